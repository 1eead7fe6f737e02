"""Screens seen at an angle, on photos made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from tests.vision.screens import drawing, screen, spread
from triage.vision.upright.keystone import find_keystone
from triage.vision.upright.screen import Corners, corners_of, find_screen, quad_of, rectify

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from triage.ports import Pixels

# Where the corners of the screen stand in the photo, as shares of its size; seen from the left, from below, and turned.
LEFT = ((0.10, 0.08), (0.90, 0.18), (0.88, 0.84), (0.12, 0.93))
BELOW = ((0.18, 0.14), (0.80, 0.10), (0.93, 0.90), (0.06, 0.86))
TURNED = ((0.20, 0.07), (0.93, 0.20), (0.82, 0.92), (0.07, 0.80))
VIEWS = {"left": LEFT, "below": BELOW, "turned": TURNED}


def photo(
    pixels: Pixels, view: tuple[tuple[float, float], ...], *, bezel: int = 24
) -> tuple[Pixels, NDArray[np.float64]]:
    """The screen with a dark bezel on a rough desk, and the corners of the bezel, 4 x 2."""
    framed = cv2.copyMakeBorder(pixels, bezel, bezel, bezel, bezel, cv2.BORDER_CONSTANT, value=(18, 18, 20))
    height, width = framed.shape[:2]
    size = int(width * 1.1), int(height * 1.2)
    quad = np.array(view) * size
    front = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(front, quad.astype(np.float32))
    random = np.random.default_rng(2)
    desk = cv2.GaussianBlur(random.normal(150, 60, (size[1], size[0], 3)), (0, 0), 3)
    seen = cv2.warpPerspective(framed, matrix, size, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)[..., None] / 255
    noisy = seen * inside + desk * (1 - inside) + random.normal(0, 4, desk.shape)
    return noisy.clip(0, 255).astype(np.uint8), quad


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dark", [False, True])
def test_the_corners_of_a_photographed_screen_are_found(view: str, *, dark: bool) -> None:
    pixels, truth = photo(screen(dark=dark), VIEWS[view])

    found = find_screen(pixels)

    assert found is not None
    assert np.abs(quad_of(found) - truth).max() < 0.035 * max(pixels.shape)  # the bezel's outer or its inner edge


@pytest.mark.parametrize("view", VIEWS)
def test_a_rectified_screen_stands_as_it_did(view: str) -> None:
    original = screen()
    pixels, truth = photo(original, VIEWS[view], bezel=0)

    front = rectify(pixels, corners_of(truth))

    same = cv2.resize(front, original.shape[1::-1]).astype(np.int16) - original
    assert np.abs(same).mean() < 14
    assert front.shape[1] / front.shape[0] == pytest.approx(original.shape[1] / original.shape[0], rel=0.2)
    assert 0.6 < front.size / original.size < 1.7


@pytest.mark.parametrize("make", [screen, spread, drawing])
def test_an_upright_screenshot_is_no_photo(make: Callable[[], Pixels]) -> None:
    pixels = make()

    assert find_screen(pixels) is None
    assert find_keystone(pixels) is None


def test_a_window_on_a_screenshot_is_no_screen() -> None:
    pixels = np.full((700, 1000, 3), 40, np.uint8)
    pixels[80:-80, 100:-100] = 250

    assert find_screen(pixels) is None


@pytest.mark.parametrize("shape", [(1, 1), (8, 900), (900, 8), (65, 65), (300, 500)])
def test_nothing_to_see_is_no_screen(shape: tuple[int, int]) -> None:
    blank = np.full((*shape, 3), 77, np.uint8)

    assert find_screen(blank) is None
    assert find_keystone(blank) is None


def test_noise_is_no_screen() -> None:
    noise = np.random.default_rng(4).integers(0, 256, (400, 600, 3), np.uint8)

    assert find_screen(noise) is None
    assert find_keystone(noise) is None


def test_lines_of_text_that_converge_are_made_level() -> None:
    page = spread((1200, 900))
    front = np.array([[0, 0], [1200, 0], [1200, 900], [0, 900]], np.float32)
    view = np.array([[-150, -160], [1180, 20], [1200, 800], [-150, 1090]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(front, view), np.float64)
    pixels = np.asarray(cv2.warpPerspective(page, matrix, (1000, 800), flags=cv2.INTER_AREA), np.uint8)

    corners = find_keystone(pixels)

    assert corners is not None
    assert _worst_tilt(matrix) > 4
    assert _worst_tilt(_front_of(pixels, corners) @ matrix) < 1.5


def _front_of(pixels: Pixels, corners: Corners) -> NDArray[np.float64]:
    height, width = rectify(pixels, corners).shape[:2]
    front = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(quad_of(corners).astype(np.float32), front), np.float64)


def _worst_tilt(matrix: NDArray[np.float64]) -> float:
    """Degrees by which a line of the page is off level, at worst, in its middle part."""
    starts = np.array([[x, y] for x in (300, 600, 900) for y in (200, 450, 700)], np.float64)
    ends = [cv2.perspectiveTransform((starts + np.array([shift, 0]))[None], matrix)[0] for shift in (-20, 20)]
    run = ends[1] - ends[0]
    return float(np.degrees(np.abs(np.arctan(run[:, 1] / run[:, 0]))).max())
