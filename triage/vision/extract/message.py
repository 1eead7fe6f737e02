"""The message in words: the chosen rows, trimmed and joined as a person would quote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from triage.values import Line, Message
from triage.vision.extract.features import Sight
from triage.vision.extract.quote import box_of, whole, words_of
from triage.vision.extract.ranker import Choice

TRACE = ("traceback (most recent call last)", "stack trace", "stacktrace", "call stack")


def trim(choice: Choice, sights: Sequence[Sight]) -> Choice:
    """The choice without what follows a message: a trace or the next prompt; repeated rows once."""
    return replace(choice, rows=tuple(_kept(choice.rows, sights)))


def _kept(rows: Sequence[int], sights: Sequence[Sight]) -> Iterator[int]:
    said: set[str] = set()
    for at, row in enumerate(rows):
        if at and _is_trace(sights[row]):
            return
        if sights[row].words.text not in said:
            yield row
        said.add(sights[row].words.text)


def _is_trace(sight: Sight) -> bool:
    return sight.shape.frame or sight.shape.prompt or sight.words.text.startswith(TRACE)


def quote_message(choice: Choice, sights: Sequence[Sight], lines: Sequence[Line]) -> Message:
    """The rows of the choice as one text; a line break becomes a space."""
    quotes = tuple(one for row in choice.rows for one in whole(sights[row].row, lines))
    return Message(words_of(quotes, lines), choice.confidence, box_of(quotes, lines), quotes)
