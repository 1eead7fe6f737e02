"""One pass over an upright picture: where text stands, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import cv2
import numpy as np

from triage.ports import Finder, Reader
from triage.values import Box, Detail, Line, Region, Spelling
from triage.vision.find.order import reading_order
from triage.vision.find.panels import find_panels
from triage.vision.find.regions import find_regions
from triage.vision.foreign import foreign_lines
from triage.vision.headline import rank, read_headline
from triage.vision.strips import cut, place, shrink

if TYPE_CHECKING:
    from triage.ports import Pixels

TINY = 19  # median height of a box, in pixels, below which a picture is read enlarged
SMALLEST = 14  # and below which it is enlarged more
ENLARGEABLE = 600_000  # pixels up to which enlarging is worth its time


@dataclass(frozen=True, slots=True)
class Engines:
    """What finds and reads."""

    finder: Finder
    reader: Reader
    second: Reader
    min_confidence: float


@dataclass(frozen=True, slots=True)
class Scan:
    """Lines in reading order; `unread` boxes were found and left; `spellings` are all, the bad ones too."""

    lines: tuple[Line, ...]
    regions: tuple[Region, ...]
    unread: tuple[Box, ...]
    missing: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    boxes: tuple[Box, ...]
    find_seconds: float
    read_seconds: float


def scan(pixels: Pixels, engines: Engines, detail: Detail) -> Scan:
    """Find the lines and read them."""
    start = perf_counter()
    sheet, zoom, boxes = _find(pixels, engines.finder)
    panels = find_panels(pixels)
    found = perf_counter()
    spelled = _read(sheet, boxes, engines, detail)
    spelled, missing = _read_foreign(sheet, boxes, spelled, engines)
    height, width = pixels.shape[:2]
    placed = {index: place(spelling, boxes[index], zoom) for index, spelling in spelled.items()}
    order = reading_order([shrink(box, zoom) for box in boxes])
    lines = tuple(placed[index] for index in order if index in placed and _is_text(placed[index], engines))
    return Scan(
        lines=lines,
        regions=find_regions(width, height, panels, lines),
        unread=tuple(shrink(box, zoom) for index, box in enumerate(boxes) if index not in spelled),
        missing=missing,
        spellings=tuple(spelled.values()),
        boxes=tuple(shrink(box, zoom) for box in boxes),
        find_seconds=found - start,
        read_seconds=perf_counter() - found,
    )


def _find(pixels: Pixels, finder: Finder) -> tuple[Pixels, float, tuple[Box, ...]]:
    """The picture to read from, how much larger than the original it is, and the boxes in it."""
    boxes = finder.find(pixels)
    height, width = pixels.shape[:2]
    middle = float(np.median([box.height for box in boxes])) if boxes else TINY
    if middle >= TINY or height * width > ENLARGEABLE:
        return pixels, 1.0, boxes
    zoom = 1.5 if middle >= SMALLEST else 2.0
    larger = np.asarray(cv2.resize(pixels, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC), np.uint8)
    return larger, zoom, finder.find(larger)


def _read(sheet: Pixels, boxes: Sequence[Box], engines: Engines, detail: Detail) -> dict[int, Spelling]:
    def read(indices: Sequence[int]) -> tuple[Spelling, ...]:
        return engines.reader.read([cut(sheet, boxes[index]) for index in indices])

    if detail is Detail.FULL:
        return dict(enumerate(read(range(len(boxes)))))
    return read_headline(boxes, rank(sheet, boxes, find_panels(sheet)), read)


def _read_foreign(
    sheet: Pixels, boxes: Sequence[Box], spelled: dict[int, Spelling], engines: Engines
) -> tuple[dict[int, Spelling], tuple[str, ...]]:
    """Ask the second engine for lines in another script; where it cannot, say what is missing."""
    known = sorted(spelled)
    foreign = [known[at] for at in foreign_lines([boxes[i] for i in known], [spelled[i] for i in known])]
    if not foreign:
        return spelled, ()
    again = engines.second.read([cut(sheet, boxes[index]) for index in foreign])
    better = {
        index: new
        for index, new in zip(foreign, again, strict=True)
        if len(new.text) * new.confidence > len(spelled[index].text) * spelled[index].confidence
    }
    lacking = engines.second.missing()
    hints = (lacking,) if lacking and len(better) < len(foreign) / 2 else ()
    return {**spelled, **better}, hints


def _is_text(line: Line, engines: Engines) -> bool:
    """Whether it is more than an icon: those are often read as one letter or sign."""
    if len(line.text) < 2 and not line.text.isdigit():
        return False
    return line.confidence >= engines.min_confidence
