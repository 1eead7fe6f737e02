"""How large the letters are."""

from __future__ import annotations

import numpy as np
import pytest

from tests.drawing import screen
from triage.values import Box
from triage.vision.find.glyphs import glyph_height
from triage.vision.find.neural import boxes_from_map

LINES = [(20, 20, "The quick brown fox jumps over the lazy dog"), (20, 90, "and cannot be found any more today")]


@pytest.mark.parametrize("size", [12, 20, 32])
def test_the_height_grows_with_the_letters(size: int) -> None:
    assert 0.6 * size <= glyph_height(screen(LINES, size=size)) <= size


def test_light_letters_on_dark_are_as_high() -> None:
    dark = screen(LINES, ink=(235, 235, 235), ground=(20, 20, 24))
    assert glyph_height(dark) == pytest.approx(glyph_height(screen(LINES)), abs=1)


def test_no_letters_have_no_height() -> None:
    assert glyph_height(np.full((100, 100, 3), 200, np.uint8)) == 0.0


def test_a_core_becomes_a_box_that_reaches_beyond_it_and_stays_in_the_picture() -> None:
    painted = np.zeros((64, 128), np.uint8)
    painted[30:36, 10:100] = 250
    (box,) = boxes_from_map(painted, 256, 128)
    assert Box(20, 60, 200, 72).covered_by(box) == 1.0
    assert box.area < 4 * 180 * 12
    painted[0:6, :] = 250
    assert all(b.x0 >= 0 and b.y0 >= 0 and b.x1 <= 256 and b.y1 <= 128 for b in boxes_from_map(painted, 256, 128))


def test_faint_and_thin_cores_are_noise() -> None:
    painted = np.zeros((64, 128), np.uint8)
    painted[10:16, 10:100] = 90
    painted[40:41, 10:100] = 250
    assert boxes_from_map(painted, 128, 64) == ()
