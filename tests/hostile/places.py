"""Things on a disk that are no plain files, and plain files with names made to confuse."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tests.hostile.case import Case
from tests.hostile.samples import sound
from triage.values import Problem


def _socket(path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def _forbidden(path: Path) -> None:
    path.write_bytes(sound()["png"])
    path.chmod(0)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(sound()["png"])
        file.truncate(33 * 2**20)


def _link(target: str, path: Path) -> None:
    path.symlink_to(target)


def _good_link(path: Path) -> None:
    hidden = path.with_name(".linked.png")
    hidden.write_bytes(sound()["png"])
    path.symlink_to(hidden.name)


def _png() -> bytes:
    return sound()["png"]


NO_FILE, MISSING = Problem.NOT_A_FILE, Problem.MISSING

CASES = (
    Case("directory.png", NO_FILE, place=Path.mkdir),
    Case("fifo.png", NO_FILE, place=os.mkfifo),
    Case("socket.png", NO_FILE, place=_socket),
    Case("device-zero.png", NO_FILE, place=lambda path: _link("/dev/zero", path)),
    Case("device-random.png", NO_FILE, place=lambda path: _link("/dev/urandom", path)),
    Case("device-null.png", NO_FILE, place=lambda path: _link("/dev/null", path)),
    Case("link-to-directory.png", NO_FILE, place=lambda path: _link("directory.png", path)),
    Case("link-to-fifo.png", NO_FILE, place=lambda path: _link("fifo.png", path)),
    Case("link-dangling.png", MISSING, place=lambda path: _link("nowhere.png", path)),
    Case("link-loop.png", MISSING, place=lambda path: _link("link-loop.png", path)),
    Case("link-good.png", None, place=_good_link),
    Case("forbidden.png", Problem.NO_PERMISSION, place=_forbidden),
    Case("large.png", Problem.TOO_MANY_BYTES, place=_large),
    Case("new\nline.png", None, _png),
    Case("carriage\rreturn.png", None, _png),
    Case("tab\tbell\x07.png", None, _png),
    Case("escape\x1b[31m\x1b[2Jred.png", None, _png),
    Case("title\x1b]0;owned\x07.png", None, _png),
    Case("c1\x9b31m.png", None, _png),
    Case("bidi\u202egnp.exe", None, _png),
    Case("zero\u200bwidth\ufeff.png", None, _png),
    Case("line\u2028separator.png", None, _png),
    Case("zal\u0336g\u0335o\u0338 \U0001f4a5 \u5c4f\u5e55.png", None, _png),
    Case("-rf.png", None, _png),
    Case("--jsonl", None, _png),
    Case("{{7*7}}${HOME}`id`.png", None, _png),
    Case("[bold]markup[red].png", None, _png),
    Case("<script>alert(1)<", None, _png),
    Case("%s%n%x.png", None, _png),
    Case("'quote\" ;&|.png", None, _png),
    Case(" leading and trailing ", None, _png),
    Case(os.fsdecode(b"not-utf8-\xff\xfe.png"), None, _png),
    Case("long-" + "n" * 246 + ".png", None, _png),
)
