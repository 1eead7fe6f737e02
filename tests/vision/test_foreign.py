"""Lines that the second engine must read."""

from __future__ import annotations

from triage.values import Box, Spelling
from triage.vision.foreign import foreign_lines

WIDE = Box(0, 0, 300, 20)


def test_a_wide_box_with_almost_no_characters_is_foreign() -> None:
    assert foreign_lines([WIDE], [Spelling("", 0.0)]) == [0]
    assert foreign_lines([WIDE], [Spelling("- (:)", 0.91)]) == [0]


def test_latin_and_chinese_lines_are_not() -> None:
    assert foreign_lines([WIDE], [Spelling("The server did not answer", 0.99)]) == []
    assert foreign_lines([WIDE], [Spelling("无法连接到服务器请检查网络设置", 0.97)]) == []


def test_doubtful_lines_beside_foreign_ones_are_asked_for_as_well() -> None:
    boxes = [WIDE, Box(0, 30, 40, 50), Box(0, 60, 60, 80)]
    assert foreign_lines(boxes, [Spelling("", 0.0), Spelling("Tekct", 0.84), Spelling("OK", 0.99)]) == [0, 1]


def test_one_odd_line_among_many_is_a_drawing() -> None:
    boxes = [WIDE] * 10
    assert foreign_lines(boxes, [Spelling("", 0.0), *[Spelling("A line that is read well", 0.99)] * 9]) == []


def test_greek_goes_to_the_engine_that_knows_its_accents() -> None:
    assert foreign_lines([WIDE], [Spelling("Το αρχεο δεν βρεθηκε", 0.8)]) == [0]
