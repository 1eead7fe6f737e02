"""`--boxes DIR`: where a copy of each picture is written, with what was found in it framed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from triage.errors import UsageError
from triage.values import Attachment, Evidence

ENDING = ".boxes.webp"
LONGEST = 80  # characters of a name; with four bytes each and a number no file system refuses it
UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(slots=True)
class Album:
    """A folder of copies. A name is given once, and never that of a picture that is still to be read."""

    folder: Path
    taken: set[str] = field(default_factory=set)

    def add(self, image: str, attachment: Attachment, evidence: Evidence) -> Path | None:
        """Write a copy and say where; None when the picture cannot be shown with boxes. Raises UsageError."""
        from triage.vision.boxes import draw_boxes

        content = draw_boxes(attachment.content, evidence)
        if content is None:
            return None
        path = self.folder / self._name(image)
        try:
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from None
        return path

    def _name(self, image: str) -> str:
        stem = safe_stem(image)
        number, name = 1, stem + ENDING
        while name.casefold() in self.taken:
            number += 1
            name = f"{stem}-{number}{ENDING}"
        self.taken.add(name.casefold())
        return name


def open_album(folder: Path, images: Sequence[str]) -> Album:
    """The folder, made where it is absent. Raises UsageError when that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror}") from None
    return Album(folder, {Path(image).name.casefold() for image in images})


def safe_stem(image: str) -> str:
    """What a file is called without folders and ending: letters, digits, `.`, `_` and `-`, no dot or dash first."""
    return UNSAFE.sub("_", Path(image).stem).lstrip(".-")[:LONGEST] or "picture"
