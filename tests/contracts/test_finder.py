"""What every finder promises: our small one and the steady one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from triage.ports import Finder
from triage.values import Box
from triage.vision.find.neural import QUICK, STEADY, NeuralFinder
from triage.vision.weights.build import build_weights
from triage.vision.weights.trained import trained

if TYPE_CHECKING:
    from triage.ports import Pixels

LINES = ("The file could not be opened", "Error code 0x80070005", "Try again", "Settings and privacy")


@pytest.fixture(scope="module", params=["quick", "steady"])
def finder(request: pytest.FixtureRequest) -> Finder:
    if request.param == "quick":
        return NeuralFinder(trained("finder", "finder.onnx"), QUICK)
    return NeuralFinder(build_weights(Path(os.environ["TRIAGE_DATA"]) / "models").detector, STEADY)


def drawn(size: int, *, dark: bool = False) -> tuple[Pixels, list[Box]]:
    """Four lines of text, and where their ink is."""
    paper, ink = ((24, 26, 30), (225, 225, 225)) if dark else ((250, 250, 250), (20, 20, 20))
    picture = Image.new("RGB", (40 + 20 * size, 40 + 12 * size), paper)
    pen, boxes = ImageDraw.Draw(picture), []
    for row, text in enumerate(LINES):
        place = 20.0, 20.0 + 3 * size * row
        pen.text(place, text, ink, ImageFont.load_default(size))
        boxes.append(Box(*(round(side) for side in pen.textbbox(place, text, ImageFont.load_default(size)))))
    return np.array(picture), boxes


@pytest.mark.parametrize("size", [12, 18, 32, 64])
@pytest.mark.parametrize("dark", [False, True])
def test_every_line_is_found_once(finder: Finder, size: int, dark: bool) -> None:  # noqa: FBT001
    pixels, wanted = drawn(size, dark=dark)
    found = finder.find(pixels)
    for line in wanted:
        pieces = [box for box in found if box.meet(line).area > 0.2 * box.area]
        assert sum(box.meet(line).width for box in pieces) > 0.9 * line.width
        assert all(box.height < 2.5 * line.height for box in pieces)


def test_boxes_lie_inside_the_picture(finder: Finder) -> None:
    pixels, _ = drawn(20)
    height, width = pixels.shape[:2]
    for box in finder.find(pixels[:, 25:]):
        assert 0 <= box.x0 < box.x1 <= width - 25
        assert 0 <= box.y0 < box.y1 <= height


def test_an_empty_picture_has_no_lines(finder: Finder) -> None:
    assert finder.find(np.full((300, 500, 3), 240, np.uint8)) == ()


@pytest.mark.parametrize("shape", [(1, 1), (7, 900), (900, 7)])
def test_odd_shapes_are_no_trouble(finder: Finder, shape: tuple[int, int]) -> None:
    assert isinstance(finder.find(np.full((*shape, 3), 128, np.uint8)), tuple)
