"""Files that change or wait while they are opened; the plain cases are among the hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.open import open_attachment


def _problem(path: Path, limits: Limits) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        open_attachment(path, limits)
    return caught.value.problem


def test_the_name_is_kept_as_given_and_the_bytes_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(range(256)) * 9000
    (tmp_path / "a.png").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    attachment = open_attachment(Path("a.png"), Limits())
    assert attachment.name == "a.png"
    assert attachment.content == content


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"12345")
    assert open_attachment(path, Limits(bytes=5)).content == b"12345"
    assert _problem(path, Limits(bytes=4)) == Problem.TOO_MANY_BYTES


def test_a_file_that_hides_its_size_is_still_limited() -> None:
    path = Path("/proc/self/maps")
    if not path.exists():
        pytest.skip("this system has no /proc")
    assert path.stat().st_size == 0
    assert _problem(path, Limits(bytes=100)) == Problem.TOO_MANY_BYTES


def test_names_no_file_can_have_are_missing() -> None:
    assert _problem(Path("a\0b.png"), Limits()) == Problem.MISSING


def test_no_message_quotes_the_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        open_attachment(tmp_path / "secret-name.png", Limits())
    assert "secret" not in str(caught.value)
