"""Rows are put together from pieces, and followed down the screen."""

from __future__ import annotations

from triage.values import Box, Line
from triage.vision.extract.chains import LONGEST, NONE, follow, make_chains
from triage.vision.extract.rows import make_rows


def test_pieces_of_one_row_become_one() -> None:
    lines = [Line("world", 0.9, Box(70, 11, 120, 31)), Line("Hello", 0.7, Box(10, 10, 60, 30))]
    (row,) = make_rows(lines)
    assert row.text == "Hello world"
    assert row.lines == (1, 0)
    assert row.box == Box(10, 10, 120, 31)
    assert 0.7 < row.confidence < 0.9


def test_columns_stay_apart() -> None:
    rows = make_rows([Line("Name", 1, Box(10, 10, 60, 30)), Line("Size", 1, Box(200, 10, 240, 30))])
    assert [row.text for row in rows] == ["Name", "Size"]


def test_a_large_heading_is_not_joined_to_small_print() -> None:
    assert len(make_rows([Line("404", 1, Box(0, 0, 90, 60)), Line("not found", 1, Box(95, 30, 160, 44))])) == 2


def test_a_reader_goes_on_with_the_nearest_row_below() -> None:
    boxes = [Box(10, 10, 200, 30), Box(10, 40, 180, 60), Box(400, 42, 500, 62), Box(10, 300, 90, 320)]
    assert follow(boxes).tolist() == [1, NONE, NONE, NONE]


def test_each_beginning_of_a_chain_is_a_candidate() -> None:
    boxes = [Box(0, 30 * row, 100, 30 * row + 20) for row in range(20)]
    table = make_chains(follow(boxes))
    assert table.shape == (20, LONGEST)
    assert table[0].tolist() == list(range(LONGEST))
    assert table[18].tolist() == [18, 19] + [NONE] * (LONGEST - 2)


def test_a_blank_screen_has_no_chains() -> None:
    assert make_chains(follow([])).shape == (0, LONGEST)
