"""Small turns, on screens drawn here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from tests.vision.screens import drawing, screen, spread
from triage.vision.upright.skew import find_skew, level

if TYPE_CHECKING:
    from triage.ports import Pixels


def turned(pixels: Pixels, degrees: float, *, grown: bool, ground: tuple[int, int, int]) -> Pixels:
    """Turned clockwise, by another way than the product's: on a canvas that is large enough, then cut."""
    height, width = pixels.shape[:2]
    room = max(height, width) // 2
    canvas = cv2.copyMakeBorder(pixels, room, room, room, room, cv2.BORDER_CONSTANT, value=ground)
    middle = (canvas.shape[1] - 1) / 2, (canvas.shape[0] - 1) / 2
    matrix = cv2.getRotationMatrix2D(middle, -degrees, 1.0)
    around = cv2.warpAffine(
        canvas, matrix, canvas.shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=ground
    )
    c, s = np.cos(np.radians(degrees)), abs(np.sin(np.radians(degrees)))
    size = (width * c + height * s, width * s + height * c) if grown else (width, height)
    return np.asarray(cv2.getRectSubPix(around, (int(size[0]), int(size[1])), middle), np.uint8)


@pytest.mark.parametrize("degrees", [-15, -9.3, -4.4, -2, -1, 1, 1.7, 3, 6.2, 11, 15])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("grown", [False, True])
def test_a_skewed_screen_is_measured(degrees: float, *, dark: bool, grown: bool) -> None:
    found = find_skew(turned(screen(dark=dark), degrees, grown=grown, ground=(120, 130, 140)))

    assert found == pytest.approx(degrees, abs=0.5)


def test_clockwise_is_positive() -> None:
    bar = np.full((300, 500, 3), 255, np.uint8)
    for top in range(60, 260, 40):
        cv2.line(bar, (20, top), (480, top + 40), (0, 0, 0), 3)  # falls to the right

    assert find_skew(bar) > 0


@pytest.mark.parametrize("dark", [False, True])
def test_an_upright_screen_is_left_alone(*, dark: bool) -> None:
    assert find_skew(screen(dark=dark)) == 0.0


def test_too_little_skew_to_hurt_is_left_alone() -> None:
    assert find_skew(turned(screen(), 0.2, grown=False, ground=(255, 255, 255))) == 0.0


def test_slanted_drawings_on_an_upright_screen_do_not_turn_it() -> None:
    assert find_skew(drawing()) == 0.0


@pytest.mark.parametrize("shape", [(1, 1), (8, 900), (900, 8), (40, 40), (300, 500)])
def test_nothing_to_see_gives_no_skew(shape: tuple[int, int]) -> None:
    assert find_skew(np.full((*shape, 3), 77, np.uint8)) == 0.0


def test_noise_gives_no_skew() -> None:
    noise = np.random.default_rng(4).integers(0, 256, (400, 600, 3), np.uint8)

    assert find_skew(noise) == 0.0


@pytest.mark.parametrize("degrees", [-12.0, -3.0, 7.0])
def test_a_turned_frame_on_plain_ground_comes_back_as_it_was(degrees: float) -> None:
    original = screen()

    back = level(turned(original, degrees, grown=True, ground=(20, 20, 20)), degrees)

    assert np.abs(np.array(back.shape) - np.array(original.shape)).max() <= 4
    same = np.asarray(cv2.resize(back, original.shape[1::-1]), np.int16) - original
    assert np.abs(same[20:-20, 20:-20]).mean() < 12


def test_nothing_is_lost_when_the_picture_fills_its_frame() -> None:
    pixels = np.full((200, 300, 3), 90, np.uint8)
    marks = [(10, 10), (290, 10), (290, 190), (10, 190)]
    for x, y in marks:
        cv2.circle(pixels, (x, y), 6, (255, 0, 0), -1)
    pixels[:4] = pixels[-4:] = 200

    whole = level(pixels, 8.0)

    assert whole.shape[0] > 200
    assert whole.shape[1] > 300
    red = ((whole[..., 0] > 200) & (whole[..., 1] < 60)).astype(np.uint8)
    assert cv2.connectedComponents(red)[0] - 1 == len(marks)


def test_new_ground_has_the_colour_of_the_border() -> None:
    pixels = np.full((200, 300, 3), (10, 60, 110), np.uint8)
    pixels[20:-20, 5:-5] = 240

    assert tuple(int(v) for v in level(pixels, 10.0)[0, 0]) == (10, 60, 110)


def test_levelling_takes_the_skew_away() -> None:
    skewed = turned(spread(), -6.0, grown=False, ground=(255, 255, 255))

    assert find_skew(level(skewed, find_skew(skewed))) == 0.0
