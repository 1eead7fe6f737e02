"""Makes a screenshot look like a photograph of a monitor: perspective, moiré, glare, vignetting, blur and noise."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
Light: TypeAlias = NDArray[np.float32]

BEZEL = 0.022  # of the screen's longer side
AROUND = 0.07  # desk that is seen on each side, of the longer side
LONG = 2400  # pixels that the camera gives the screen's longer side, within the next two
LEAST_ZOOM, MOST_ZOOM = 1.15, 1.6
MOST_TURN = 4.0  # degrees
LEAST_TILT, MOST_TILT = 0.03, 0.08  # by how much the far edge is shorter
LEAST_BLUR, MOST_BLUR = 0.5, 0.9  # sigma, pixels


@dataclass(frozen=True)
class Photo:
    """The photograph; the screen's corners in it, clockwise from top left; degrees turned clockwise; screen → photo."""

    pixels: Pixels
    corners: NDArray[np.float64]
    angle: float
    matrix: NDArray[np.float64]


def photograph(screen: Pixels, chance: np.random.Generator) -> Photo:
    """A photograph of a screen (height x width x 3, RGB)."""
    angle = float(np.round(chance.uniform(-MOST_TURN, MOST_TURN), 2))
    matrix, size = _view(screen.shape[1], screen.shape[0], angle, chance)
    light = _on_the_desk(_with_bezel(screen), screen, matrix, size, chance)
    light += _moire(size, chance)
    light *= _vignette(size, chance)
    light += _glare(size, chance)
    sigma = float(chance.uniform(LEAST_BLUR, MOST_BLUR))
    light = np.asarray(cv2.GaussianBlur(light, (0, 0), sigma), np.float32)
    light += chance.normal(0, chance.uniform(2.0, 4.5), light.shape).astype(np.float32)
    height, width = screen.shape[:2]
    corners = _project([(0, 0), (width, 0), (width, height), (0, height)], matrix)
    return Photo(np.clip(light, 0, 255).astype(np.uint8), corners, angle, matrix)


def _view(
    width: int, height: int, angle: float, chance: np.random.Generator
) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """The homography from screen to photo, and the photo's width and height."""
    zoom = float(np.clip(LONG / max(width, height), LEAST_ZOOM, MOST_ZOOM))
    wide, high = width * zoom, height * zoom
    corners = _turn(_tilt(wide, high, chance), angle)
    room = AROUND * max(wide, high)
    corners += room - corners.min(axis=0)
    size = np.ceil(corners.max(axis=0) + room).astype(int)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    return np.asarray(matrix, np.float64), (int(size[0]), int(size[1]))


def _tilt(wide: float, high: float, chance: np.random.Generator) -> NDArray[np.float64]:
    """The four corners, with one side a little farther away."""
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float64)
    share = chance.uniform(LEAST_TILT, MOST_TILT) / 2
    side = int(chance.integers(4))
    one, two = side, (side + 1) % 4
    step = (corners[two] - corners[one]) * share
    corners[one] += step
    corners[two] -= step
    return corners


def _turn(corners: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    """Clockwise, on a picture whose y grows downwards."""
    c, s = cos(radians(angle)), sin(radians(angle))
    turned: NDArray[np.float64] = corners @ np.array([[c, s], [-s, c]])
    return turned


def _with_bezel(screen: Pixels) -> tuple[Pixels, int]:
    edge = round(BEZEL * max(screen.shape[:2]))
    framed = cv2.copyMakeBorder(screen, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(22, 22, 24))
    return np.asarray(framed, np.uint8), edge


def _on_the_desk(
    framed: tuple[Pixels, int],
    screen: Pixels,
    matrix: NDArray[np.float64],
    size: tuple[int, int],
    chance: np.random.Generator,
) -> Light:
    """The framed screen, glowing a little less than white, before a dark wall or desk."""
    pixels, edge = framed
    shift = np.array([[1, 0, -edge], [0, 1, -edge], [0, 0, 1]], np.float64)
    light = np.zeros((size[1], size[0], 3), np.float32) + _desk(size, chance)
    cover = np.full((*pixels.shape[:2], 1), 255, np.uint8)
    mask = cv2.warpPerspective(cover, matrix @ shift, size, flags=cv2.INTER_LINEAR)[..., None] / np.float32(255)
    smooth = cv2.INTER_AREA if max(size) < max(screen.shape[:2]) else cv2.INTER_CUBIC
    seen = cv2.warpPerspective(pixels, matrix @ shift, size, flags=smooth).astype(np.float32)
    tint = np.array([chance.uniform(0.9, 0.97), chance.uniform(0.92, 0.97), chance.uniform(0.92, 1.0)], np.float32)
    return np.asarray(light * (1 - mask) + (8 + seen * tint * 0.94) * mask, np.float32)


def _desk(size: tuple[int, int], chance: np.random.Generator) -> Light:
    ground = np.array(chance.choice([(46, 38, 32), (30, 34, 38), (58, 52, 47), (24, 24, 26)]), np.float32)
    rough = chance.normal(0, 5, (size[1] // 40 + 2, size[0] // 6 + 2)).astype(np.float32)
    grain = np.asarray(cv2.resize(rough, size, interpolation=cv2.INTER_CUBIC), np.float32)
    return np.asarray(ground + grain[..., None], np.float32)


def _moire(size: tuple[int, int], chance: np.random.Generator) -> Light:
    """Two fine grids that beat against each other, each colour a little apart."""
    x, y = _grid(size)
    angle, period = chance.uniform(0, np.pi), chance.uniform(5.0, 11.0)
    slow = chance.uniform(90, 220)
    wave = np.cos((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period)
    beat = np.cos((x * np.cos(angle + 1) + y * np.sin(angle + 1)) * 2 * np.pi / slow)
    strength = chance.uniform(2.0, 5.0)
    return np.stack([strength * wave * (0.5 + 0.5 * np.roll(beat, 9 * at, axis=1)) for at in range(3)], axis=2)


def _vignette(size: tuple[int, int], chance: np.random.Generator) -> Light:
    x, y = _grid(size)
    away = ((x / size[0] - 0.5) ** 2 + (y / size[1] - 0.5) ** 2) / 0.5
    return np.asarray((1 - chance.uniform(0.12, 0.3) * away)[..., None], np.float32)


def _glare(size: tuple[int, int], chance: np.random.Generator) -> Light:
    """A soft bright spot of a lamp or a window."""
    x, y = _grid(size)
    across, down = chance.uniform(0.15, 0.85) * size[0], chance.uniform(0.1, 0.9) * size[1]
    reach = chance.uniform(0.07, 0.14) * max(size)
    spot = np.exp(-((x - across) ** 2 + ((y - down) * chance.uniform(0.8, 1.6)) ** 2) / (2 * reach**2))
    return np.asarray((chance.uniform(25, 60) * spot)[..., None], np.float32)


def _grid(size: tuple[int, int]) -> tuple[Light, Light]:
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32))
    return x, y


def _project(points: list[tuple[int, int]], matrix: NDArray[Any]) -> NDArray[np.float64]:
    return np.asarray(cv2.perspectiveTransform(np.array([points], np.float64), matrix)[0], np.float64)
