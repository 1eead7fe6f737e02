"""One hostile or odd thing, and what reading it must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from triage.values import Problem


@dataclass(frozen=True, slots=True)
class Case:
    """A file by its name: `build` makes its bytes, or `place` puts something there that is no plain file.

    `problem` is what reading must say; None when the picture is readable.
    """

    name: str
    problem: Problem | None
    build: Callable[[], bytes] | None = None
    place: Callable[[Path], None] | None = None

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        if self.build:
            path.write_bytes(self.build())
        if self.place:
            self.place(path)
        return path
