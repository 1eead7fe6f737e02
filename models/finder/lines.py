"""From a probability map to the boxes of text lines, and how two sets of boxes compare.

The rule is the one of DB detectors: what passes `LIT` is cut into connected parts, a part must be probable on the
whole, and its box grows again by what the training targets were shrunk.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

LIT, SURE, GROW = 0.3, 0.5, 1.5
COVER = 0.75  # of the width of a line
SMALLEST = 3  # pixels of a part, across: less is noise

Boxes = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many boxes were there, how many were found, and the same the other way round."""

    true: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        true, found = self.true + other.true, self.found + other.found
        return Tally(true, found, self.given + other.given, self.right + other.right)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.true)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.given)


def boxes(prob: NDArray[np.uint8], scale: float) -> Boxes:
    """Boxes (n, 4) of the lines in a map (h, w) of 255ths; `scale` = picture pixels per map pixel."""
    lit = (prob > 255 * LIT).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lit, connectivity=4)
    total = np.bincount(labels.ravel(), weights=prob.ravel(), minlength=count)
    keep = (stats[:, cv2.CC_STAT_HEIGHT] * scale >= SMALLEST) & (stats[:, cv2.CC_STAT_WIDTH] * scale >= SMALLEST)
    keep &= total >= 255 * SURE * stats[:, cv2.CC_STAT_AREA]
    keep[0] = False
    left, top, width, height = (stats[keep, i].astype(np.float64) * scale for i in range(4))
    grow = GROW * width * height / (2 * (width + height))
    return np.stack([left - grow, top - grow, left + width + grow, top + height + grow], 1)


def agree(true: Boxes, given: Boxes, small: float = np.inf, *, whole: bool = False) -> Tally:
    """How two sets of boxes agree, those up to `small` pixels high alone.

    A box is found where boxes of the other set, of about its height and place, cover `COVER` of its width: a line cut
    in two or joined to its neighbour can be read all the same. With `whole`, one box must overlap it by half (IoU).
    """
    met = _met_whole if whole else _covered
    found, right = met(true, given)[_height(true) <= small], met(given, true)[_height(given) <= small]
    return Tally(len(found), int(found.sum()), len(right), int(right.sum()))


def _covered(a: Boxes, b: Boxes) -> NDArray[np.bool_]:
    """Which of `a` are covered by those of `b` that stand in the same row."""
    high = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    row = high >= 0.5 * np.maximum(_height(a)[:, None], _height(b)[None, :])
    wide = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    return np.asarray((np.clip(wide, 0, None) * row).sum(1) >= COVER * (a[:, 2] - a[:, 0]))


def _met_whole(a: Boxes, b: Boxes) -> NDArray[np.bool_]:
    low, high = np.maximum(a[:, None, :2], b[None, :, :2]), np.minimum(a[:, None, 2:], b[None, :, 2:])
    both = np.clip(high - low, 0, None).prod(2)
    enough = both >= 0.5 * (_area(a)[:, None] + _area(b)[None, :] - both)
    return np.asarray(enough.any(axis=1))


def _height(a: Boxes) -> NDArray[np.float64]:
    return np.asarray(a[:, 3] - a[:, 1])


def _area(a: Boxes) -> NDArray[np.float64]:
    return np.asarray((a[:, 2:] - a[:, :2]).prod(1))
