"""The table of detectors: a new one is one module and one line here, before those it wins over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from triage.privacy import cards, emails, ibans, keys, names, phones, tokens
from triage.values import PrivateKind


@dataclass(frozen=True, slots=True)
class Detector:
    """Finds one kind in folded lines.

    `hint` is a cheap look that rules most lines out. `find(text, line above)` gives start and end of each hit.
    `continues(line, next line)` says whether a value may break between them. `grows`: a hit at the end of a line
    may be the beginning of a longer one; otherwise a hit there is whole.
    """

    kind: PrivateKind
    hint: Callable[[str], object]
    find: Callable[[str, str], Iterator[tuple[int, int]]]
    continues: Callable[[str, str], bool]
    grows: bool = False


DETECTORS: tuple[Detector, ...] = (
    Detector(PrivateKind.KEY, keys.hint, keys.find, keys.continues, grows=True),
    Detector(PrivateKind.TOKEN, tokens.hint, tokens.find, tokens.continues, grows=True),
    Detector(PrivateKind.IBAN, ibans.HINT.search, ibans.find, ibans.continues),
    Detector(PrivateKind.CARD, cards.HINT.search, cards.find, cards.continues),
    Detector(PrivateKind.EMAIL, emails.HINT.search, emails.find, emails.continues),
    Detector(PrivateKind.PHONE, phones.HINT.search, phones.find, phones.continues),
    Detector(PrivateKind.USER_NAME, names.hint, names.find, names.continues, grows=True),
)
