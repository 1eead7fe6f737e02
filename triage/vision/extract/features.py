"""A screen as numbers: what each row is, how each row leads to the next, and what the screen is as a whole.

Every feature has a name, so that a decision can be told in words. All are between about -2 and 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from triage.values import Box, Region, RegionKind
from triage.vision.extract.lexicon import Kind
from triage.vision.extract.looks import Look, is_blue, is_pink, is_red, is_yellow
from triage.vision.extract.rows import Row
from triage.vision.extract.shape import Shape
from triage.vision.extract.words import Words

Features = Mapping[str, float]

LARGE, SMALL = 1.25, 0.85  # height over the screen's letters
SIGN = 0.15  # share of a square beside a row from which a sign stands there
FLAGS = (
    *("stops", "colon", "question", "starts_small", "shouts", "url", "path", "frame", "stamp", "pair", "label"),
    *("bullet", "head", "exception", "prompt", "code", "constant"),
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A row with all that is known of it."""

    row: Row
    words: Words
    shape: Shape
    look: Look
    largest: bool = False  # nearly as high as the highest of the screen
    sound: float = 0.0  # how much its words sound like a message of trouble, -1 to 1

    @property
    def box(self) -> Box:
        return self.row.box

    @property
    def alarming(self) -> bool:
        return self.words.has(Kind.TROUBLE) or self.shape.head or self.shape.exception

    @property
    def speaks(self) -> bool:
        """Whether it is a sentence or most of one, not a name or a heading."""
        return self.shape.words >= 4 and (self.shape.sentence >= 0.2 or self.shape.stops)


@dataclass(frozen=True, slots=True)
class Frame:
    """The screen around the rows."""

    width: int
    height: int
    letters: float  # the median height of the rows
    regions: tuple[Region, ...] = field(repr=False)
    count: int

    def holds(self, box: Box, kind: RegionKind) -> bool:
        return any(region.kind is kind and box.covered_by(region.box) > 0.8 for region in self.regions)


def row_features(sight: Sight, frame: Frame) -> Features:
    """What a row is by itself."""
    size = sight.box.height / frame.letters
    found = {
        **_word_features(sight),
        **_shape_features(sight),
        **_look_features(sight.look),
        **_place_features(sight.box, frame),
        **_alarm_features(sight, size),
        "large": size > LARGE,
        "very large": size > 1.8,
        "small": size < SMALL,
        "doubtful": sight.row.confidence < 0.8,
    }
    return {name: float(value) for name, value in found.items() if value}


def _shape_features(sight: Sight) -> dict[str, float]:
    shape = sight.shape
    flags = {name.replace("_", " "): float(getattr(shape, name)) for name in FLAGS}
    return {
        **flags,
        "short": shape.words <= 1,
        "few words": 2 <= shape.words <= 3,
        "some words": 4 <= shape.words <= 8,
        "many words": shape.words > 8,
        "sentence": min(1.0, 2.5 * shape.sentence),
        "speaks": sight.speaks,
        "capitals": shape.capitals,
        "digits": shape.digits,
    }


def _alarm_features(sight: Sight, size: float) -> dict[str, float]:
    """What words of trouble mean in their surroundings."""
    alarm, denial = sight.alarming, sight.words.has(Kind.DENIAL)
    red = is_red(sight.look.ink) or sight.look.red_sign > SIGN
    return {
        "tells": max(0.0, sight.sound),
        "tells not": max(0.0, -sight.sound),
        "tells red": sight.sound > 0 and red,
        "tells large": sight.sound > 0 and size > LARGE,
        "alarm speaks": alarm and sight.speaks,
        "alarm is name": alarm and not sight.speaks and sight.shape.capitals > 0.7,
        "alarm in pair": alarm and sight.shape.pair,
        "alarm large": alarm and size > LARGE,
        "alarm red": alarm and red,
        "denial speaks": denial and sight.speaks,
        "trouble and denial": alarm and denial,
        "alarm stamped": alarm and sight.shape.stamp,
        "alarm small": alarm and size < SMALL,
    }


def _word_features(sight: Sight) -> dict[str, float]:
    counts = sight.words.counts
    return {
        "trouble": min(2, counts[Kind.TROUBLE]),
        "denial": min(2, counts[Kind.DENIAL]),
        "warning": min(2, counts[Kind.WARNING]),
        "advice": min(2, counts[Kind.ADVICE]),
        "success": counts[Kind.SUCCESS] > 0,
        "more": counts[Kind.MORE] > 0,
        "button": counts[Kind.BUTTON] > 0,
        "address": counts[Kind.ADDRESS] > 0,
        "plain": not any(counts[kind] for kind in (Kind.TROUBLE, Kind.DENIAL, Kind.WARNING, Kind.ADVICE)),
    }


def _look_features(look: Look) -> dict[str, float]:
    return {
        "red ink": is_red(look.ink),
        "blue ink": is_blue(look.ink) and not look.on_dark,
        "yellow ink": is_yellow(look.ink) and look.on_dark,
        "red ground": is_red(look.ground),
        "pink ground": is_pink(look.ground) and not is_red(look.ground) and not is_yellow(look.ground),
        "yellow ground": is_yellow(look.ground),
        "blue ground": is_blue(look.ground),
        "dark ground": look.on_dark,
        "dim": look.dim,
        "red sign": look.red_sign > 0.15,
        "yellow sign": look.yellow_sign > 0.15,
        "blue sign": look.blue_sign > 0.15,
    }


