"""Doubtful codes are read again, enlarged, by both engines; disagreement lowers the confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from triage.ports import Reader
from triage.values import Box, Code, Line
from triage.vision.extract.codes.shapes import first_matches

if TYPE_CHECKING:
    from triage.ports import Pixels

DOUBTFUL = 0.9  # confidence below which a code is read again
ODD = re.compile(r"0x[0-9A-Fa-f]{5,7}|[89]0[0-9A-Fa-f]{5}")  # a digit is likely to be missing
ZOOM = 2.0
MARGIN = 0.15  # of the line's height, around it
AGREED, ALONE, REFUTED = 0.97, 0.9, 0.6
MOST = 3  # codes of a screen that are read again


@dataclass(frozen=True, slots=True)
class Eyeglasses:
    """The engines that look again; `second` may lack its program, then it says nothing."""

    main: Reader
    second: Reader


def look_again(codes: Sequence[Code], pixels: Pixels, lines: Sequence[Line], glasses: Eyeglasses) -> tuple[Code, ...]:
    """The codes, doubtful ones corrected by a clearer reading of the same pixels, or less sure."""
    doubtful = [code for code in codes if code.quotes and (code.confidence < DOUBTFUL or ODD.fullmatch(code.value))]
    seen = {code: _again(code, pixels, lines, glasses) for code in doubtful[:MOST]}
    return tuple(sorted((seen.get(code, code) for code in codes), key=lambda code: -code.confidence))


def _again(code: Code, pixels: Pixels, lines: Sequence[Line], glasses: Eyeglasses) -> Code:
    strip = _enlarged(pixels, lines[code.quotes[0].line].box)
    larger = _codes_in(glasses.main.read([strip])[0].text)
    second = _codes_in(glasses.second.read([strip])[0].text) if glasses.second.missing() is None else []
    fuller = next((value for value in larger if _completes(value, code.value)), None)
    if fuller and (not second or fuller in second):
        return replace(code, value=fuller, confidence=max(code.confidence, ALONE))
    if code.value in second:
        return replace(code, confidence=max(code.confidence, AGREED))
    if code.value in larger and not second:
        return replace(code, confidence=ALONE)
    return replace(code, confidence=min(code.confidence, REFUTED))


def _enlarged(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    margin = round(MARGIN * box.height) + 1
    top, left = max(0, box.y0 - margin), max(0, box.x0 - margin)
    strip = pixels[top : min(height, box.y1 + margin), left : min(width, box.x1 + margin)]
    return np.asarray(cv2.resize(strip, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC), np.uint8)


def _codes_in(text: str) -> list[str]:
    return [family.repair(text[start:end]) for family, start, end in first_matches(text)]


def _completes(value: str, short: str) -> bool:
    """Whether a value is the other with one more digit in it."""
    if len(value) != len(short) + 1:
        return False
    return any(value[:at] + value[at + 1 :] == short for at in range(len(value)))
