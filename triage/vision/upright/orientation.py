"""Which way up: the four turns are tried on a few lines, and the one that reads clearly best wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from triage.ports import Finder, Reader
from triage.values import Box, Spelling
from triage.vision.strips import cut

if TYPE_CHECKING:
    from triage.ports import Pixels

SAMPLE = 6  # lines that vote
BEYOND_DOUBT = 0.8  # confidence from which a line's characters count
MARGIN = 1.5  # how much better than leaving the picture alone a turn must read
LEAST = 3.0  # readable characters below which nobody can tell


def find_rotation(pixels: Pixels, finder: Finder, reader: Reader) -> int:
    """Degrees clockwise, 0/90/180/270, that make the picture upright; 0 when that is not clear."""
    votes: dict[int, float] = {}
    for quarter in (0, 90):
        turned = rotate(pixels, quarter)
        strips = [cut(turned, box) for box in _sample(finder.find(turned))]
        upside_down = [np.ascontiguousarray(strip[::-1, ::-1]) for strip in strips]
        votes[quarter] = legible(reader.read(strips))
        votes[quarter + 180] = legible(reader.read(upside_down))
    best = max(votes, key=lambda degrees: votes[degrees])
    others = max(vote for degrees, vote in votes.items() if degrees != best)
    return best if votes[best] >= max(LEAST, MARGIN * others) else 0


def rotate(pixels: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise by a multiple of 90 degrees."""
    if degrees % 360 == 0:
        return pixels
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90)))


def _sample(boxes: Sequence[Box]) -> list[Box]:
    """The boxes most like lines of text: long, and not the outsize ones."""
    return sorted(boxes, key=lambda box: min(box.width / max(1, box.height), 12.0) * box.width**0.5, reverse=True)[
        :SAMPLE
    ]


def legible(spellings: Sequence[Spelling]) -> float:
    """Characters read beyond doubt, each weighted by its line's confidence."""
    return sum(len(s.text) * s.confidence for s in spellings if s.confidence >= BEYOND_DOUBT)
