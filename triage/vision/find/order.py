"""Reading order: blocks first, then the lines inside each, as a person reads a screen."""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import Box

COLUMN_GAP = 2.0  # a white gap this many line heights wide parts columns
BLOCK_GAP = 0.9  # a white gap this many line heights tall parts blocks


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indices of the boxes in reading order: the plane is cut along its widest white gaps, again and again."""
    if not boxes:
        return []
    heights = sorted(box.height for box in boxes)
    return _cut(list(range(len(boxes))), boxes, heights[len(heights) // 2])


def _cut(part: list[int], boxes: Sequence[Box], line: int) -> list[int]:
    if len(part) < 2:
        return part
    rows = _split(part, [(boxes[i].y0, boxes[i].y1) for i in part], BLOCK_GAP * line)
    if len(rows) > 1:
        return [index for row in rows for index in _cut(row, boxes, line)]
    columns = _split(part, [(boxes[i].x0, boxes[i].x1) for i in part], COLUMN_GAP * line)
    if len(columns) > 1:
        return [index for column in columns for index in _cut(column, boxes, line)]
    return _by_rows(part, boxes)


def _split(part: list[int], spans: list[tuple[int, int]], gap: float) -> list[list[int]]:
    """Groups of what overlaps or nearly touches along one axis, in rising order."""
    groups: list[list[int]] = []
    reach = float("-inf")
    for (start, end), index in sorted(zip(spans, part, strict=True)):
        if start - reach > gap:
            groups.append([])
        groups[-1].append(index)
        reach = max(reach, end)
    return groups


def _by_rows(part: list[int], boxes: Sequence[Box]) -> list[int]:
    """Row by row: boxes whose middles stand within half a line's height share a row."""
    rows: list[list[int]] = []
    for index in sorted(part, key=lambda i: boxes[i].y0 + boxes[i].y1):
        middle = (boxes[index].y0 + boxes[index].y1) / 2
        if rows and any(boxes[i].y0 < middle < boxes[i].y1 for i in rows[-1]):
            rows[-1].append(index)
        else:
            rows.append([index])
    return [index for row in rows for index in sorted(row, key=lambda i: boxes[i].x0)]
