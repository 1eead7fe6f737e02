"""Lines that a finder cut in pieces, put together again: what stands side by side in one row of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

from triage.values import Box, Line

GAP = 0.75  # of the height, between two pieces of one row
LIKE = 1.5  # how much higher one piece of a row may be than the other
LEVEL = 0.6  # share of the lower piece's height that lies beside the other


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that follow each other from left to right, by their places in the reading."""

    lines: tuple[int, ...]
    text: str = field(repr=False)
    box: Box
    confidence: float

    @property
    def height(self) -> int:
        return self.box.height


def make_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Rows, from the top to the bottom."""
    order = sorted(range(len(lines)), key=lambda index: lines[index].box.x0)
    chains: list[list[int]] = []
    for index in order:
        near = [chain for chain in chains if _follows(lines[chain[-1]].box, lines[index].box)]
        if near:
            max(near, key=lambda chain: lines[chain[-1]].box.x1).append(index)
        else:
            chains.append([index])
    return tuple(sorted((_row(chain, lines) for chain in chains), key=lambda row: (row.box.y0, row.box.x0)))


def _follows(left: Box, right: Box) -> bool:
    if left.y1 <= right.y0 or right.y1 <= left.y0:
        return False
    low, high = sorted((left.height, right.height))
    beside = min(left.y1, right.y1) - max(left.y0, right.y0)
    gap = right.x0 - left.x1
    return beside >= LEVEL * low and high <= LIKE * low and -0.5 * low <= gap <= GAP * high


def _row(chain: Sequence[int], lines: Sequence[Line]) -> Row:
    pieces = [lines[index] for index in chain]
    letters = sum(len(piece.text) for piece in pieces) or 1
    sure = sum(piece.confidence * len(piece.text) for piece in pieces) / letters
    text = " ".join(piece.text for piece in pieces)
    return Row(tuple(chain), text, enclose([piece.box for piece in pieces]), sure)


def enclose(boxes: Sequence[Box]) -> Box:
    """The smallest box around all."""
    return reduce(Box.join, boxes)
