"""What a screen says is wrong, with everything private masked or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from triage.privacy.mask import mask_of
from triage.values import Code, Extract, Finding, Line, Message, PrivateSpan, Quote

Spans = Sequence[Sequence[PrivateSpan]]
Found = TypeVar("Found", Code, Finding)


def redact_extract(extract: Extract, lines: Sequence[Line], private: Spans) -> Extract:
    """The message in the words of the masked lines; codes and findings that touch something private are left out.

    `private` are the spans of the lines before they were masked. Quotes point into the masked lines afterwards.
    """
    message = extract.message
    return replace(
        extract,
        message=_message(message, lines, private) if message else None,
        codes=tuple(_moved(code, private) for code in extract.codes if not _touches(code, private)),
        findings=tuple(_moved(finding, private) for finding in extract.findings if not _touches(finding, private)),
    )


def _message(message: Message, lines: Sequence[Line], private: Spans) -> Message:
    quotes = tuple(_move(quote, private[quote.line]) for quote in message.quotes)
    text = " ".join(lines[quote.line].text[quote.start : quote.end] for quote in quotes)
    return replace(message, text=text, quotes=quotes)


def _touches(found: Code | Finding, private: Spans) -> bool:
    return any(
        quote.start < span.end and span.start < quote.end for quote in found.quotes for span in private[quote.line]
    )


def _moved(found: Found, private: Spans) -> Found:
    return replace(found, quotes=tuple(_move(quote, private[quote.line]) for quote in found.quotes))


def _move(quote: Quote, spans: Sequence[PrivateSpan]) -> Quote:
    return Quote(quote.line, _shift(quote.start, spans), _shift(quote.end, spans))


def _shift(at: int, spans: Sequence[PrivateSpan]) -> int:
    """Where a place in a line is once its private spans are masked; a place within one goes to the end of its mask."""
    moved = at
    for span in spans:
        if span.end <= at:
            moved += len(mask_of(span.kind)) - (span.end - span.start)
        elif span.start < at:
            moved += span.start + len(mask_of(span.kind)) - at
    return moved
