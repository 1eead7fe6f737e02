"""The codes of a screen on which something is wrong: in its message, around it, and the unmistakable ones elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triage.values import Code, Line, Quote
from triage.vision.extract.codes.shapes import CODE_WORDS, Family, first_matches
from triage.vision.extract.codes.vetoes import is_dump, is_vetoed, is_word, veto_spans
from triage.vision.extract.features import Frame, Sight
from triage.vision.extract.lexicon import Kind
from triage.vision.extract.quote import box_of, confidence_of, quote, whole
from triage.vision.extract.rows import enclose

NEAR = 9.0  # how far from the message a code still belongs to it, in heights of a row
INSIDE, BESIDE, ELSEWHERE = 1.0, 0.95, 0.7  # of the confidence
REPAIRED = 0.85
SPEAKS_OF_CODE = re.compile(rf"(?i)(?<!\w)(?:{CODE_WORDS})(?!\w)")
STATUS = re.compile(r"[45]\d\d")
LARGE = 1.3  # height over the screen's letters from which a number alone is a heading
ONLY_LABEL = re.compile(rf"(?i)(?:{CODE_WORDS})\s*[:：#]?")
VALUE = re.compile(r"[\"'(]?([A-Za-z0-9][\w.#/-]{0,38})[\"').]?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A code on a row, before its neighbours have their say."""

    family: Family
    value: str
    quotes: tuple[Quote, ...]
    repaired: bool


def find_codes(
    sights: Sequence[Sight], message: Sequence[int], frame: Frame, lines: Sequence[Line]
) -> tuple[Code, ...]:
    """Codes, the surest first, each value once; `message` are the rows of the message."""
    if not message:
        return ()
    area = enclose([sights[row].box for row in message])
    found: dict[str, Code] = {}
    for index, sight in enumerate(sights):
        below = sights[index + 1] if index + 1 < len(sights) else None
        away = max(area.y0 - sight.box.y1, sight.box.y0 - area.y1, 0) / frame.letters
        place = INSIDE if index in message else BESIDE if away <= NEAR else ELSEWHERE
        for hit in (*_hits(sight, below, lines), *_lone_status(sight, frame, lines)):
            if hit.family.loose and (place == ELSEWHERE or not _speaks_of_trouble(sight, place)):
                continue
            code = _code(hit, place, lines)
            known = found.get(code.value.casefold())
            if known is None or known.confidence < code.confidence:
                found[code.value.casefold()] = code
    return tuple(sorted(found.values(), key=lambda code: -code.confidence))


def _speaks_of_trouble(sight: Sight, place: float) -> bool:
    speaks = sight.alarming or sight.words.has(Kind.DENIAL) or SPEAKS_OF_CODE.search(sight.row.text) is not None
    return place == INSIDE or speaks


def _hits(sight: Sight, below: Sight | None, lines: Sequence[Line]) -> Iterator[Hit]:
    text = sight.row.text
    if is_dump(text):
        return
    vetoed = veto_spans(text)
    for family, start, end in first_matches(text):
        raw = text[start:end].rstrip(".,:;")
        if is_vetoed(start, end, vetoed) or (sight.shape.frame and family.loose):
            continue
        value = family.repair(raw).strip("().")
        if (family.name == "labelled" and is_word(raw)) or not value or (family.name == "errno" and raw.islower()):
            continue
        yield Hit(family, value, quote(sight.row, start, start + len(raw), lines), value != raw.strip("()."))
    if below and ONLY_LABEL.fullmatch(text.strip()):
        yield from _below_label(below, lines)


def _lone_status(sight: Sight, frame: Frame, lines: Sequence[Line]) -> Iterator[Hit]:
    """A large 404 that stands alone."""
    if STATUS.fullmatch(sight.row.text.strip()) and sight.box.height > LARGE * frame.letters:
        yield Hit(_LABELLED, sight.row.text.strip(), whole(sight.row, lines), repaired=False)


def _below_label(below: Sight, lines: Sequence[Line]) -> Iterator[Hit]:
    """The code in the row after one that only says "error code"."""
    match = VALUE.fullmatch(below.row.text.strip())
    if match and not is_word(match[1]) and not veto_spans(match[1]):
        yield Hit(_LABELLED, match[1], whole(below.row, lines), repaired=False)


_LABELLED = next(family for family, *_ in first_matches("error code: 12") if family.name == "labelled")


def _code(hit: Hit, place: float, lines: Sequence[Line]) -> Code:
    sure = confidence_of(hit.quotes, lines) * place * (REPAIRED if hit.repaired else 1.0)
    return Code(hit.value, sure, box_of(hit.quotes, lines), hit.quotes)
