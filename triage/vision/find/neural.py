"""Lines from a network that paints the core of each line of text.

Two networks do so: our own small one, distilled from the other, and PP-OCR's detector, which sees more in photos.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Box
from triage.vision.engines.session import open_session
from triage.vision.find.glyphs import glyph_height

if TYPE_CHECKING:
    from triage.ports import Pixels

GRID = 32
INSIDE = 0.3  # probability from which a pixel belongs to a line's core
SURE = 0.5  # mean probability of a core that counts
LETTERS = 12.5  # pixels of a letter's outline, from which the network finds all lines
SMALLEST_SCALE = 0.35
WORTHWHILE = 400_000  # pixels from which shrinking saves more than it risks


@dataclass(frozen=True, slots=True)
class Brush:
    """How a network paints: how far a line reaches beyond its core, in units of area over perimeter; the thinnest core
    that counts, in pixels of the map.
    """

    spread: float
    thin: int


STEADY = Brush(1.6, 2)
QUICK = Brush(1.3, 1)


class NeuralFinder:
    """Finds lines with a network, in the picture shrunk as far as its letters allow; `most` caps the pixels."""

    name = "neural"

    def __init__(self, model: Path, brush: Brush, *, most: int = 1_600_000, threads: int = 2) -> None:
        self._session = open_session(model, threads=threads)
        self._brush = brush
        self._most = most

    def missing(self) -> str | None:
        return None

    def find(self, pixels: Pixels) -> tuple[Box, ...]:
        height, width = pixels.shape[:2]
        shape = _model_shape(height, width, _scale(pixels, self._most))
        painted = self._session.run(None, {"x": _resize(pixels, shape)[None]})[0][0, 0]
        return boxes_from_map(painted, width, height, self._brush)


def boxes_from_map(painted: NDArray[np.uint8], width: int, height: int, brush: Brush = STEADY) -> tuple[Box, ...]:
    """Cores in a map of 0-255 become boxes in a picture of this width and height."""
    inside = (painted > INSIDE * 255).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8, ltype=cv2.CV_32S)
    if count < 2:
        return ()
    total = np.bincount(labels.ravel(), weights=painted.ravel(), minlength=count)
    x, y, w, h, area = (stats[1:, column].astype(np.float64) for column in range(5))
    keep = (total[1:] / area >= SURE * 255) & (np.minimum(w, h) >= brush.thin)
    spread = w * h * brush.spread / (2 * (w + h))
    across, down = width / painted.shape[1], height / painted.shape[0]
    left, top = np.floor((x - spread) * across), np.floor((y - spread) * down)
    right, bottom = np.ceil((x + w + spread) * across), np.ceil((y + h + spread) * down)
    edges = np.stack([left.clip(0), top.clip(0), right.clip(max=width), bottom.clip(max=height)], 1)[keep]
    return tuple(Box(*map(int, row)) for row in edges)


def _scale(pixels: Pixels, most: int) -> float:
    """How far to shrink the picture: as far as its letters allow where that saves much, and to `most` pixels."""
    area = pixels.shape[0] * pixels.shape[1]
    letters = glyph_height(pixels) if area > WORTHWHILE else 0.0
    by_letters = max(SMALLEST_SCALE, LETTERS / letters) if letters else 1.0
    return min(1.0, by_letters, float((most / area) ** 0.5))


def _model_shape(height: int, width: int, scale: float) -> tuple[int, int]:
    return max(GRID, round(height * scale / GRID) * GRID), max(GRID, round(width * scale / GRID) * GRID)


def _resize(pixels: Pixels, shape: tuple[int, int]) -> Pixels:
    if pixels.shape[:2] == shape:
        return pixels
    return np.asarray(cv2.resize(pixels, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), np.uint8)
