"""PNG: the chunks that paint are checked and passed on; text, profiles and further frames are left behind."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import PngImagePlugin

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten, lay, shrink
from triage.vision.decode.frame import Frame, admit, require
from triage.vision.decode.orientation import find_orientation

if TYPE_CHECKING:
    from triage.config import Limits
    from triage.ports import Pixels

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_CHUNKS = 20_000
GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6
DEPTHS = {GREY: (1, 2, 4, 8, 16), COLOUR: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), COLOUR_ALPHA: (8, 16)}
SAMPLES = {GREY: 1, COLOUR: 3, PALETTE: 1, GREY_ALPHA: 2, COLOUR_ALPHA: 4}
# Left, top and step of the seven passes of an interlaced picture.
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
# A packed byte can hold so many; what a stream could hold beyond the last row is unpacked in half a second.
DEFLATE_RATIO, MAX_SURPLUS = 1032, 2**28
STEP = 2**20


class Shape(NamedTuple):
    """What the header says."""

    width: int
    height: int
    depth: int
    colour: int
    interlace: int

    @property
    def unpacked(self) -> int:
        """Bytes of all rows, each with its filter."""
        bits = self.depth * SAMPLES[self.colour]
        passes = ADAM7 if self.interlace else ((0, 0, 1, 1),)
        sizes = ((-(-(self.width - x) // dx), -(-(self.height - y) // dy)) for x, y, dx, dy in passes)
        return sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in sizes if columns > 0 and rows > 0)


class Chunk(NamedTuple):
    """A chunk in place: its kind, and where it starts, its length field included, and ends, its checksum included."""

    kind: bytes
    start: int
    end: int

    def body(self, content: bytes) -> bytes:
        return content[self.start + 8 : self.end - 4]


def read(content: bytes, limits: Limits) -> Frame:
    """The default image, which in an animation is the first frame or stands for it."""
    chunks = list(_walk(content))
    shape = _shape(content, chunks[0])
    frames, orientation = _notes(content, chunks)
    admit(shape.width, shape.height, frames, limits)
    kept = [chunks[0], *_painters(content, chunks, shape.colour), chunks[-1]]
    view = memoryview(content)
    clean = b"".join([SIGNATURE, *(view[chunk.start : chunk.end] for chunk in kept)])
    packed = sum(chunk.end - chunk.start for chunk in kept)
    if packed * DEFLATE_RATIO - shape.unpacked > MAX_SURPLUS:
        pixels = _paint_no_more(clean, shape, (chunk.body(content) for chunk in kept if chunk.kind == b"IDAT"))
    elif shape.colour in (GREY_ALPHA, COLOUR_ALPHA) or any(chunk.kind == b"tRNS" for chunk in kept):
        pixels = _paint_layers(clean)
    else:
        pixels = _eight(_unpack(clean, cv2.IMREAD_COLOR_RGB))
    return Frame(pixels, frames, orientation)


def _walk(content: bytes) -> Iterator[Chunk]:
    at = len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        length, kind = struct.unpack_from(">I4s", content, at)
        require(kind.isalpha() and length < 2**31, Problem.DAMAGED)
        chunk = Chunk(kind, at, at + 12 + length)
        require(chunk.end <= len(content), Problem.TRUNCATED)
        if kind[:1].isupper():
            _check(content, chunk)
        yield chunk
        if kind == b"IEND":
            return
        at = chunk.end
    raise UnreadableError(Problem.DAMAGED)


def _check(content: bytes, chunk: Chunk) -> None:
    require(chunk.kind in (b"IHDR", b"PLTE", b"IDAT", b"IEND"), Problem.UNSUPPORTED_FORMAT)
    (expected,) = struct.unpack_from(">I", content, chunk.end - 4)
    require(zlib.crc32(memoryview(content)[chunk.start + 4 : chunk.end - 4]) == expected, Problem.DAMAGED)


def _shape(content: bytes, chunk: Chunk) -> Shape:
    require(chunk.kind == b"IHDR" and chunk.end - chunk.start == 25, Problem.DAMAGED)
    width, height, depth, colour, method, filters, interlace = struct.unpack(">IIBBBBB", chunk.body(content))
    legal = depth in DEPTHS.get(colour, ()) and method == 0 and filters == 0 and interlace in (0, 1)
    require(legal and width > 0 and height > 0, Problem.DAMAGED)
    return Shape(width, height, depth, colour, interlace)


def _notes(content: bytes, chunks: list[Chunk]) -> tuple[int, int]:
    frames = orientation = 1
    for chunk in chunks:
        if chunk.kind == b"acTL" and chunk.end - chunk.start >= 16:
            frames = max(1, int.from_bytes(chunk.body(content)[:4], "big"))
        elif chunk.kind == b"eXIf":
            orientation = find_orientation(chunk.body(content))
    return frames, orientation


def _painters(content: bytes, chunks: list[Chunk], colour: int) -> Iterator[Chunk]:
    """Palette, transparency and pixels, each kind where it belongs."""
    pixels = [chunk for chunk in chunks if chunk.kind == b"IDAT"]
    require(bool(pixels), Problem.DAMAGED)
    ahead = {chunk.kind: chunk for chunk in reversed(chunks) if chunk.start < pixels[0].start}
    if colour == PALETTE:
        require(b"PLTE" in ahead, Problem.DAMAGED)
        size = len(ahead[b"PLTE"].body(content))
        require(0 < size <= 768 and size % 3 == 0, Problem.DAMAGED)
        yield ahead[b"PLTE"]
    # The one transparent grey of a grey picture is a grey like any other: shown, it hides nothing.
    if colour in (COLOUR, PALETTE) and b"tRNS" in ahead and _sound(content, ahead[b"tRNS"]):
        yield ahead[b"tRNS"]
    yield from pixels


def _sound(content: bytes, chunk: Chunk) -> bool:
    """Whether an optional chunk is worth passing on."""
    (expected,) = struct.unpack_from(">I", content, chunk.end - 4)
    return chunk.end - chunk.start > 12 and zlib.crc32(content[chunk.start + 4 : chunk.end - 4]) == expected


def _paint_layers(clean: bytes) -> Pixels:
    layers = shrink(_unpack(clean, cv2.IMREAD_UNCHANGED))
    require(layers.ndim == 3 and layers.shape[2] == 4, Problem.DAMAGED)
    return lay(_eight(cv2.cvtColor(layers, cv2.COLOR_BGRA2RGB)), _eight(cv2.extractChannel(layers, 3)))


def _paint_no_more(clean: bytes, shape: Shape, parts: Iterable[bytes]) -> Pixels:
    """Pillow stops at the last row where libpng would unpack all that follows; but it takes missing rows for zeros."""
    with PngImagePlugin.PngImageFile(BytesIO(clean)) as image:
        image.decodermaxblock = len(clean)
        image.load()
        last = image.crop((0, shape.height - 1, shape.width, shape.height))
        if last.getbbox(alpha_only=False) is None:
            require(_holds(parts, shape.unpacked), Problem.DAMAGED)
        return flatten(image)


def _holds(parts: Iterable[bytes], wanted: int) -> bool:
    """Whether a deflated stream unpacks to as many bytes, without keeping them."""
    stream = zlib.decompressobj()
    for part in parts:
        rest = part
        while rest and wanted > 0 and not stream.eof:
            wanted -= len(stream.decompress(rest, STEP))
            rest = stream.unconsumed_tail
    return wanted <= len(stream.flush(STEP))


def _unpack(clean: bytes, flags: int) -> NDArray[Any]:
    """OpenCV gives nothing for any fault, a stream that ends early included: it is strict, and the fastest."""
    pixels = cv2.imdecode(np.frombuffer(clean, np.uint8), flags)
    if pixels is None:
        raise UnreadableError(Problem.DAMAGED)
    return pixels


def _eight(mat: Any) -> NDArray[np.uint8]:
    return np.asarray(mat, dtype=np.uint8)
