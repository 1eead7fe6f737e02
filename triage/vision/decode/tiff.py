"""TIFF and BigTIFF: the first directory is checked and rewritten with only the tags that paint."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import TiffImagePlugin

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require
from triage.vision.decode.orientation import TAG as ORIENTATION

if TYPE_CHECKING:
    from triage.config import Limits

MAX_ENTRIES = 4096
MAX_NUMBERS = 1_000_000
MAX_PAGES = 100_000
WIDTH, HEIGHT, COMPRESSION, COLOUR_MAP, TILE_WIDTH, TILE_HEIGHT = 256, 257, 259, 320, 322, 323
STRIPS, TILES = (273, 279), (324, 325)
PAINTING_TAGS = (
    {WIDTH, HEIGHT, 258, COMPRESSION, 262, 266, *STRIPS, 277, 278, 284, 292, 293, 317, COLOUR_MAP}
    | {TILE_WIDTH, TILE_HEIGHT, *TILES, 332, 334, 338, 339, 347, *range(512, 522), 529, 530, 531, 532}
)  # fmt: skip
# Tags of one number; Pillow would warn about more.
SINGLE = {WIDTH, HEIGHT, COMPRESSION, 262, 266, 277, 278, 284, 292, 293, 317, TILE_WIDTH, TILE_HEIGHT, 332, 334}
SINGLE |= {*range(512, 516), 531}
JPEG_TABLES, UNDEFINED = 347, 7
# None, fax, LZW, JPEG, deflate, PackBits, Zstandard, WebP. LZMA may ask for any amount of memory.
COMPRESSIONS = {1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946, 50000, 50001}
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
WHOLE = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How numbers stand in this file: byte order, and the formats of a count, an entry and an address."""

    order: str
    count: str
    entry: str
    address: str

    def numbers(self, content: bytes, fmt: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(self.order + fmt, content, at)


class Entry(NamedTuple):
    """A tag: where its entry and its values stand, their type and number."""

    at: int
    kind: int
    number: int
    values: int


def read(content: bytes, limits: Limits) -> Frame:
    """The first page."""
    layout, start = _open(content)
    entries = _entries(content, layout, start)
    width, height = (_one(content, layout, entries.get(tag), 0) for tag in (WIDTH, HEIGHT))
    frames = sum(1 for _ in _pages(content, layout, start))
    admit(width, height, frames, limits)
    _check_body(content, layout, entries, width * height)
    orientation = _one(content, layout, entries.get(ORIENTATION), 1)
    with TiffImagePlugin.TiffImageFile(BytesIO(_rewrite(content, layout, start, entries))) as image:
        require(image.size == (width, height), Problem.DAMAGED)
        image.load()
        return Frame(flatten(image), frames, orientation)


def _open(content: bytes) -> tuple[Layout, int]:
    order = "<" if content[:2] == b"II" else ">"
    big = 43 in content[2:4]
    layout = Layout(order, "Q", "HHQ8s", "Q") if big else Layout(order, "H", "HHI4s", "I")
    return layout, layout.numbers(content, layout.address, 8 if big else 4)[0]


def _entries(content: bytes, layout: Layout, start: int) -> dict[int, Entry]:
    """The entries of a directory by tag; no two may use the same bytes twice over."""
    require(start < len(content), Problem.TRUNCATED)
    (count,) = layout.numbers(content, layout.count, start)
    require(0 < count <= MAX_ENTRIES, Problem.DAMAGED)
    step, inline = struct.calcsize(layout.order + layout.entry), struct.calcsize(layout.address)
    first = start + struct.calcsize(layout.count)
    found: dict[int, Entry] = {}
    total = 0
    for at in range(first, first + count * step, step):
        tag, kind, number, _ = layout.numbers(content, layout.entry, at)
        size = number * SIZES.get(kind, 1)
        place = at + step - inline
        values = place if size <= inline else layout.numbers(content, layout.address, place)[0]
        if tag not in PAINTING_TAGS and tag != ORIENTATION:
            continue
        require(values + size <= len(content), Problem.TRUNCATED)
        total += size
        found.setdefault(tag, Entry(at, kind, number, values))
    require(total <= len(content), Problem.DAMAGED)
    return found


def _pages(content: bytes, layout: Layout, start: int) -> Iterator[int]:
    """Where each directory stands; a chain that turns back on itself ends there."""
    seen: set[int] = set()
    step = struct.calcsize(layout.order + layout.entry)
    while start and start not in seen and start < len(content) and len(seen) < MAX_PAGES:
        seen.add(start)
        yield start
        (count,) = layout.numbers(content, layout.count, start)
        link = start + struct.calcsize(layout.count) + count * step
        require(link < len(content), Problem.TRUNCATED)
        (start,) = layout.numbers(content, layout.address, link)


def _all(content: bytes, layout: Layout, entry: Entry | None) -> tuple[int, ...]:
    if entry is None:
        return ()
    require(entry.kind in WHOLE and entry.number <= MAX_NUMBERS, Problem.DAMAGED)
    return layout.numbers(content, f"{entry.number}{WHOLE[entry.kind]}", entry.values)


def _one(content: bytes, layout: Layout, entry: Entry | None, default: int) -> int:
    return next(iter(_all(content, layout, entry)), default)


def _check_body(content: bytes, layout: Layout, entries: dict[int, Entry], pixels: int) -> None:
    """The pixels are there, in a way that can be read, and in tiles no larger than a picture may be."""
    require(_one(content, layout, entries.get(COMPRESSION), 1) in COMPRESSIONS, Problem.UNSUPPORTED_FORMAT)
    tile = [_one(content, layout, entries.get(tag), 0) for tag in (TILE_WIDTH, TILE_HEIGHT)]
    require(tile[0] * tile[1] <= 4 * pixels + 2**20, Problem.TOO_MANY_PIXELS)
    places, sizes = (_all(content, layout, entries.get(tag)) for tag in (TILES if TILES[0] in entries else STRIPS))
    require(bool(places), Problem.DAMAGED)
    if any(place + size > len(content) for place, size in zip(places, sizes or (0,) * len(places), strict=False)):
        raise UnreadableError(Problem.TRUNCATED)
    for tag, entry in entries.items():
        require(entry.number == 1 or tag not in SINGLE, Problem.DAMAGED)
        require(entry.kind == UNDEFINED or tag != JPEG_TABLES, Problem.DAMAGED)
        require(entry.kind in SIZES and entry.number <= max(MAX_NUMBERS, pixels // 64), Problem.DAMAGED)


def _rewrite(content: bytes, layout: Layout, start: int, entries: dict[int, Entry]) -> bytes:
    """The file with one directory in its old place: fewer entries, and none after it."""
    kept = sorted((tag, entry) for tag, entry in entries.items() if tag in PAINTING_TAGS)
    step = struct.calcsize(layout.order + layout.entry)
    table = b"".join(content[entry.at : entry.at + step] for _, entry in kept)
    count = struct.pack(layout.order + layout.count, len(kept))
    directory = count + table + bytes(struct.calcsize(layout.address))
    return content[:start] + directory + content[start + len(directory) :]
