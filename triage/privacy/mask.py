"""Masks in place of private spans."""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import PrivateKind, PrivateSpan


def mask_of(kind: PrivateKind) -> str:
    """What stands in the text instead of something private."""
    return f"[{kind.value}]"


def mask(text: str, spans: Sequence[PrivateSpan]) -> str:
    """The text with each span replaced. Spans do not overlap and are sorted, as `detect` gives them."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += text[at : span.start], mask_of(span.kind)
        at = span.end
    return "".join(parts) + text[at:]
