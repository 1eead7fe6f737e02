"""The message in words: the chosen rows, joined as a person would quote them."""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import Line, Message
from triage.vision.extract.features import Sight
from triage.vision.extract.quote import box_of, whole, words_of
from triage.vision.extract.ranker import Choice


def quote_message(choice: Choice, sights: Sequence[Sight], lines: Sequence[Line]) -> Message:
    """The rows of the choice as one text; a line break becomes a space."""
    quotes = tuple(one for row in choice.rows for one in whole(sights[row].row, lines))
    return Message(words_of(quotes, lines), choice.confidence, box_of(quotes, lines), quotes)
