"""Labelled pictures as lessons: a layout, and how right each candidate would be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from triage.config import Limits
from triage.errors import UnreadableError
from triage.evaluation.words import overlap, split_words
from triage.values import Box, Line, Region, RegionKind
from triage.vision.decode import decode
from triage.vision.extract.chains import NONE
from triage.vision.extract.features import Frame, Sight
from triage.vision.extract.observe import observe
from triage.vision.extract.ranker import Layout, lay_out
from triage.vision.extract.wording import Wording, sound

LONG = 260  # lines of a screen that would outweigh all others
MUTE = Wording({}, 0.0)


@dataclass(frozen=True, slots=True)
class Screen:
    """A labelled picture as it was read."""

    name: str
    group: str
    sights: tuple[Sight, ...]
    frame: Frame
    message: str
    problem: bool
    weight: float
    checked: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """A layout, the F1 of each candidate's words with the label, and whether there is a problem at all."""

    name: str
    group: str
    layout: Layout
    right: NDArray[np.float64]
    problem: bool
    weight: float
    checked: bool  # whether a person looked at it; the others teach the gate alone


def screens(labels: Path, reports: Path, images: Path, groups: Mapping[str, str]) -> Iterator[Screen]:
    """All labelled pictures that have a report (`triage analyze --jsonl --unredacted`)."""
    read = {Path(row["file"]).name: row for row in map(json.loads, reports.read_text(encoding="utf-8").splitlines())}
    for label in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        name = Path(label["file"]).name
        if name in read and not read[name]["problem"] and not label.get("missed"):
            screen = _screen(label, read[name], images / name, groups.get(name, name))
            if screen:
                yield screen


def _screen(label: Mapping[str, Any], report: Mapping[str, Any], picture: Path, group: str) -> Screen | None:
    """None where the picture was turned before it was read, is too dense to learn from, or has no labelled words."""
    facts = report["image"]
    if facts["rotation"] or facts["skew"] or facts["rectified"] or len(report["lines"]) > LONG:
        return None
    try:
        pixels = decode(picture.read_bytes(), Limits()).pixels
    except UnreadableError:
        return None
    lines = [Line(line["text"], line["confidence"], Box(*line["box"])) for line in report["lines"]]
    regions = [Region(RegionKind(r["kind"]), Box(*r["box"]), r["confidence"]) for r in report["regions"]]
    sights, frame = observe(pixels, lines, regions, MUTE)
    problem, message = label["kind"] in ("error", "warning"), label.get("error_message") or ""
    if problem and not message:
        return None
    return Screen(
        picture.name,
        group,
        sights,
        frame,
        message,
        problem,
        float(label.get("weight", 1.0)),
        bool(label.get("checked", True)),
    )


def lesson(screen: Screen, wording: Wording) -> Lesson:
    """The screen with its words weighed; a problem whose message was not read has no right candidate."""
    sights = [replace(sight, sound=sound(sight.words.tokens, wording)) for sight in screen.sights]
    layout = lay_out(sights, screen.frame)
    right = agreement(layout, screen.message) if screen.problem else np.zeros(layout.table.shape)
    return Lesson(screen.name, screen.group, layout, right, screen.problem, screen.weight, screen.checked)


def agreement(layout: Layout, message: str) -> NDArray[np.float64]:
    """F1 of each candidate's words with those of the labelled message."""
    wanted = split_words(message)
    rows: Sequence[list[str]] = [split_words(sight.row.text) for sight in layout.sights]
    size = np.array([len(row) for row in rows], np.float64)
    met = np.array([overlap(wanted, row) for row in rows], np.float64)
    table = layout.table
    total = np.cumsum(np.where(table == NONE, 0, size[table]), axis=1)
    hit = np.minimum(np.cumsum(np.where(table == NONE, 0, met[table]), axis=1), len(wanted))
    return np.where(table == NONE, 0.0, 2 * hit / np.maximum(1, total + len(wanted)))
