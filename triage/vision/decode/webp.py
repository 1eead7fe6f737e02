"""WebP: lossy, lossless, with alpha or animated."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import WebPImagePlugin

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require
from triage.vision.decode.orientation import find_orientation

if TYPE_CHECKING:
    from triage.config import Limits

MAX_CHUNKS = 100_000


def read(content: bytes, limits: Limits) -> Frame:
    """The first frame on its canvas."""
    (size,) = struct.unpack_from("<I", content, 4)
    require(8 + size <= len(content), Problem.TRUNCATED)
    content = content[: 8 + size]
    chunks = list(_walk(content))
    require(bool(chunks), Problem.DAMAGED)
    width, height = _canvas(content, *chunks[0])
    frames = max(1, sum(kind == b"ANMF" for kind, _, _ in chunks))
    admit(width, height, frames, limits)
    exif = next(((start, end) for kind, start, end in chunks if kind == b"EXIF"), None)
    orientation = find_orientation(content[slice(*exif)]) if exif else 1
    with WebPImagePlugin.WebPImageFile(BytesIO(content)) as image:
        require(image.size == (width, height), Problem.DAMAGED)
        image.load()
        return Frame(flatten(image), frames, orientation)


def _walk(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of the body of each chunk."""
    at = 12
    for _ in range(MAX_CHUNKS):
        if at >= len(content):
            return
        kind, size = struct.unpack_from("<4sI", content, at)
        require(at + 8 + size <= len(content), Problem.TRUNCATED)
        yield kind, at + 8, at + 8 + size
        at += 8 + size + size % 2
    raise UnreadableError(Problem.DAMAGED)


def _canvas(content: bytes, kind: bytes, start: int, end: int) -> tuple[int, int]:
    body = content[start:end]
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        require(body[:1] == b"\x2f", Problem.DAMAGED)
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    require(kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a", Problem.DAMAGED)
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF
