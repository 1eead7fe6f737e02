"""Our own models are found, and a changed one is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from triage.errors import MissingError
from triage.vision.weights import trained as module
from triage.vision.weights.trained import trained


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models" / "finder"
    folder.mkdir(parents=True)
    (folder / "finder.onnx").write_bytes(b"weights")
    (folder / "SHA256").write_text(f"{hashlib.sha256(b'weights').hexdigest()}  finder.onnx\n")
    monkeypatch.setattr(module, "PLACES", (tmp_path / "elsewhere", tmp_path / "models"))
    return folder


def test_a_whole_model_is_found_in_the_second_place(models: Path) -> None:
    assert trained("finder", "finder.onnx") == models / "finder.onnx"


def test_a_changed_model_is_refused(models: Path) -> None:
    (models / "finder.onnx").write_bytes(b"weightz")
    with pytest.raises(MissingError, match="not the file that was shipped"):
        trained("finder", "finder.onnx")


def test_a_model_without_a_sum_is_refused(models: Path) -> None:
    (models / "SHA256").unlink()
    with pytest.raises(MissingError, match="not the file that was shipped"):
        trained("finder", "finder.onnx")


@pytest.mark.usefixtures("models")
def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(MissingError, match="install screenshot-triage again"):
        trained("finder", "other.onnx")
