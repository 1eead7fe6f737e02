"""`triage demo` from outside: the page it writes, and how it checks itself in CI."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import WORDS, Triage


@pytest.fixture
def fixtures(shot: Path) -> Path:
    """./fixtures with one labelled picture, `shot.png`, that also shows an address."""
    folder = shot.parent / "fixtures"
    folder.mkdir()
    shutil.copy(shot, folder)
    label(folder, WORDS[0])
    return folder


def label(folder: Path, text: str) -> None:
    truth = {"file": "shot.png", "kind": "error", "ui_state": "error_dialog", "error_message": text, "full_text": text}
    folder.joinpath("labels.jsonl").write_text(json.dumps(truth), encoding="utf-8")


def test_the_page_shows_every_fixture_redacted_and_says_where_it_is(triage: Triage, fixtures: Path) -> None:
    done = triage("demo", CI="1")
    page = fixtures.parent / "out/demo.html"
    assert done.returncode == 0, done.stderr
    assert page.as_uri() in done.stdout.decode()
    text = page.read_text(encoding="utf-8")
    assert "shot.png" in text
    assert "0x80070005" in text
    assert text.count("data:image/webp") == 1
    assert 'class="mask"' in text
    assert "anna" not in text


def test_in_ci_a_page_that_is_not_good_enough_ends_with_1(triage: Triage, fixtures: Path) -> None:
    label(fixtures, "something else altogether")
    assert triage("demo", "--out", "other", CI="").returncode == 0
    done = triage("demo", "--out", "other", CI="1")
    assert done.returncode == 1
    assert b"of the labelled words were read" in done.stderr
    assert (fixtures.parent / "other/demo.html").is_file()


def test_without_fixtures_it_says_what_to_do(triage: Triage) -> None:
    done = triage("demo")
    assert done.returncode == 2
    assert b"--fixtures" in done.stderr
    assert b"Traceback" not in done.stderr
