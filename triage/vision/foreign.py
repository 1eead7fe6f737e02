"""Lines in a script that the main engine does not know: wide boxes with almost no characters."""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import Box, Spelling

WIDE = 2.5  # width over height from which a box must hold some characters
SPARSE = 0.6  # characters per line height below which something is not read
CERTAIN = 0.9


def foreign_lines(boxes: Sequence[Box], spellings: Sequence[Spelling]) -> list[int]:
    """Indices of the lines to read with the second engine.

    Where there are wide, almost empty lines, the doubtful ones beside them are asked for as well: a short word in a
    foreign script can look like a Latin one.
    """
    sparse = [index for index, (box, found) in enumerate(zip(boxes, spellings, strict=True)) if _is_sparse(box, found)]
    if not sparse or len(sparse) < 0.15 * len(boxes):
        return []
    doubtful = [index for index, found in enumerate(spellings) if found.text and found.confidence < CERTAIN]
    return sorted({*sparse, *doubtful})


def _is_sparse(box: Box, found: Spelling) -> bool:
    letters = sum(not character.isspace() for character in found.text)
    return box.width >= WIDE * box.height and letters * box.height < SPARSE * box.width
