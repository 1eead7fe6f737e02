"""One self-contained page: figures, times, peers, and every picture with its boxes, what is wrong on it, and its text.

Words on pictures and names of files are untrusted: the templates escape everything, the page runs no script and may
load nothing (Content-Security-Policy), and its one stylesheet is named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined

from triage.evaluation.curve import detection_curve, draw
from triage.evaluation.labels import Label, Quad
from triage.evaluation.measure import Run, Shot
from triage.evaluation.misses import Miss, find_miss, severity
from triage.evaluation.outcome import Found, Mark, Outcome
from triage.evaluation.score import FIGURES
from triage.evaluation.summary import Summary
from triage.evaluation.words import fold_code, split_words
from triage.values import Box
from triage.vision.preview import preview

# From here on a line is likely right, and below the second it is likely wrong somewhere.
SURE, UNSURE = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class Token:
    """A word as shown; `wrong` when the other side lacks it."""

    text: str = field(repr=False)
    wrong: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the picture says is wrong, beside its label: words and codes are wrong when the other side lacks them."""

    message: tuple[Token, ...] = ()
    labelled: tuple[Token, ...] = ()
    codes: tuple[tuple[Found, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture on the page. `picture` is a data: URI, None when it cannot be shown with boxes."""

    shot: Shot
    picture: str | None = field(repr=False)
    lines: tuple[tuple[Mark, tuple[Token, ...]], ...]
    truths: tuple[tuple[str, tuple[Token, ...]], ...]
    miss: Miss | None
    confidence: float | None
    told: Told


def demo_page(run: Run, summary: Summary) -> str:
    """The page of `triage demo`: pictures in their order, private areas painted over."""
    return _render("demo.html", run, [make_sheet(shot, truth=False) for shot in run.shots], summary)


def evaluation_page(run: Run, summary: Summary) -> str:
    """The page of `triage evaluate`: the worst picture first, with what was missed."""
    shots = sorted(run.shots, key=lambda shot: -severity(shot.label, shot.outcome))
    return _render("evaluation.html", run, [make_sheet(shot, truth=True) for shot in shots], summary)


def make_sheet(shot: Shot, *, truth: bool) -> Sheet:
    """A picture with its lines; with the labelled texts and the misses when `truth` is wanted."""
    outcome, label = shot.outcome, shot.label
    reference = label.full_text if truth else None
    return Sheet(
        shot=shot,
        picture=_picture(shot),
        lines=_lines(outcome, reference),
        truths=_truths(label, outcome) if truth else (),
        miss=find_miss(label, outcome) if truth else None,
        confidence=_confidence(outcome),
        told=_told(outcome, label if truth else None),
    )


def level(confidence: float) -> str:
    """How sure: high, middle or low."""
    return "high" if confidence >= SURE else "middle" if confidence >= UNSURE else "low"


def visible(text: str) -> str:
    """The text with control and direction characters as a replacement sign: they could dress up what stands beside."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n" else c for c in text)


def compared(text: str, against: str | None) -> tuple[Token, ...]:
    """The words of a text, wrong where `against` has them not or not as often."""
    have = Counter(split_words(against))
    return _spend(text, have)


def _spend(text: str, have: Counter[str]) -> tuple[Token, ...]:
    tokens = []
    for part in text.split():
        words = split_words(part)
        wrong = any(not have[word] for word in words)
        have.subtract(word for word in words if have[word])
        tokens.append(Token(part, wrong))
    return tuple(tokens)


def _lines(outcome: Outcome, reference: str | None) -> tuple[tuple[Mark, tuple[Token, ...]], ...]:
    if reference is None:
        return tuple((line, (Token(line.text, wrong=False),)) for line in outcome.lines)
    have = Counter(split_words(reference))
    return tuple((line, _spend(line.text, have)) for line in outcome.lines)


def _truths(label: Label, outcome: Outcome) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    texts = (("Labelled message", label.error_message), ("Labelled text", label.full_text))
    return tuple((name, compared(text, outcome.text)) for name, text in texts if text)


def _told(outcome: Outcome, label: Label | None) -> Told:
    message = outcome.message or ""
    if label is None:
        words = tuple(Token(word, wrong=False) for word in message.split())
        return Told(words, codes=tuple((code, False) for code in outcome.found_codes))
    wanted = (label.error_message or "") if label.positive else ""
    known = {fold_code(code) for code in label.error_codes}
    codes = tuple((code, fold_code(code.value) not in known) for code in outcome.found_codes)
    return Told(compared(message, wanted), compared(wanted, message), codes)


def _confidence(outcome: Outcome) -> float | None:
    letters = sum(len(line.text) for line in outcome.lines)
    return sum(line.confidence * len(line.text) for line in outcome.lines) / letters if letters else None


def _picture(shot: Shot) -> str | None:
    seen = shot.outcome
    if seen.image is None:
        return None
    covered = [_box(mark.box) for mark in seen.redactions]
    small = preview(shot.label.path.read_bytes(), seen.image, covered)
    return None if small is None else "data:image/webp;base64," + base64.b64encode(small).decode("ascii")


def _box(quad: Quad) -> Box:
    return Box(*(round(side) for side in quad))


def _render(template: str, run: Run, sheets: Sequence[Sheet], summary: Summary) -> str:
    pages = Environment(
        loader=PackageLoader("triage.evaluation"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    pages.filters |= {"visible": visible, "level": level, "seconds": _seconds, "share": _share}
    style = pages.get_template("page.css").render()
    curve = detection_curve(run.pairs)
    return pages.get_template(template).render(
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        run=run,
        sheets=sheets,
        curve=curve,
        drawing=draw(curve) if curve else None,
        summary=summary,
        figures=[name for name in FIGURES if summary.whole.figures[name] is not None],
        unknown=[name for name in FIGURES if summary.whole.figures[name] is None],
    )


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
