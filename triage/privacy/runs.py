"""Long unbroken runs: whether one goes on in the next line, and whether a value looks drawn by lot."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RUN_END = re.compile(r"[A-Za-z0-9_\-+/=.%&~?]{12}")
_RUN_START = re.compile(r"[A-Za-z0-9_\-+/=.%&~]{6,}(?=\s|\0|$)")
_KEPT = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|0[xX][0-9A-Fa-f]+|[A-Z0-9_]{,19}|[\d./-]+")
_MIXED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]\d|\d[A-Za-z]")


def run_continues(tail: str, head: str) -> bool:
    """Whether the run at the end of one line goes on at the start of the next: no word, code, date or GUID."""
    if " " in tail[-12:] or not _RUN_END.fullmatch(tail[-12:]):
        return False
    first = _RUN_START.match(head)
    return bool(first and looks_random(first[0]))


def starts_random(text: str) -> bool:
    """Whether a text starts with a run long enough to be a secret by itself."""
    if len(text) < 16 or " " in text[:16]:
        return False
    first = _RUN_START.match(text)
    return bool(first and looks_random(first[0]))


def looks_random(value: str) -> bool:
    """Letters with digits or with capitals among them, and neither a GUID nor an error code."""
    return _MIXED.search(value) is not None and not _KEPT.fullmatch(value)


def has_long_word(text: str, length: int) -> bool:
    """Whether a word has that many characters or more."""
    return len(text) >= length and max(map(len, text.split()), default=0) >= length


def contains_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)
