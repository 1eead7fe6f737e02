"""The truth about a folder of screenshots: labels.jsonl, one JSON object a line (docs/labels.md).

Unknown keys are allowed: a label may carry notes, sources and licences.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from triage.errors import UsageError

LABELS = "labels.jsonl"
KINDS = ("error", "warning", "normal", "not_screenshot")

Quad: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """What a person sees on one screenshot. `error_box` is in pixels of the upright picture."""

    file: str
    path: Path
    kind: str
    ui_state: str
    ui_state_alt: tuple[str, ...] = ()
    platform: str | None = None
    theme: str | None = None
    language: str | None = None
    slice: str | None = None
    error_message: str | None = None
    error_codes: tuple[str, ...] = ()
    error_box: Quad | None = None
    full_text: str | None = None
    url: str | None = None

    @property
    def positive(self) -> bool:
        """Whether the screen shows an error or a warning."""
        return self.kind in ("error", "warning")


def read_labels(folder: Path) -> tuple[Label, ...]:
    """The labels of a folder, in the order of the file.

    Raises UsageError that names the file and the line, also for a label whose picture is not there.
    """
    place = folder / LABELS
    try:
        rows = place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {place}: {error}. A labelled folder holds pictures and {LABELS}.") from None
    labels = tuple(_label(row, f"{place} line {n}", folder) for n, row in enumerate(rows, 1) if row.strip())
    if not labels:
        raise UsageError(f"{place} holds no labels")
    return labels


def _label(row: str, place: str, folder: Path) -> Label:
    try:
        fields = json.loads(row)
    except json.JSONDecodeError as error:
        raise UsageError(f"{place}: not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise UsageError(f'{place}: a label is an object with keys, as in {{"file": "a.png"}}')
    file, kind = _text(fields, "file", place), _text(fields, "kind", place)
    if kind not in KINDS:
        raise UsageError(f"{place}: kind is '{kind}'; known: {', '.join(KINDS)}")
    if not (folder / file).is_file():
        raise UsageError(f"{place}: there is no picture '{file}' in {folder}")
    return Label(
        file=file,
        path=folder / file,
        kind=kind,
        ui_state=_text(fields, "ui_state", place),
        ui_state_alt=_texts(fields, "ui_state_alt", place),
        platform=_maybe(fields, "platform", place),
        theme=_maybe(fields, "theme", place),
        language=_maybe(fields, "language", place),
        slice=_maybe(fields, "slice", place),
        error_message=_maybe(fields, "error_message", place),
        error_codes=_texts(fields, "error_codes", place),
        error_box=_quad(fields, "error_box", place),
        full_text=_maybe(fields, "full_text", place),
        url=_maybe(fields, "url", place),
    )


def _text(fields: Mapping[str, object], key: str, place: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value:
        raise UsageError(f"{place}: '{key}' must be a text")
    return value


def _maybe(fields: Mapping[str, object], key: str, place: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{place}: '{key}' must be a text or null")
    return value


def _texts(fields: Mapping[str, object], key: str, place: str) -> tuple[str, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise UsageError(f"{place}: '{key}' must be a list of texts")
    return tuple(value)


def _quad(fields: Mapping[str, object], key: str, place: str) -> Quad | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 4 or not all(isinstance(part, int | float) for part in value):
        raise UsageError(f"{place}: '{key}' must be four numbers: left, top, right, bottom")
    left, top, right, bottom = (float(part) for part in value)
    return (left, top, right, bottom)
