"""Detection as a precision-recall curve: what any threshold would have given, beside the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from triage.evaluation.score import Pair

# The square of the drawing, and room for the numbers at its left and below.
SIDE, LEFT, BELOW, EDGE = 300, 52, 46, 12
STEP = 0.2


@dataclass(frozen=True, slots=True)
class Point:
    """Precision and recall when everything from this chance on counts as a problem."""

    chance: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from the highest chance to the lowest. `area` is the average precision; `used` is what was reported."""

    points: tuple[Point, ...]
    area: float
    used: Point | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A number at an axis, by its place in the drawing."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A curve in the pixels of an SVG; x is recall, y precision."""

    width: int
    height: int
    line: str
    used: tuple[float, float] | None
    recalls: tuple[Tick, ...]
    precisions: tuple[Tick, ...]


def detection_curve(pairs: Sequence[Pair]) -> Curve | None:
    """The curve of a set; None without a problem among the labels, or when no report says how likely one is.

    Pictures without a report count as those with no chance at all, as they do in the figures.
    """
    if not any(outcome and outcome.error_chance is not None for _, outcome in pairs):
        return None
    ranked = [(label.positive, (outcome.error_chance if outcome else None) or 0.0) for label, outcome in pairs]
    points = trace(ranked)
    if not points:
        return None
    said = [label.positive for label, outcome in pairs if outcome and outcome.has_error]
    chances = [outcome.error_chance or 0.0 for _, outcome in pairs if outcome and outcome.has_error]
    positives = sum(positive for positive, _ in ranked)
    used = Point(min(chances), sum(said) / len(said), sum(said) / positives) if said else None
    return Curve(points, area_under(points), used)


def trace(ranked: Sequence[tuple[bool, float]]) -> tuple[Point, ...]:
    """A point for each chance, the highest first; those that tie share one. Nothing without a positive."""
    positives = sum(positive for positive, _ in ranked)
    if not positives:
        return ()
    points, count, hits = [], 0, 0
    for chance, group in groupby(sorted(ranked, key=lambda pair: -pair[1]), key=lambda pair: pair[1]):
        members = [positive for positive, _ in group]
        count += len(members)
        hits += sum(members)
        points.append(Point(chance, hits / count, hits / positives))
    return tuple(points)


def area_under(points: Sequence[Point]) -> float:
    """Average precision: each gain in recall at the precision it was had for."""
    before = (0.0, *(point.recall for point in points))
    return sum((point.recall - known) * point.precision for point, known in zip(points, before, strict=False))


def draw(curve: Curve) -> Drawing:
    """The curve as steps, both axes from 0 to 1."""
    recall, places = 0.0, []
    for point in curve.points:
        places += [_place(recall, point.precision), _place(point.recall, point.precision)]
        recall = point.recall
    ticks = [STEP * number for number in range(round(1 / STEP) + 1)]
    return Drawing(
        width=LEFT + SIDE + EDGE,
        height=EDGE + SIDE + BELOW,
        line=" ".join(f"{x:.1f},{y:.1f}" for x, y in places),
        used=_place(curve.used.recall, curve.used.precision) if curve.used else None,
        recalls=tuple(Tick(_place(value, 0)[0], f"{value:.1f}") for value in ticks),
        precisions=tuple(Tick(_place(0, value)[1], f"{value:.1f}") for value in ticks),
    )


def _place(recall: float, precision: float) -> tuple[float, float]:
    return round(LEFT + SIDE * recall, 1), round(EDGE + SIDE * (1 - precision), 1)
