"""BMP of Windows and OS/2."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import BmpImagePlugin

from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require

if TYPE_CHECKING:
    from triage.config import Limits

CORE_HEADER = 12
RAW, RLE8, RLE4, BITFIELDS = 0, 1, 2, 3
# Pillow unpacks run lengths in Python, a microsecond a run: half a second's worth.
MAX_RUNS = 2**19


def read(content: bytes, limits: Limits) -> Frame:
    """The picture; run lengths are read in files of a size that was usual when they were."""
    offset, header = struct.unpack_from("<II", content, 10)
    if header == CORE_HEADER:
        width, height, _, bits = struct.unpack_from("<HHHH", content, 18)
        compression = RAW
    else:
        width, height, _, bits, compression = struct.unpack_from("<iiHHI", content, 18)
        height = abs(height)
    require(compression in (RAW, RLE8, RLE4, BITFIELDS), Problem.UNSUPPORTED_FORMAT)
    require(width > 0 and bits in (1, 4, 8, 16, 24, 32), Problem.DAMAGED)
    admit(width, height, 1, limits)
    if compression in (RLE8, RLE4):
        require(len(content) <= MAX_RUNS, Problem.TOO_MANY_BYTES)
    else:
        require(offset + (width * bits + 31) // 32 * 4 * height <= len(content), Problem.TRUNCATED)
    with BmpImagePlugin.BmpImageFile(BytesIO(content)) as image:
        require(image.size == (width, height), Problem.DAMAGED)
        image.load()
        return Frame(flatten(image))
