"""Figures from labels and what was reported, each 0.0-1.0, higher is better.

    answered     share of pictures with a report and no problem
    read         exact word recall of the labelled message in everything that was read
    fulltext     exact word recall of the full transcription, where the label has one
    clean        exact word precision of what was read, where the label has a full transcription
    message      share of problems whose reported message is right: word F1 of 0.7 or more
    holds        the same, or the message holds 85 % of the words without being long
    message_f1   mean word F1 of the reported message
    codes        exact recall of the labelled codes
    codes_p      share of the reported codes that are labelled, all pictures
    codes_clean  share of the reported codes that stand on the screen at all
    detect_p/_r  precision and recall of has_error; error and warning count as a problem
    quiet        share of the pictures without a problem that are reported without one
    ui_state     accuracy; an alternative of the label counts as right
    ui_macro_f1  macro F1 over the states with five labels or more
    box          share of the message boxes that meet the labelled one

A figure whose input no report carries yet is None, not 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from triage.evaluation.labels import Label, Quad
from triage.evaluation.outcome import Outcome
from triage.evaluation.words import RIGHT, fold_code, holds, recall, split_words, word_f1

FIGURES = (
    *("answered", "read", "fulltext", "clean", "message", "holds", "message_f1", "codes", "codes_p", "codes_clean"),
    *("detect_p", "detect_r", "quiet", "ui_state", "ui_macro_f1", "box"),
)
SLICES = ("platform", "theme", "language", "ui_state", "slice")
_UNDERSTANDING = frozenset(
    ("message", "holds", "message_f1", "codes", "codes_p", "codes_clean", "detect_p", "detect_r", "quiet", "box")
)
_STATES = frozenset(("ui_state", "ui_macro_f1"))

Pair: TypeAlias = tuple[Label, Outcome | None]
Figures: TypeAlias = Mapping[str, float | None]
Points: TypeAlias = Iterable[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of a set, or of the slice where `key` is `value`; `figures` has every name of FIGURES, in order."""

    key: str
    value: str
    count: int
    figures: Figures


def score(pairs: Sequence[Pair]) -> Scored:
    """The figures of a whole set; the outcome of a picture without a report is None."""
    return _score("all", "", pairs, _unknown(pairs))


def score_slices(pairs: Sequence[Pair], keys: Sequence[str] = SLICES) -> tuple[Scored, ...]:
    """The figures by each value of each key, where any label has the key."""
    # What is unknown is a question to the whole set: a slice of unreadable pictures has figures, and they are 0.
    unknown = _unknown(pairs)
    slices = []
    for key in keys:
        groups: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            groups[str(getattr(pair[0], key))].append(pair)
        if set(groups) != {"None"}:
            slices += [_score(key, value, groups[value], unknown) for value in sorted(groups)]
    return tuple(slices)


def _score(key: str, value: str, pairs: Sequence[Pair], unknown: frozenset[str]) -> Scored:
    points: dict[str, list[float]] = defaultdict(list)
    for label, outcome in pairs:
        for name, point in _points(label, outcome):
            points[name].append(point)
    figures = {name: _mean(points[name]) for name in FIGURES}
    figures["ui_macro_f1"] = _macro_f1(pairs)
    return Scored(key, value, len(pairs), {name: None if name in unknown else figures[name] for name in FIGURES})


def _unknown(pairs: Sequence[Pair]) -> frozenset[str]:
    answered = [outcome for _, outcome in pairs if outcome and not outcome.problem]
    silent = bool(answered) and all(outcome.has_error is None for outcome in answered)
    stateless = bool(answered) and all(outcome.ui_state is None for outcome in answered)
    return (_UNDERSTANDING if silent else frozenset()) | (_STATES if stateless else frozenset())


def _points(label: Label, outcome: Outcome | None) -> Points:
    seen = outcome or Outcome()
    yield "answered", float(outcome is not None and not outcome.problem)
    yield from _text_points(label, seen.text)
    yield from _message_points(label, seen)
    yield from _code_points(label, seen)
    yield from _detection_points(label, seen)
    yield "ui_state", float(seen.ui_state == label.ui_state or seen.ui_state in label.ui_state_alt)


def _text_points(label: Label, text: str) -> Points:
    if label.positive and label.error_message:
        yield "read", recall(label.error_message, text)
    if label.full_text:
        yield "fulltext", recall(label.full_text, text)
        if split_words(text):
            yield "clean", recall(text, label.full_text)


def _message_points(label: Label, seen: Outcome) -> Points:
    if not label.positive or not label.error_message:
        return
    value = word_f1(label.error_message, seen.message)
    yield "message_f1", value
    yield "message", float(value >= RIGHT)
    yield "holds", float(value >= RIGHT or holds(label.error_message, seen.message))
    if label.error_box:
        yield "box", float(seen.message_box is not None and meets(label.error_box, seen.message_box))


def _code_points(label: Label, seen: Outcome) -> Points:
    wanted = {fold_code(code) for code in label.error_codes}
    got = {fold_code(code) for code in seen.codes}
    screen = screen_of(label)
    for code in wanted:
        yield "codes", float(code in got)
    for code in got:
        yield "codes_p", float(code in wanted)
        if label.full_text:
            yield "codes_clean", float(code in screen)


def screen_of(label: Label) -> str:
    """All that a label says stands on the screen, folded as codes are."""
    shown = (label.full_text, label.error_message, label.url, *label.error_codes)
    return "".join(fold_code(text or "") for text in shown)


def _detection_points(label: Label, seen: Outcome) -> Points:
    said = bool(seen.has_error)
    if said:
        yield "detect_p", float(label.positive)
    if label.positive:
        yield "detect_r", float(said)
    else:
        yield "quiet", float(not said)


def meets(label: Quad, box: Quad) -> bool:
    """IoU of 0.3, or 0.7 of the label covered by a box at most six times as large."""
    width = min(label[2], box[2]) - max(label[0], box[0])
    height = min(label[3], box[3]) - max(label[1], box[1])
    common, wanted, got = max(0.0, width) * max(0.0, height), _area(label), _area(box)
    if not wanted or not got:
        return False
    return common / (wanted + got - common) >= 0.3 or (common / wanted >= 0.7 and got <= 6 * wanted)


def _area(box: Quad) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _macro_f1(pairs: Sequence[Pair]) -> float | None:
    common = [state for state, count in Counter(label.ui_state for label, _ in pairs).items() if count >= 5]
    return _mean([_state_f1(state, pairs) for state in common])


def _state_f1(state: str, pairs: Sequence[Pair]) -> float:
    hits = wrong = lost = 0
    for label, outcome in pairs:
        said = (outcome.ui_state if outcome else None) or ""
        accepted = {label.ui_state, *label.ui_state_alt}
        hits += said == state and state in accepted
        wrong += said == state and state not in accepted
        lost += label.ui_state == state and said not in accepted
    return 2 * hits / (2 * hits + wrong + lost) if hits else 0.0


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
