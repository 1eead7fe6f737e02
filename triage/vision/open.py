"""A path becomes an attachment, without ever waiting for one that is no file."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import UnreadableError
from triage.values import Attachment, Problem

if TYPE_CHECKING:
    from triage.config import Limits

# Between the look and the opening a file can be replaced by a FIFO, which must not block us.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
STEP = 2**20


def open_attachment(path: Path, limits: Limits) -> Attachment:
    """The file's bytes, at most `limits.bytes`, under the name that was given. Links are followed.

    Raises UnreadableError: missing (also a link that leads nowhere), not a file, no permission, too many bytes.
    """
    try:
        _check(path.stat(), limits)
        descriptor = os.open(path, FLAGS)
        try:
            _check(os.fstat(descriptor), limits)
            return Attachment(str(path), _read(descriptor, limits.bytes))
        finally:
            os.close(descriptor)
    except PermissionError:
        raise UnreadableError(Problem.NO_PERMISSION) from None
    except BlockingIOError:
        raise UnreadableError(Problem.NOT_A_FILE) from None
    except (OSError, ValueError):
        # Not there, a loop of links, a name no file can have: for whoever asked it is all the same.
        raise UnreadableError(Problem.MISSING) from None


def _check(facts: os.stat_result, limits: Limits) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise UnreadableError(Problem.NOT_A_FILE)
    if facts.st_size > limits.bytes:
        raise UnreadableError(Problem.TOO_MANY_BYTES)


def _read(descriptor: int, most: int) -> bytes:
    """All of it; a file that grows beyond `most` while it is read is refused."""
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and (part := os.read(descriptor, min(STEP, left))):
        parts.append(part)
        left -= len(part)
    if left == 0:
        raise UnreadableError(Problem.TOO_MANY_BYTES)
    return b"".join(parts)
