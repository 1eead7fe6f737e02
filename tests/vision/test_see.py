"""The whole of seeing, on screens that were drawn and on fixtures that were turned, skewed and photographed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.drawing import as_png, screen
from tests.variants import write_variants
from triage.evaluation.words import recall
from triage.values import Attachment, Problem, Reading
from triage.vision.see import Eyes, see
from triage.vision.upright.orientation import rotate

FIXTURES = Path(__file__).parents[2] / "fixtures"
LINES = [
    (60, 60, "The document could not be saved"),
    (60, 110, "The disk is full. Delete some files and try again."),
    (60, 160, "Error code 0x80070070"),
]


def _see(content: bytes, eyes: Eyes) -> Reading:
    return see(Attachment("screen.png", content), eyes)


def _text(reading: Reading) -> str:
    return "\n".join(line.text for line in reading.lines)


def test_every_line_is_read_at_its_place(eyes: Eyes) -> None:
    reading = _see(as_png(screen(LINES)), eyes)
    assert [line.text for line in reading.lines] == [text for _, _, text in LINES]
    for line, (x, y, _) in zip(reading.lines, LINES, strict=True):
        assert abs(line.box.x0 - x) < 15
        assert line.box.y0 < y + 12 < line.box.y1
    assert reading.image is not None
    assert (reading.image.width, reading.image.height, reading.image.rotation) == (800, 480, 0)


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_turned_picture_is_turned_back(eyes: Eyes, quarter: int) -> None:
    reading = _see(as_png(rotate(screen(LINES), quarter)), eyes)
    assert reading.image is not None
    assert reading.image.rotation == 360 - quarter
    assert (reading.image.width, reading.image.height) == (800, 480)
    assert "could not be saved" in _text(reading)


def test_small_print_is_read(eyes: Eyes) -> None:
    small = [(20, 20, "The service is not available right now"), (20, 38, "Ask your administrator for help")]
    read = _text(_see(as_png(screen(small, size=11, shape=(80, 320))), eyes))
    assert recall(" ".join(text for _, _, text in small), read) >= 0.8


def test_dark_screens_are_read(eyes: Eyes) -> None:
    dark = screen(LINES, ink=(220, 220, 225), ground=(30, 30, 34))
    assert [line.text for line in _see(as_png(dark), eyes).lines] == [text for _, _, text in LINES]


def test_an_empty_screen_has_no_lines_and_no_problem(eyes: Eyes) -> None:
    reading = _see(as_png(np.full((300, 400, 3), 245, np.uint8)), eyes)
    assert reading.lines == ()
    assert reading.problem is None


def test_what_is_no_picture_is_a_problem_and_not_an_error(eyes: Eyes) -> None:
    reading = _see(b"<html><body>Sign in</body></html>", eyes)
    assert reading.problem is Problem.HTML
    assert reading.image is None


def test_stages_add_up(eyes: Eyes) -> None:
    timings = _see(as_png(screen(LINES)), eyes).timings
    parts = timings.decode + timings.upright + timings.find + timings.read
    assert 0 < parts <= timings.total < parts + 0.2


@pytest.mark.parametrize(("kind", "least"), [("skewed", 0.9), ("photographed", 0.9), ("recompressed", 0.93)])
def test_degraded_fixtures_are_still_read(eyes: Eyes, tmp_path: Path, kind: str, least: float) -> None:
    some = ("dialog-win-share", "http-503", "pay-declined")
    labels: list[dict[str, Any]] = write_variants(FIXTURES, tmp_path, kind, only=some)
    shares = [
        recall(label["error_message"], _text(_see((tmp_path / label["file"]).read_bytes(), eyes))) for label in labels
    ]
    assert len(shares) >= 3
    assert sum(shares) / len(shares) >= least


def test_russian_and_korean_are_read_by_the_second_engine(eyes: Eyes) -> None:
    labels = [json.loads(row) for row in (FIXTURES / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [label for label in labels if label["language"] in ("ru", "ko")]
    seen = [_see((FIXTURES / label["file"]).read_bytes(), eyes) for label in asked]
    shares = [recall(label["error_message"], _text(reading)) for label, reading in zip(asked, seen, strict=True)]
    assert len(asked) >= 2
    assert min(shares) >= 0.6
