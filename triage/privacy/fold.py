"""One spelling for many: full-width forms, other digits, dashes and spaces become ASCII; positions stay known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from triage.values import PrivateKind

BLANK = "\0"
"""Stands where something private was found. No detector accepts it, so nothing is found twice."""

MASKED = re.compile(r"\[(?:" + "|".join(PrivateKind) + r")\]")

_DASHES = {0x2212: "-", 0x2043: "-", 0x00AD: "-"}
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `places` maps each of its positions, the end included, to the original; None where equal."""

    text: str
    places: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The characters start..end (end exclusive, start < end) of the folded text, in the original."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold one line. Masks already in it become blanks; characters that have no width are left out."""
    places: tuple[int, ...] | None = None
    folded = text
    if not text.isascii():
        if _INVISIBLE.search(text):
            kept = [at for at, char in enumerate(text) if not _INVISIBLE.match(char)]
            places = (*kept, len(text))
            folded = "".join(text[at] for at in kept)
        folded = "".join(_fold_char(char) for char in folded)
    elif BLANK in folded:
        folded = folded.replace(BLANK, " ")
    if "[" in folded:
        folded = MASKED.sub(lambda found: BLANK * len(found[0]), folded)
    return Folded(folded, places)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char.isascii():
        return " " if char == BLANK else char
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category == "Pd" or ord(char) in _DASHES:
        return "-"
    if category == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
