"""A small upright copy of a picture for a page, private areas painted over."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image

from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Box
from triage.vision.decode import decode

SIDE = 1600
_QUALITY = 82

# Only pictures that were read within the settings' limits come here.
_WIDE = Limits(bytes=2**31, pixels=2**31, frames=2**31, side=1, aspect=2.0**31)


def preview(
    content: bytes, size: tuple[int, int], rotation: int = 0, covered: Sequence[Box] = (), side: int = SIDE
) -> bytes | None:
    """A WebP whose longer side is at most `side` pixels, turned `rotation` (0, 90, 180, 270) degrees clockwise.

    `size` is width and height of the upright picture that the boxes belong to; `covered` are painted black in it.
    None when the file cannot be decoded, or when its pixels are not those that the boxes belong to (it was
    straightened): a box in the wrong place covers nothing.
    """
    try:
        pixels = decode(content, _WIDE).pixels
    except UnreadableError:
        return None
    upright = np.array(np.rot90(pixels, -rotation // 90), copy=True)
    if upright.shape[1::-1] != size:
        return None
    for box in covered:
        upright[max(0, box.y0) : box.y1, max(0, box.x0) : box.x1] = 0
    picture = Image.fromarray(upright)
    # Shrunk after painting, so that no edge of a covered word bleeds out.
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()
