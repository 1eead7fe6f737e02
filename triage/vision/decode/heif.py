"""HEIC and AVIF share a container. Its boxes give the size and the orientation; EXIF has no say, by the standard."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pi_heif
from pi_heif import options
from PIL import AvifImagePlugin, Image

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require
from triage.vision.decode.orientation import find_orientation

if TYPE_CHECKING:
    from triage.config import Limits

MAX_BOXES = 10_000
BLOCK = 64

# Only the picture itself is wanted.
options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False


def read_heic(content: bytes, limits: Limits) -> Frame:
    """The primary image of a HEIC file; `frames` counts the others too."""
    most = _admit_declared(content, limits)
    opened: Any = pi_heif.open_heif(content)
    width, height = opened.size
    require(width * height <= most, Problem.DAMAGED)
    admit(width, height, len(opened), limits)
    image = opened[opened.primary_index]
    pixels = np.asarray(image)[:, :width]
    if image.mode == "RGB":
        return Frame(np.ascontiguousarray(pixels), len(opened))
    return Frame(flatten(Image.fromarray(np.ascontiguousarray(pixels))), len(opened))


def read_avif(content: bytes, limits: Limits) -> Frame:
    """The primary image, or the first frame of a sequence."""
    most = _admit_declared(content, limits)
    with AvifImagePlugin.AvifImageFile(BytesIO(_without_exif(content))) as image:
        frames = getattr(image, "n_frames", 1)
        require(image.width * image.height <= most, Problem.DAMAGED)
        admit(image.width, image.height, frames, limits)
        image.load()
        # With EXIF hidden, Pillow makes a block of its own from the container's rotation and mirroring.
        return Frame(flatten(image), frames, find_orientation(image.info.get("exif", b"")))


def _admit_declared(content: bytes, limits: Limits) -> int:
    """Check every size that the file declares, before a library sees it. Returns the largest area."""
    sizes = list(_sizes(content))
    require(bool(sizes), Problem.DAMAGED)
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    # What is coded may be padded to whole blocks; the picture in it is measured once it is opened.
    require(max(0, width - BLOCK) * max(0, height - BLOCK) < limits.pixels, Problem.TOO_MANY_PIXELS)
    return width * height


def _sizes(content: bytes) -> Iterator[tuple[int, int]]:
    start, end = _meta(content)
    for _ in range(MAX_BOXES):
        start = content.find(b"ispe", start, end)
        if start < 0:
            return
        yield struct.unpack_from(">II", content, start + 8)
        start += 4
    raise UnreadableError(Problem.DAMAGED)


def _meta(content: bytes) -> tuple[int, int]:
    """Where the box of all headers starts and ends; every box must be whole."""
    found = (0, 0)
    at = 0
    for _ in range(MAX_BOXES):
        if at >= len(content):
            require(found != (0, 0), Problem.DAMAGED)
            return found
        size, kind = struct.unpack_from(">I4s", content, at)
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
        end = at + size if size else len(content)
        require(end - at >= 8, Problem.DAMAGED)
        require(end <= len(content), Problem.TRUNCATED)
        if kind == b"meta":
            found = (at, end)
        at = end
    raise UnreadableError(Problem.DAMAGED)


def _without_exif(content: bytes) -> bytes:
    """Hide EXIF from Pillow, which would parse all of it: a crafted block can warn or fill the memory."""
    start, end = _meta(content)
    return content[:start] + content[start:end].replace(b"Exif", b"Skip") + content[end:]
