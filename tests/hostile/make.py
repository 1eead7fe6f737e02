"""Writes every hostile and odd thing into a folder, with what reading each must give."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile import bombs, broken, odd, places, strangers
from tests.hostile.case import Case
from triage.values import Problem

CASES: tuple[Case, ...] = (*bombs.CASES, *broken.CASES, *strangers.CASES, *odd.CASES, *places.CASES)


def write(folder: Path) -> dict[Path, Problem | None]:
    """All of it; `folder` must be new or empty. The result says what reading a path must give, None for a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    return {case.write(folder): case.problem for case in CASES} | _missing(folder) | _allowed(folder)


def _missing(folder: Path) -> dict[Path, Problem | None]:
    """Paths that lead nowhere."""
    names = ("never-there.png", "n" * 300 + ".png", "empty.png/inside.png")
    return {folder / name: Problem.MISSING for name in names}


def _allowed(folder: Path) -> dict[Path, Problem | None]:
    """The superuser reads what is forbidden."""
    path = folder / "forbidden.png"
    return {path: None} if os.access(path, os.R_OK) else {}
