"""How strongly the edges of a picture line up along each small slope."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, ceil, degrees, radians, tan
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from triage.ports import Pixels

STEEPEST = tan(radians(15.6))
LONGEST = 512  # pixels; measured: 1024 finds no more skews and costs twice the time
STRONG = 24  # grey steps; a frame around a window must not outvote the words in it
FAINT = 7  # grey steps; the waves in a photo of a screen are strictly parallel, and faint


@dataclass(frozen=True, slots=True)
class Fan:
    """`energy` of the edges along `angles` (degrees clockwise, rising); 1.0 where nothing lines up."""

    angles: NDArray[np.float32]
    energy: NDArray[np.float32]


def grey_of(pixels: Pixels, longest: int = LONGEST) -> NDArray[np.uint8]:
    """A grey copy whose longer side is at most `longest` pixels."""
    scale = min(1.0, longest / max(pixels.shape[:2]))
    if scale < 1:
        size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def across(grey: NDArray[np.uint8], steepest: float = STEEPEST) -> Fan:
    """The fan of edges that run from left to right, up to a slope; a flatter fan costs less."""
    steps = np.diff(grey.astype(np.int16), axis=0).clip(-STRONG, STRONG)
    steps[np.abs(steps) < FAINT] = 0
    energy = _energy(np.ascontiguousarray(steps.T), steepest)
    angles = np.array([degrees(atan(t / (_power_of_two(grey.shape[1]) - 1))) for t in range(energy.shape[1])])
    both = np.concatenate([energy[1, :0:-1], energy[0]])
    return Fan(
        np.concatenate([-angles[:0:-1], angles]).astype(np.float32),
        (both / max(float(np.median(both)), 1.0)).astype(np.float32),
    )


def down(grey: NDArray[np.uint8], steepest: float = STEEPEST) -> Fan:
    """The fan of edges that run from top to bottom; an upright edge turned clockwise has a positive angle."""
    fan = across(np.ascontiguousarray(grey.T), steepest)
    return Fan(-fan.angles[::-1], fan.energy[::-1])


def _power_of_two(width: int) -> int:
    return 1 << max(5, (width - 1).bit_length())


def _energy(columns: NDArray[np.int16], steepest: float) -> NDArray[np.float32]:
    """The energy of all falling and all rising lines, 2 x slopes, by the fast discrete Radon transform.

    `columns` is width x height. Lines over n columns are sums of two lines over n/2 columns, so that all slopes
    together cost about as much as ten of them one by one.
    """
    width, height = columns.shape
    whole = _power_of_two(width)
    # The sums wrap around; the free rows are as many as the steepest line falls, so that no line meets itself.
    rows = height + ceil(steepest * whole) + 1
    sums = np.zeros((1, 2, whole, rows), np.int16)
    sums[0, 0, :width, :height] = columns
    sums[0, 1, :width, :height] = columns[::-1]
    while sums.shape[2] > 1:
        slopes = ceil(steepest * 2 * whole / sums.shape[2]) + 1
        sums = _joined(sums, slopes)
    lines = sums[:, :, 0].astype(np.float32)
    return np.asarray(np.einsum("tsl,tsl->st", lines, lines), np.float32)


def _joined(sums: NDArray[np.int16], slopes: int) -> NDArray[np.int16]:
    """Slopes x 2 x blocks x rows: lines over pairs of blocks, from lines over single blocks."""
    _, signs, blocks, rows = sums.shape
    joined = np.empty((slopes, signs, blocks // 2, rows), np.int16)
    for slope in range(slopes):
        left, right, fall = sums[slope // 2, :, 0::2], sums[slope // 2, :, 1::2], (slope + 1) // 2
        np.add(left[..., : rows - fall], right[..., fall:], out=joined[slope, ..., : rows - fall])
        np.add(left[..., rows - fall :], right[..., :fall], out=joined[slope, ..., rows - fall :])
    return joined
