"""A small upright copy of a picture for a page, private areas painted over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Box, ImageFacts
from triage.vision.decode import decode
from triage.vision.upright.keystone import find_corners
from triage.vision.upright.orientation import rotate
from triage.vision.upright.screen import rectify
from triage.vision.upright.skew import level

if TYPE_CHECKING:
    from triage.ports import Pixels

SIDE = 1600
_QUALITY = 82

# The angle in a report is rounded, so the same turn may come out this many pixels larger or smaller.
_SLACK = 2

# Only pictures that were read within the settings' limits come here.
_WIDE = Limits(bytes=2**31, pixels=2**31, frames=2**31, side=1, aspect=2.0**31)


def preview(content: bytes, facts: ImageFacts, covered: Sequence[Box] = (), side: int = SIDE) -> bytes | None:
    """A WebP whose longer side is at most `side` pixels, made upright in the way that `facts` tell.

    `covered` are boxes of the upright picture that are painted black. None as in `restore`.
    """
    pixels = restore(content, facts, covered)
    return None if pixels is None else to_webp(shrink(pixels, side))


def restore(content: bytes, facts: ImageFacts, covered: Sequence[Box] = ()) -> Pixels | None:
    """The pixels that the boxes of a report belong to, those in `covered` black.

    None when the file cannot be decoded, or when its pixels do not come out as those that the boxes belong to: a box
    in the wrong place covers nothing.
    """
    try:
        upright = _upright(decode(content, _WIDE).pixels, facts)
    except UnreadableError:
        return None
    height, width = upright.shape[:2]
    slack = _SLACK if facts.skew else 0
    if max(abs(width - facts.width), abs(height - facts.height)) > slack:
        return None
    return _paint(upright, covered, slack)


def shrink(pixels: Pixels, side: int = SIDE) -> Image.Image:
    """A picture whose longer side is at most `side`. What was painted before bleeds out of no edge."""
    picture = Image.fromarray(pixels)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture


def to_webp(picture: Image.Image) -> bytes:
    """A small file of it; thin lines keep their colours."""
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=4, use_sharp_yuv=True)
    return file.getvalue()


def _upright(pixels: Pixels, facts: ImageFacts) -> Pixels:
    pixels = rotate(pixels, facts.rotation)
    if facts.rectified and (corners := find_corners(pixels)):
        pixels = rectify(pixels, corners)
    return level(pixels, facts.skew) if facts.skew else pixels


def _paint(pixels: Pixels, boxes: Sequence[Box], margin: int) -> Pixels:
    painted = np.array(pixels, copy=True)
    for box in boxes:
        top, left = max(0, box.y0 - margin), max(0, box.x0 - margin)
        painted[top : box.y1 + margin, left : box.x1 + margin] = 0
    return painted
