"""The models that we trained: committed in models/, and inside the package once it is installed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from triage.errors import MissingError

PACKAGE = Path(__file__).resolve().parents[2]
PLACES = (PACKAGE / "models", PACKAGE.parent / "models")
SUMS = "SHA256"


def trained(name: str, file: str) -> Path:
    """The path of a file of the model `name`, after a check against the sums beside it. Raises MissingError."""
    for place in PLACES:
        path = place / name / file
        if path.is_file():
            if hashlib.sha256(path.read_bytes()).hexdigest() != _sums(path.with_name(SUMS)).get(file):
                raise MissingError(f"{path} is not the file that was shipped; install screenshot-triage again")
            return path
    raise MissingError(f"the model {name}/{file} is not there; install screenshot-triage again")


def _sums(path: Path) -> dict[str, str]:
    """File to SHA-256, from lines as `sha256sum` writes them."""
    if not path.is_file():
        return {}
    rows = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {file.lstrip("*"): total for total, file in rows}
