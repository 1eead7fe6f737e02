"""Text drawn on pixels, for tests that need to know exactly what stands where."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from triage.ports import Pixels

Colour = tuple[int, int, int]
DARK: Colour = (24, 26, 32)
LIGHT: Colour = (255, 255, 255)


def strip(text: str, size: int = 22, ink: Colour = DARK, ground: Colour = LIGHT) -> Pixels:
    """One line of text with a small margin."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("RGB", (int(right - left) + 12, int(bottom - top) + 10), ground)
    ImageDraw.Draw(picture).text((6 - left, 5 - top), text, ink, font)
    return np.ascontiguousarray(picture)


def screen(
    lines: Sequence[tuple[int, int, str]],
    *,
    size: int = 20,
    shape: tuple[int, int] = (480, 800),
    ink: Colour = DARK,
    ground: Colour = LIGHT,
) -> Pixels:
    """A screen, height x width, with lines at (x, y)."""
    picture = Image.new("RGB", (shape[1], shape[0]), ground)
    pen = ImageDraw.Draw(picture)
    for x, y, text in lines:
        pen.text((x, y), text, ink, ImageFont.load_default(size))
    return np.ascontiguousarray(picture)


def as_png(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()
