"""What a screen says is wrong, in words: the message or its absence, how sure that is, codes, and where it happened."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from triage.cli.plain import plain
from triage.values import Extract, FindingKind

SURE, CHECK = 0.8, 0.5  # from these on a person may rely on it, or should look; below them it is a guess
COLOURS = {"sure": "green", "check": "yellow", "guess": "red"}

# What is shown of the findings, and the word before it. The first of a kind that is there is shown.
KINDS = (
    ("app", (FindingKind.APP,)),
    ("version", (FindingKind.VERSION,)),
    ("page", (FindingKind.URL, FindingKind.HOST)),
    ("exception", (FindingKind.EXCEPTION,)),
    ("at", (FindingKind.TRACE,)),
    ("platform", (FindingKind.PLATFORM,)),
    ("language", (FindingKind.LANGUAGE,)),
)


def lay_out_extract(extract: Extract) -> Text:
    """One to three lines, each with its line end. Every string of the picture is made visible."""
    said = Text("  ")
    if message := extract.message:
        said.append("error: " if extract.problem >= SURE else f"perhaps an error ({extract.problem:.2f}): ")
        said.append(f'"{plain(message.text)}"', style="bold").append("  ")
        _append_confidence(said, message.confidence)
    else:
        calm = 1 - extract.problem
        said.append("no error visible  " if calm >= SURE else "no error visible, but perhaps there is one  ")
        _append_confidence(said, calm)
    said.append("\n")
    if extract.codes:
        _append_codes(said, extract)
    if around := ", ".join(_surroundings(extract)):
        said.append(f"  {around}\n", style="dim")
    return said


def how_sure(confidence: float) -> str:
    """In a word: sure, check or guess."""
    return "sure" if confidence >= SURE else "check" if confidence >= CHECK else "guess"


def _append_confidence(said: Text, confidence: float) -> None:
    word = how_sure(confidence)
    said.append(f"{word} {confidence:.2f}", style=COLOURS[word])


def _append_codes(said: Text, extract: Extract) -> None:
    said.append("  code: " if len(extract.codes) == 1 else "  codes: ")
    for number, code in enumerate(extract.codes):
        said.append(", " if number else "").append(plain(code.value), style="bold").append("  ")
        _append_confidence(said, code.confidence)
    said.append("\n")


def _surroundings(extract: Extract) -> Iterator[str]:
    for word, kinds in KINDS:
        for kind in kinds:
            found = [finding for finding in extract.findings if finding.kind is kind]
            if found:
                yield f"{word} {plain(max(found, key=lambda finding: finding.confidence).value)}"
                break
