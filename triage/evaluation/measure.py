"""A labelled folder, picture by picture, through us and through peers in turn; seconds, CPU and cost.

Every contestant sees the same bytes in the same run. The order turns round from picture to picture, so that nobody
always runs on a warm cache or in another's wake.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeAlias, TypeVar

from triage.evaluation.labels import Label
from triage.evaluation.outcome import STAGES, Outcome, Report, read_outcome
from triage.evaluation.score import Pair
from triage.values import Attachment

Look: TypeAlias = Callable[[Attachment], Report]
Step: TypeAlias = Callable[[int, int], None]  # pictures done, pictures in all
T = TypeVar("T")

# Thread pools spin for a moment after their last work; the next contestant should have the cores to itself.
REST = 0.02


class Peer(Protocol):
    """Somebody else's OCR."""

    name: str

    def missing(self) -> str | None:
        """What must be installed before it works, as one sentence; None when it is ready."""

    def read(self, content: bytes) -> str | None:
        """All text in a picture file, one line a line; None when it cannot be read."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one picture took: seconds on the clock, and core-seconds of this program and those it started."""

    seconds: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Shot:
    """One labelled picture, examined."""

    label: Label
    report: Report = field(repr=False)
    outcome: Outcome
    cost: Cost


@dataclass(frozen=True, slots=True)
class PeerRun:
    """What a peer read, picture by picture in the order of the labels, and what it took."""

    name: str
    texts: tuple[str | None, ...] = field(repr=False)
    costs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A measured folder."""

    shots: tuple[Shot, ...]
    peers: tuple[PeerRun, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Labels with their outcomes, as scoring takes them."""
        return tuple((shot.label, shot.outcome) for shot in self.shots)


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds a picture: median, 95th percentile and mean."""

    p50: float
    p95: float
    mean: float


def measure(
    labels: Sequence[Label], look: Look, peers: Sequence[Peer] = (), repeat: int = 1, step: Step | None = None
) -> Run:
    """Examine every labelled picture, one at a time; `repeat` > 1 takes the median cost of so many turns.

    `step` is called after each picture. Nothing is timed before every contestant has read the first picture once.
    """
    if labels:
        first = labels[0].path.read_bytes()
        look(Attachment(labels[0].file, first))
        for peer in peers:
            peer.read(first)
    shots, reads = [], []
    for number, label in enumerate(labels):
        shot, turn = _take(label, look, peers, repeat, backwards=number % 2 == 1)
        shots.append(shot)
        reads.append(turn)
        if step:
            step(number + 1, len(labels))
    runs = (PeerRun(p.name, tuple(r[i][0] for r in reads), tuple(r[i][1] for r in reads)) for i, p in enumerate(peers))
    return Run(tuple(shots), tuple(runs))


def _take(
    label: Label, look: Look, peers: Sequence[Peer], repeat: int, *, backwards: bool
) -> tuple[Shot, list[tuple[str | None, Cost]]]:
    attachment = Attachment(label.file, label.path.read_bytes())
    reports: list[Report] = []
    texts: list[str | None] = [None] * len(peers)
    costs: list[list[Cost]] = [[] for _ in range(len(peers) + 1)]
    for turn in range(repeat):
        order = range(len(peers) + 1)
        for who in reversed(order) if backwards ^ (turn % 2 == 1) else order:
            if peers:
                time.sleep(REST)
            if who == len(peers):
                report, cost = _timed(partial(look, attachment))
                reports.append(report)
            else:
                texts[who], cost = _timed(partial(peers[who].read, attachment.content))
            costs[who].append(cost)
    *rest, ours = (_median(turns) for turns in costs)
    middle = _median_report(reports)
    return Shot(label, middle, read_outcome(middle), ours), list(zip(texts, rest, strict=True))


def _timed(work: Callable[[], T]) -> tuple[T, Cost]:
    cpu, start = _cpu(), time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    return result, Cost(seconds, _cpu() - cpu)


def _cpu() -> float:
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(c.seconds for c in costs), statistics.median(c.cpu for c in costs))


def _median_report(reports: Sequence[Report]) -> Report:
    ranked = sorted(reports, key=lambda report: (report.get("timings") or {}).get("total") or 0.0)
    return ranked[(len(ranked) - 1) // 2]


def spread(seconds: Sequence[float]) -> Spread:
    """Median, 95th percentile and mean; zeros for nothing."""
    if not seconds:
        return Spread(0.0, 0.0, 0.0)
    ranked = sorted(seconds)
    return Spread(statistics.median(ranked), ranked[int(0.95 * (len(ranked) - 1))], statistics.fmean(ranked))


def stage_times(shots: Sequence[Shot]) -> dict[str, Spread]:
    """Seconds by stage, and `total` as timed from outside: from the bytes in memory to the report."""
    stages = {stage: spread([shot.outcome.stages.get(stage, 0.0) for shot in shots]) for stage in STAGES}
    return stages | {"total": spread([shot.cost.seconds for shot in shots])}


def core_seconds(costs: Sequence[Cost]) -> float:
    """Mean core-seconds a picture."""
    return statistics.fmean(cost.cpu for cost in costs) if costs else 0.0


def price_per_thousand(core_seconds_each: float, price: float) -> float:
    """What 1,000 pictures cost when a core costs `price` an hour, in the same currency."""
    return 1000 * core_seconds_each / 3600 * price
