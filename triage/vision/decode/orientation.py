"""EXIF orientation: found in a few bytes of the block, and applied.

The block is read here and not by a library: only one number is wanted, and a full parse can be made to copy the
same bytes thousands of times.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from triage.ports import Pixels

PREFIX = b"Exif\0\0"
TAG = 0x0112
SHORT = 3

TURNS: dict[int, Callable[[Pixels], Pixels]] = {
    2: lambda pixels: pixels[:, ::-1],
    3: lambda pixels: pixels[::-1, ::-1],
    4: lambda pixels: pixels[::-1],
    5: lambda pixels: pixels.transpose(1, 0, 2),
    6: lambda pixels: pixels.transpose(1, 0, 2)[:, ::-1],
    7: lambda pixels: pixels.transpose(1, 0, 2)[::-1, ::-1],
    8: lambda pixels: pixels.transpose(1, 0, 2)[::-1],
}


def find_orientation(block: bytes) -> int:
    """The orientation 1-8 that an EXIF block gives; 1 when it is broken or silent."""
    block = block.removeprefix(PREFIX)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, start)
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", block, at)
            if tag == TAG:
                return int(value) if kind == SHORT and 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def turn(pixels: Pixels, orientation: int) -> Pixels:
    """The pixels as they are meant to be seen, C-contiguous."""
    view = TURNS[orientation](pixels) if orientation in TURNS else pixels
    if orientation in (6, 8):
        # numpy's copy of a turned view is several times slower
        code = cv2.ROTATE_90_CLOCKWISE if orientation == 6 else cv2.ROTATE_90_COUNTERCLOCKWISE
        view = np.asarray(cv2.rotate(pixels, code), dtype=np.uint8)
    return np.ascontiguousarray(view)
