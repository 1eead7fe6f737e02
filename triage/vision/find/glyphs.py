"""How large the text of a picture is, from the outlines of its letters alone: cheap, and made before any network."""

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

STEP = 40  # change of grey that makes an outline
LOWEST, HIGHEST = 5, 90  # pixels of a letter's outline
LONGEST = 12  # times its height: joined letters of a word
FEWEST = 3  # outlines that make letters
DENSE = 0.25  # share of its rectangle that an outline fills


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Outlines like letters: the middle height in pixels, weighted by width (0.0 when there are none), and centres."""

    height: float
    across: NDArray[np.int32]
    down: NDArray[np.int32]


def find_glyphs(pixels: Pixels) -> Glyphs:
    """The outlines in a picture that look like letters, or like letters that touch."""
    edges = cv2.morphologyEx(np.ascontiguousarray(pixels[..., 1]), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats((edges > STEP).astype(np.uint8), connectivity=8)
    left, top, width, height, area = stats[1:].T
    like_letters = (
        (height >= LOWEST)
        & (height <= HIGHEST)
        & (width >= 2)
        & (width <= LONGEST * height)
        & (area >= DENSE * width * height)
    )
    across, down = (left + width // 2)[like_letters], (top + height // 2)[like_letters]
    if len(across) < FEWEST:
        return Glyphs(0.0, across, down)
    order = np.argsort(height[like_letters])
    heights = height[like_letters][order]
    weight = np.cumsum(np.minimum(width[like_letters][order], 4 * heights))
    return Glyphs(float(heights[np.searchsorted(weight, weight[-1] / 2)]), across, down)


def glyph_height(pixels: Pixels) -> float:
    """The middle height of the letters' outlines, in pixels; 0.0 when there are none."""
    return find_glyphs(pixels).height


def covered(glyphs: Glyphs, boxes: Sequence[Box]) -> float:
    """The share of the letters that stand in a box; 1.0 where there are no letters."""
    if not len(glyphs.across):
        return 1.0
    edges = np.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes], np.int32).reshape(-1, 4)
    x, y = glyphs.across[:, None], glyphs.down[:, None]
    inside = (x >= edges[:, 0]) & (x < edges[:, 2]) & (y >= edges[:, 1]) & (y < edges[:, 3])
    return float(inside.any(axis=1).mean())
