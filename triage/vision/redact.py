"""The wall: a raw reading becomes evidence. Nowhere else is Evidence built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from triage.privacy import detect, mask
from triage.privacy.mask import mask_of
from triage.values import Evidence, Line, Policy, PrivateSpan, Reading, Redaction
from triage.vision.redact_extract import redact_extract


def redact(reading: Reading, policy: Policy) -> Evidence:
    """Mask what the policy names in every line. Boxes stay; a mask's characters share the pixels of what it replaced.

    The seconds spent here are added to the timings.
    """
    began = perf_counter()
    found = (
        detect([line.text for line in reading.lines], policy.masked) if policy.masked else ((),) * len(reading.lines)
    )
    lines = tuple(mask_line(line, spans) for line, spans in zip(reading.lines, found, strict=True))
    redactions = tuple(
        Redaction(span.kind, line.span_box(span.start, span.end))
        for line, spans in zip(reading.lines, found, strict=True)
        for span in spans
    )
    took = perf_counter() - began
    timings = replace(reading.timings, redact=reading.timings.redact + took, total=reading.timings.total + took)
    return Evidence(
        image=reading.image,
        lines=lines,
        regions=reading.regions,
        unread=reading.unread,
        missing=reading.missing,
        extract=redact_extract(reading.extract, lines, found),
        redactions=redactions,
        problem=reading.problem,
        timings=timings,
        policy=policy.name,
    )


def mask_line(line: Line, spans: Sequence[PrivateSpan]) -> Line:
    """The line with masks in place of the spans (sorted, not overlapping); confidence and box unchanged."""
    if not spans:
        return line
    return replace(line, text=mask(line.text, spans), edges=_spread(line.edges, spans) if line.edges else ())


def _spread(edges: Sequence[int], spans: Sequence[PrivateSpan]) -> tuple[int, ...]:
    """Edges of the masked text: those of each span are spread evenly over its pixels."""
    spread: list[int] = []
    at = 0
    for span in spans:
        spread += edges[at : span.start]
        left, right, length = edges[span.start], edges[span.end], len(mask_of(span.kind))
        spread += (left + (right - left) * step // length for step in range(length))
        at = span.end
    return (*spread, *edges[at:])
