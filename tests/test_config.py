"""Settings come from triage.yaml and the environment, and a mistake is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.config import Settings, load_settings
from triage.errors import SettingsError


def write(folder: Path, text: str) -> Path:
    path = folder / "triage.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}) == Settings()


def test_triage_yaml_in_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "queue: helpdesk\nlimits: {pixels: 1000}\n")
    monkeypatch.chdir(tmp_path)
    settings = load_settings(environment={})
    assert settings.queue == "helpdesk"
    assert settings.limits.pixels == 1000
    assert settings.limits.bytes == Settings().limits.bytes


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "# nothing yet\n"), {}) == Settings()


def test_the_environment_names_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "queue: network\n")
    assert load_settings(environment={"TRIAGE_CONFIG": str(path)}).queue == "network"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "queue: network\nreading: {workers: 1, min_confidence: 0.25}\n")
    settings = load_settings(path, {"TRIAGE_QUEUE": "mail", "TRIAGE_READING__WORKERS": "4", "PATH": "/bin"})
    assert settings.queue == "mail"
    assert settings.reading.workers == 4
    assert settings.reading.min_confidence == 0.25


def test_the_data_directory_comes_from_the_environment_and_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_settings(environment={}).data == tmp_path / ".local/share/triage"
    assert load_settings(environment={"TRIAGE_DATA": "~/elsewhere"}).data == tmp_path / "elsewhere"
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={"TRIAGE_DATA": "here"}).data == tmp_path / "here"


@pytest.mark.parametrize(("text", "languages"), [("rus, ara", ("rus", "ara")), ("tha", ("tha",)), ("", ())])
def test_languages_are_listed_with_commas_in_the_environment(text: str, languages: tuple[str, ...]) -> None:
    assert load_settings(environment={"TRIAGE_READING__LANGUAGES": text}).reading.languages == languages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("quueue: a", ["quueue", "Did you mean 'queue'?"]),
        ("limits: {pixel: 4}", ["limits.pixel", "Did you mean 'pixels'?"]),
        ("limits: {zzz: 4}", ["limits.zzz", "Known: aspect, bytes"]),
        ("limits: {pixels: many}", ["limits.pixels", "integer"]),
        ("limits: {pixels: -1}", ["limits.pixels", "greater than 0"]),
        ("limits: 4", ["limits"]),
        ("reading: {min_confidence: 1.5}", ["reading.min_confidence", "less than or equal to 1"]),
        ("reading: {languages: rus}", ["reading.languages"]),
        ("queue: [a]", ["queue", "string"]),
        ("7: a", ["7"]),
        ("- a", ["must hold keys and values"]),
        ("queue: 'a", ["cannot read the settings", "line"]),
        ("queue: 2024-99-99", ["cannot read the settings"]),
        ("data: ~nobody-of-that-name/triage", ["data", "home directory"]),
        ("limits: {pixel: 4}\nqueue: [a]", ["limits.pixel", "queue"]),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text), {})
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TRIAGE_QUEUEE", ["TRIAGE_QUEUEE", "Did you mean 'queue'?"]),
        ("TRIAGE_LIMITS__PIXEL", ["limits.pixel", "Did you mean 'pixels'?"]),
        ("TRIAGE_LIMITS", ["limits"]),
        ("TRIAGE_QUEUE__NAME", ["queue"]),
    ],
)
def test_a_mistake_in_the_environment_is_named(name: str, words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(environment={name: "5"})
    for word in words:
        assert word in str(caught.value)


def test_a_setting_without_parts_is_not_given_any(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'queue' has no parts"):
        load_settings(write(tmp_path, "queue: a\n"), {"TRIAGE_QUEUE__NAME": "b"})


def test_a_named_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(b"queue: \xff\xfe")
    for name in ("absent", "folder", "bytes"):
        with pytest.raises(SettingsError, match=name):
            load_settings(tmp_path / name, {})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().queue = "other"  # type: ignore[misc]
