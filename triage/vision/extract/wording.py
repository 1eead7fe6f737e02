"""How much the words of a row sound like a message of trouble: a sum of learned weights of words and pairs of words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import tanh
from pathlib import Path

from triage.vision.extract.words import UNSPACED

NUMBER = re.compile(r"\d+")
SCALE = 3.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Weights by word or pair of words, and of the row as such."""

    weights: Mapping[str, float]
    bias: float


def sound(tokens: Sequence[str], wording: Wording) -> float:
    """From -1 (anything else) to 1 (a message of trouble)."""
    total = wording.bias + sum(wording.weights.get(term, 0.0) for term in set(terms(tokens)))
    return tanh(total / SCALE)


def terms(tokens: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours, numbers made alike; pairs of characters where no spaces part words."""
    words = [NUMBER.sub("0", token) for token in tokens]
    for word in words:
        if UNSPACED.search(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word
    yield from (f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True))


@cache
def load_wording(path: Path) -> Wording:
    """The trained weights."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Wording(kept["weights"], kept["bias"])
