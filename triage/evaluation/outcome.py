"""What a report says, in the shape that figures and the page need. A report is that of docs/design.md, contracts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from triage.evaluation.labels import Quad
from triage.values import ImageFacts

Report: TypeAlias = Mapping[str, Any]

STAGES = ("decode", "upright", "find", "read", "classify", "extract", "redact")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with a place on the picture: a line, a region or a redaction; `kind` is empty for lines."""

    box: Quad
    text: str = field(default="", repr=False)
    kind: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A code or a finding; `kind` is empty for codes, and what was worked out from the whole has no box."""

    value: str = field(repr=False)
    confidence: float = 1.0
    box: Quad | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report as scoring sees it; None where the report does not say."""

    problem: str | None = None
    has_error: bool | None = None
    error_chance: float | None = None
    ui_state: str | None = None
    message: str | None = field(default=None, repr=False)
    message_box: Quad | None = None
    message_confidence: float | None = None
    codes: tuple[str, ...] = ()
    found_codes: tuple[Found, ...] = ()
    findings: tuple[Found, ...] = ()
    lines: tuple[Mark, ...] = ()
    regions: tuple[Mark, ...] = ()
    redactions: tuple[Mark, ...] = ()
    image: ImageFacts | None = None
    stages: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Everything that was read, one line a line."""
        return "\n".join(line.text for line in self.lines)


def read_outcome(report: Report) -> Outcome:
    """The outcome in a report."""
    error, said, chance = report.get("error") or {}, report.get("has_error"), report.get("error_chance")
    return Outcome(
        problem=report.get("problem"),
        has_error=None if said is None else bool(said),
        error_chance=None if chance is None else float(chance),
        ui_state=(report.get("ui_state") or {}).get("label"),
        message=error.get("message"),
        message_box=_quad(error.get("box")),
        message_confidence=error.get("confidence"),
        codes=tuple(str(code["value"]) for code in report.get("codes") or ()),
        found_codes=_found(report.get("codes")),
        findings=_found(report.get("findings")),
        lines=_marks(report.get("lines")),
        regions=_marks(report.get("regions")),
        redactions=_marks(report.get("redactions")),
        image=_image(report.get("image")),
        stages={stage: float(seconds) for stage, seconds in (report.get("timings") or {}).items()},
    )


def _image(facts: Any) -> ImageFacts | None:
    if not facts:
        return None
    return ImageFacts(
        width=int(facts["width"]),
        height=int(facts["height"]),
        format=str(facts.get("format", "")),
        rotation=int(facts.get("rotation", 0)),
        skew=float(facts.get("skew", 0.0)),
        rectified=bool(facts.get("rectified", False)),
    )


def _marks(rows: Any) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            box=_quad(row["box"]) or (0.0, 0.0, 0.0, 0.0),
            text=str(row.get("text", "")),
            kind=str(row.get("kind", "")),
            confidence=float(row.get("confidence", 1.0)),
        )
        for row in rows or ()
    )


def _found(rows: Any) -> tuple[Found, ...]:
    return tuple(
        Found(
            value=str(row["value"]),
            confidence=float(row.get("confidence", 1.0)),
            box=_quad(row.get("box")),
            kind=str(row.get("kind", "")),
        )
        for row in rows or ()
    )


def _quad(box: Any) -> Quad | None:
    if not box:
        return None
    left, top, right, bottom = (float(side) for side in box)
    return (left, top, right, bottom)
