"""Precision and recall at every threshold, by rankings small enough to count by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from triage.evaluation.curve import area_under, detection_curve, draw, trace
from triage.evaluation.labels import Label
from triage.evaluation.measure import Shot
from triage.evaluation.outcome import Outcome

Folder = Callable[..., tuple[Label, ...]]
Seen = Callable[..., Shot]


def test_a_perfect_ranking_has_area_1() -> None:
    points = trace([(True, 0.9), (False, 0.2), (True, 0.8)])
    assert [(point.precision, point.recall) for point in points] == [(1.0, 0.5), (1.0, 1.0), (2 / 3, 1.0)]
    assert area_under(points) == 1.0


def test_a_ranking_upside_down_pays_for_each_recall() -> None:
    points = trace([(False, 0.9), (True, 0.5), (True, 0.4)])
    assert area_under(points) == pytest.approx(0.5 * 1 / 2 + 0.5 * 2 / 3)


def test_those_that_tie_share_one_point_whatever_their_order() -> None:
    ranked = [(True, 0.5), (False, 0.5), (True, 0.9)]
    points = trace(ranked)
    assert [(point.chance, point.precision, point.recall) for point in points] == [(0.9, 1.0, 0.5), (0.5, 2 / 3, 1.0)]
    assert trace(ranked[::-1]) == points


def test_without_problems_or_chances_there_is_no_curve(folder: Folder, seen: Seen) -> None:
    assert trace([(False, 0.9)]) == trace([]) == ()
    (calm,) = folder({"a.png": "all is well"}, kind="normal")
    assert detection_curve([(calm, seen(calm, "all is well", has_error=False, error_chance=0.1).outcome)]) is None
    (wrong,) = folder({"a.png": "disk full"})
    assert detection_curve([(wrong, Outcome()), (wrong, None)]) is None


def test_the_point_in_use_is_what_was_reported(folder: Folder, seen: Seen) -> None:
    wrong, lost = folder({"a.png": "disk full", "b.png": "no paper"})
    (calm,) = folder({"c.png": "all is well"}, kind="normal")
    shots = [
        seen(wrong, has_error=True, error_chance=0.9),
        seen(calm, has_error=True, error_chance=0.6),
        seen(lost, problem="truncated", image=None),
    ]
    curve = detection_curve([(shot.label, shot.outcome) for shot in shots])
    assert curve is not None
    assert curve.used is not None
    assert (curve.used.chance, curve.used.precision, curve.used.recall) == (0.6, 0.5, 0.5)
    assert [point.recall for point in curve.points] == [0.5, 0.5, 1.0]


def test_the_drawing_puts_recall_to_the_right_and_precision_up(folder: Folder, seen: Seen) -> None:
    (wrong,) = folder({"a.png": "disk full"})
    curve = detection_curve([(wrong, seen(wrong, has_error=True, error_chance=0.9).outcome)])
    assert curve is not None
    drawing = draw(curve)
    left, right = drawing.recalls[0], drawing.recalls[-1]
    low, high = drawing.precisions[0], drawing.precisions[-1]
    assert (left.text, right.text, low.text, high.text) == ("0.0", "1.0", "0.0", "1.0")
    assert drawing.line == f"{left.at:.1f},{high.at:.1f} {right.at:.1f},{high.at:.1f}"
    assert drawing.used == (right.at, high.at)
    assert left.at < right.at < drawing.width
    assert high.at < low.at < drawing.height
