"""Learn the wording of messages: a logistic regression on words and pairs, from rows of screens and from phrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from triage.vision.extract.wording import Wording, terms
from triage.vision.extract.words import TOKEN, fold

from .lessons import Lesson

PULL = 2e-4
ROUNDS, RATE = 25, 0.08
RARE = 2  # occurrences below which a term is not learned
SMALL = 0.08  # weight below which a term is left out
MINE = 0.5  # F1 from which a candidate's rows are rows of the message

Example = tuple[tuple[str, ...], bool, float]  # terms, whether it is of a message, weight


def of_phrases(folder: Path) -> list[Example]:
    """Problems and everything else from the phrase tables."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entries in table["problems"].values():
            found += [_example(text, wrong=True, weight=0.7) for entry in entries for text in _texts(entry)]
        for name, entries in table["neutral"].items():
            weight = 0.7 if name in ("sentences", "prompts", "names") else 0.3
            found += [_example(str(text), wrong=False, weight=weight) for text in entries]
    return found


def of_lessons(taught: Iterable[Lesson]) -> list[Example]:
    """The rows of real screens: those of the message, and those of screens on which nothing is wrong."""
    found: list[Example] = []
    for lesson in taught:
        count = len(lesson.layout.sights)
        if not lesson.problem:
            found += [
                (tuple(set(terms(sight.words.tokens))), False, min(0.5, 8 / count)) for sight in lesson.layout.sights
            ]
        elif lesson.right.size and lesson.right.max() >= MINE:
            start, end = np.unravel_index(lesson.right.argmax(), lesson.right.shape)
            rows = lesson.layout.table[start, : end + 1].tolist()
            found += [(tuple(set(terms(lesson.layout.sights[row].words.tokens))), True, lesson.weight) for row in rows]
    return found


def fit_wording(examples: Sequence[Example]) -> Wording:
    """Weights by Adam over all examples in turn, in a fixed random order."""
    counts = Counter(term for found, _, _ in examples for term in found)
    names = sorted(term for term, count in counts.items() if count >= RARE)
    index = {name: at for at, name in enumerate(names)}
    rows = [np.array([index[term] for term in found if term in index], np.intp) for found, _, _ in examples]
    wanted = np.array([wrong for _, wrong, _ in examples], np.float64)
    worth = np.array([weight for _, _, weight in examples])
    weights, squares, bias = np.zeros(len(names)), np.full(len(names), 1e-4), -1.0
    dice = np.random.default_rng(11)
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        for at in dice.permutation(len(rows)):
            mine = rows[at]
            guess = 1 / (1 + np.exp(-np.clip(weights[mine].sum() + bias, -30, 30)))
            slope = worth[at] * (guess - wanted[at])
            step = slope + PULL * weights[mine]
            squares[mine] += step**2
            weights[mine] -= rate * step / np.sqrt(squares[mine])
            bias -= 0.005 * rate * slope
    kept = {name: round(float(weights[at]), 3) for name, at in index.items() if abs(weights[at]) >= SMALL}
    return Wording(kept, round(float(bias), 3))


def _example(text: str, *, wrong: bool, weight: float) -> Example:
    return tuple(set(terms(tuple(TOKEN.findall(fold(text)))))), wrong, weight


def _texts(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [str(entry[part]) for part in ("heading", "text") if entry.get(part)]
