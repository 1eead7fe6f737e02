from __future__ import annotations

from pathlib import Path

import pytest

from triage.errors import UsageError
from triage.evaluation.floor import Shortfall, below, parse_floors, read_floor


def test_figures_on_their_floor_pass_and_unknown_ones_never_do() -> None:
    figures = {"read": 0.97, "clean": 0.94, "message": None}
    floors = {"read": 0.97, "clean": 0.95, "message": 0.0}
    assert below(figures, floors) == (Shortfall("clean", 0.95, 0.94), Shortfall("message", 0.0, None))


def test_floors_are_read_from_a_file_and_from_words(tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    file.write_text('{"read": 0.97, "answered": 1}')
    assert read_floor(file) == {"read": 0.97, "answered": 1.0}
    assert parse_floors(["read=0.97", "clean=.9"]) == {"read": 0.97, "clean": 0.9}


@pytest.mark.parametrize("text", ["read", "read=", "read=high", "red=0.9", "read=1.1", "read=nan", "=1"])
def test_a_floor_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--min"):
        parse_floors([text])


@pytest.mark.parametrize("text", ["", "[]", "{", '{"red": 0.9}', '{"read": "0.9"}', '{"read": true}', '{"read": 2}'])
def test_a_floor_file_that_means_nothing_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    file.write_text(text)
    with pytest.raises(UsageError, match=r"floor\.json"):
        read_floor(file)
