"""A picture that reads badly is turned, rectified and levelled, as long as each step makes it read better."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from triage.values import Detail
from triage.vision.scan import Engines, Scan, scan
from triage.vision.upright.orientation import find_rotation, legible, rotate
from triage.vision.upright.screen import find_screen, rectify
from triage.vision.upright.skew import find_skew, level

if TYPE_CHECKING:
    from triage.ports import Pixels

WELL = 0.7  # share of the characters read beyond doubt in a picture that stands upright
BETTER = 1.1  # how much more a turned picture must read


@dataclass(frozen=True, slots=True)
class Upright:
    """An upright picture, what was read in it, and what was done to it: degrees clockwise, small angle removed."""

    pixels: Pixels = field(repr=False)
    scan: Scan = field(repr=False)
    rotation: int = 0
    skew: float = 0.0
    rectified: bool = False


def reads_well(found: Scan) -> bool:
    """Whether most of what was found is read beyond doubt, so that nothing needs a check."""
    total = sum(max(1, len(spelling.text)) for spelling in found.spellings)
    return legible(found.spellings) >= WELL * total


def make_upright(pixels: Pixels, found: Scan, engines: Engines, detail: Detail) -> Upright:
    """The best of the picture as it stands and as turned, rectified and levelled, in this order."""
    best = Upright(pixels, found)
    for step in (_turned, _rectified, _levelled):
        best = step(best, engines, detail)
        if reads_well(best.scan):
            break
    return best


def _turned(now: Upright, engines: Engines, detail: Detail) -> Upright:
    degrees = find_rotation(now.pixels, engines.finder, engines.reader)
    if not degrees:
        return now
    return _if_better(now, replace(now, pixels=rotate(now.pixels, degrees), rotation=degrees), engines, detail)


def _rectified(now: Upright, engines: Engines, detail: Detail) -> Upright:
    corners = find_screen(now.pixels)
    if corners is None:
        return now
    return _if_better(now, replace(now, pixels=rectify(now.pixels, corners), rectified=True), engines, detail)


def _levelled(now: Upright, engines: Engines, detail: Detail) -> Upright:
    degrees = find_skew(now.pixels)
    if not degrees:
        return now
    return _if_better(now, replace(now, pixels=level(now.pixels, degrees), skew=degrees), engines, detail)


def _if_better(now: Upright, tried: Upright, engines: Engines, detail: Detail) -> Upright:
    found = scan(tried.pixels, engines, detail)
    better = legible(found.spellings) >= BETTER * legible(now.scan.spellings)
    return replace(tried, scan=found) if better else now
