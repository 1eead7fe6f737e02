"""Runs of rows that could be the message: each row, and what follows it down the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from triage.values import Box
from triage.vision.extract.features import Sight
from triage.vision.extract.lexicon import Kind
from triage.vision.extract.looks import is_red

LONGEST = 14  # rows of a message
REACH = 4.5  # how far below a row the next may stand, in heights
MEET = 0.25  # share of the narrower row that lies under the other
FLUSH = 3.0  # how far their left edges may stand apart where they do not meet, in heights
NONE = -1

Flags = NDArray[np.bool_]
Table = NDArray[np.intp]


def follow(boxes: Sequence[Box]) -> NDArray[np.intp]:
    """For each row, the one that a reader goes on with; -1 at the end of a block."""
    if not boxes:
        return np.zeros(0, np.intp)
    x0, y0, x1, y1 = np.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes], np.float32).T
    high, wide = y1 - y0, x1 - x0
    gap = y0[None] - y1[:, None]
    beside = np.minimum(x1[:, None], x1[None]) - np.maximum(x0[:, None], x0[None])
    aside = np.abs(x0[:, None] - x0[None])
    off = np.minimum(aside, np.abs((x0 + x1)[:, None] - (x0 + x1)[None]) / 2)
    below = (y0[None] > y0[:, None]) & (gap <= REACH * high[:, None]) & (gap >= -0.5 * high[:, None])
    near = (beside >= MEET * np.minimum(wide[:, None], wide[None])) | (aside <= FLUSH * high[:, None])
    cost = np.where(below & near, gap + 0.25 * off, np.inf)
    best = cost.argmin(axis=1)
    return np.where(np.isfinite(cost[np.arange(len(boxes)), best]), best, NONE)


def make_chains(following: NDArray[np.intp]) -> Table:
    """Rows of each chain (n, LONGEST): those from each row on; -1 after the end. Each beginning is a candidate."""
    table = np.full((len(following), LONGEST), NONE, np.intp)
    if len(following):
        table[:, 0] = np.arange(len(following))
        for step in range(1, LONGEST):
            before = table[:, step - 1]
            table[:, step] = np.where(before == NONE, NONE, following[before])
    return table


def chain_features(table: Table, sights: Sequence[Sight]) -> Mapping[str, Flags]:
    """What each beginning of each chain is as a whole: flags (n, LONGEST) by name."""
    facts = {name: np.array([test(sight) for sight in sights]) for name, test in _TESTS.items()}
    words = np.array([sight.shape.words for sight in sights])
    heights = np.array([sight.box.height for sight in sights])
    reaches = {name: np.logical_or.accumulate(fact[table], axis=1) for name, fact in facts.items()}
    first = {name: np.broadcast_to(fact[table[:, :1]], table.shape) for name, fact in facts.items()}
    last = {name: fact[table] for name, fact in facts.items()}
    second = {name: reaches[name][:, 1:2] | np.zeros(table.shape, bool) for name in ("alarm", "denial")}
    total = np.cumsum(np.where(table == NONE, 0, words[table]), axis=1)
    count = np.broadcast_to(np.arange(1, LONGEST + 1), table.shape)
    return {
        **{f"rows {low}-{high}": (count >= low) & (count <= high) for low, high in _SPANS_OF_ROWS},
        **{f"words {low}-{high}": (total >= low) & (total <= high) for low, high in _SPANS_OF_WORDS},
        "any alarm": reaches["alarm"],
        "any denial": reaches["denial"],
        "neither word": ~reaches["alarm"] & ~reaches["denial"],
        "first alarms": first["alarm"],
        "alarm in the first two": (count >= 2) & (second["alarm"] | second["denial"]) | first["alarm"],
        "any tells": reaches["tells"],
        "first tells": first["tells"],
        "any red": reaches["red"],
        "any yellow": reaches["yellow"],
        "any speech": reaches["speech"],
        "no speech": ~reaches["speech"],
        "head first": first["head"],
        "has largest": reaches["largest"] if len(sights) > 2 else np.zeros(table.shape, bool),
        "whole screen": count >= 0.9 * len(sights),
        "ends with stop": last["stop"],
        "ends with colon": last["colon"],
        "advice within": reaches["advice"],
        "only names": np.logical_and.accumulate(facts["name"][table], axis=1),
        "larger than screen": heights[table[:, :1]] > 1.25 * np.median(heights) + np.zeros(table.shape),
    }


_SPANS_OF_ROWS = ((1, 1), (2, 2), (3, 4), (5, 7), (8, LONGEST))
_SPANS_OF_WORDS = ((0, 2), (3, 5), (6, 12), (13, 44), (45, 80), (81, 10_000))
_TESTS: dict[str, Callable[[Sight], bool]] = {
    "alarm": lambda sight: sight.alarming,
    "tells": lambda sight: sight.sound > 0.2,
    "denial": lambda sight: sight.words.has(Kind.DENIAL),
    "advice": lambda sight: sight.words.has(Kind.ADVICE),
    "red": lambda sight: is_red(sight.look.ink) or sight.look.red_sign > 0.15,
    "yellow": lambda sight: sight.look.yellow_sign > 0.15,
    "speech": lambda sight: sight.speaks,
    "head": lambda sight: sight.shape.head,
    "stop": lambda sight: sight.shape.stops,
    "colon": lambda sight: sight.shape.colon,
    "name": lambda sight: sight.shape.capitals > 0.7 and not sight.speaks,
    "largest": lambda sight: sight.largest,
}
