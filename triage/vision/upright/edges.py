"""Long straight edges in a grey picture."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

SHORTEST = 0.03  # of the picture's longer side: a stretch of an edge that counts
STEEPEST = 0.7  # slope from level, or from plumb, up to which an edge is followed
NEAR = 2.5  # pixels between stretches that belong to one edge
FOLLOWED = 40  # stretches, the longest first, from which edges are joined


def stretches(grey: NDArray[np.uint8]) -> tuple[Floats, Floats]:
    """Straight stretches, n x 2 ends x (x, y): nearly level ones from the left, nearly plumb ones from the top."""
    found: object = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(grey)[0]  # None when there are none
    ends = np.zeros((0, 2, 2)) if found is None else np.asarray(found, np.float64).reshape(-1, 2, 2)
    run = np.abs(ends[:, 1] - ends[:, 0])
    ends = ends[np.hypot(run[:, 0], run[:, 1]) >= SHORTEST * max(grey.shape)]
    run = np.abs(ends[:, 1] - ends[:, 0])
    flat, steep = ends[run[:, 1] <= STEEPEST * run[:, 0]], ends[run[:, 0] <= STEEPEST * run[:, 1]]
    return _from_start(flat, 0), _from_start(steep, 1)


def joined(ends: Floats, most: int) -> Floats:
    """The `most` longest edges, n x 2 x 2, each made of the stretches on one line."""
    length = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    order = np.argsort(-length)[:FOLLOWED]
    ends, length = ends[order], length[order]
    edges: list[Floats] = []
    weight: list[float] = []
    free = np.ones(len(ends), bool)
    for index in range(len(ends)):
        if not free[index]:
            continue
        mine = free & (_distance(ends, ends[index]).max(axis=1) < NEAR)
        free &= ~mine
        edges.append(_fitted(ends[mine]))
        weight.append(float(length[mine].sum()))
    return np.array([edges[k] for k in np.argsort(weight)[::-1][:most]]).reshape(-1, 2, 2)


def drawn(ends: Floats, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """A picture of this shape, 1 where the stretches run and about a pixel beside them."""
    canvas = np.zeros(shape, np.uint8)
    cv2.polylines(
        canvas, list(ends.round().astype(np.int32).reshape(-1, 2, 1, 2)), isClosed=False, color=1, thickness=4
    )
    return canvas


def _from_start(ends: Floats, axis: int) -> Floats:
    """The end with the lower coordinate first."""
    backwards = ends[:, 0, axis] > ends[:, 1, axis]
    return np.where(backwards[:, None, None], ends[:, ::-1], ends)


def _distance(ends: Floats, line: Floats) -> Floats:
    """Of both ends of each stretch from a line, n x 2 pixels."""
    along = (line[1] - line[0]) / np.linalg.norm(line[1] - line[0])
    off = ends - line[0]
    return np.asarray(np.abs(off[..., 0] * along[1] - off[..., 1] * along[0]), np.float64)


def _fitted(ends: Floats) -> Floats:
    """The line through stretches, from its first to its last point."""
    points = ends.reshape(-1, 2)
    dx, dy, x, y = cv2.fitLine(points.astype(np.float32), cv2.DIST_L2, 0, 0.01, 0.01).ravel()
    start, along = np.array([x, y], np.float64), np.array([dx, dy], np.float64)
    far = (points - start) @ along
    line = np.stack([start + far.min() * along, start + far.max() * along])
    return np.asarray(_from_start(line[None], 0 if abs(dx) >= abs(dy) else 1)[0], np.float64)
