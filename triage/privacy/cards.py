"""Payment card numbers: a known issuer, a right length, a right check digit; spaced, dashed or read with O for 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

HINT = re.compile(r"\d(?:[\s-]{0,3}[\dOoIlSB]){11}")

_CANDIDATE = re.compile(
    r"(?<![\w.+-])[\dOoIlSB](?:\s?-\s?|\s{1,2})?(?:[\dOoIlSB](?:\s?-\s?|\s{1,2})?){11,60}[\dOoIlSB](?![\w-]|\.\d)"
)
_GROUP = re.compile(r"[\dOoIlSB]+")
_NOISE = str.maketrans("OoIlSB", "001158")
_ISSUERS = re.compile(
    r"(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d*|3[47]\d{13}|3(?:0[0-5]|[689])\d{12}"
    r"|35\d{14}|(?:6011|64[4-9]|65)\d*|62\d*|(?:50|5[6-9]|6[037])\d*)"
)
_MOST_GROUPS = 6
_GROUP_LENGTHS = {1, 2, 3, 4, 5, 6, 8, 10, 12}
# A bare run of digits beside one of these is numbered, not paid with.
_NUMBERED = re.compile(
    r"(?:\b|_)(?:id|no|nr|number|order|ticket|case|ref(?:erence)?|tracking|invoice|serial|code|error|build)\W{0,3}$",
    re.IGNORECASE,
)
_CARD_LABEL = re.compile(r"card|karte|carte|tarjeta|cart[ãa]o|カード|卡", re.IGNORECASE)

_PUBLISHED = """
    4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4007000000027 4000000000000002
    4000000000009995 4000000000000077 4000002500003155 4000002760003184 4000000000003220 5555555555554444
    5105105105105100 5200828282828210 5424000000000015 2223003122003222 2223000048400011 378282246310005
    371449635398431 378734493671000 6011111111111117 6011000990139424 30569309025904 38520000023237 3056930009020004
    36227206271667 3530111333300000 3566002020360505 6200000000000005 5019717010103742 6331101999990016
"""
PUBLISHED = frozenset(_PUBLISHED.split())
"""Numbers that payment services publish for tests; they belong to nobody."""


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each card number in a folded text, as start and end."""
    del before
    for found in _CANDIDATE.finditer(text):
        lead = text[max(0, found.start() - 60) : found.start()]
        groups = [group.span() for group in _GROUP.finditer(text, found.start(), found.end())]
        labelled, numbered = _CARD_LABEL.search(lead) is not None, _NUMBERED.search(lead) is not None
        at = 0
        while at < len(groups):
            # other numbers may stand before and after: the longest run of groups that is a card
            for last in range(min(len(groups), at + _MOST_GROUPS), at, -1):
                run = [text[start:end] for start, end in groups[at:last]]
                if _is_card(run, labelled=labelled, numbered=numbered):
                    yield groups[at][0], groups[last - 1][1]
                    at = last - 1
                    break
            at += 1


def _is_card(groups: Sequence[str], *, labelled: bool, numbered: bool) -> bool:
    raw = "".join(groups)
    lengths = [len(group) for group in groups]
    number = raw.translate(_NOISE)
    if not 12 < len(raw) < 20 or sum(char.isdigit() for char in raw) < len(raw) - 3 or number in PUBLISHED:
        return False
    if len(groups) == 1 and ((numbered and not labelled) or len(number) not in {14, 15, 16}):
        return False
    if len(groups) > 1 and not labelled and not _is_grouped(lengths):
        return False
    if len(set(number)) <= 2 or not _ISSUERS.fullmatch(number):
        return False
    from stdnum import luhn  # noqa: PLC0415 - importing the library costs 0.05 s, and most screens show no card

    # one digit read wrong must not let a labelled number through
    return luhn.is_valid(number) or (labelled and lengths == [4, 4, 4, 4])


def _is_grouped(lengths: list[int]) -> bool:
    """4-4-4-4, 4-6-5 and what is left of them when a gap was not seen; never the threes of a large amount."""
    return lengths[0] >= 4 and set(lengths) <= _GROUP_LENGTHS and all(length >= 4 for length in lengths[:-1])


def continues(tail: str, head: str) -> bool:
    """Whether a number may run from the end of one line into the next."""
    return tail[-1:].isdigit() and head[:1].isdigit() and re.search(r"\d{4}", tail[-8:] + head[:8]) is not None
