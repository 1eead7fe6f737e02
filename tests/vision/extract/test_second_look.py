"""Doubtful codes are read again, by both engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from triage.values import Box, Code, Line, Quote, Spelling
from triage.vision.extract.codes.second_look import Eyeglasses, look_again

if TYPE_CHECKING:
    from triage.ports import Pixels

PAPER = np.full((60, 400, 3), 255, np.uint8)


class Parrot:
    """Reads one text whatever it sees, or lacks its program."""

    name = "parrot"

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.asked = 0

    def missing(self) -> str | None:
        return None if self.text is not None else "install a parrot"

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        self.asked += len(strips)
        return tuple(Spelling(self.text or "", 0.9) for _ in strips)


def again(value: str, sure: float, main: Parrot, second: Parrot) -> Code:
    line = Line(f"Error {value}", sure, Box(10, 10, 200, 30))
    code = Code(value, sure, line.box, (Quote(0, 6, 6 + len(value)),))
    (looked,) = look_again([code], PAPER, [line], Eyeglasses(main, second))
    return looked


def test_a_sure_code_is_not_read_again() -> None:
    main, second = Parrot("Error 0x80070006"), Parrot("Error 0x80070006")
    assert again("0x80070005", 0.97, main, second).value == "0x80070005"
    assert main.asked == second.asked == 0


def test_agreement_makes_a_doubtful_code_surer() -> None:
    code = again("0x80070005", 0.7, Parrot("Error 0x80070005"), Parrot("Error 0x80070005"))
    assert code.value == "0x80070005"
    assert code.confidence > 0.9


def test_disagreement_lowers_the_confidence_and_changes_nothing() -> None:
    code = again("0x80070005", 0.85, Parrot("Error 0x80070005"), Parrot("Error 0x80070006"))
    assert code.value == "0x80070005"
    assert code.confidence <= 0.6


def test_a_lost_digit_is_found_where_a_clearer_reading_shows_it() -> None:
    code = again("0xc00001d", 0.98, Parrot("Error 0xc000001d"), Parrot("Error 0xc000001d"))
    assert code.value == "0xc000001d"


def test_a_lost_digit_is_never_made_up() -> None:
    code = again("0xc00001d", 0.98, Parrot("Error 0xc00001d"), Parrot("nothing"))
    assert code.value == "0xc00001d"
    assert code.confidence <= 0.9


def test_without_a_second_engine_the_first_looks_alone() -> None:
    assert 0.6 < again("0x80070005", 0.7, Parrot("Error 0x80070005"), Parrot(None)).confidence <= 0.9
