"""A picture that reads badly is turned, rectified and levelled, as long as each step makes it read better."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from triage.values import Detail
from triage.vision.scan import Engines, Scan, scan
from triage.vision.upright.keystone import find_corners
from triage.vision.upright.orientation import find_rotation, legible, rotate
from triage.vision.upright.screen import rectify
from triage.vision.upright.skew import find_skew, level

if TYPE_CHECKING:
    from triage.ports import Pixels

WELL = 0.7  # share of the characters read beyond doubt in a picture that stands upright
FEW = 12  # characters that may be read by chance in a picture that lies on its side
LOST = 0.8  # share of the letters in boxes, below which the angle of the lines is measured
MISSED = 0.55  # share of the letters in boxes, below which lines were missed: they may lean or stand upright
TALL = 2.05  # height of a box over that of its letters' outlines from which a line seems to lean
BETTER = 1.1  # how much more a turned picture must read
FLAT = 0.62  # share of neighbouring pixels that are equal, below which a picture is a photo
PHOTO_STEP = 16  # every so many rows are looked at


@dataclass(frozen=True, slots=True)
class Upright:
    """An upright picture, what was read in it, and what was done to it: degrees clockwise, small angle removed."""

    pixels: Pixels = field(repr=False)
    scan: Scan = field(repr=False)
    rotation: int = 0
    skew: float = 0.0
    rectified: bool = False


def see_upright(pixels: Pixels, engines: Engines, detail: Detail) -> Upright:
    """The picture upright, and what stands in it. What reads well as it stands is left alone."""
    steady = replace(engines, finder=engines.steady)
    photo = is_photo(pixels)
    now = _of_photo(pixels, steady, detail) if photo else Upright(pixels, scan(pixels, engines, detail))
    if _leans(now.scan):
        now = _levelled(now, steady, detail)
    careful = photo or now.pixels is not pixels  # found by the steady finder already
    for step in (_turned, _rectified, _levelled) if careful else (_found_again, _turned, _rectified, _levelled):
        if _reads_well(now.scan) or (step is not _found_again and not now.scan.boxes):
            break
        now = step(now, steady, detail)
    return now


def is_photo(pixels: Pixels) -> bool:
    """Whether neighbouring pixels differ nearly everywhere, as a camera's noise makes them; a screen has flat areas."""
    rows = pixels[::PHOTO_STEP, :, 1]
    return float((rows[:, 1:] == rows[:, :-1]).mean()) < FLAT if rows.shape[1] > 1 else False


def _of_photo(pixels: Pixels, engines: Engines, detail: Detail) -> Upright:
    """A photo of a screen is straightened before it is read: its lines read surely and wrongly where they lean."""
    corners = find_corners(pixels)
    flat = rectify(pixels, corners) if corners else pixels
    degrees = find_skew(flat)
    straight = level(flat, degrees) if degrees else flat
    upright = Upright(straight, scan(straight, engines, detail), 0, degrees, corners is not None)
    if straight is pixels or _reads_well(upright.scan):
        return upright
    as_it_stands = Upright(pixels, scan(pixels, engines, detail))
    return max(as_it_stands, upright, key=lambda one: legible(one.scan.spellings))


def _reads_well(found: Scan) -> bool:
    """Whether most of what was found is read beyond doubt, so that nothing needs a check; few letters prove nothing."""
    if found.covered < MISSED or sum(len(spelling.text) for spelling in found.spellings) < FEW:
        return False
    total = sum(max(1, len(spelling.text)) for spelling in found.spellings)
    return legible(found.spellings) >= WELL * total


def _leans(found: Scan) -> bool:
    """Whether lines may lean: then boxes are far taller than the letters, or lines are missed."""
    if found.covered < LOST:
        return True
    width = sum(box.width for box in found.boxes)
    return sum(box.height * box.width for box in found.boxes) > TALL * found.letters * width > 0


def _found_again(now: Upright, engines: Engines, detail: Detail) -> Upright:
    """The same picture, its lines found with more care."""
    return _if_better(now, now, engines, detail, than=1.0)


def _turned(now: Upright, engines: Engines, detail: Detail) -> Upright:
    degrees = find_rotation(now.pixels, engines.finder, engines.reader)
    if not degrees:
        return now
    return _if_better(now, replace(now, pixels=rotate(now.pixels, degrees), rotation=degrees), engines, detail)


def _rectified(now: Upright, engines: Engines, detail: Detail) -> Upright:
    corners = find_corners(now.pixels)
    if corners is None:
        return now
    return _if_better(now, replace(now, pixels=rectify(now.pixels, corners), rectified=True), engines, detail)


def _levelled(now: Upright, engines: Engines, detail: Detail) -> Upright:
    degrees = find_skew(now.pixels)
    if not degrees:
        return now
    return _if_better(now, replace(now, pixels=level(now.pixels, degrees), skew=degrees), engines, detail)


def _if_better(now: Upright, tried: Upright, engines: Engines, detail: Detail, than: float = BETTER) -> Upright:
    found = scan(tried.pixels, engines, detail)
    better = legible(found.spellings) >= than * legible(now.scan.spellings)
    return replace(tried, scan=found) if better else now
