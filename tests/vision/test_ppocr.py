"""Batches, the two heads, and the places of characters."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.drawing import strip
from triage.config import Limits
from triage.vision.decode import decode
from triage.vision.engines.ctc import STRIDE
from triage.vision.engines.ppocr import BATCH_WIDTH, SLACK, PpOcrReader, batch_by_width
from triage.vision.weights.build import Weights

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_every_strip_is_in_one_batch_with_strips_of_like_width() -> None:
    widths = [30, 900, 35, 31, 400, 2500, 410, 33]
    batches = list(batch_by_width(widths))
    assert sorted(index for batch in batches for index in batch) == list(range(len(widths)))
    for batch in batches:
        narrow, wide = min(widths[i] for i in batch), max(widths[i] for i in batch)
        assert wide <= max(narrow * SLACK, narrow + STRIDE)
        assert len(batch) == 1 or wide * len(batch) <= BATCH_WIDTH


@pytest.mark.parametrize("language", ["de", "fr", "es", "pl", "pt", "it", "nl", "ja", "zh"])
def test_lines_of_many_languages_are_read_letter_by_letter(weights: Weights, language: str) -> None:
    wanted, strips = [], []
    for label in map(json.loads, (FIXTURES / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
        if label["language"] == language and label["slice"] == "typical":
            pixels = decode((FIXTURES / label["file"]).read_bytes(), Limits()).pixels
            for line in label["lines"]:
                x0, y0, x1, y1 = line["box"]
                strips.append(pixels[max(0, y0 - 3) : y1 + 3, max(0, x0 - 4) : x1 + 4])
                wanted.append(line["text"])
    found = [spelling.text for spelling in PpOcrReader(weights).read(strips)]
    right = sum(len(text) for text, got in zip(wanted, found, strict=True) if _bare(text) == _bare(got))
    assert len(wanted) >= 5
    assert right >= 0.8 * sum(map(len, wanted))


def _bare(text: str) -> str:
    """Without spaces, and with one width of signs: where those stand beside Chinese is a matter of taste."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_the_place_of_a_word_is_where_it_was_drawn(weights: Weights) -> None:
    image = strip("Error code 0x80070005", 24)
    before = strip("Error code", 24)
    (spelling,) = PpOcrReader(weights).read([image])
    start = spelling.text.index("0x8")
    assert spelling.edges[start] == pytest.approx(before.shape[1], abs=14)


def test_one_worker_reads_the_same_as_four(weights: Weights) -> None:
    strips = [strip(f"Line number {n} of many, {'x' * n}") for n in range(12)]
    assert PpOcrReader(weights, workers=1).read(strips) == PpOcrReader(weights, workers=4).read(strips)
