"""Texts compared word by word: how much of what a person reads was read, and how much of it was wrong."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from rapidfuzz import fuzz

_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_WORD = re.compile(r"\w+(?:[-_./:']\w+)*|[^\x00-\x7f]")

# A message is right above this word F1; it is held when this share of its words stands in a text not much longer.
RIGHT = 0.7
HELD = 0.85


def split_words(text: str | None) -> list[str]:
    """Words in lower case, typographic quotes and dashes folded; one symbol outside ASCII is a word too."""
    return _WORD.findall(unicodedata.normalize("NFKC", text or "").translate(_FOLDS).casefold())


def recall(wanted: str | None, got: str | None) -> float:
    """The share of the wanted words that stand exactly in `got`, each used once; 1.0 when none is wanted."""
    words = Counter(split_words(wanted))
    return (words & Counter(split_words(got))).total() / words.total() if words else 1.0


def lost_words(wanted: str | None, got: str | None) -> Counter[str]:
    """The wanted words that `got` lacks, with how many of each."""
    return Counter(split_words(wanted)) - Counter(split_words(got))


def word_f1(wanted: str | None, got: str | None) -> float:
    """Word F1, where words may be off by a letter in five; 0.0 when either side is empty."""
    want, have = split_words(wanted), split_words(got)
    return 2 * overlap(want, have) / (len(want) + len(have)) if want and have else 0.0


def holds(wanted: str | None, got: str | None) -> bool:
    """Whether `got` has nearly all the wanted words and is at most four times as long, plus 20 words."""
    want, have = split_words(wanted), split_words(got)
    if not want or not have or len(have) > 4 * len(want) + 20:
        return False
    return overlap(want, have) >= HELD * len(want)


def fold_code(text: str) -> str:
    """A code without spaces and in lower case."""
    return "".join(text.split()).casefold()


def overlap(wanted: list[str], got: list[str]) -> int:
    exact = Counter(wanted) & Counter(got)
    left = Counter(got) - exact
    # The order decides who gets which look-alike: wanted words in their order, candidates in theirs.
    candidates = [word for word in dict.fromkeys(got) if left[word]]
    hits = exact.total()
    for word in _without(wanted, exact):
        match = next((other for other in candidates if left[other] and _alike(word, other)), None)
        if match is not None:
            left[match] -= 1
            hits += 1
    return hits


def _without(words: list[str], taken: Counter[str]) -> list[str]:
    spare, rest = taken.copy(), []
    for word in words:
        if spare[word]:
            spare[word] -= 1
        else:
            rest.append(word)
    return rest


def _alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 4 and fuzz.ratio(a, b) >= 80
