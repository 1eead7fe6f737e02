"""Screens drawn with Pillow, for tests of geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from triage.ports import Pixels

WORDS = (
    "The connection to the server was lost",
    "Check the cable and try again, or ask your administrator",
    "Error 0x80072EE7 in module network.dll",
    "Details are in the log of today",
    "Retry in 30 seconds",
)


def screen(*, dark: bool = False, size: tuple[int, int] = (1000, 640)) -> Pixels:
    """A desktop with a window, a title, buttons and lines of text; `size` is width, height."""
    paper, ink, frame = ((30, 32, 36), (220, 220, 220), (70, 74, 80)) if dark else ((245,) * 3, (25,) * 3, (160,) * 3)
    canvas = Image.new("RGB", size, (52, 84, 120) if dark else (205, 216, 228))
    pen = ImageDraw.Draw(canvas)
    width, height = size
    left, top = width // 9, height // 10
    pen.rectangle((left, top, width - left, height - top), fill=paper, outline=frame, width=2)
    pen.rectangle((left, top, width - left, top + 34), fill=frame)
    pen.text((left + 12, top + 8), "Connection", ink, ImageFont.load_default(18))
    for number in range(9):
        words = WORDS[number % len(WORDS)]
        pen.text((left + 40, top + 60 + 38 * number), words, ink, ImageFont.load_default(19))
    pen.rounded_rectangle((width - left - 150, height - top - 56, width - left - 30, height - top - 18), 6, fill=frame)
    pen.text((width - left - 120, height - top - 48), "Close", ink, ImageFont.load_default(18))
    return np.array(canvas)


def spread(size: tuple[int, int] = (900, 620)) -> Pixels:
    """A page full of text and nothing else."""
    canvas = Image.new("RGB", size, (255, 255, 255))
    pen = ImageDraw.Draw(canvas)
    for number in range(size[1] // 32):
        pen.text(
            (20 + 24 * (number % 3), 10 + 32 * number),
            f"{WORDS[number % 5]}. {WORDS[(number + 2) % 5]}",
            (0,) * 3,
            ImageFont.load_default(18),
        )
    return np.array(canvas)


def drawing() -> Pixels:
    """An upright screen with a chart of slanted lines and a slanted panel on it."""
    canvas = Image.fromarray(screen())
    pen = ImageDraw.Draw(canvas)
    for number in range(12):
        pen.line((480, 150 + 26 * number, 860, 100 + 26 * number), fill=(200, 40, 40), width=3)
    pen.polygon([(150, 120), (560, 170), (520, 520), (130, 480)], fill=(250, 220, 120), outline=(10, 10, 10))
    return np.array(canvas)
