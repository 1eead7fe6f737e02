"""Which run of rows is the message, and whether there is one.

A log-linear model weighs all candidates against each other: each candidate's score is a sum of named weights, so every
choice can be told in words. A logistic regression on the winner and on the screen as a whole says whether anything is
wrong. The models, their data and their figures are described in models/ranker/card.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from triage.vision.extract.chains import NONE, chain_features, follow, make_chains
from triage.vision.extract.features import Features, Frame, Sight, link_features, quiet_features, row_features
from triage.vision.extract.wording import Wording, load_wording

OF_ROWS = (
    *("trouble", "denial", "warning", "advice", "success", "button", "address", "plain"),
    *("red ink", "red sign", "yellow sign", "blue sign", "pink ground", "yellow ground", "dark ground"),
    *("in dialog", "in banner", "in terminal", "large", "centred", "top edge", "bottom"),
    *("bullet", "pair", "label", "question", "stamp", "code", "exception", "head", "url"),
)
LEAD = 60  # of the likeliest candidates that are weighed against each other
SAME = 0.7  # F1 of the words from which two candidates say the same


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by the name of the feature; `threshold` is the probability from which a screen shows a problem."""

    row: Features
    link: Features
    stop: Features
    start: Features
    chain: Features
    screen: Features
    gate: Features
    threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a screen, what follows what, and the numbers that speak for each candidate."""

    sights: Sequence[Sight] = field(repr=False)
    table: NDArray[np.intp]
    rows: Sequence[Features]
    links: Sequence[Features]  # to the row that follows; empty at the end of a block
    starts: Sequence[Features]  # from the row that leads here; empty at the start of a block
    chains: Mapping[str, NDArray[np.bool_]]
    screen: Features


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows of the message, how sure it is that these are right, and how sure it is that there is a problem."""

    rows: tuple[int, ...]
    confidence: float
    problem: float


def lay_out(sights: Sequence[Sight], frame: Frame) -> Layout:
    """All that the model needs of a screen."""
    following = follow([sight.box for sight in sights])
    links: list[Features] = [{} for _ in sights]
    starts: list[Features] = [{} for _ in sights]
    for above, below in enumerate(following.tolist()):
        if below != NONE:
            links[above] = starts[below] = link_features(sights[above], sights[below])
    table = make_chains(following)
    return Layout(
        sights=sights,
        table=table,
        rows=[row_features(sight, frame) for sight in sights],
        links=links,
        starts=starts,
        chains=chain_features(table, sights) if sights else {},
        screen=quiet_features(sights, frame),
    )


def choose(layout: Layout, weights: Weights) -> Choice:
    """The candidate that agrees best with all likely ones; without rows, nothing is wrong."""
    if not layout.sights:
        return Choice((), 0.0, 0.0)
    scores = score(layout, weights)
    mass = np.exp(scores - scores.max())
    order = np.argsort(mass, axis=None)[::-1][: min(LEAD, int((layout.table != NONE).sum()))]
    lead = [(int(at // mass.shape[1]), int(at % mass.shape[1])) for at in order]
    chance = mass.ravel()[order] / mass.sum()
    like = _agreement(layout, lead)
    best = int((like @ chance).argmax())
    start, end = lead[best]
    rows = tuple(int(row) for row in layout.table[start, : end + 1])
    choice = Choice(rows, float(chance[like[best] >= SAME].sum()), 0.0)
    wrong = weights.gate.get("always", 0.0) + _dot(gate_features(layout, scores, choice, weights), weights.gate)
    return replace(choice, problem=1 / (1 + exp(-max(-30.0, min(30.0, wrong)))))


def gate_features(layout: Layout, scores: NDArray[np.float64], choice: Choice, weights: Weights) -> Features:
    """What tells whether anything is wrong: the screen as a whole, and the run of rows that was chosen."""
    first, count = choice.rows[0], len(choice.rows)
    chosen = [layout.sights[row] for row in choice.rows]
    best = float(scores[first, count - 1])
    found = {
        "best score": best / 5,
        "all scores": (float(np.log(np.exp(scores - scores.max()).sum())) + float(scores.max())) / 5,
        "sure": choice.confidence,
        "against quiet": (best - _dot(layout.screen, weights.screen)) / 5,
        "sounds": sum(sight.sound for sight in chosen) / count,
        "sounds most": max(sight.sound for sight in chosen),
        "first sounds": chosen[0].sound,
        **{f"chosen: {name}": float(flags[first, count - 1]) for name, flags in layout.chains.items()},
        **{f"rows: {name}": sum(layout.rows[row].get(name, 0.0) for row in choice.rows) / count for name in OF_ROWS},
    }
    return {**layout.screen, **found}


def score(layout: Layout, weights: Weights) -> NDArray[np.float64]:
    """The score of each beginning of each chain (n, LONGEST); -inf where there is none."""
    table, absent = layout.table, layout.table == NONE
    rows = np.array([_dot(row, weights.row) for row in layout.rows])
    links = np.array([_dot(link, weights.link) for link in layout.links])
    stops = np.array([_dot(link, weights.stop) if link else weights.stop.get("none", 0.0) for link in layout.links])
    starts = np.array([_dot(link, weights.start) if link else weights.start.get("none", 0.0) for link in layout.starts])
    inside = np.where(absent, 0.0, rows[table])
    inside[:, 1:] += np.where(absent[:, 1:], 0.0, links[table[:, :-1]])
    total = starts[:, None] + np.cumsum(inside, axis=1) + stops[table]
    for name, flags in layout.chains.items():
        if weight := weights.chain.get(name, 0.0):
            total += weight * flags
    return np.where(absent, -np.inf, total)


def explain(layout: Layout, choice: Choice, weights: Weights, most: int = 4) -> tuple[str, ...]:
    """What spoke most for the choice: names of features and what they added, the strongest first."""
    if not choice.rows:
        return ()
    first, last, count = choice.rows[0], choice.rows[-1], len(choice.rows)
    parts = [(layout.rows[row], weights.row) for row in choice.rows]
    parts += [(layout.links[row], weights.link) for row in choice.rows[:-1]]
    parts += [(layout.links[last], weights.stop), (layout.starts[first], weights.start)]
    parts.append(({name: float(flags[first, count - 1]) for name, flags in layout.chains.items()}, weights.chain))
    added: Counter[str] = Counter()
    for features, known in parts:
        for name, value in features.items():
            added[name] += value * known.get(name, 0.0)  # type: ignore[assignment]
    return tuple(f"{name} {value:+.1f}" for name, value in added.most_common(most) if value > 0)


def _dot(features: Features, weights: Features) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def _agreement(layout: Layout, lead: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """F1 of the words of each pair of candidates."""
    words = np.array([max(1, sight.shape.words) for sight in layout.sights], np.float64)
    member = np.zeros((len(lead), len(words)))
    for index, (start, end) in enumerate(lead):
        member[index, layout.table[start, : end + 1]] = 1
    common = (member * words) @ member.T
    size = member @ words
    return np.asarray(2 * common / (size[:, None] + size[None]))


@dataclass(frozen=True, slots=True)
class Ranker:
    """What was learned: the weights of candidates, and of words."""

    weights: Weights
    wording: Wording


@cache
def load_ranker(weights: Path, wording: Path) -> Ranker:
    """The trained model, from its two files."""
    return Ranker(Weights(**json.loads(weights.read_text(encoding="utf-8"))), load_wording(wording))
