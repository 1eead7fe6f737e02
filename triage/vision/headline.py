"""Reading the likely message first, and stopping when it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Box, Spelling
from triage.vision.alarm import is_alarming
from triage.vision.extract.chains import NONE, follow
from triage.vision.find.panels import Panel

if TYPE_CHECKING:
    from triage.ports import Pixels

BUDGET = 0.35  # share of the text's length that each round reads
SURE = 0.8  # confidence of an alarming line that ends the search
MOST = 3  # alarming lines whose surroundings are read
ABOVE, BELOW = 3, 6  # lines of a message that are read above and below an alarming one
SHORT = 12.0  # width over height up to which lines nearby are read as well
DOWN, ACROSS = 10.0, 4.0  # how far away they may stand, in heights of a line
SHRINK = 4

Read = Callable[[Sequence[int]], Sequence[Spelling]]


def read_headline(boxes: Sequence[Box], ranking: Sequence[int], read: Read) -> dict[int, Spelling]:
    """Spellings by index of box: rounds of the likeliest boxes until one is alarming, then what stands around it."""
    spelled: dict[int, Spelling] = {}
    for batch in _rounds(boxes, ranking):
        spelled.update(zip(batch, read(batch), strict=True))
        alarms = [index for index in batch if spelled[index].confidence >= SURE and is_alarming(spelled[index].text)]
        if alarms:
            around = [index for index in _neighbours(alarms[:MOST], boxes) if index not in spelled]
            spelled.update(zip(around, read(around), strict=True))
            break
    return spelled


def _rounds(boxes: Sequence[Box], ranking: Sequence[int]) -> Iterator[list[int]]:
    """The ranking in parts of about equal cost: a box costs its width in units of its height."""
    cost = [box.width / max(1, box.height) for box in boxes]
    budget = BUDGET * sum(cost)
    batch: list[int] = []
    spent = 0.0
    for index in ranking:
        batch.append(index)
        spent += cost[index]
        if spent >= budget:
            yield batch
            batch, spent = [], 0.0
    if batch:
        yield batch


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
    """The lines above and below each alarming one in its own column, and short ones nearby: they may hold its code."""
    line = float(np.median([box.height for box in boxes]))
    following = follow(boxes).tolist()
    before = {after: index for index, after in enumerate(following) if after != NONE}
    found: set[int] = set()
    for alarm in alarms:
        found |= {*_walk(alarm, following.__getitem__, BELOW), *_walk(alarm, lambda at: before.get(at, NONE), ABOVE)}
        found |= {index for index, box in enumerate(boxes) if _is_near(boxes[alarm], box, line)}
    return sorted(found)


def _walk(start: int, step: Callable[[int], int], most: int) -> Iterator[int]:
    at = start
    for _ in range(most):
        at = step(at)
        if at == NONE:
            return
        yield at


def _is_near(area: Box, box: Box, line: float) -> bool:
    down = max(area.y0 - box.y1, box.y0 - area.y1)
    across = max(area.x0, box.x0) - min(area.x1, box.x1)
    short = box.width < SHORT * box.height
    return across < ACROSS * line and down < (DOWN if short else 0) * line
