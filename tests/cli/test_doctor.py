"""`triage doctor` says how to mend what does not work, and fails only for what is essential."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Triage


def test_before_the_models_are_built_it_says_how(triage: Triage, tmp_path: Path) -> None:
    done = triage("doctor", TRIAGE_DATA=str(tmp_path / "fresh"))
    assert done.returncode == 0
    assert "triage models build" in done.stdout.decode()


def test_after_they_are_built_the_main_engine_loads(triage: Triage) -> None:
    assert triage("models", "build").returncode == 0
    printed = triage("doctor").stdout.decode()
    assert "main engine    loads in" in printed
    assert "adapted to this machine" in printed


def test_a_data_directory_that_cannot_be_written_is_essential(triage: Triage, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = triage("doctor", TRIAGE_DATA=str(tmp_path / "file"))
    assert done.returncode == 1
    assert "FAIL  data" in done.stdout.decode()
    assert "--data DIR" in done.stdout.decode()


def test_settings_that_cannot_be_read_are_named(triage: Triage) -> None:
    done = triage("doctor", TRIAGE_QUEUEE="x")
    assert done.returncode == 1
    assert "Did you mean 'queue'?" in done.stdout.decode()


def test_without_tesseract_it_says_what_to_install(triage: Triage, tmp_path: Path) -> None:
    done = triage("doctor", PATH=str(tmp_path))
    assert done.returncode == 0
    assert "tesseract-ocr" in done.stdout.decode()
