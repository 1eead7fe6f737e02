"""The second engine: Tesseract, for scripts that the main one does not know."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytesseract

from triage.values import Spelling

if TYPE_CHECKING:
    from triage.ports import Pixels

HEIGHT = 40  # of the text line given to Tesseract, in pixels
MARGIN = 10
TIMEOUT = 10.0  # seconds for one line
SINGLE_LINE = "--psm 7"


class TesseractReader:
    """Reads lines in the given Tesseract languages, of which those installed are used."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str]) -> None:
        self._wanted = tuple(languages)
        self._installed: tuple[str, ...] | None = None

    def missing(self) -> str | None:
        if shutil.which("tesseract") is None:
            packages = " ".join(f"tesseract-ocr-{name}" for name in self._wanted)
            return f"Tesseract is not installed; on Debian: apt install tesseract-ocr {packages}"
        absent = [name for name in self._wanted if name not in self._languages()]
        if absent:
            packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in absent)
            return f"Tesseract lacks the languages {', '.join(absent)}; on Debian: apt install {packages}"
        return None

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        languages = "+".join(name for name in self._wanted if name in self._languages())
        if not languages:
            return tuple(Spelling("", 0.0) for _ in strips)
        return tuple(_read_line(strip, languages) for strip in strips)

    def _languages(self) -> tuple[str, ...]:
        if self._installed is None:
            found = shutil.which("tesseract") is not None
            self._installed = tuple(pytesseract.get_languages()) if found else ()
        return self._installed


def _read_line(strip: Pixels, languages: str) -> Spelling:
    try:
        found = pytesseract.image_to_data(
            _prepare(strip), lang=languages, config=SINGLE_LINE, timeout=TIMEOUT, output_type=pytesseract.Output.DICT
        )
    except (RuntimeError, pytesseract.TesseractError):
        return Spelling("", 0.0)
    words = [
        (text.strip(), float(confidence) / 100)
        for text, confidence in zip(found["text"], found["conf"], strict=True)
        if text.strip() and float(confidence) >= 0
    ]
    if not words:
        return Spelling("", 0.0)
    return Spelling(" ".join(text for text, _ in words), sum(confidence for _, confidence in words) / len(words))


def _prepare(strip: Pixels) -> Pixels:
    """Dark text on a light ground at the height that Tesseract reads best, with a margin."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    if np.median(grey) < 128:
        grey = 255 - grey
    width = max(1, round(grey.shape[1] * HEIGHT / grey.shape[0]))
    sized = cv2.resize(grey, (width, HEIGHT), interpolation=cv2.INTER_CUBIC)
    ground = int(np.median(sized))
    framed = cv2.copyMakeBorder(sized, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=ground)
    return np.asarray(framed, np.uint8)
