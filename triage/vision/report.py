"""Evidence as the JSON report (schema triage.report/1, documented in docs/report.md).

Names are final. What is not worked out yet is null or empty, never guessed.
"""

from __future__ import annotations

from dataclasses import asdict

from triage.values import Box, Code, Evidence, Extract, Finding, FindingKind, ImageFacts, Line, Redaction, Region

SCHEMA = "triage.report/1"


def report(evidence: Evidence, file: str | None = None) -> dict[str, object]:
    """A report that `json.dumps` takes: boxes are [x0, y0, x1, y1], confidence 0.0-1.0, timings seconds.

    `file` is the name as given on the command line; without it the report has no "file". When the picture could not
    be read, "problem" says why and everything else is null or empty.
    """
    head: dict[str, object] = {"schema": SCHEMA} if file is None else {"schema": SCHEMA, "file": file}
    return head | {
        "image": _image(evidence.image),
        "has_error": None if evidence.problem else evidence.extract.message is not None,
        "error_chance": None if evidence.problem else round(evidence.extract.problem, 3),
        "ui_state": None,
        "error": _error(evidence.extract),
        "codes": [_found(code) for code in evidence.extract.codes],
        "app": _first(evidence.extract, FindingKind.APP, with_confidence=True),
        "version": _first(evidence.extract, FindingKind.VERSION),
        "url": _first(evidence.extract, FindingKind.URL),
        "platform": _first(evidence.extract, FindingKind.PLATFORM),
        "language": _first(evidence.extract, FindingKind.LANGUAGE),
        "findings": [{"kind": finding.kind.value, **_found(finding)} for finding in evidence.extract.findings],
        "lines": [_line(line) for line in evidence.lines],
        "regions": [_region(region) for region in evidence.regions],
        "unread": [_box(box) for box in evidence.unread],
        "missing": list(evidence.missing),
        "redactions": [_redaction(redaction) for redaction in evidence.redactions],
        "policy": evidence.policy,
        "problem": evidence.problem.value if evidence.problem else None,
        "timings": {stage: round(seconds, 4) for stage, seconds in asdict(evidence.timings).items()},
    }


def _image(image: ImageFacts | None) -> dict[str, object] | None:
    return None if image is None else asdict(image) | {"skew": round(image.skew, 2)}


def _error(extract: Extract) -> dict[str, object] | None:
    message = extract.message
    if message is None:
        return None
    return {
        "message": message.text,
        "confidence": round(message.confidence, 3),
        "box": _box(message.box),
        "because": list(extract.because),
    }


def _first(extract: Extract, kind: FindingKind, *, with_confidence: bool = False) -> object:
    """The value of the surest finding of a kind."""
    found = [finding for finding in extract.findings if finding.kind is kind]
    if not found:
        return None
    best = max(found, key=lambda finding: finding.confidence)
    return {"value": best.value, "confidence": round(best.confidence, 3)} if with_confidence else best.value


def _found(one: Code | Finding) -> dict[str, object]:
    return {
        "value": one.value,
        "confidence": round(one.confidence, 3),
        "box": None if one.box is None else _box(one.box),
    }


def _line(line: Line) -> dict[str, object]:
    return {"text": line.text, "confidence": round(line.confidence, 3), "box": _box(line.box)}


def _region(region: Region) -> dict[str, object]:
    return {"kind": region.kind.value, "confidence": round(region.confidence, 3), "box": _box(region.box)}


def _redaction(redaction: Redaction) -> dict[str, object]:
    return {"kind": redaction.kind.value, "box": _box(redaction.box)}


def _box(box: Box) -> list[int]:
    return [box.x0, box.y0, box.x1, box.y1]
