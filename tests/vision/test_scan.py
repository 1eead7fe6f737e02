"""One pass: what is left out, what is said to be missing, and what a headline leaves unread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.drawing import screen
from triage.values import Box, Detail, Spelling
from triage.vision.scan import Engines, scan

if TYPE_CHECKING:
    from triage.ports import Pixels

BLANK = screen([], shape=(600, 800))


class Boxes:
    """A finder that finds what it was told."""

    name = "told"

    def __init__(self, *boxes: Box) -> None:
        self._boxes = boxes

    def missing(self) -> str | None:
        return None

    def find(self, _pixels: Pixels) -> tuple[Box, ...]:
        return self._boxes


class Words:
    """A reader that reads what it was told, in turn."""

    name = "told"

    def __init__(self, *spellings: Spelling, lacks: str | None = None) -> None:
        self._spellings = iter(spellings)
        self._lacks = lacks

    def missing(self) -> str | None:
        return self._lacks

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        return tuple(next(self._spellings, Spelling("", 0.0)) for _ in strips)


def _line(number: int, width: int = 300) -> Box:
    return Box(20, 20 + 60 * number, 20 + width, 40 + 60 * number)


def _engines(finder: Boxes, reader: Words, second: Words) -> Engines:
    return Engines(finder, finder, reader, second, 0.5)


def test_icons_and_doubtful_lines_are_left_out_and_single_digits_stay() -> None:
    spellings = [Spelling("×", 0.99), Spelling("7", 0.9), Spelling("smudge", 0.3), Spelling("Saved", 0.99)]
    engines = _engines(Boxes(*[_line(n, 60) for n in range(4)]), Words(*spellings), Words())
    assert [line.text for line in scan(BLANK, engines, Detail.FULL).lines] == ["7", "Saved"]


def test_lines_in_an_unknown_script_say_which_package_is_missing() -> None:
    engines = _engines(Boxes(_line(0)), Words(Spelling("", 0.0)), Words(lacks="apt install it"))
    assert scan(BLANK, engines, Detail.FULL).missing == ("apt install it",)


def test_the_second_engine_takes_over_where_it_reads_more() -> None:
    second = Words(Spelling("Не удалось открыть файл", 0.9))
    engines = _engines(Boxes(_line(0)), Words(Spelling("- :", 0.8)), second)
    found = scan(BLANK, engines, Detail.FULL)
    assert [line.text for line in found.lines] == ["Не удалось открыть файл"]
    assert found.missing == ()


def test_a_headline_stops_at_the_message_and_keeps_the_places_of_the_rest() -> None:
    boxes = [_line(0, 60), Box(250, 250, 560, 290), *[Box(10, 330 + 22 * n, 90, 345 + 22 * n) for n in range(12)]]
    spellings = [Spelling("The server could not be reached", 0.98), *[Spelling("menu", 0.99)] * 20]
    found = scan(BLANK, _engines(Boxes(*boxes), Words(*spellings), Words()), Detail.HEADLINE)
    assert "The server could not be reached" in [line.text for line in found.lines]
    assert 0 < len(found.unread) < len(boxes)
    assert len(found.unread) + len(found.spellings) == len(boxes)


def test_a_headline_without_a_word_of_trouble_reads_everything() -> None:
    boxes = [_line(n) for n in range(9)]
    engines = _engines(Boxes(*boxes), Words(*[Spelling("Settings", 0.99)] * 9), Words())
    found = scan(BLANK, engines, Detail.HEADLINE)
    assert found.unread == ()
    assert len(found.lines) == 9
