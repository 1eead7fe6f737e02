"""What a measured folder comes to, as a value and as JSON (schema triage.evaluation/1)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from triage.evaluation.curve import detection_curve
from triage.evaluation.measure import Run, Shot, Spread, core_seconds, price_per_thousand, stage_times
from triage.evaluation.misses import find_miss
from triage.evaluation.peers import Comparison, compare
from triage.evaluation.score import SLICES, Scored, score, score_slices

SCHEMA = "triage.evaluation/1"


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures, seconds by stage, core-seconds a picture, price of 1,000 pictures and the peers of one run."""

    whole: Scored
    slices: tuple[Scored, ...]
    stages: Mapping[str, Spread]
    core_seconds: float
    price: float
    thousand: float
    comparisons: tuple[Comparison, ...]
    cores: int


def summarize(run: Run, price: float, keys: Sequence[str] = SLICES) -> Summary:
    """Everything there is to say about a run; `price` is that of a core-hour."""
    spent = core_seconds([shot.cost for shot in run.shots])
    return Summary(
        whole=score(run.pairs),
        slices=score_slices(run.pairs, keys),
        stages=stage_times(run.shots),
        core_seconds=spent,
        price=price,
        thousand=price_per_thousand(spent, price),
        comparisons=tuple(compare(run, peer) for peer in run.peers),
        cores=os.cpu_count() or 1,
    )


def to_json(summary: Summary, run: Run) -> dict[str, object]:
    """The summary and its pictures, as `json.dumps` takes it; figures that are not known yet are null."""
    curve = detection_curve(run.pairs)
    return {
        "schema": SCHEMA,
        "count": summary.whole.count,
        "figures": dict(summary.whole.figures),
        "slices": [
            {"key": part.key, "value": part.value, "count": part.count, "figures": dict(part.figures)}
            for part in summary.slices
        ],
        "detection": asdict(curve) if curve else None,
        "seconds": {stage: asdict(times) for stage, times in summary.stages.items()},
        "core_seconds": summary.core_seconds,
        "price_per_core_hour": summary.price,
        "price_per_thousand": summary.thousand,
        "cores": summary.cores,
        "peers": [asdict(peer) for peer in summary.comparisons],
        "pictures": [_picture(shot) for shot in run.shots],
    }


def _picture(shot: Shot) -> dict[str, object]:
    return {
        "file": shot.label.file,
        "seconds": shot.cost.seconds,
        "core_seconds": shot.cost.cpu,
        "miss": asdict(find_miss(shot.label, shot.outcome)),
        "report": dict(shot.report),
    }
