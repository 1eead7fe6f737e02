"""Raw values say nothing about what they hold, whoever prints them."""

from __future__ import annotations

from triage.values import Attachment, Box, Line, Reading, Ticket

SECRET = "jane.doe@contoso.com"


def test_an_attachment_shows_neither_name_nor_bytes() -> None:
    shown = repr(Attachment(f"{SECRET}.png", SECRET.encode()))
    assert SECRET not in shown
    assert "png" not in shown


def test_a_ticket_shows_neither_words_nor_attachments() -> None:
    assert SECRET not in repr(Ticket((Attachment(SECRET, SECRET.encode()),), SECRET))


def test_a_reading_shows_no_line() -> None:
    assert SECRET not in repr(Reading(None, (Line(SECRET, 0.9, Box(0, 0, 9, 9)),)))
