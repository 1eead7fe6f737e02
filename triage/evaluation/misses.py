"""Where we and a label disagree, picture by picture."""

from __future__ import annotations

from dataclasses import dataclass

from triage.evaluation.labels import Label
from triage.evaluation.outcome import Outcome
from triage.evaluation.words import RIGHT, fold_code, lost_words, recall, word_f1


@dataclass(frozen=True, slots=True)
class Miss:
    """What is wrong with one outcome; a part is empty when it is right or not known yet.

    `unread` are words of the labelled message that were not read; `lost` and `extra` compare everything read with
    the full transcription.
    """

    problem: str = ""
    unread: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    message: str = ""
    codes: tuple[str, ...] = ()
    state: str = ""
    detection: str = ""

    def __bool__(self) -> bool:
        return self.serious or bool(self.lost or self.extra)

    @property
    def serious(self) -> bool:
        """Whether a headline figure suffers: an unread word of the message, or a wrong message, code or state."""
        return bool(self.problem or self.unread or self.message or self.codes or self.state or self.detection)


def find_miss(label: Label, outcome: Outcome) -> Miss:
    """What is wrong with an outcome, by its label."""
    text = outcome.text
    wanted = label.error_message if label.positive else None
    understood = outcome.has_error is not None
    return Miss(
        problem=outcome.problem or "",
        unread=_listed(wanted, text),
        lost=_listed(label.full_text, text),
        extra=_listed(text, label.full_text) if label.full_text else (),
        message=_message(wanted, outcome.message) if understood else "",
        codes=_codes(label, outcome) if understood else (),
        state=_state(label, outcome),
        detection=_detection(label, outcome) if understood else "",
    )


def severity(label: Label, outcome: Outcome) -> float:
    """How much of the label was not read, 0.0-1.0: for sorting, worst first."""
    if outcome.problem:
        return 1.0
    shares = [recall(text, outcome.text) for text in (label.error_message, label.full_text) if text]
    return 1 - min(shares, default=1.0)


def _listed(wanted: str | None, got: str | None) -> tuple[str, ...]:
    return tuple(lost_words(wanted, got).elements())


def _message(wanted: str | None, got: str | None) -> str:
    return (got or "no message") if wanted and word_f1(wanted, got) < RIGHT else ""


def _codes(label: Label, outcome: Outcome) -> tuple[str, ...]:
    got = {fold_code(code) for code in outcome.codes}
    return tuple(code for code in label.error_codes if fold_code(code) not in got)


def _state(label: Label, outcome: Outcome) -> str:
    said = outcome.ui_state
    return "" if said is None or said == label.ui_state or said in label.ui_state_alt else said


def _detection(label: Label, outcome: Outcome) -> str:
    if outcome.has_error == label.positive:
        return ""
    return "a problem was missed" if label.positive else "a problem was reported that is none"
