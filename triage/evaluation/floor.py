"""Floors: figures that must not fall. A floor file is JSON, one figure a key, as in {"read": 0.97}."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from triage.errors import UsageError
from triage.evaluation.score import FIGURES, Figures


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor; `got` is None when no report carries what it needs."""

    figure: str
    floor: float
    got: float | None


def read_floor(path: Path) -> dict[str, float]:
    """The floors in a file. Raises UsageError that names the file and what is wrong."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read the floor in {path}: {error}") from None
    if not isinstance(floors, dict):
        raise UsageError(f'{path} must hold figures and their floors, as in {{"read": 0.97}}')
    return {name: _checked(name, value, str(path)) for name, value in floors.items()}


def parse_floors(texts: Sequence[str]) -> dict[str, float]:
    """Floors as typed: FIGURE=X. Raises UsageError for another form or an unknown figure."""
    floors = {}
    for text in texts:
        name, _, value = text.partition("=")
        try:
            floors[name] = _checked(name, float(value), "--min")
        except ValueError:
            raise UsageError(f"--min takes FIGURE=X, as in read=0.97; got '{text}'") from None
    return floors


def below(figures: Figures, floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The figures that are below their floors; one that is unknown is below any."""
    found = ((name, floor, figures.get(name)) for name, floor in floors.items())
    return tuple(Shortfall(name, floor, got) for name, floor, got in found if got is None or got < floor)


def _checked(name: str, value: object, place: str) -> float:
    if name not in FIGURES:
        raise UsageError(f"{place}: no figure is called '{name}'; known: {', '.join(FIGURES)}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(f"{place}: the floor of {name} must be a number from 0 to 1")
    return float(value)
