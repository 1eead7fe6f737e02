"""From classes over time to text."""

from __future__ import annotations

import numpy as np
import pytest

from triage.values import Spelling
from triage.vision.engines.ctc import STRIDE, decode

CHARACTERS = ["", "a", "b", " "]


def _decode(classes: list[int], scale: float = 1.0, chance: float = 0.9) -> Spelling:
    best = np.array(classes, np.int32)
    return decode(best, np.full(len(best), chance, np.float32), CHARACTERS, scale, round(len(best) * STRIDE * scale))


def test_repeats_are_one_letter_and_a_blank_between_makes_two() -> None:
    assert _decode([0, 1, 1, 0, 1, 2, 2]).text == "aab"


def test_outer_spaces_go_and_inner_ones_stay() -> None:
    spelling = _decode([3, 1, 3, 2, 3])
    assert spelling.text == "a b"
    assert len(spelling.edges) == 4


def test_blanks_and_spaces_alone_are_nothing() -> None:
    assert _decode([0, 0, 0]) == Spelling("", 0.0)
    assert _decode([3, 0, 3]) == Spelling("", 0.0)


def test_edges_stand_between_the_letters_in_pixels_of_the_strip() -> None:
    spelling = _decode([1, 0, 0, 0, 2, 0], scale=2.0)
    assert spelling.edges[0] == 0
    assert spelling.edges[1] == pytest.approx((0.5 + 4.5) / 2 * STRIDE * 2)
    assert spelling.edges[2] == 6 * STRIDE * 2


def test_confidence_is_the_mean_over_the_letters_alone() -> None:
    best = np.array([0, 1, 2, 0], np.int32)
    chance = np.array([0.1, 0.8, 0.6, 0.1], np.float32)
    assert decode(best, chance, CHARACTERS, 1.0, 32).confidence == pytest.approx(0.7)
