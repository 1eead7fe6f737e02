"""The command line, run as a user runs it: another process, another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import cv2
import numpy as np
import pytest

Done: TypeAlias = subprocess.CompletedProcess[bytes]
Triage: TypeAlias = Callable[..., Done]

WORDS = ("Access denied 0x80070005", "Ask anna.petrov@example.com")


@pytest.fixture
def triage(tmp_path: Path) -> Triage:
    """Run `triage` with these arguments in `tmp_path`; keywords are added to the environment."""

    def run(*arguments: str | bytes | Path, **environment: str) -> Done:
        command: list[Any] = [Path(sys.executable).with_name("triage"), *arguments]
        return subprocess.run(command, cwd=tmp_path, env=os.environ | environment, capture_output=True, check=False)

    return run


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    """A small picture that says WORDS."""
    pixels = np.full((160, 640, 3), 245, np.uint8)
    for row, words in enumerate(WORDS):
        cv2.putText(pixels, words, (30, 60 + 60 * row), cv2.FONT_HERSHEY_DUPLEX, 1.0, (20, 20, 20), 2, cv2.LINE_AA)
    path = tmp_path / "shot.png"
    assert cv2.imwrite(str(path), pixels)
    return path
