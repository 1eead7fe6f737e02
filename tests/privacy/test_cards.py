from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from triage.privacy import detect
from triage.privacy.cards import PUBLISHED

Found = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Card 4539 1488 0343 6467 was declined", "4539 1488 0343 6467"),
        ("4539-1488-0343-6467", "4539-1488-0343-6467"),
        ("4539148803436467", "4539148803436467"),
        ("4539 - 1488 - 0343 - 6467", "4539 - 1488 - 0343 - 6467"),
        ("4539 14880343 6467", "4539 14880343 6467"),
        ("4539 1488 O343 6467", "4539 1488 O343 6467"),
        ("４５３９ １４８８ ０３４３ ６４６７", "４５３９ １４８８ ０３４３ ６４６７"),
        ("Amex 3782 123456 12340", "3782 123456 12340"),
        ("Mastercard: 5425 2334 3010 9903", "5425 2334 3010 9903"),
        ("1 x 4539 1488 0343 6467 12/27 123", "4539 1488 0343 6467"),
        ("Kartennummer: 4539148803436467", "4539148803436467"),
        ("Card number 4539 1488 0343 6461", "4539 1488 0343 6461"),
    ],
)
def test_a_number_is_found_whole(found: Found, text: str, number: str) -> None:
    assert found(text) == [("card", number)]


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "Use 4242 4242 4242 4242 for tests",
        "5555-5555-5555-4444",
        "4539 1488 0343 6468",
        "Card ending in 6467",
        "**** **** **** 6467",
        "Order number 4539148803436467",
        "Program ID: 4200000000000010",
        "4 539 148 803 436 467 bytes",
        "0000 0000 0000 0000",
        "1700000000000",
        "00000003-0000-0ff1-ce00-000000000000",
        "4539.1488.0343.6467",
        "Order #4929381332664295",
        "2024 1120 1201 3344",
    ],
)
def test_what_only_looks_like_a_card_stays(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_number_broken_at_the_line_end_is_found(found: Found) -> None:
    assert found("pay with 4539 1488", "0343 6467 now") == [("card", "4539 1488"), ("card", "0343 6467")]


def test_published_numbers_have_right_check_digits() -> None:
    assert [number for number in PUBLISHED if not luhn.is_valid(number)] == []


@given(st.from_regex(r"(4\d{3}|5[1-5]\d\d)\d{11}", fullmatch=True), st.sampled_from(["", " ", "-"]))
@settings(deadline=None)
def test_every_plausible_number_is_found(stem: str, gap: str) -> None:
    number = "".join(str(int(digit)) for digit in stem)
    number += luhn.calc_check_digit(number)
    text = gap.join(number[at : at + 4] for at in range(0, 16, 4))
    kept = number in PUBLISHED or len(set(number)) <= 2
    assert [text[span.start : span.end] for span in detect([text])[0]] == ([] if kept else [text])
