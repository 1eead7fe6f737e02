"""Reading order."""

from __future__ import annotations

from triage.values import Box
from triage.vision.find.order import reading_order


def _box(x: int, y: int, width: int = 100, height: int = 16) -> Box:
    return Box(x, y, x + width, y + height)


def test_columns_are_read_one_after_the_other() -> None:
    left = [_box(0, y) for y in (100, 120, 140)]
    right = [_box(300, y) for y in (101, 121, 141)]
    mixed = [right[0], left[2], left[0], right[2], left[1], right[1]]
    assert [mixed[i] for i in reading_order(mixed)] == [*left, *right]


def test_a_heading_over_two_columns_comes_first() -> None:
    boxes = [_box(300, 100), _box(0, 100), _box(0, 20, 400, 30)]
    assert reading_order(boxes) == [2, 1, 0]


def test_words_of_one_row_go_from_left_to_right_though_one_stands_higher() -> None:
    boxes = [_box(120, 98, 60), _box(0, 102, 100), _box(200, 100, 40)]
    assert reading_order(boxes) == [1, 0, 2]


def test_every_box_is_there_once() -> None:
    boxes = [_box(x * 37 % 500, x * 53 % 400) for x in range(60)]
    assert sorted(reading_order(boxes)) == list(range(60))
    assert reading_order([]) == []
