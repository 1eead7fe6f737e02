"""Which kinds of words a text holds: a look at each word, whatever the number of entries."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from triage.vision.extract.lexicon import ENTRIES, Kind

TOKEN = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "…": "..."})
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A folded text, its words, and how many entries of each kind stand in it."""

    text: str = field(repr=False)
    tokens: tuple[str, ...] = field(repr=False)
    counts: Counter[Kind]

    def has(self, kind: Kind) -> bool:
        return self.counts[kind] > 0


@dataclass(frozen=True, slots=True)
class Index:
    """The lexicon, turned for looking up."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]  # by their first word
    stems: dict[str, frozenset[Kind]]
    inside: tuple[tuple[str, Kind], ...]
    buttons: frozenset[str]


def look_up(text: str) -> Words:
    """The words of a text and the kinds they speak of."""
    folded = fold(text)
    tokens = tuple(TOKEN.findall(folded))
    index = _index()
    counts: Counter[Kind] = Counter()
    for at, token in enumerate(tokens):
        counts.update(_kinds_at(tokens, at, token, index))
    if UNSPACED.search(folded):
        counts.update(kind for entry, kind in index.inside if entry in folded)
    if folded.strip(" .>»→") in index.buttons:
        counts[Kind.BUTTON] += 1
    return Words(folded, tokens, counts)


def fold(text: str) -> str:
    """Lower case, compatibility forms made plain, straight apostrophes and hyphens."""
    return unicodedata.normalize("NFKC", text).translate(FOLD).casefold()


def _kinds_at(tokens: tuple[str, ...], at: int, token: str, index: Index) -> set[Kind]:
    kinds = {kind for phrase, kind in index.phrases.get(token, ()) if tokens[at : at + len(phrase)] == phrase}
    return kinds | _kinds_of_stem(token)


@lru_cache(4096)
def _kinds_of_stem(token: str) -> frozenset[Kind]:
    stems = _index().stems
    return frozenset().union(*(stems.get(token[:end], ()) for end in range(SHORTEST_STEM, len(token) + 1)))


@cache
def _index() -> Index:
    phrases: dict[str, set[tuple[tuple[str, ...], Kind]]] = defaultdict(set)
    stems: dict[str, set[Kind]] = defaultdict(set)
    inside: set[tuple[str, Kind]] = set()
    buttons: set[str] = set()
    for kind, languages in ENTRIES.items():
        for entry in (fold(entry.strip()) for entries in languages.values() for entry in entries.split(",")):
            words = tuple(TOKEN.findall(entry))
            if kind is Kind.BUTTON:
                buttons.add(entry)
            elif UNSPACED.search(entry):
                inside.add((entry, kind))
            elif entry.endswith("*") and len(words) == 1:
                stems[words[0]].add(kind)
            else:
                phrases[words[0]].add((words, kind))
    return Index(
        {first: tuple(sorted(found)) for first, found in phrases.items()},
        {stem: frozenset(kinds) for stem, kinds in stems.items()},
        tuple(sorted(inside)),
        frozenset(buttons),
    )
