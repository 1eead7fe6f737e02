"""What belongs to the repository: by git in a clone, by walking where there is no git (an unpacked sdist)."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = {".venv", "build", "dist", "out", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def files(under: str = ".") -> list[str]:
    """Paths below `under`, relative to ROOT, of files that are there."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", under]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    else:
        listed = [str(path.relative_to(ROOT)) for path in (ROOT / under).rglob("*")]
    return sorted(name for name in listed if name and (ROOT / name).is_file() and not MADE & {*Path(name).parts})
