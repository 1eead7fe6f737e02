"""A small labelled folder, drawn on the spot."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from triage.evaluation.labels import Label, read_labels
from triage.evaluation.measure import Cost, Shot
from triage.evaluation.outcome import read_outcome
from triage.evaluation.words import split_words


def draw(text: str, ink: str = "black", ground: str = "white") -> bytes:
    """A PNG of one line of text, 480 x 80."""
    picture = Image.new("RGB", (480, 80), ground)
    ImageDraw.Draw(picture).text((20, 20), text, ink, ImageFont.load_default(32))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def drawing() -> Callable[..., bytes]:
    return draw


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., tuple[Label, ...]]:
    """Make a labelled folder: file name to what is drawn on it and labelled as its text."""

    def make(pictures: Mapping[str, str], **more: Any) -> tuple[Label, ...]:
        rows = []
        for file, text in pictures.items():
            tmp_path.joinpath(file).write_bytes(draw(text))
            truth = {"kind": "error", "ui_state": "error_dialog", "error_message": text, "full_text": text}
            rows.append(json.dumps({"file": file, **truth, **more}))
        tmp_path.joinpath("labels.jsonl").write_text("\n".join(rows), encoding="utf-8")
        return read_labels(tmp_path)

    return make


@pytest.fixture
def seen() -> Callable[..., Shot]:
    """Make the shot of a label: lines stand below each other; further keys go into the report."""

    def make(label: Label, *lines: str, seconds: float = 0.5, cpu: float = 0.8, **more: Any) -> Shot:
        rows = [
            {"text": text, "confidence": 0.97, "box": [20, 20 * n, 20 + 10 * len(split_words(text)), 20 * n + 18]}
            for n, text in enumerate(lines)
        ]
        image = {"width": 480, "height": 80, "format": "png", "rotation": 0, "skew": 0.0}
        report = {"image": image, "lines": rows, "problem": None, "has_error": None, "timings": {"total": seconds}}
        report |= more
        return Shot(label, report, read_outcome(report), Cost(seconds, cpu))

    return make
