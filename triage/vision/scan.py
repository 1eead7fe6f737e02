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
from triage.vision.find.glyphs import covered, find_glyphs
from triage.vision.find.order import reading_order
from triage.vision.find.panels import find_panels
from triage.vision.find.regions import find_regions
from triage.vision.foreign import foreign_lines
from triage.vision.headline import rank, read_headline
from triage.vision.strips import cut, place, shrink

if TYPE_CHECKING:
    from triage.ports import Pixels

LETTERS = 13.0  # pixels of a letter's outline to which small ones are enlarged
LEAST_ZOOM, MOST_ZOOM = 1.15, 2.0
ENLARGEABLE = 1_200_000  # pixels up to which a picture is enlarged


@dataclass(frozen=True, slots=True)
class Engines:
    """What finds and reads. The steady finder costs more and is asked where the quick one may be wrong."""

    finder: Finder
    steady: Finder
    reader: Reader
    second: Reader
    min_confidence: float


@dataclass(frozen=True, slots=True)
class Scan:
    """Lines in reading order; `unread` boxes were found and left; `spellings` are all, the bad ones too.

    `letters` is the height of the letters' outlines, in pixels, 0.0 when it cannot be told; `covered` the share of the
    letters that stand in a box.
    """

    lines: tuple[Line, ...]
    regions: tuple[Region, ...]
    unread: tuple[Box, ...]
    missing: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    boxes: tuple[Box, ...]
    letters: float
    covered: float
    find_seconds: float
    read_seconds: float


def scan(pixels: Pixels, engines: Engines, detail: Detail) -> Scan:
    """Find the lines and read them."""
    start = perf_counter()
    glyphs = find_glyphs(pixels)
    sheet, zoom = _enlarge(pixels, glyphs.height)
    boxes = engines.finder.find(sheet)
    panels = find_panels(pixels)
    found = perf_counter()
    places = tuple(shrink(box, zoom) for box in boxes)
    ranking = rank(pixels, places, panels) if detail is Detail.HEADLINE else range(len(boxes))
    spelled = _read(sheet, boxes, engines, detail, ranking)
    spelled, missing = _read_foreign(sheet, boxes, spelled, engines)
    height, width = pixels.shape[:2]
    placed = {index: place(spelling, boxes[index], zoom) for index, spelling in spelled.items()}
    order = reading_order(places)
    lines = tuple(placed[index] for index in order if index in placed and _is_text(placed[index], engines))
    return Scan(
        lines=lines,
        regions=find_regions(width, height, panels, lines),
        unread=tuple(box for index, box in enumerate(places) if index not in spelled),
        missing=missing,
        spellings=tuple(spelled.values()),
        boxes=places,
        letters=glyphs.height,
        covered=covered(glyphs, places),
        find_seconds=found - start,
        read_seconds=perf_counter() - found,
    )


def _enlarge(pixels: Pixels, letters: float) -> tuple[Pixels, float]:
    """The picture to read from, and how much larger than the original it is: small letters are read enlarged."""
    height, width = pixels.shape[:2]
    zoom = min(MOST_ZOOM, LETTERS / letters, (ENLARGEABLE / (height * width)) ** 0.5) if letters else 1.0
    if zoom < LEAST_ZOOM:
        return pixels, 1.0
    larger = cv2.resize(pixels, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, np.uint8), zoom


def _read(
    sheet: Pixels, boxes: Sequence[Box], engines: Engines, detail: Detail, ranking: Sequence[int]
) -> dict[int, Spelling]:
    def read(indices: Sequence[int]) -> tuple[Spelling, ...]:
        return engines.reader.read([cut(sheet, boxes[index]) for index in indices])

    if detail is Detail.FULL:
        return dict(enumerate(read(ranking)))
    return read_headline(boxes, ranking, read)


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
