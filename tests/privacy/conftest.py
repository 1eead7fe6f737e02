"""Detection as tests read it: which words of a text are private."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from triage.privacy import detect

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def found() -> Found:
    """A function: the lines of a reading to (kind, words) of every span, in reading order."""

    def look(*lines: str) -> list[tuple[str, str]]:
        spans = detect(lines)
        return [
            (span.kind.value, line[span.start : span.end]) for line, of in zip(lines, spans, strict=True) for span in of
        ]

    return look
