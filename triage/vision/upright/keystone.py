"""A photo that shows only a part of a screen: how its lines of text converge."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from triage.vision.upright.edges import Floats
from triage.vision.upright.fan import LONGEST, across, down, grey_of
from triage.vision.upright.screen import Corners, corners_of, find_screen
from triage.vision.upright.vanish import embrace

if TYPE_CHECKING:
    from triage.ports import Pixels

ALONG, BESIDE = 2, 4  # cells along the lines of text, and from line to line
CLEAR = 5.0  # energy of a cell's best slope
ALONE = 1.5  # best slope over any other more than NEAR degrees away
NEAR = 2.0
STRONG, FULL = 14, 0.004  # grey steps, and the share of a cell's pixels that have them: less is no writing
ENOUGH = 4  # cells that agree, and of all clear cells:
MAJORITY = 0.6
FIT = 0.8  # degrees between a cell's slope and its vanishing point
CONVERGE = 1.5  # degrees between the first and the last line: less does not hurt reading


def find_corners(pixels: Pixels) -> Corners | None:
    """What to rectify by: the corners of the screen, or those that its converging lines give; None for neither."""
    return find_screen(pixels) or find_keystone(pixels)


def find_keystone(pixels: Pixels) -> Corners | None:
    """The corners around the whole picture when its lines of text converge; None when they do not, or unsure."""
    grey = grey_of(pixels)
    height, width = grey.shape
    if min(width, height) < 128:
        return None
    level = _vanishing(_slopes(grey, plumb=False))
    if level is None or abs(_lean(level, width / 2, 0) - _lean(level, width / 2, height)) < CONVERGE:
        return None
    plumb = _vanishing(_slopes(grey, plumb=True))
    if plumb is None:
        # A camera held straight: what is plumb on the screen is square to the line in the middle.
        lean = np.radians(_lean(level, width / 2, height / 2))
        plumb = np.array([-np.sin(lean), np.cos(lean), 0.0])
    quad = embrace(level, plumb, width, height)
    return None if quad is None else corners_of(quad * (max(pixels.shape[:2]) / max(grey.shape)))


def _slopes(grey: NDArray[np.uint8], *, plumb: bool) -> Floats:
    """Rows of four: the middle (x, y) of each cell with clear lines, and the way (x, y) they run."""
    height, width = grey.shape
    rows, columns = (ALONG, BESIDE) if plumb else (BESIDE, ALONG)
    found = []
    for row, column in product(range(rows), range(columns)):
        top, bottom = height * row // rows, height * (row + 1) // rows
        left, right = width * column // columns, width * (column + 1) // columns
        angle = _clear_angle(grey[top:bottom, left:right], plumb=plumb)
        if angle is not None:
            way = np.radians(angle + 90 * plumb)
            found.append([(left + right) / 2, (top + bottom) / 2, np.cos(way), np.sin(way)])
    return np.array(found, np.float64).reshape(-1, 4)


def _clear_angle(cell: NDArray[np.uint8], *, plumb: bool) -> float | None:
    steps = np.abs(np.diff(cell.astype(np.int16), axis=1 if plumb else 0))
    if float((steps > STRONG).mean()) < FULL:
        return None
    fan = down(cell) if plumb else across(cell)
    best = int(fan.energy.argmax())
    others = fan.energy[np.abs(fan.angles - fan.angles[best]) > NEAR]
    if fan.energy[best] < max(CLEAR, ALONE * float(others.max())):
        return None
    return float(fan.angles[best])


def _vanishing(slopes: Floats) -> Floats | None:
    """The point, homogeneous, where most of the lines meet; None when too few do."""
    if len(slopes) < ENOUGH:
        return None
    points = np.column_stack([slopes[:, :2], np.ones(len(slopes))])
    lines = np.cross(points, np.column_stack([slopes[:, 2:], np.zeros(len(slopes))]))
    best = np.zeros(len(slopes), bool)
    for one, other in combinations(range(len(slopes)), 2):
        near = _misses(np.cross(lines[one], lines[other]), slopes) < FIT
        if near.sum() > best.sum():
            best = near
    if best.sum() < max(ENOUGH, MAJORITY * len(slopes)):
        return None
    # Coordinates of about 1 keep the smallest singular vector honest.
    scale = np.array([1 / LONGEST, 1 / LONGEST, 1.0])
    meeting = np.linalg.svd(lines[best] / scale / LONGEST)[2][-1] / scale
    return np.asarray(meeting, np.float64) if float(np.median(_misses(meeting, slopes[best]))) < FIT else None


def _misses(point: Floats, slopes: Floats) -> Floats:
    """Degrees between the way each line runs and the way to a point."""
    to = point[:2] - point[2] * slopes[:, :2]
    sine = (to[:, 0] * slopes[:, 3] - to[:, 1] * slopes[:, 2]) / np.maximum(np.linalg.norm(to, axis=1), 1e-9)
    return np.asarray(np.degrees(np.arcsin(np.abs(sine).clip(max=1))), np.float64)


def _lean(point: Floats, x: float, y: float) -> float:
    """Degrees clockwise from level of the line through a place and a vanishing point."""
    run, fall = point[0] - point[2] * x, point[1] - point[2] * y
    return float(np.degrees(np.arctan(fall / run))) if run else 90.0
