"""Cutting lines out of a picture, and putting what was read back in its place."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np

from triage.values import Box, Line, Spelling

if TYPE_CHECKING:
    from triage.ports import Pixels


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The strip of a line; a view, not a copy."""
    return pixels[box.y0 : box.y1, box.x0 : box.x1]


def place(spelling: Spelling, box: Box, zoom: float = 1.0) -> Line:
    """A spelling becomes a line of the picture, of which the strip was cut at `zoom` times the size."""
    edges = np.round((np.asarray(spelling.edges) + box.x0) / zoom).astype(int).tolist() if spelling.edges else ()
    return Line(spelling.text, spelling.confidence, shrink(box, zoom), tuple(edges))


def shrink(box: Box, zoom: float) -> Box:
    """A box of an enlarged picture, in the original's pixels."""
    return Box(floor(box.x0 / zoom), floor(box.y0 / zoom), ceil(box.x1 / zoom), ceil(box.y1 / zoom))
