"""Small turns: how far the lines of text lean, and a picture without that lean."""

from __future__ import annotations

from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.vision.upright.fan import across, down, grey_of

if TYPE_CHECKING:
    from triage.ports import Pixels

MOST = 15.0  # degrees
LEAST = 0.3  # degrees; reading does not suffer from less
GRID = np.linspace(-MOST, MOST, 301, dtype=np.float32)
UPRIGHT = len(GRID) // 2
# Measured: skewed screens hold these nearly always, upright ones whose best angle is not level nearly never.
CLEAR = 7.0  # energy of the best angle
ALONE = 1.5  # best angle over any other that is more than NEAR degrees away
NEAR = 1.5
STILL = 0.1  # share of the best angle's energy with which level edges stand out from slopes nearby
SHARE = 0.75  # share of the best angle's energy that level edges have at most, when both belong to one peak


def find_skew(pixels: Pixels) -> float:
    """Degrees by which the lines of text are turned clockwise, -15 to 15; 0.0 when level, nearly level or unsure."""
    if min(pixels.shape[:2]) < 16:
        return 0.0
    grey = grey_of(pixels)
    rows, columns = across(grey), down(grey)
    energy = np.interp(GRID, rows.angles, rows.energy) + np.interp(GRID, columns.angles, columns.energy) - 2
    best = int(energy.argmax())
    angle = _peak(energy, best)
    return angle if abs(angle) >= LEAST and _is_sure(energy, best) else 0.0


def _is_sure(energy: NDArray[np.float64], best: int) -> bool:
    top = float(energy[best])
    others = float(energy[np.abs(GRID - GRID[best]) > NEAR].max())
    if top < CLEAR or top < ALONE * others:
        return False
    level = float(energy[UPRIGHT - 1 : UPRIGHT + 2].max())
    if abs(GRID[best]) >= 2 * NEAR:
        around = float(energy[np.abs(np.abs(GRID) - 1.25) < 0.3].max())
        return level - around < STILL * top
    between = energy[min(best, UPRIGHT + 2) : max(best, UPRIGHT - 2) + 1]
    return level < SHARE * top and level - float(between.min()) < STILL * top


def _peak(energy: NDArray[np.float64], best: int) -> float:
    """The angle between the grid's steps where a parabola through the best three is highest."""
    if not 0 < best < len(GRID) - 1:
        return float(GRID[best])
    before, top, after = energy[best - 1 : best + 2]
    bend = before - 2 * top + after
    shift = 0.5 * (before - after) / bend if bend < 0 else 0.0
    return float(GRID[best] + shift * (GRID[1] - GRID[0]))


def level(pixels: Pixels, degrees: float) -> Pixels:
    """The picture turned counter-clockwise by `degrees` (within 40), in the colour of its border where it had nothing.

    The canvas grows so that nothing is lost. When the corners show a turned frame on a plain ground, the frame alone
    remains.
    """
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    ground = border_colour(pixels)
    size = _frame(pixels, degrees, ground) or _grown(width, height, degrees)
    turn[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    turned = cv2.warpAffine(
        pixels, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=ground
    )
    return np.asarray(turned, np.uint8)


def border_colour(pixels: Pixels) -> tuple[float, float, float]:
    """The median of the outermost pixels."""
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    red, green, blue = np.median(border, axis=0)
    return float(red), float(green), float(blue)


def _grown(width: int, height: int, degrees: float) -> tuple[int, int]:
    c, s = cos(radians(degrees)), abs(sin(radians(degrees)))
    return ceil(width * c + height * s), ceil(width * s + height * c)


def _frame(pixels: Pixels, degrees: float, ground: tuple[float, float, float]) -> tuple[int, int] | None:
    """The size of the frame whose turning made a picture of this size; None when more than ground lies outside it."""
    height, width = pixels.shape[:2]
    c, s = cos(radians(degrees)), abs(sin(radians(degrees)))
    inner = round((width * c - height * s) / (c * c - s * s)), round((height * c - width * s) / (c * c - s * s))
    if min(inner) < 16:
        return None
    outside = np.ones((height, width), np.uint8)
    corners = cv2.boxPoints((((width - 1) / 2, (height - 1) / 2), (inner[0] + 4.0, inner[1] + 4.0), degrees))
    cv2.fillConvexPoly(outside, corners.round().astype(np.int32), 0)
    rest = pixels[outside > 0].astype(np.int16)
    if not len(rest):
        return None
    other = (np.abs(rest - np.array(ground, np.int16)) > 16).any(axis=1)
    return inner if float(other.mean()) < 0.003 else None
