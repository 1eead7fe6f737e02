"""Every model that we ship is the one its card speaks of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

MODELS = Path(__file__).parents[2] / "models"
TRAINED = sorted(path.parent for path in MODELS.glob("*/SHA256"))


def test_there_are_models() -> None:
    assert {path.name for path in TRAINED} >= {"finder", "ranker"}


@pytest.mark.parametrize("folder", TRAINED, ids=lambda path: path.name)
def test_sums_are_those_of_the_files(folder: Path) -> None:
    for row in (folder / "SHA256").read_text(encoding="utf-8").splitlines():
        total, file = row.split(maxsplit=1)
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == total


@pytest.mark.parametrize("folder", TRAINED, ids=lambda path: path.name)
def test_each_is_small_and_has_a_card(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.glob("*.onnx")) < 8_000_000
    card = (folder / "card.md").read_text(encoding="utf-8")
    for part in ("## Figures", "## Limits", "## Licence"):
        assert part in card
