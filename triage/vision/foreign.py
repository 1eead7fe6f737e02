"""Lines in a script that the main engine does not know: wide boxes with almost no characters, or broken Greek.

Its Greek has no accents, so every other word of modern Greek comes out wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from triage.values import Box, Spelling

WIDE = 2.5  # width over height from which a box must hold some characters
SPARSE = 0.6  # characters per line height below which something is not read
CERTAIN = 0.9
GREEK = range(0x3B1, 0x3CA)  # small alpha to omega


def foreign_lines(boxes: Sequence[Box], spellings: Sequence[Spelling]) -> list[int]:
    """Indices of the lines to read with the second engine.

    Where there are wide, almost empty lines, the doubtful ones beside them are asked for as well: a short word in a
    foreign script can look like a Latin one.
    """
    strange = [
        index
        for index, (box, found) in enumerate(zip(boxes, spellings, strict=True))
        if _is_sparse(box, found) or _is_greek(found)
    ]
    if len(strange) < max(1, 0.15 * len(boxes)):
        return []
    doubtful = [index for index, found in enumerate(spellings) if found.text and found.confidence < CERTAIN]
    return sorted({*strange, *doubtful})


def _is_sparse(box: Box, found: Spelling) -> bool:
    letters = sum(not character.isspace() for character in found.text)
    return box.width >= WIDE * box.height and letters * box.height < SPARSE * box.width


def _is_greek(found: Spelling) -> bool:
    return sum(ord(character) in GREEK for character in found.text) >= 3
