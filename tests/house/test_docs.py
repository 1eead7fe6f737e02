"""Documentation is tested: whatever can be set, called, asked for or refused appears in docs/."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel

from tests.house.repository import ROOT
from triage.cli.main import COMMANDS
from triage.config import Settings
from triage.errors import ExitCode
from triage.values import (
    STRICT,
    Box,
    Detail,
    Extract,
    FindingKind,
    ImageFacts,
    Message,
    PrivateKind,
    Problem,
    Reading,
    Reason,
    RegionKind,
)
from triage.vision.redact import redact
from triage.vision.report import report

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def settings(section: type[BaseModel] = Settings, prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, field in section.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from settings(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name, field.get_default()


def written(default: object) -> str:
    return ", ".join(default) if isinstance(default, tuple) else str(default)


@pytest.mark.parametrize(("name", "default"), list(settings()), ids=str)
def test_every_setting_stands_in_the_table_with_its_default(name: str, default: object) -> None:
    table = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    assert f"| `{name}` | {written(default)} |" in table


def test_the_table_of_settings_names_nothing_else() -> None:
    table = (ROOT / "docs/operating.md").read_text(encoding="utf-8").partition("| setting |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([\w.]+)`", table, re.MULTILINE)) == {name for name, _ in settings()}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"| `triage {command}" in (ROOT / "docs/design.md").read_text(encoding="utf-8")


def test_no_command_is_described_that_does_not_exist() -> None:
    table = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `triage (\w+)", table, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize(
    "values", [Problem, PrivateKind, RegionKind, Reason, FindingKind], ids=lambda values: values.__name__
)
def test_every_enumerated_word_stands_in_a_table(values: type[StrEnum]) -> None:
    assert not [value.value for value in values if f"\n| `{value.value}` |" not in DOCS]


def test_every_name_in_a_report_is_described_and_stands_in_the_example() -> None:
    page = (ROOT / "docs/report.md").read_text(encoding="utf-8")
    example = json.loads(page.partition("```json")[2].partition("```")[0])
    extract = Extract(1.0, Message("", 1.0, Box(0, 0, 1, 1)))
    reading = Reading(ImageFacts(1, 1, "png"), extract=extract)
    made = report(redact(reading, STRICT), "a.png")
    assert list(example) == list(made)
    assert list(example["error"]) == list(cast("dict[str, object]", made["error"]))
    names = {*made, *(f"error.{name}" for name in example["error"])} - {"schema", "image"}
    assert not [name for name in names if not re.search(rf"^\|[^|]*`{re.escape(name)}`[^|]*\|", page, re.MULTILINE)]


def test_every_detail_and_exit_code_is_described() -> None:
    assert not [detail.value for detail in Detail if f"--detail {detail.value}" not in DOCS]
    assert not [code.value for code in ExitCode if f"\n| {code.value} |" not in DOCS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere_inside_the_repository(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not urlsplit(target).scheme:
            place = (page.parent / target.partition("#")[0]).resolve()
            assert place.exists(), target
            assert place.is_relative_to(ROOT), target


def test_files_that_a_page_tells_to_read_are_there() -> None:
    named = set(re.findall(r"\b(?:fixtures|triage|tests|docs|models)/[\w/.-]+\.(?:png|jsonl|py|md)\b", DOCS))
    examples = {"triage/vision/engines/yours.py", "triage/privacy/x.py", "tests/privacy/test_x.py", "triage/utils.py"}
    assert not [name for name in named - examples if not (ROOT / name).is_file()]
