"""Where we and a label disagree, picture by picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from triage.evaluation.labels import Label
from triage.evaluation.outcome import Outcome
from triage.evaluation.score import meets, screen_of
from triage.evaluation.words import RIGHT, fold_code, holds, lost_words, recall, word_f1


@dataclass(frozen=True, slots=True)
class Miss:
    """What is wrong with one outcome; a part is empty when it is right or not known yet.

    `unread` are words of the labelled message that were not read; `lost` and `extra` compare everything read with
    the full transcription. `message` is the reported one, `held` when it holds the labelled one. `codes` were lost,
    `codes_more` are labelled nowhere, and of these `codes_unseen` stand nowhere on the screen.
    """

    problem: str = ""
    unread: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    message: str = ""
    held: bool = False
    box: str = ""
    codes: tuple[str, ...] = ()
    codes_more: tuple[str, ...] = ()
    codes_unseen: tuple[str, ...] = ()
    state: str = ""
    detection: str = ""

    def __bool__(self) -> bool:
        return self.serious or bool(self.lost or self.extra)

    @property
    def serious(self) -> bool:
        """Whether a headline figure suffers: an unread word of the message, or a wrong message, box, code or state."""
        understood = self.message or self.box or self.codes or self.codes_more or self.detection
        return bool(self.problem or self.unread or understood or self.state)


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
        held=bool(wanted) and holds(wanted, outcome.message),
        box=_box(label, outcome) if understood else "",
        codes=_codes(label.error_codes, outcome.codes) if understood else (),
        codes_more=_codes(outcome.codes, label.error_codes) if understood else (),
        codes_unseen=_unseen(label, outcome) if understood else (),
        state=_state(label, outcome),
        detection=_detection(label, outcome) if understood else "",
    )


def severity(label: Label, outcome: Outcome) -> float:
    """How much of the label was not read or not understood, 0.0-1.0: for sorting, worst first."""
    if outcome.problem or (outcome.has_error is not None and _detection(label, outcome)):
        return 1.0
    shares = [recall(text, outcome.text) for text in (label.error_message, label.full_text) if text]
    if outcome.has_error and label.positive and label.error_message:
        shares.append(word_f1(label.error_message, outcome.message))
    return 1 - min(shares, default=1.0)


def _listed(wanted: str | None, got: str | None) -> tuple[str, ...]:
    return tuple(lost_words(wanted, got).elements())


def _message(wanted: str | None, got: str | None) -> str:
    return (got or "no message") if wanted and word_f1(wanted, got) < RIGHT else ""


def _box(label: Label, outcome: Outcome) -> str:
    box = outcome.message_box
    if not label.positive or not label.error_box or box is None or meets(label.error_box, box):
        return ""
    return "beside the labelled one"


def _codes(codes: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Those that the others lack."""
    known = {fold_code(code) for code in others}
    return tuple(code for code in codes if fold_code(code) not in known)


def _unseen(label: Label, outcome: Outcome) -> tuple[str, ...]:
    screen = screen_of(label)
    return tuple(code for code in outcome.codes if fold_code(code) not in screen) if label.full_text else ()


def _state(label: Label, outcome: Outcome) -> str:
    said = outcome.ui_state
    return "" if said is None or said == label.ui_state or said in label.ui_state_alt else said


def _detection(label: Label, outcome: Outcome) -> str:
    if outcome.has_error == label.positive:
        return ""
    return "a problem was missed" if label.positive else "a problem was reported that is none"
