"""Cutting lines out of a picture, and putting what was read back in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from triage.values import Box, Line, Spelling

if TYPE_CHECKING:
    from triage.ports import Pixels


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The strip of a line; a view, not a copy."""
    return pixels[box.y0 : box.y1, box.x0 : box.x1]


def place(spelling: Spelling, box: Box) -> Line:
    """A spelling becomes a line of the picture: its edges are moved to where the strip was cut."""
    edges = tuple((np.round(spelling.edges).astype(int) + box.x0).tolist()) if spelling.edges else ()
    return Line(spelling.text, spelling.confidence, box, edges)
