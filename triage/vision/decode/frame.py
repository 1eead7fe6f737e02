"""What the format readers share: the frame they return and the limits they ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from triage.errors import UnreadableError
from triage.values import Problem

if TYPE_CHECKING:
    from triage.config import Limits
    from triage.ports import Pixels


@dataclass(frozen=True, slots=True)
class Frame:
    """The first frame as it is stored: RGB pixels, the number of frames in the file, the EXIF orientation 1-8."""

    pixels: Pixels = field(repr=False)
    frames: int = 1
    orientation: int = 1


def admit(width: int, height: int, frames: int, limits: Limits) -> None:
    """Refuse what its headers say is too small, too thin, too large or too long. Raises UnreadableError."""
    shorter, longer = sorted((width, height))
    if shorter < limits.side or longer > limits.aspect * shorter:
        raise UnreadableError(Problem.TOO_SMALL)
    if width * height > limits.pixels:
        raise UnreadableError(Problem.TOO_MANY_PIXELS)
    if frames > limits.frames:
        raise UnreadableError(Problem.TOO_MANY_FRAMES)


def require(holds: object, problem: Problem) -> None:
    """Refuse with `problem` unless `holds`."""
    if not holds:
        raise UnreadableError(problem)
