"""A stretch of a row's text, back on its lines and its pixels."""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import Box, Line, Quote
from triage.vision.extract.rows import Row, enclose


def quote(row: Row, start: int, end: int, lines: Sequence[Line]) -> tuple[Quote, ...]:
    """Characters start..end (end exclusive) of a row, as stretches of its lines."""
    found, at = [], 0
    for index in row.lines:
        length = len(lines[index].text)
        low, high = max(start - at, 0), min(end - at, length)
        if low < high:
            found.append(Quote(index, low, high))
        at += length + 1
    return tuple(found)


def whole(row: Row, lines: Sequence[Line]) -> tuple[Quote, ...]:
    """All of a row."""
    return tuple(Quote(index, 0, len(lines[index].text)) for index in row.lines)


def box_of(quotes: Sequence[Quote], lines: Sequence[Line]) -> Box:
    """Where the quoted words stand."""
    return enclose([lines[one.line].span_box(one.start, one.end) for one in quotes])


def words_of(quotes: Sequence[Quote], lines: Sequence[Line]) -> str:
    """The quoted words."""
    return " ".join(lines[one.line].text[one.start : one.end] for one in quotes)


def confidence_of(quotes: Sequence[Quote], lines: Sequence[Line]) -> float:
    """That of the least sure line."""
    return min(lines[one.line].confidence for one in quotes)
