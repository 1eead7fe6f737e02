"""The message of a screen in its own words, or none."""

from __future__ import annotations

import pytest

from triage.values import PrivateKind, PrivateSpan, Quote
from triage.vision.redact import mask_line
from triage.vision.redact_extract import redact_extract

from .conftest import Seeing


def test_title_and_body_without_buttons(see: Seeing) -> None:
    seen, _ = see(
        ["Couldn't save the document", "The disk is full. Free some space and try again.", "", "", "Cancel", "Retry"]
    )
    assert seen.message is not None
    assert seen.message.text == "Couldn't save the document The disk is full. Free some space and try again."
    assert seen.message.confidence > 0.5
    assert seen.problem > 0.5
    assert seen.because


def test_the_box_holds_the_message_and_nothing_else(see: Seeing) -> None:
    seen, lines = see(["Unable to connect to the server.", "Please check your network connection.", "", "", "", "Help"])
    assert seen.message is not None
    assert seen.message.box.y0 == lines[0].box.y0
    assert seen.message.box.y1 <= lines[1].box.y1


def test_the_message_ends_where_the_trace_begins(see: Seeing) -> None:
    trace = ["Traceback (most recent call last):", '  File "/srv/app/main.py", line 42, in run', "    start()"]
    seen, _ = see(["An error occurred while starting the program.", *trace])
    assert seen.message is not None
    assert "Traceback" not in seen.message.text
    assert "main.py" not in seen.message.text


def test_a_row_that_stands_there_twice_is_quoted_once(see: Seeing) -> None:
    seen, _ = see(["A value is required here.", "A value is required here."])
    assert seen.message is not None
    assert seen.message.text == "A value is required here."


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Home", "Products", "Contact", "Imprint"],
        ["Notifications", "Alert me when a backup fails", "Error reports", "Send weekly summary", "Save", "Cancel"],
        ["Your changes have been saved successfully.", "Done"],
    ],
)
def test_nothing_is_wrong(see: Seeing, texts: list[str]) -> None:
    seen, _ = see(texts)
    assert seen.message is None
    assert seen.codes == ()
    assert seen.problem < 0.5


def test_what_is_private_leaves_message_codes_and_findings(see: Seeing) -> None:
    seen, lines = see(
        [
            "Sign-in failed for jane@example.org.",
            "Cannot open https://example.org/u/jane?x=1 now.",
            "Error code: 0x80070005",
        ]
    )
    assert seen.message is not None
    spans = [
        (PrivateSpan(PrivateKind.EMAIL, 19, 35),),
        (PrivateSpan(PrivateKind.USER_NAME, 35, 39),),
        (),
    ]
    masked = tuple(mask_line(line, found) for line, found in zip(lines, spans, strict=True))
    kept = redact_extract(seen, masked, spans)
    assert kept.message is not None
    assert "jane" not in kept.message.text
    assert "[email]" in kept.message.text
    assert all("jane" not in finding.value for finding in kept.findings)
    assert [code.value for code in kept.codes] == ["0x80070005"]
    for code in kept.codes:
        (quote,) = code.quotes
        assert masked[quote.line].text[quote.start : quote.end] == code.value


def test_quotes_follow_the_masks(see: Seeing) -> None:
    seen, lines = see(["jane@example.org failed with 0x80070005: access denied."])
    spans = [(PrivateSpan(PrivateKind.EMAIL, 0, 16),)]
    masked = tuple(mask_line(line, found) for line, found in zip(lines, spans, strict=True))
    (code,) = redact_extract(seen, masked, spans).codes
    (quote,) = code.quotes
    assert masked[0].text[quote.start : quote.end] == "0x80070005"
    assert quote != Quote(0, 29, 39)
