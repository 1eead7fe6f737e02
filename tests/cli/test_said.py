"""What is wrong, in words: certain, doubtful and nothing at all."""

from __future__ import annotations

import pytest

from triage.cli.said import how_sure, lay_out_extract
from triage.values import Box, Code, Extract, Finding, FindingKind, Message

BOX = Box(0, 0, 9, 9)
MESSAGE = Message("Disk full. Delete something.", 0.62, BOX)


def said(extract: Extract) -> list[str]:
    text = lay_out_extract(extract).plain
    assert text.endswith("\n")
    return text.splitlines()


def test_the_message_its_codes_and_where_it_happened() -> None:
    found = {FindingKind.APP: "Mail", FindingKind.HOST: "a.test", FindingKind.TRACE: "a.py:7", FindingKind.GUID: "1-2"}
    extract = Extract(
        0.99,
        MESSAGE,
        (Code("0x80070005", 0.96, BOX), Code("40\x1b4", 0.3, BOX)),
        tuple(Finding(kind, value, 0.9) for kind, value in found.items()),
    )
    assert said(extract) == [
        '  error: "Disk full. Delete something."  check 0.62',
        "  codes: 0x80070005  sure 0.96, 40\\x1b4  guess 0.30",
        "  app Mail, page a.test, at a.py:7",
    ]


def test_of_each_kind_the_surest_is_shown_and_an_address_before_its_host() -> None:
    findings = (
        Finding(FindingKind.APP, "Teams", 0.4),
        Finding(FindingKind.APP, "Outlook", 0.8),
        Finding(FindingKind.HOST, "a.test", 0.9),
        Finding(FindingKind.URL, "https://a.test/\u202eb", 0.5),
        Finding(FindingKind.LANGUAGE, "de", 0.9),
    )
    assert said(Extract(findings=findings))[1:] == ["  app Outlook, page https://a.test/\\u202eb, language de"]


def test_a_doubtful_problem_is_perhaps_one() -> None:
    assert said(Extract(0.6, MESSAGE)) == [
        '  perhaps an error (0.60): "Disk full. Delete something."  check 0.62',
    ]


def test_no_error_is_an_answer_with_its_own_confidence() -> None:
    assert said(Extract(0.04)) == ["  no error visible  sure 0.96"]
    assert said(Extract(0.35)) == ["  no error visible, but perhaps there is one  check 0.65"]


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "sure"), (0.8, "sure"), (0.79, "check"), (0.5, "check"), (0.49, "guess")]
)
def test_words_for_numbers(confidence: float, word: str) -> None:
    assert how_sure(confidence) == word
