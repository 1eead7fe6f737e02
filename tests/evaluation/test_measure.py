from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from triage.evaluation.labels import Label
from triage.evaluation.measure import Cost, Shot, core_seconds, measure, price_per_thousand, spread, stage_times
from triage.evaluation.outcome import Report
from triage.values import Attachment

Folder = Callable[..., tuple[Label, ...]]


class Notes:
    """Contestants that write down when it was their turn."""

    def __init__(self) -> None:
        self.turns: list[str] = []

    def look(self, _: Attachment) -> Report:
        self.turns.append("us")
        return {"lines": [], "problem": None, "timings": {"total": float(len(self.turns))}}

    def peer(self, name: str) -> NotedPeer:
        return NotedPeer(name, self)


class NotedPeer:
    def __init__(self, name: str, notes: Notes) -> None:
        self.name = name
        self.notes = notes

    def missing(self) -> str | None:
        return None

    def read(self, content: bytes) -> str | None:
        assert content
        self.notes.turns.append(self.name)
        return self.name


def test_everybody_is_warm_first_and_then_the_order_turns_round(folder: Folder) -> None:
    notes = Notes()
    labels = folder({"a.png": "one", "b.png": "two"})
    run = measure(labels, notes.look, [notes.peer("p"), notes.peer("q")])
    assert notes.turns == ["us", "p", "q", "p", "q", "us", "us", "q", "p"]
    assert [(peer.name, peer.texts, len(peer.costs)) for peer in run.peers] == [
        ("p", ("p", "p"), 2),
        ("q", ("q", "q"), 2),
    ]


def test_repeating_keeps_the_middle_report_and_turns_round_too(folder: Folder) -> None:
    notes = Notes()
    run = measure(folder({"a.png": "one"}), notes.look, [notes.peer("p")], repeat=3)
    assert notes.turns == ["us", "p", "p", "us", "us", "p", "p", "us"]
    # Our turns were the fourth, fifth and eighth call.
    assert run.shots[0].report["timings"]["total"] == 5.0


def test_everybody_gets_the_bytes_of_the_file(folder: Folder) -> None:
    got: list[bytes] = []

    def look(attachment: Attachment) -> Report:
        got.append(attachment.content)
        return {}

    labels = folder({"a.png": "one"})
    measure(labels, look)
    assert got == [labels[0].path.read_bytes()] * 2


def test_steps_are_told_after_each_picture(folder: Folder) -> None:
    steps: list[tuple[int, int]] = []
    measure(folder({"a.png": "one", "b.png": "two"}), lambda _: {}, step=lambda *step: steps.append(step))
    assert steps == [(1, 2), (2, 2)]


def test_waiting_costs_seconds_and_working_costs_cores(folder: Folder) -> None:
    def wait(_: Attachment) -> Report:
        time.sleep(0.1)
        return {}

    def work(_: Attachment) -> Report:
        end = time.process_time() + 0.1
        while time.process_time() < end:
            pass
        return {}

    labels = folder({"a.png": "one"})
    waited, worked = (measure(labels, look).shots[0].cost for look in (wait, work))
    assert waited.seconds >= 0.1
    assert waited.cpu < 0.05
    assert worked.cpu >= 0.1


def test_programs_that_we_start_count_as_our_cores(folder: Folder) -> None:
    loop = "import time\nwhile time.process_time() < 0.3: pass"

    def look(_: Attachment) -> Report:
        subprocess.run([sys.executable, "-S", "-c", loop], check=True)
        return {}

    assert measure(folder({"a.png": "one"}), look).shots[0].cost.cpu >= 0.25


def test_a_spread_is_median_nearest_rank_and_mean() -> None:
    times = spread([float(n) for n in range(1, 22)])
    assert (times.p50, times.p95, times.mean) == (11.0, 20.0, 11.0)
    assert spread([]) == spread([0.0])


def test_stages_come_from_the_report_and_the_total_from_outside(folder: Folder, seen: Callable[..., Shot]) -> None:
    labels = folder({"a.png": "one", "b.png": "two"})
    timings: list[dict[str, Any]] = [{"total": 0.2, "read": 0.1}, {"total": 0.2, "read": 0.3}]
    shots = [seen(label, seconds=0.5, timings=t) for label, t in zip(labels, timings, strict=True)]
    times = stage_times(shots)
    assert times["read"].p50 == pytest.approx(0.2)
    assert times["decode"].p50 == 0.0
    assert times["total"].p50 == 0.5


def test_cost_is_core_seconds_times_the_price_of_an_hour() -> None:
    assert core_seconds([Cost(9, 1.0), Cost(9, 2.6)]) == pytest.approx(1.8)
    assert price_per_thousand(1.8, 0.05) == pytest.approx(0.025)


def test_an_unreadable_picture_is_a_shot_like_any_other(tmp_path: Path, folder: Folder) -> None:
    run = measure(folder({"a.png": "one"}), lambda _: {"problem": "truncated", "image": None, "lines": []})
    assert run.shots[0].outcome.problem == "truncated"
