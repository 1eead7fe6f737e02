"""How large the text of a picture is, from the outlines of its letters alone: cheap, and made before any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from triage.ports import Pixels

STEP = 40  # change of grey that makes an outline
LOWEST, HIGHEST = 5, 90  # pixels of a letter's outline
LONGEST = 12  # times its height: joined letters of a word
DENSE = 0.25  # share of its rectangle that an outline fills


def glyph_height(pixels: Pixels) -> float:
    """The middle height of the letters' outlines, in pixels, weighted by their width; 0.0 when there are none."""
    edges = cv2.morphologyEx(np.ascontiguousarray(pixels[..., 1]), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats((edges > STEP).astype(np.uint8), connectivity=8)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    like_letters = (
        (height >= LOWEST)
        & (height <= HIGHEST)
        & (width >= 2)
        & (width <= LONGEST * height)
        & (area >= DENSE * width * height)
    )
    if like_letters.sum() < 3:
        return 0.0
    order = np.argsort(height[like_letters])
    heights = height[like_letters][order]
    weight = np.cumsum(np.minimum(width[like_letters][order], 4 * heights))
    return float(heights[np.searchsorted(weight, weight[-1] / 2)])
