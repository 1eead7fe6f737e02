"""The trained ranker, and screens made of lines alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest

from triage.values import Box, Extract, Line
from triage.vision.extract.extract import extract
from triage.vision.extract.ranker import Ranker, load_ranker
from triage.vision.weights.trained import trained

if TYPE_CHECKING:
    from triage.ports import Pixels

Seeing: TypeAlias = Callable[[Sequence[str]], tuple[Extract, tuple[Line, ...]]]


def lay(texts: Sequence[str], left: int = 60, top: int = 60) -> tuple[Line, ...]:
    """Lines one under the other, of 20 pixels each, 9 pixels a character; an empty text leaves a gap."""
    return tuple(
        Line(
            text,
            0.98,
            Box(left, top + 30 * row, left + 9 * len(text), top + 30 * row + 20),
            tuple(left + 9 * at for at in range(len(text) + 1)),
        )
        for row, text in enumerate(texts)
        if text
    )


@pytest.fixture(scope="session")
def ranker() -> Ranker:
    return load_ranker(trained("ranker", "ranker.json"), trained("ranker", "wording.json"))


@pytest.fixture
def paper() -> Pixels:
    return np.full((480, 900, 3), 250, np.uint8)


@pytest.fixture
def see(ranker: Ranker, paper: Pixels) -> Seeing:
    def seen(texts: Sequence[str]) -> tuple[Extract, tuple[Line, ...]]:
        lines = lay(texts)
        return extract(paper, lines, (), ranker), lines

    return seen
