"""A screen as its rows, with all that is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from triage.values import Line, Region
from triage.vision.extract.features import Frame, Sight
from triage.vision.extract.looks import look_at
from triage.vision.extract.rows import make_rows
from triage.vision.extract.shape import shape_of
from triage.vision.extract.wording import Wording, sound
from triage.vision.extract.words import look_up

if TYPE_CHECKING:
    from triage.ports import Pixels

NEARLY = 0.9  # of the height of the highest row


def observe(
    pixels: Pixels, lines: Sequence[Line], regions: Sequence[Region], wording: Wording
) -> tuple[tuple[Sight, ...], Frame]:
    """The rows of an upright picture, from the top to the bottom, and the screen around them."""
    rows = make_rows(lines)
    words = [look_up(row.text) for row in rows]
    looks = look_at(pixels, [row.box for row in rows])
    heights = [row.height for row in rows]
    highest = max(heights, default=0)
    sights = tuple(
        Sight(
            row,
            said,
            shape_of(row.text, said.tokens),
            look,
            largest=row.height >= NEARLY * highest,
            sound=sound(said.tokens, wording),
        )
        for row, said, look in zip(rows, words, looks, strict=True)
    )
    height, width = pixels.shape[:2]
    letters = float(np.median(heights)) if heights else 1.0
    return sights, Frame(width, height, letters, tuple(regions), len(rows))
