"""JPEG: the one decoder that says when data ran out, so that no half-grey picture passes; CMYK by Pillow."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import simplejpeg
from PIL import JpegImagePlugin

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require
from triage.vision.decode.orientation import PREFIX, find_orientation

if TYPE_CHECKING:
    from triage.config import Limits
    from triage.ports import Pixels

MAX_SEGMENTS = 10_000
# An honest progressive file has about ten; each costs a pass over the whole picture.
MAX_SCANS = 100
START_OF_SCAN, APP0, APP1, APP14, END_OF_IMAGE = 0xDA, 0xE0, 0xE1, 0xEE, 0xD9
START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
FIRST_MARKER = 0xC0
LOSSLESS = {0xC3, 0xC5, 0xC6, 0xC7, 0xCB, 0xCD, 0xCE, 0xCF}
JPEG_LS = 0xF7
BARE = frozenset(range(0xD0, 0xD8)) | {0x01}
# Bytes left over after the last pixel: common in files from cameras, and nothing is lost.
HARMLESS = ("extraneous bytes before marker 0xd9",)


class Segment(NamedTuple):
    """A marker, and where its body starts (after the length) and ends."""

    marker: int
    start: int
    end: int


def read(content: bytes, limits: Limits) -> Frame:
    """The picture of a baseline, progressive or arithmetic JPEG: grey, colour, CMYK or YCCK."""
    segments = list(_walk(content))
    width, height, components = _shape(content, segments)
    admit(width, height, 1, limits)
    _check_scans(content, segments[-1].start)
    exif = next((s for s in segments if s.marker == APP1 and content.startswith(PREFIX, s.start)), None)
    orientation = find_orientation(content[exif.start : exif.end]) if exif else 1
    pixels = _paint_inks(content, segments) if components == 4 else _paint(content)
    return Frame(pixels, orientation=orientation)


def _walk(content: bytes) -> Iterator[Segment]:
    """The segments up to the first scan, which is the last one yielded."""
    at = 2
    for _ in range(MAX_SEGMENTS):
        require(content[at] == 0xFF, Problem.DAMAGED)
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in BARE:
            at += 2
            continue
        require(marker >= FIRST_MARKER and marker != END_OF_IMAGE, Problem.DAMAGED)
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        require(length >= 2, Problem.DAMAGED)
        require(end <= len(content), Problem.TRUNCATED)
        yield Segment(marker, at + 4, end)
        if marker == START_OF_SCAN:
            return
        at = end
    raise UnreadableError(Problem.DAMAGED)


def _shape(content: bytes, segments: list[Segment]) -> tuple[int, int, int]:
    frame = next((s for s in segments if s.marker in START_OF_FRAME or s.marker == JPEG_LS), None)
    if frame is None:
        raise UnreadableError(Problem.DAMAGED)
    require(frame.marker not in LOSSLESS and frame.marker != JPEG_LS, Problem.UNSUPPORTED_FORMAT)
    precision, height, width, components = struct.unpack_from(">BHHB", content, frame.start)
    require(precision == 8, Problem.UNSUPPORTED_FORMAT)
    require(width > 0 and height > 0 and components in (1, 3, 4), Problem.DAMAGED)
    return width, height, components


def _check_scans(content: bytes, first: int) -> None:
    end = content.find(b"\xff\xd9", first)
    require(end >= 0, Problem.TRUNCATED)
    require(content.count(b"\xff\xda", first, end) < MAX_SCANS, Problem.DAMAGED)


def _paint(content: bytes) -> Pixels:
    try:
        return np.asarray(simplejpeg.decode_jpeg(content, "RGB", strict=True), dtype=np.uint8)
    except ValueError as error:
        words = str(error).lower()
        require("premature end" not in words, Problem.TRUNCATED)
        require(any(known in words for known in HARMLESS), Problem.DAMAGED)
    return np.asarray(simplejpeg.decode_jpeg(content, "RGB", strict=False), dtype=np.uint8)


def _paint_inks(content: bytes, segments: list[Segment]) -> Pixels:
    """CMYK and YCCK. Pillow knows that Adobe stores them inverted, and is spared metadata that can grow in memory."""
    view = memoryview(content)
    wanted = [s for s in segments if s.marker < APP0 or s.marker in (APP0, APP14)]
    parts = [view[s.start - 4 : s.end] for s in wanted]
    clean = b"".join([b"\xff\xd8", *parts, view[segments[-1].end :]])
    with JpegImagePlugin.JpegImageFile(BytesIO(clean)) as image:
        image.load()
        return flatten(image)
