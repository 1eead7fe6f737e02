"""Tables for the terminal: every figure has its column, and misses are told in words that the terminal survives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console

from triage.cli import tables
from triage.evaluation.labels import Label
from triage.evaluation.measure import Cost, Run, Shot
from triage.evaluation.outcome import read_outcome
from triage.evaluation.score import FIGURES
from triage.evaluation.summary import summarize

LABEL = Label(
    file="a\x1b.png",
    path=Path("a.png"),
    kind="error",
    ui_state="error_dialog",
    error_message="disk full",
    error_codes=("E-1", "9"),
    error_box=(0, 0, 100, 20),
    full_text="disk full E-1 9 8",
)


def run(**said: Any) -> Run:
    lines = [{"text": LABEL.full_text, "confidence": 0.9, "box": [0, 0, 9, 9]}]
    report = {"problem": None, "lines": lines, "timings": {}, **said}
    return Run((Shot(LABEL, report, read_outcome(report), Cost(0.1, 0.1)),))


def printed(table: Any) -> str:
    console = Console(width=400, record=True, quiet=False, file=None, force_terminal=False)
    with console.capture() as capture:
        console.print(table, soft_wrap=True)
    return capture.get()


def test_every_figure_has_a_column_and_those_of_a_silent_report_are_dashes() -> None:
    head, _, row, *_ = printed(tables.figures(summarize(run(), 0.05))).strip().splitlines()
    assert tuple(head.split()) == ("n", *FIGURES)
    figures = dict(zip(FIGURES, row.split()[2:], strict=True))
    assert figures["read"] == "1.000"
    assert {figures[name] for name in ("message", "holds", "codes_p", "detect_r", "quiet", "box")} == {"-"}


def test_misses_of_message_box_and_codes_are_told_as_they_are_scored() -> None:
    error = {"message": "disk full, call \u202e9 or 8 for help", "confidence": 0.7, "box": [300, 300, 400, 320]}
    codes = [{"value": "e-1"}, {"value": "8"}, {"value": "OO\x1b"}]
    assert printed(tables.misses(run(has_error=True, error=error, codes=codes))).splitlines()[:6] == [
        "a\\x1b.png",
        "  message: disk full, call \\u202e9 or 8 for help (holds the labelled one; labelled: disk full)",
        "  box: beside the labelled one",
        "  codes lost: 9",
        "  codes too many: 8, OO\\x1b",
        "  codes not on the screen: OO\\x1b",
    ]


def test_what_is_right_is_no_miss() -> None:
    error = {"message": "disk full", "confidence": 0.7, "box": [0, 0, 100, 20]}
    right = run(has_error=True, error=error, codes=[{"value": "E-1"}, {"value": "9"}])
    assert printed(tables.misses(right)).strip() == ""
