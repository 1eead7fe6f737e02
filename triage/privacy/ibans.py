"""International bank account numbers: the country's length and shape, and the check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

HINT = re.compile(r"[A-Za-z]{2}[\dOIl]{2}[\s-]?[A-Za-z\d]{2}")

_CANDIDATE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[\dOIl]{2}(?:[\s-]{0,2}[A-Za-z0-9]){11,30}")
# one character read wrong must not let a labelled number through
_LABELLED = re.compile(
    r"IBAN[\s:.#-]{0,4}(?P<number>[A-Z]{2}[\dOIl]{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?(?=[A-Z]{0,2}\d)[A-Z0-9]{1,3}(?![A-Za-z0-9]))?)"
)
_BEGUN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){0,30}$")
_GOES_ON = re.compile(r"[A-Za-z]{0,5}\d")
_NOISE = str.maketrans("OIlSB", "01158")


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each account number in a folded text, as start and end."""
    del before
    at = 0
    while found := _CANDIDATE.search(text, at):
        end = _end(text, found.start(), found.end())
        if end:
            yield found.start(), end
        at = end or found.start() + 4
    yield from (found.span("number") for found in _LABELLED.finditer(text))


def _end(text: str, start: int, end: int) -> int:
    """Where the longest valid number that begins at `start` ends, 0 when there is none: words may follow it."""
    places = [at for at in range(start, end) if text[at].isalnum()]
    number = "".join(text[at] for at in places)
    repaired = number[:2] + number[2:].translate(_NOISE)
    for length in range(len(number), 14, -1):
        last = places[length - 1]
        ends_word = not text[last + 1 : last + 2].isalnum()
        if ends_word and (_is_iban(number[:length]) or _is_iban(repaired[:length])):
            return last + 1
    return 0


@lru_cache(maxsize=1024)
def _is_iban(number: str) -> bool:
    from stdnum import iban  # noqa: PLC0415 - its register of countries is read when the first candidate is seen

    return bool(iban.is_valid(number, check_country=False))


def continues(tail: str, head: str) -> bool:
    """Whether a number may run from the end of one line into the next."""
    return _GOES_ON.match(head) is not None and _BEGUN.search(tail[-44:]) is not None
