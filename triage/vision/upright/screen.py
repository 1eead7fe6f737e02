"""A screen that was photographed at an angle: where its corners are, and the picture seen from the front."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.vision.upright.edges import Floats, drawn, joined, stretches
from triage.vision.upright.fan import Fan, across, down, grey_of
from triage.vision.upright.skew import border_colour
from triage.vision.upright.vanish import aspect, embrace, vanishing_points

if TYPE_CHECKING:
    from triage.ports import Pixels

CANDIDATES = 10  # edges in each direction that are combined
SMALLEST = 0.25  # of the picture's area
COVERED = 0.5  # of each side that is seen as an edge
WELL_COVERED = 0.75  # of all sides together
SLACK = 0.03  # of the picture's size by which a corner may lie outside
CROOKED = 0.012  # slope from which a side is surely not parallel to the picture's border
LEVEL = 3.0  # energy at level, and at plumb, over that of slopes nearby
FLAT = 0.035  # slope up to which that is looked at
SPILL = 0.05  # share of all fine detail outside a frame from which the frame is a window and not the screen
FINE = 40  # grey steps
DARK = 80  # grey: a dark screen in a dark bezel, whose edges are faint until the dark greys are lifted
LIFTED = (255 * (np.arange(256) / 255) ** 0.5).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Corners:
    """Four points (x, y) in pixels, clockwise from the reader's top left; they may lie outside the picture."""

    top_left: tuple[float, float]
    top_right: tuple[float, float]
    bottom_right: tuple[float, float]
    bottom_left: tuple[float, float]


def find_screen(pixels: Pixels) -> Corners | None:
    """The corners of a photographed screen of at least a quarter of the picture; None for a plain screenshot.

    When there is much to read outside the frame that was found, as when the photo shows a part of a screen and a
    window in it, the corners embrace the whole picture.
    """
    grey = grey_of(pixels)
    if min(grey.shape) < 64:
        return None
    quad = _largest_quad(grey)
    if quad is None and float(np.median(grey)) < DARK:
        quad = _largest_quad(np.asarray(cv2.LUT(grey, LIFTED), np.uint8))
    if quad is None or _stands_upright(grey, quad):
        return None
    if _spill(grey, quad) > SPILL:
        wide = embrace(*vanishing_points(quad), grey.shape[1], grey.shape[0])
        if wide is None:
            return None
        quad = wide
    return corners_of(quad * (max(pixels.shape[:2]) / max(grey.shape)))


def rectify(pixels: Pixels, corners: Corners) -> Pixels:
    """What lies between the corners, seen from the front; in the border's colour where the picture had nothing."""
    quad = quad_of(corners)
    top, right, bottom, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    ratio = aspect(quad, pixels.shape[1], pixels.shape[0])
    width = max(top, bottom, ratio * max(left, right))
    size = max(1, round(width)), max(1, round(width / ratio))
    front = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    turn = cv2.getPerspectiveTransform(quad.astype(np.float32), front)
    seen = cv2.warpPerspective(
        pixels, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=border_colour(pixels)
    )
    return np.asarray(seen, np.uint8)


def corners_of(quad: Floats) -> Corners:
    """Corners from 4 x 2 numbers."""
    points = [(float(x), float(y)) for x, y in quad]
    return Corners(*points)


def quad_of(corners: Corners) -> Floats:
    """4 x 2 numbers from corners."""
    return np.array([corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left], np.float64)


def _largest_quad(grey: NDArray[np.uint8]) -> Floats | None:
    """4 x 2, the largest frame whose four sides are seen as edges, and do not run along the picture's borders."""
    flat, steep = stretches(grey)
    quads = _quads(joined(flat, CANDIDATES), joined(steep, CANDIDATES))
    quads = quads[_plausible(quads, grey.shape)]
    seen = drawn(flat, grey.shape), drawn(steep, grey.shape)
    for quad in quads[np.argsort(-_area(quads))]:
        if _is_seen(quad, seen):
            return np.asarray(quad, np.float64)
    return None


