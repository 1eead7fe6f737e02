"""Vanishing points: where lines meet that are parallel on the screen. Points and lines are homogeneous."""

from __future__ import annotations

import numpy as np

from triage.vision.upright.edges import Floats

FAR = 0.8  # of the picture's longer side: a nearer vanishing point is no screen that one can read


def vanishing_points(quad: Floats) -> tuple[Floats, Floats]:
    """Where the level sides meet and where the plumb sides meet; `quad` is 4 x 2, clockwise from the top left."""
    a, b, c, d = np.column_stack([quad, np.ones(4)])
    return np.cross(np.cross(a, b), np.cross(d, c)), np.cross(np.cross(a, d), np.cross(b, c))


def embrace(level: Floats, plumb: Floats, width: int, height: int) -> Floats | None:
    """The smallest quad, 4 x 2, with these vanishing points around a whole picture; None when one is too near."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], np.float64)
    if _is_near(level, width, height) or _is_near(plumb, width, height):
        return None
    flat, steep = np.cross(corners, level), np.cross(corners, plumb)
    # The lines through the corners, by where they cross the middle of the picture.
    y = -(flat[:, 0] * width / 2 + flat[:, 2]) / flat[:, 1]
    x = -(steep[:, 1] * height / 2 + steep[:, 2]) / steep[:, 0]
    top, bottom, left, right = flat[y.argmin()], flat[y.argmax()], steep[x.argmin()], steep[x.argmax()]
    met = np.array([np.cross(top, left), np.cross(top, right), np.cross(bottom, right), np.cross(bottom, left)])
    return np.asarray(met[:, :2] / met[:, 2:], np.float64)


def aspect(quad: Floats, width: int, height: int) -> float:
    """Width over height of the rectangle that is seen as this quad in a picture of this size.

    By Zhang and He, "Whiteboard scanning and image enhancement" (2003), where perspective shows the focal length;
    else, and when the two differ much, by the lengths of the sides.
    """
    top, right, bottom, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    plain = float((top + bottom) / (left + right))
    shift = np.array([width / 2, height / 2])
    m1, m2, m4, m3 = np.column_stack([(quad - shift) / max(width, height), np.ones(4)])
    k2 = np.dot(np.cross(m1, m4), m3) / np.dot(np.cross(m2, m4), m3)
    k3 = np.dot(np.cross(m1, m4), m2) / np.dot(np.cross(m3, m4), m2)
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if min(abs(n2[2]), abs(n3[2])) < 0.02:
        return plain
    focal = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not 0.3 < focal < 30:
        return plain
    scale = np.array([1 / focal, 1 / focal, 1.0])
    seen = float(np.sqrt((n2 * n2 * scale).sum() / (n3 * n3 * scale).sum()))
    return seen if 0.75 < seen / plain < 1.33 else plain


def _is_near(point: Floats, width: int, height: int) -> bool:
    away = np.hypot(point[0] - point[2] * width / 2, point[1] - point[2] * height / 2)
    return bool(away < FAR * max(width, height) * abs(point[2]))
