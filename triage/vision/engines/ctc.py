"""From the recogniser's classes over time to text with a place for each character."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from triage.values import Spelling

STRIDE = 8  # pixels of the strip to one time step
BLANK = 0


def decode(
    best: NDArray[np.int32], probability: NDArray[np.float32], characters: Sequence[str], scale: float, width: int
) -> Spelling:
    """One strip's best class and its probability at each time step become a spelling.

    `scale` is strip pixels per step-pixel (how much the strip was shrunk for the model), `width` the strip's own.
    """
    first = np.concatenate(([True], best[1:] != best[:-1])) & (best != BLANK)
    steps = np.flatnonzero(first)
    if not len(steps):
        return Spelling("", 0.0)
    parts = [characters[index] for index in best[steps]]
    text = "".join(parts)
    stripped = text.strip()
    if not stripped:
        return Spelling("", 0.0)
    confidence = float(probability[steps].mean())
    centres = (steps + 0.5) * STRIDE * scale
    middle = (centres[1:] + centres[:-1]) / 2
    edges = np.clip(np.concatenate(([0.0], middle, [float(width)])), 0, width)
    if len(text) != len(parts):
        return Spelling(stripped, confidence)
    start = len(text) - len(text.lstrip())
    return Spelling(stripped, confidence, tuple(edges[start : start + len(stripped) + 1].tolist()))


def widest_gap(best: NDArray[np.int32], steps: int) -> int:
    """The most time steps in a row, of the first `steps`, in which nothing new was read."""
    here = np.flatnonzero(best[:steps] != BLANK)
    return int(np.diff(np.concatenate(([-1], here, [steps]))).max()) - 1
