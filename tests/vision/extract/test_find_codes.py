"""Where codes are looked for, and what they point to."""

from __future__ import annotations

import pytest

from .conftest import Seeing

DIALOG = [
    "The file could not be opened.",
    "Access is denied. Please try again later.",
    "Error code: 0x80070005",
    "",
    "OK",
]


def test_a_code_points_to_its_pixels(see: Seeing) -> None:
    seen, lines = see(DIALOG)
    (code,) = seen.codes
    (quote,) = code.quotes
    assert code.value == lines[quote.line].text[quote.start : quote.end] == "0x80070005"
    assert lines[2].box.x0 < code.box.x0 < code.box.x1 <= lines[2].box.x1


def test_without_a_problem_there_is_no_code(see: Seeing) -> None:
    seen, _ = see(["Settings", "General", "Error pages: 404, 500, 502", "Language", "About", "Version 2.1.7"])
    assert seen.message is None
    assert seen.codes == ()


def test_the_value_may_stand_below_its_label(see: Seeing) -> None:
    seen, _ = see(["Something went wrong and your device could not start.", "Error code", "BR-4471-7"])
    assert "BR-4471-7" in [code.value for code in seen.codes]


def test_a_dump_of_registers_holds_no_codes(see: Seeing) -> None:
    dump = [
        "A fatal error occurred while running the program.",
        "X0: 0x00000000deadbeef",
        "R1 0x1234 R2 0x5678 R3 0x9abc",
    ]
    seen, _ = see(dump)
    assert [code.value for code in seen.codes] == []


def test_a_repaired_code_is_less_sure(see: Seeing) -> None:
    plain, _ = see(DIALOG)
    noisy, _ = see([text.replace("0x80070005", "0x8OO7OOO5") for text in DIALOG])
    assert noisy.codes[0].value == plain.codes[0].value
    assert noisy.codes[0].confidence < plain.codes[0].confidence


@pytest.mark.parametrize("label", ["Error code", "Fehlercode", "Código de error", "エラーコード"])
def test_a_word_after_the_label_is_no_code(see: Seeing, label: str) -> None:
    seen, _ = see(["The connection failed unexpectedly.", f"{label}: unknown"])
    assert seen.codes == ()
