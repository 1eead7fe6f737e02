"""What a row looks like: the colours of its ink and its ground, and of a sign beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Box

if TYPE_CHECKING:
    from triage.ports import Pixels

ENOUGH = 500  # pixels of a row that are looked at
STEP = 4  # of the picture that is searched for signs
SIGN_WIDTH = 4.5  # how far left of a row its sign may stand, in heights of the row
DIM = 150  # sum of the differences of ink and ground over three channels


@dataclass(frozen=True, slots=True)
class Look:
    """Colours are (red, green, blue), 0-255; signs are shares of a square as high as the row."""

    ink: tuple[int, int, int]
    ground: tuple[int, int, int]
    red_sign: float
    yellow_sign: float
    blue_sign: float

    @property
    def contrast(self) -> int:
        return sum(abs(a - b) for a, b in zip(self.ink, self.ground, strict=True))

    @property
    def dim(self) -> bool:
        return self.contrast < DIM

    @property
    def on_dark(self) -> bool:
        return sum(self.ground) < 240


def is_red(colour: tuple[int, int, int]) -> bool:
    red, green, blue = colour
    return red > 120 and red - green > 50 and red - blue > 40


def is_yellow(colour: tuple[int, int, int]) -> bool:
    red, green, blue = colour
    return red > 150 and green > 110 and min(red, green) - blue > 40


def is_blue(colour: tuple[int, int, int]) -> bool:
    red, _, blue = colour
    return blue > 90 and blue - red > 50


def is_pink(colour: tuple[int, int, int]) -> bool:
    """The pale red of an error's ground."""
    red, green, blue = colour
    return red > 200 and red - green > 12 and red - blue > 12


def look_at(pixels: Pixels, boxes: Sequence[Box]) -> tuple[Look, ...]:
    """The looks of the boxes of rows."""
    signs = [_integral(mask) for mask in _sign_masks(pixels)]
    return tuple(_look(pixels, box, signs) for box in boxes)


def _look(pixels: Pixels, box: Box, signs: Sequence[NDArray[np.int32]]) -> Look:
    red, yellow, blue = (_share_beside(sign, box) for sign in signs)
    ink, ground = _colours(pixels[box.y0 : box.y1, box.x0 : box.x1])
    return Look(ink, ground, red, yellow, blue)


def _colours(strip: Pixels) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    step = max(1, int((strip.shape[0] * strip.shape[1] / ENOUGH) ** 0.5))
    few = strip[::step, ::step].reshape(-1, 3).astype(np.int16)
    if not len(few):
        return (0, 0, 0), (0, 0, 0)
    ground = np.median(few, axis=0)
    away = np.abs(few - ground).sum(axis=1)
    ink = few[away >= 0.6 * away.max()].mean(axis=0)
    return _triple(ink), _triple(ground)


def _triple(colour: NDArray[np.floating]) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in colour)
    return red, green, blue


def _sign_masks(pixels: Pixels) -> tuple[NDArray[np.bool_], ...]:
    """Where strong red, yellow and blue stand, at a quarter of the size."""
    small = pixels[::STEP, ::STEP].astype(np.int16)
    red, green, blue = small[..., 0], small[..., 1], small[..., 2]
    return (
        (red > 150) & (red - green > 80) & (red - blue > 60),
        (red > 180) & (green > 120) & (np.minimum(red, green) - blue > 80),
        (blue > 130) & (blue - red > 70),
    )


def _integral(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    return np.asarray(cv2.integral(mask.astype(np.uint8)), np.int32)


def _share_beside(integral: NDArray[np.int32], box: Box) -> float:
    """How much of a square as high as the row is coloured, left of the row."""
    bottom, right = integral.shape[0] - 1, integral.shape[1] - 1
    high = box.height
    y0, y1 = max(0, int(box.y0 - 0.8 * high) // STEP), min(bottom, int(box.y1 + 0.8 * high) // STEP + 1)
    x0, x1 = max(0, int(box.x0 - SIGN_WIDTH * high) // STEP), min(right, box.x0 // STEP + 1)
    if x1 <= x0 or y1 <= y0:
        return 0.0
    count = integral[y1, x1] - integral[y0, x1] - integral[y1, x0] + integral[y0, x0]
    return min(2.0, float(count) * STEP * STEP / max(1, high * high))
