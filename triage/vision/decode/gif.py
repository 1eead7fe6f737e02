"""GIF: frames are counted without decoding, and the first alone is passed on."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import GifImagePlugin

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode.colour import flatten
from triage.vision.decode.frame import Frame, admit, require

if TYPE_CHECKING:
    from triage.config import Limits

MAX_BLOCKS = 300_000
EXTENSION, IMAGE, TRAILER, GRAPHIC_CONTROL = 0x21, 0x2C, 0x3B, 0xF9


class _Walk:
    """One pass over the blocks of a file. `first` is the first frame with its graphic control, ready to be joined."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.blocks = 0
        self.frames = 0
        self.control = b""
        self.first = b""
        self.at = 13 + _table_size(content[10])
        self.head = content[: self.at]
        self.width, self.height = struct.unpack_from("<HH", content, 6)
        while self._step():
            pass

    def _step(self) -> bool:
        kind = self.content[self.at]
        if kind == TRAILER:
            return False
        start = self.at
        if kind == EXTENSION:
            self._skip_blocks(self.at + 2)
            if self.content[start + 1] == GRAPHIC_CONTROL and not self.frames:
                self.control = self.content[start : self.at]
        elif kind == IMAGE:
            self._skip_blocks(self.at + 10 + _table_size(self.content[self.at + 9]) + 1)
            self._count(start)
        else:
            # Some writers pad with zeros.
            require(kind == 0, Problem.DAMAGED)
            self._skip_blocks(self.at)
        return True

    def _count(self, start: int) -> None:
        self.frames += 1
        if self.frames == 1:
            self.first = self.control + self.content[start : self.at]
            left, top, width, height = struct.unpack_from("<HHHH", self.content, start + 1)
            self.width, self.height = max(self.width, left + width), max(self.height, top + height)

    def _skip_blocks(self, at: int) -> None:
        content = self.content
        while size := content[at]:
            at += size + 1
            self.blocks += 1
            if self.blocks > MAX_BLOCKS:
                raise UnreadableError(Problem.DAMAGED)
        self.blocks += 1
        self.at = at + 1


def _table_size(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def read(content: bytes, limits: Limits) -> Frame:
    """The first frame on its canvas."""
    walk = _Walk(content)
    require(walk.frames > 0, Problem.DAMAGED)
    admit(walk.width, walk.height, walk.frames, limits)
    with GifImagePlugin.GifImageFile(BytesIO(walk.head + walk.first + bytes([TRAILER]))) as image:
        require(image.size == (walk.width, walk.height), Problem.DAMAGED)
        image.load()
        return Frame(flatten(image), walk.frames)
