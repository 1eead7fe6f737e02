"""The second engine: Tesseract, for scripts that the main one does not know."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytesseract

from triage.values import Spelling

if TYPE_CHECKING:
    from triage.ports import Pixels

HEIGHT = 40  # of a line on the sheet given to Tesseract, in pixels
GAP = 24
FAINT = 16  # steps of grey between ink and ground below which there is no ink
SAMPLE = 3  # lines that decide which language is read
SHEET = 40  # lines on one sheet
TIMEOUT = 6.0  # seconds for one sheet
FITTING = 0.85  # certainty at which no further language is tried
ONE_BLOCK = "--psm 6"
ALWAYS = "eng"
NOTHING = Spelling("", 0.0)

# On a few cores Tesseract's threads wait for each other: one line then takes ten times as long as with one thread.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


class TesseractReader:
    """Reads lines in the one of the given languages that fits them best, mixed with English."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str]) -> None:
        self._wanted = tuple(languages)
        self._installed: tuple[str, ...] | None = None

    def missing(self) -> str | None:
        absent = [name for name in self._wanted if name not in self._languages()]
        if not absent:
            return None
        packages = " ".join(["tesseract-ocr", *(f"tesseract-ocr-{name.replace('_', '-')}" for name in absent)])
        return f"Tesseract cannot read {', '.join(absent)}; on Debian: apt install {packages}"

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        present = [name for name in self._wanted if name in self._languages()]
        if not present or not strips:
            return (NOTHING,) * len(strips)
        language = _best_language(strips, present)
        return tuple(
            spelling
            for start in range(0, len(strips), SHEET)
            for spelling in _read_sheet(strips[start : start + SHEET], language)
        )

    def _languages(self) -> tuple[str, ...]:
        if self._installed is None:
            found = shutil.which("tesseract") is not None
            self._installed = tuple(pytesseract.get_languages()) if found else ()
        return self._installed


def _best_language(strips: Sequence[Pixels], languages: Sequence[str]) -> str:
    """The language in which the longest strips read most surely."""
    longest = sorted(strips, key=lambda strip: strip.shape[1] / strip.shape[0], reverse=True)[:SAMPLE]
    certain = {languages[0]: 0.0}
    for language in languages if len(languages) > 1 else ():
        certain[language] = _certainty(_read_sheet(longest, language))
        if certain[language] >= FITTING:
            break
    return max(certain, key=lambda language: certain[language])


def _certainty(spellings: Sequence[Spelling]) -> float:
    """The mean confidence over all characters: a language that does not fit reads a lot, but never surely."""
    characters = sum(len(spelling.text) for spelling in spellings)
    return sum(len(spelling.text) * spelling.confidence for spelling in spellings) / max(1, characters)


def _read_sheet(strips: Sequence[Pixels], language: str) -> tuple[Spelling, ...]:
    """All strips on one sheet, one under the other: Tesseract takes longer to start than to read."""
    languages = language if language == ALWAYS else f"{language}+{ALWAYS}"
    try:
        found = pytesseract.image_to_data(
            _sheet(strips), lang=languages, config=ONE_BLOCK, timeout=TIMEOUT, output_type=pytesseract.Output.DICT
        )
    except (RuntimeError, pytesseract.TesseractError):
        return (NOTHING,) * len(strips)
    words: list[list[tuple[str, float]]] = [[] for _ in strips]
    for text, confidence, top, height in zip(found["text"], found["conf"], found["top"], found["height"], strict=True):
        row = int((top + height / 2) // (HEIGHT + GAP))
        if text.strip() and float(confidence) >= 0 and row < len(strips):
            words[row].append((text.strip(), float(confidence) / 100))
    return tuple(_join(row) for row in words)


def _join(words: Sequence[tuple[str, float]]) -> Spelling:
    if not words:
        return NOTHING
    return Spelling(" ".join(text for text, _ in words), sum(confidence for _, confidence in words) / len(words))


def _sheet(strips: Sequence[Pixels]) -> Pixels:
    rows = [_dark_on_light(strip) for strip in strips]
    width = max(row.shape[1] for row in rows) + 2 * GAP
    sheet = np.full(((HEIGHT + GAP) * len(rows), width), 255, np.uint8)
    for index, row in enumerate(rows):
        top = index * (HEIGHT + GAP) + GAP // 2
        sheet[top : top + HEIGHT, GAP : GAP + row.shape[1]] = row
    return sheet


def _dark_on_light(strip: Pixels) -> Pixels:
    """Grey, dark text on a light ground, at the height that Tesseract reads best, contrast stretched."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    if np.median(grey) < 128:
        grey = 255 - grey
    width = max(1, round(grey.shape[1] * HEIGHT / grey.shape[0]))
    sized = cv2.resize(grey, (width, HEIGHT), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    low, high = float(sized.min()), float(np.median(sized))
    if high - low < FAINT:
        return np.full((HEIGHT, width), 255, np.uint8)
    return ((sized - low) * (255 / (high - low))).clip(0, 255).astype(np.uint8)
