"""Reading the likely message first, and stopping when it is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Box, Spelling
from triage.vision.alarm import is_alarming
from triage.vision.find.panels import Panel

if TYPE_CHECKING:
    from triage.ports import Pixels

FIRST = 6  # boxes of the first round, at least
SHARE = 0.25  # of the boxes that each round reads
SURE = 0.8  # confidence of an alarming line that ends the search
REACH = 2.2  # how far, in line heights, the lines of one message stand apart
STEPS = 5  # how many lines from the alarming one a message may reach
SHRINK = 4

Read = Callable[[Sequence[int]], Sequence[Spelling]]


def read_headline(boxes: Sequence[Box], ranking: Sequence[int], read: Read) -> dict[int, Spelling]:
    """Spellings by index of box: rounds of the likeliest boxes until one is alarming, then what stands around it."""
    spelled: dict[int, Spelling] = {}
    step = max(FIRST, round(SHARE * len(boxes)))
    for start in range(0, len(ranking), step):
        batch = ranking[start : start + step]
        spelled.update(zip(batch, read(batch), strict=True))
        alarms = [index for index, found in spelled.items() if found.confidence >= SURE and is_alarming(found.text)]
        if alarms:
            around = [index for index in _neighbours(alarms, boxes) if index not in spelled]
            spelled.update(zip(around, read(around), strict=True))
            break
    return spelled


def rank(pixels: Pixels, boxes: Sequence[Box], panels: Sequence[Panel]) -> list[int]:
    """Indices of the boxes, the likeliest part of a message first."""
    if not boxes:
        return []
    height, width = pixels.shape[:2]
    median = float(np.median([box.height for box in boxes]))
    glow = _alarm_colours(pixels)
    raised = [panel.box for panel in panels[1:] if panel.box.area < 0.5 * width * height]

    def score(box: Box) -> float:
        size = min(box.height / median, 2.5)
        length = min(box.width / (10 * box.height), 1.0)
        middle = 1 - abs((box.y0 + box.y1) / height - 0.9)
        inside = any(box.covered_by(panel) > 0.8 for panel in raised)
        return float(0.5 * size + length + 0.5 * middle + 0.6 * inside + 0.8 * _glows(glow, box))

    return sorted(range(len(boxes)), key=lambda index: -score(boxes[index]))


def _alarm_colours(pixels: Pixels) -> NDArray[np.int32]:
    """The integral image of strong red and amber, at a quarter of the size."""
    small = pixels[::SHRINK, ::SHRINK].astype(np.int16)
    red, green, blue = small[..., 0], small[..., 1], small[..., 2]
    alarm = (red > 150) & (red - blue > 80) & (red - green > 20)
    return np.asarray(cv2.integral(alarm.astype(np.uint8)), np.int32)


def _glows(integral: NDArray[np.int32], box: Box) -> bool:
    """Whether alarm colours stand in or just left of the box."""
    bottom, right = integral.shape[0] - 1, integral.shape[1] - 1
    y0, y1 = max(0, (box.y0 - box.height) // SHRINK), min(bottom, (box.y1 + box.height) // SHRINK)
    x0, x1 = max(0, (box.x0 - 5 * box.height) // SHRINK), min(right, box.x1 // SHRINK)
    count = integral[y1, x1] - integral[y0, x1] - integral[y1, x0] + integral[y0, x0]
    return bool(count * SHRINK * SHRINK > 0.15 * box.height * box.height)


def _neighbours(alarms: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    """What stands close above, below or beside an alarming line, and so on from there."""
    block = set(alarms)
    frontier = set(alarms)
    for _ in range(STEPS):
        frontier = {
            index
            for index, other in enumerate(boxes)
            if index not in block and any(_is_near(boxes[member], other) for member in frontier)
        }
        block |= frontier
    return sorted(block)


def _is_near(box: Box, other: Box) -> bool:
    line = min(box.height, other.height)
    down = max(box.y0, other.y0) - min(box.y1, other.y1)
    across = max(box.x0, other.x0) - min(box.x1, other.x1)
    return down < REACH * line and across < REACH * line
