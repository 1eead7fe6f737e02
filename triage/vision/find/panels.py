"""Panels: areas of one flat colour, as windows, dialogs and banners have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Box

if TYPE_CHECKING:
    from triage.ports import Pixels

LONGEST = 512  # pixels of the shrunk picture's longer side
STEP = 16  # colours are told apart in steps of this size
COLOURS = 8  # how many of the commonest colours are looked at
LEAST = 0.012  # smallest panel, as a share of the picture
FILLED = 0.45  # share of its rectangle that a panel's own colour covers


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle filled with one colour (RGB); `filled` is the share of it that really has that colour."""

    box: Box
    colour: tuple[int, int, int]
    filled: float


def find_panels(pixels: Pixels) -> tuple[Panel, ...]:
    """The flat areas of a picture, large ones first."""
    height, width = pixels.shape[:2]
    scale = min(1.0, LONGEST / max(height, width))
    shape = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(pixels, shape, interpolation=cv2.INTER_NEAREST), np.uint8)
    steps = small // STEP
    codes = (steps[..., 0].astype(np.int32) << 8) | (steps[..., 1].astype(np.int32) << 4) | steps[..., 2]
    counts = np.bincount(codes.ravel(), minlength=4096)
    common = [int(code) for code in np.argsort(counts)[::-1][:COLOURS] if counts[code] >= LEAST * codes.size]
    panels = [panel for code in common for panel in _of_colour(codes, code, width, height)]
    return tuple(sorted(panels, key=lambda panel: -panel.box.area))


def _of_colour(codes: NDArray[np.int32], code: int, width: int, height: int) -> list[Panel]:
    mask = (codes == code).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    across, down = width / codes.shape[1], height / codes.shape[0]
    colour = tuple((code >> shift & 15) * STEP + STEP // 2 for shift in (8, 4, 0))
    panels = []
    for x, y, w, h, area in stats[1:].tolist():
        if w * h < LEAST * codes.size or area < FILLED * w * h:
            continue
        box = Box(
            int(x * across), int(y * down), min(width, round((x + w) * across)), min(height, round((y + h) * down))
        )
        panels.append(Panel(box, (colour[0], colour[1], colour[2]), area / (w * h)))
    return panels