def _quads(flat: Floats, steep: Floats) -> Floats:
    """All frames of two level and two plumb edges, n x 4 x 2, clockwise from the top left."""
    rows, columns = list(combinations(range(len(flat)), 2)), list(combinations(range(len(steep)), 2))
    if not rows or not columns:
        return np.empty((0, 4, 2))
    flat = flat[np.argsort(flat[:, :, 1].mean(axis=1))]
    steep = steep[np.argsort(steep[:, :, 0].mean(axis=1))]
    one, other = _lines(flat)[:, None], _lines(steep)[None]
    met = np.cross(one, other)
    met = met[..., :2] / np.where(np.abs(met[..., 2:]) < 1e-9, 1e-9, met[..., 2:])
    top, bottom = np.array(rows).T[:, :, None]
    left, right = np.array(columns).T[:, None, :]
    around = np.stack([met[top, left], met[top, right], met[bottom, right], met[bottom, left]], axis=2)
    return np.asarray(around.reshape(-1, 4, 2), np.float64)


def _lines(edges: Floats) -> Floats:
    points = np.concatenate([edges, np.ones((len(edges), 2, 1))], axis=2)
    return np.asarray(np.cross(points[:, 0], points[:, 1]), np.float64)


def _plausible(quads: Floats, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Large, convex, inside the picture, with crooked sides."""
    size = np.array([shape[1], shape[0]])
    sides = np.roll(quads, -1, axis=1) - quads
    after = np.roll(sides, -1, axis=1)
    turn = sides[..., 0] * after[..., 1] - sides[..., 1] * after[..., 0]
    sine = turn / np.maximum(np.linalg.norm(sides, axis=2) * np.linalg.norm(after, axis=2), 1e-9)
    inside = ((quads > -SLACK * size) & (quads < (1 + SLACK) * size)).all(axis=(1, 2))
    crooked = _crooked(quads)
    # Seen from straight above or from the side, two opposite sides stay as they were.
    opposite = (crooked[:, 0] & crooked[:, 2]) | (crooked[:, 1] & crooked[:, 3])
    return np.asarray(inside & opposite & (sine > 0.7).all(axis=1) & (_area(quads) > SMALLEST * size.prod()))


def _crooked(quads: Floats) -> NDArray[np.bool_]:
    """Which of the four sides of each quad are surely not parallel to the picture's borders."""
    sides = np.abs(np.roll(quads, -1, axis=1) - quads)
    low, high = sides.min(axis=2), sides.max(axis=2)
    return np.asarray((low > CROOKED * high) & (low > 2))


def _area(quads: Floats) -> Floats:
    ahead = np.roll(quads, -1, axis=1)
    return np.asarray(0.5 * (quads[..., 0] * ahead[..., 1] - quads[..., 1] * ahead[..., 0]).sum(axis=1), np.float64)


def _is_seen(quad: Floats, seen: tuple[NDArray[np.uint8], NDArray[np.uint8]]) -> bool:
    steps = np.linspace(0, 1, 65)[:, None]
    shares = []
    for index in range(4):
        start, end = quad[index], quad[(index + 1) % 4]
        x, y = (start + steps * (end - start)).round().astype(np.int64).T
        canvas = seen[index % 2]
        within = (x >= 0) & (y >= 0) & (x < canvas.shape[1]) & (y < canvas.shape[0])
        shares.append(float(canvas[y[within], x[within]].mean()) if within.any() else 0.0)
    return min(shares) >= COVERED and sum(shares) >= 4 * WELL_COVERED


def _stands_upright(grey: NDArray[np.uint8], quad: Floats) -> bool:
    """Level and plumb edges both line up: what is crooked is then a drawing on the screen."""
    level, plumb = _at_zero(across(grey, FLAT)), _at_zero(down(grey, FLAT))
    if _crooked(quad[None]).all():
        return min(level, plumb) > LEVEL / 2 and max(level, plumb) > LEVEL
    return min(level, plumb) > LEVEL / 4


def _at_zero(fan: Fan) -> float:
    """By how much the energy at 0 degrees stands out from that of slopes nearby."""
    middle = len(fan.angles) // 2
    around = np.abs(fan.angles) > 1
    if not around.any():
        around = np.abs(fan.angles) == fan.angles.max()
    return float(fan.energy[middle] - fan.energy[around].max())


def _spill(grey: NDArray[np.uint8], quad: Floats) -> float:
    """The share of fine detail, as letters have it, that lies outside a frame and not on it."""
    fine = (np.abs(cv2.Laplacian(grey, cv2.CV_16S)) > FINE).astype(np.uint8)
    canvas = np.ones_like(grey)
    ring = quad.round().astype(np.int32)
    cv2.fillConvexPoly(canvas, ring, 0)
    cv2.polylines(canvas, [ring], isClosed=True, color=0, thickness=max(9, max(grey.shape) // 16))
    return float((fine * canvas).sum()) / max(float(fine.sum()), 1.0)
