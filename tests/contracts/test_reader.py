"""What every OCR engine must do."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.drawing import DARK, LIGHT, strip
from triage.ports import Reader
from triage.vision.engines.ppocr import PpOcrReader
from triage.vision.engines.tesseract import TesseractReader
from triage.vision.weights.build import build_weights


def _ppocr() -> Reader:
    return PpOcrReader(build_weights(Path(os.environ["TRIAGE_DATA"]) / "models"))


def _tesseract() -> Reader:
    return TesseractReader(("eng",))


@pytest.fixture(params=[_ppocr, _tesseract], ids=["ppocr", "tesseract"], scope="module")
def reader(request: pytest.FixtureRequest) -> Reader:
    make: Callable[[], Reader] = request.param
    return make()


def test_it_is_ready_and_has_a_name(reader: Reader) -> None:
    assert reader.missing() is None
    assert reader.name


def test_one_spelling_a_strip_in_the_order_given(reader: Reader) -> None:
    texts = ["The connection was reset", "Retry", "Your session has expired. Sign in again.", "Cancel"]
    assert [spelling.text for spelling in reader.read([strip(text) for text in texts])] == texts


def test_light_text_on_a_dark_ground(reader: Reader) -> None:
    (spelling,) = reader.read([strip("Permission denied", ink=LIGHT, ground=DARK)])
    assert spelling.text == "Permission denied"


def test_confidence_is_a_share_and_high_on_clear_text(reader: Reader) -> None:
    (spelling,) = reader.read([strip("Could not save the document")])
    assert 0.8 < spelling.confidence <= 1.0


def test_an_empty_strip_gives_an_empty_text_with_confidence_0(reader: Reader) -> None:
    (spelling,) = reader.read([np.full((30, 200, 3), 255, np.uint8)])
    assert spelling.text == ""
    assert spelling.confidence == 0.0
    assert spelling.edges == ()


def test_strips_of_one_pixel_and_of_many_do_not_hurt(reader: Reader) -> None:
    strips = [np.zeros((1, 1, 3), np.uint8), np.full((2, 900, 3), 90, np.uint8), np.full((60, 3, 3), 200, np.uint8)]
    assert len(reader.read(strips)) == 3


def test_no_strips_give_no_spellings(reader: Reader) -> None:
    assert reader.read([]) == ()


def test_edges_if_told_rise_inside_the_strip(reader: Reader) -> None:
    image = strip("Disk is full")
    (spelling,) = reader.read([image])
    if spelling.edges:
        assert len(spelling.edges) == len(spelling.text) + 1
        assert all(left <= right for left, right in pairwise(spelling.edges))
        assert spelling.edges[0] >= 0
        assert spelling.edges[-1] <= image.shape[1]


def test_a_strip_that_is_a_view_of_a_larger_read_only_picture_is_read(reader: Reader) -> None:
    picture = np.full((200, 600, 3), 255, np.uint8)
    text = strip("Network unreachable")
    picture[50 : 50 + text.shape[0], 40 : 40 + text.shape[1]] = text
    picture.setflags(write=False)
    (spelling,) = reader.read([picture[45 : 55 + text.shape[0], 30 : 60 + text.shape[1]]])
    assert spelling.text == "Network unreachable"
