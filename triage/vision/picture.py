"""A decoded picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.ports import Pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels are height x width x 3, uint8, RGB, C-contiguous, with EXIF orientation applied, laid on a background."""

    pixels: Pixels = field(repr=False)
    format: str
    frames: int = 1
