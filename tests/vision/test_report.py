"""The report is the contract other programs rely on: names, shapes and rounding."""

from __future__ import annotations

import json

from triage.values import (
    Box,
    Evidence,
    ImageFacts,
    Line,
    PrivateKind,
    Problem,
    Redaction,
    Region,
    RegionKind,
    Timings,
)
from triage.vision.report import report

SEEN = Evidence(
    image=ImageFacts(1366, 768, "png", frames=1, rotation=90, skew=1.23456),
    lines=(Line("Access denied", 0.98765, Box(1, 2, 30, 14)),),
    regions=(Region(RegionKind.DIALOG, Box(0, 0, 40, 20), 0.75),),
    unread=(Box(5, 6, 7, 8),),
    missing=("Install tesseract-ocr-rus to read Cyrillic.",),
    redactions=(Redaction(PrivateKind.EMAIL, Box(1, 1, 2, 2)),),
    problem=None,
    timings=Timings(total=0.312345, read=0.2),
    policy="strict",
)

BLIND = Evidence(None, (), (), (), (), (), Problem.TRUNCATED, Timings(), "strict")

KEYS = [
    *(
        "schema",
        "file",
        "image",
        "has_error",
        "error_chance",
        "ui_state",
        "error",
        "codes",
        "app",
        "version",
        "url",
        "platform",
    ),
    *("language", "findings", "lines", "regions", "unread", "missing", "redactions", "policy", "problem", "timings"),
]


def test_a_picture_that_was_read() -> None:
    made = report(SEEN, "a.png")
    assert list(made) == KEYS
    assert made["schema"] == "triage.report/1"
    assert made["image"] == {
        "width": 1366,
        "height": 768,
        "format": "png",
        "frames": 1,
        "rotation": 90,
        "skew": 1.23,
        "rectified": False,
    }
    assert made["lines"] == [{"text": "Access denied", "confidence": 0.988, "box": [1, 2, 30, 14]}]
    assert made["regions"] == [{"kind": "dialog", "confidence": 0.75, "box": [0, 0, 40, 20]}]
    assert made["unread"] == [[5, 6, 7, 8]]
    assert made["missing"] == ["Install tesseract-ocr-rus to read Cyrillic."]
    assert made["redactions"] == [{"kind": "email", "box": [1, 1, 2, 2]}]
    assert made["problem"] is None
    assert made["timings"] == {
        "total": 0.3123,
        "decode": 0.0,
        "upright": 0.0,
        "find": 0.0,
        "read": 0.2,
        "classify": 0.0,
        "extract": 0.0,
        "redact": 0.0,
    }
    assert json.loads(json.dumps(made)) == made


def test_a_picture_that_could_not_be_read_has_a_problem_and_nothing_else() -> None:
    made = report(BLIND, "b.png")
    assert list(made) == KEYS
    assert made["problem"] == "truncated"
    filled = {key for key, value in made.items() if value not in (None, [])}
    assert filled == {"schema", "file", "policy", "problem", "timings"}


def test_without_a_name_the_report_has_none() -> None:
    assert list(report(BLIND)) == [key for key in KEYS if key != "file"]
