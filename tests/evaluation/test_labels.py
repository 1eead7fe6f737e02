from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from triage.errors import UsageError
from triage.evaluation.labels import read_labels

GOOD = {"file": "a.png", "kind": "warning", "ui_state": "warning_dialog"}


def put(folder: Path, *rows: str) -> None:
    folder.joinpath("a.png").touch()
    folder.joinpath("labels.jsonl").write_text("\n".join(rows), encoding="utf-8")


def test_every_known_key_is_read_and_unknown_ones_are_left_alone(tmp_path: Path) -> None:
    more = {
        "ui_state_alt": ["error_dialog"],
        "platform": "web",
        "error_message": "Häufiger Fehler",
        "error_codes": ["0x1"],
        "error_box": [1, 2, 30.5, 4],
        "full_text": "x",
        "slice": "messy",
        "license": "CC0",
        "notes": {"any": "thing"},
    }
    put(tmp_path, "", json.dumps(GOOD | more), "")
    (label,) = read_labels(tmp_path)
    assert (label.path, label.positive, label.slice) == (tmp_path / "a.png", True, "messy")
    assert (label.ui_state_alt, label.error_codes, label.error_box) == (("error_dialog",), ("0x1",), (1, 2, 30.5, 4))
    assert (label.error_message, label.full_text, label.theme) == ("Häufiger Fehler", "x", None)


@pytest.mark.parametrize("kind", ["normal", "not_screenshot"])
def test_what_shows_no_problem_is_negative(kind: str, tmp_path: Path) -> None:
    put(tmp_path, json.dumps(GOOD | {"kind": kind}))
    assert not read_labels(tmp_path)[0].positive


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"file": None}, "'file' must be a text"),
        ({"file": "b.png"}, "no picture 'b.png'"),
        ({"kind": "oops"}, "kind is 'oops'"),
        ({"ui_state": 3}, "'ui_state' must be a text"),
        ({"theme": 3}, "'theme' must be a text or null"),
        ({"error_codes": "404"}, "'error_codes' must be a list"),
        ({"error_codes": [404]}, "'error_codes' must be a list"),
        ({"error_box": [1, 2, 3]}, "'error_box' must be four numbers"),
        ({"error_box": [1, 2, 3, "4"]}, "'error_box' must be four numbers"),
    ],
)
def test_a_wrong_label_is_named_by_file_and_line(change: dict[str, Any], words: str, tmp_path: Path) -> None:
    put(tmp_path, json.dumps(GOOD), "", json.dumps(GOOD | change))
    with pytest.raises(UsageError, match=words) as caught:
        read_labels(tmp_path)
    assert "labels.jsonl line 3" in str(caught.value)


@pytest.mark.parametrize("row", ["{", "[]", "7"])
def test_a_line_that_is_no_object_is_named(row: str, tmp_path: Path) -> None:
    put(tmp_path, row)
    with pytest.raises(UsageError, match="line 1"):
        read_labels(tmp_path)


def test_a_folder_without_labels_says_what_one_holds(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="A labelled folder holds"):
        read_labels(tmp_path)
    put(tmp_path, "")
    with pytest.raises(UsageError, match="holds no labels"):
        read_labels(tmp_path)
