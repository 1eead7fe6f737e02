"""A report for people: what is wrong, what was read, line by line, and what was not."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from triage.cli.plain import name, plain
from triage.cli.said import lay_out_extract
from triage.values import Evidence, ImageFacts

SURE, DOUBTFUL = 0.9, 0.7  # confidences at which a line is shown in green and in yellow; below, in red


def lay_out(file: str, evidence: Evidence, kept: str = "") -> Text:
    """One picture as text for the terminal. Every string of the picture is made visible; none is markup.

    `kept` says where a copy of the picture is.
    """
    page = Text()
    page.append(plain(name(file)), style="bold")
    if evidence.problem:
        return page.append(f"\n  could not be read: {evidence.problem.value.replace('_', ' ')}\n", style="red")
    page.append(f"  {_facts(evidence)}\n", style="dim")
    if evidence.lines:
        page.append_text(lay_out_extract(evidence.extract)).append("\n")
    for line in evidence.lines:
        page.append(f"  {line.confidence:4.2f}  ", style=_colour(line.confidence))
        page.append(f"{plain(line.text)}\n")
    if not evidence.lines:
        page.append("  no text was read\n" if evidence.unread else "  no error visible: no text\n", style="dim")
    for remark in (*_remarks(evidence), *([kept] if kept else [])):
        page.append(f"  {plain(remark)}\n", style="yellow")
    return page


def _facts(evidence: Evidence) -> str:
    seconds = f"{len(evidence.lines)} lines in {evidence.timings.total:.2f} s"
    return seconds if evidence.image is None else f"{_image(evidence.image)}, {seconds}"


def _image(image: ImageFacts) -> str:
    words = f"{image.width}x{image.height} {image.format}"
    if image.rotation:
        words += f", turned {image.rotation}°"
    if image.skew:
        words += f", straightened by {image.skew:.1f}°"
    if image.rectified:
        words += ", perspective removed"
    if image.frames > 1:
        words += f", the first of {image.frames} frames"
    return words


def _colour(confidence: float) -> str:
    if confidence >= SURE:
        return "green"
    return "yellow" if confidence >= DOUBTFUL else "red"


def _remarks(evidence: Evidence) -> list[str]:
    masked = Counter(redaction.kind.value.replace("_", " ") for redaction in evidence.redactions)
    remarks = [f"masked: {', '.join(f'{count} x {kind}' for kind, count in sorted(masked.items()))}"] if masked else []
    if evidence.unread:
        remarks.append(f"not read: {len(evidence.unread)} more areas with text")
    return remarks + list(evidence.missing)