def _place_features(box: Box, frame: Frame) -> dict[str, float]:
    middle = (box.x0 + box.x1) / 2 / frame.width
    down = (box.y0 + box.y1) / 2 / frame.height
    return {
        "top edge": box.y0 < min(0.06 * frame.height, 2.5 * frame.letters),
        "top": down < 0.25,
        "upper": 0.25 <= down < 0.5,
        "lower": 0.5 <= down < 0.75,
        "bottom": down >= 0.75,
        "centred": abs(middle - 0.5) < 0.06,
        "left half": middle < 0.3,
        "right half": middle > 0.7,
        "wide": box.width > 0.5 * frame.width,
        "in dialog": frame.holds(box, RegionKind.DIALOG),
        "in banner": frame.holds(box, RegionKind.BANNER),
        "in terminal": frame.holds(box, RegionKind.TERMINAL),
        "in address bar": frame.holds(box, RegionKind.ADDRESS_BAR),
    }


def link_features(above: Sight, below: Sight) -> Features:
    """How a row leads to the row below it."""
    high, other = above.box, below.box
    line = min(high.height, other.height)
    gap = (other.y0 - high.y1) / line
    alike = max(high.height, other.height) / line < 1.25
    starts_flush = abs(high.x0 - other.x0) < 0.5 * line
    centres = abs(high.x0 + high.x1 - other.x0 - other.x1) < 2 * line
    ends = above.shape.stops
    close_ink = _near(above.look.ink, below.look.ink, 120)
    close_ground = _near(above.look.ground, below.look.ground, 40)
    found = {
        "link": 1.0,
        "tight": gap < 0.5,
        "one line apart": 0.5 <= gap < 1.2,
        "apart": 1.2 <= gap < 2.2,
        "far": gap >= 2.2,
        "flush": starts_flush,
        "centres meet": centres and not starts_flush,
        "neither": not starts_flush and not centres,
        "alike": alike,
        "grows": not alike and other.height > high.height,
        "shrinks": not alike and other.height < high.height,
        "same ink": close_ink,
        "other ink": not close_ink,
        "other ground": not close_ground,
        "unfinished": not ends and alike and starts_flush and gap < 1.0,
        "runs on": not ends and below.shape.starts_small,
        "ends, then apart": ends and gap >= 0.8,
        "ends, then tight": ends and gap < 0.8,
        "fills its width": high.width >= 0.85 * max(high.width, other.width) and not ends,
        "to sign": max(below.look.red_sign, below.look.yellow_sign) > 0.15 and not starts_flush,
        "heading to body": high.height > 1.25 * other.height and below.speaks,
        "pair to pair": above.shape.pair and below.shape.pair,
        "bullet to bullet": above.shape.bullet and below.shape.bullet,
        **{f"to {name}": value for name, value in _turns(below).items()},
        **{f"from {name}": value for name, value in _turns(above).items()},
    }
    return {name: float(value) for name, value in found.items() if value}


def _turns(sight: Sight) -> dict[str, float]:
    """What kind of row a message goes on to, or not."""
    counts, shape = sight.words.counts, sight.shape
    return {
        "button": counts[Kind.BUTTON] > 0,
        "more": counts[Kind.MORE] > 0,
        "pair": shape.pair and not sight.alarming,
        "label": shape.label,
        "bullet": shape.bullet,
        "frame": shape.frame,
        "question": shape.question,
        "address": counts[Kind.ADDRESS] > 0,
        "advice": counts[Kind.ADVICE] > 0,
        "alarm": sight.alarming,
        "denial": counts[Kind.DENIAL] > 0,
        "link ink": is_blue(sight.look.ink),
        "url": shape.url,
        "speech": sight.speaks,
        "code": shape.code or shape.constant,
        "stamp": shape.stamp,
        "prompt": shape.prompt,
    }


def _near(one: tuple[int, int, int], other: tuple[int, int, int], most: int) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < most


def quiet_features(sights: Sequence[Sight], frame: Frame) -> Features:
    """What speaks for a screen on which nothing is wrong."""
    alarms = [sight for sight in sights if sight.alarming]
    speaking = [sight for sight in alarms if sight.speaks]
    loud = [s for s in alarms if s.box.height > 1.25 * frame.letters]
    found = {
        "quiet": 1.0,
        "rows": log2(1 + len(sights)) / 4,
        "no rows": not sights,
        "no alarm": not alarms,
        "one alarm": len(alarms) == 1,
        "many alarms": len(alarms) > 3,
        "no speaking alarm": not speaking,
        "share of alarms": len(alarms) / max(1, len(sights)),
        "no loud alarm": not loud,
        "loudest": max((s.sound for s in sights), default=-1.0),
        "none tells": not any(s.sound > 0 for s in sights),
        "some tell": min(1.0, sum(s.sound > 0.3 for s in sights) / 3),
        "share that tells": sum(s.sound > 0 for s in sights) / max(1, len(sights)),
        "any success": any(s.words.has(Kind.SUCCESS) for s in sights),
        "loud success": any(s.words.has(Kind.SUCCESS) and s.box.height > 1.25 * frame.letters for s in sights),
        "red somewhere": any(is_red(s.look.ink) or s.look.red_sign > 0.15 for s in sights),
        "denials": min(2.0, sum(s.words.has(Kind.DENIAL) for s in sights) / 2),
        "speech": min(1.0, sum(s.speaks for s in sights) / max(1, len(sights))),
        "names": sum(s.shape.capitals > 0.7 and not s.speaks for s in sights) / max(1, len(sights)),
        "dialog": any(region.kind is RegionKind.DIALOG for region in frame.regions),
        "numbered": min(1.0, sum(s.shape.bullet for s in sights) / 3),
        "buttons": min(1.0, sum(s.words.has(Kind.BUTTON) for s in sights) / 3),
    }
    return {f"screen: {name}": float(value) for name, value in found.items() if value}
