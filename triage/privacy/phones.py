"""Telephone numbers: in international form, or in a national form that a label or its shape makes plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

HINT = re.compile(r"\d(?:[\s().\-/Oo+]{0,3}\d){5}")

_DIGIT = r"(?:\d|(?<=[\d\s])[Oo](?=\d)|(?<=\d)[Oo](?![A-Za-z]))"
_BODY = rf"{_DIGIT}(?:[\s().\-/]{{0,3}}{_DIGIT}){{5,15}}"
_EXTENSION = r"(?:\s?(?:ext\.?|x|extension|Durchwahl|DW|poste)\s?\d{1,5})?"
_INTERNATIONAL = re.compile(rf"(?<![\w+.=/\\-])\(?(?:\+\s?|(?<!\d\s)00(?=[1-9\s(]))\(?{_BODY}{_EXTENSION}(?![\w\0])")
_LABELLED_BODY = rf"\+?\(?{_BODY}{_EXTENSION}(?![\w%€$£¥])"

_LABEL = (
    r"(?:tele?(?:phone|fon[eo]?|foon)?|tel[ée]fonos?|t[ée]l[ée]phone|phone|(?:mobile?|cell)(?:\s?phone)?|m[óo]vil|portable"
    r"|celular|cellulare|handy|rufnummer|fax|whats\s?app|call(?:\s(?:us|me|support))?|hotline|dial|sms|telefonnummer"
    r"|puhelin|τηλ(?:έφωνο)?|тел(?:ефон)?|電話(?:番号)?|电话(?:号码)?|手机号?|전화(?:번호)?)"
)
_TAIL = r"(?:[\s_-]?(?:no|nr|number|numbers|num[ée]ro|n[úu]mero|numero|nummer|#)\b)?"
_LABELLED = re.compile(
    rf"(?<![^\W_]){_LABEL}{_TAIL}[\s.:=#\-]{{0,4}}(?:(?:at|is|on|unter|au|al)\s)?(?P<number>{_LABELLED_BODY})",
    re.IGNORECASE,
)
_ONLY_LABEL = re.compile(rf"\W*(?:\w+\s)?{_LABEL}{_TAIL}[\s.:*#]*", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"\s*(?P<number>{_LABELLED_BODY})\s*")

# (425) 555-0100 and 425-555-0100 are telephone numbers by their shape, unless a word says that they are not
_NORTH_AMERICAN = re.compile(
    r"(?<![\w.+\-/])(?:1[\s.-])?(?:\(\d{3}\)\s?\d{3}[\s.-]\d{4}|[2-9]\d{2}-[2-9]\d{2}-\d{4})(?![\w-]|\.\d)"
)
_NUMBERED = re.compile(
    r"\b(?:id|code|error|order|ticket|case|ref|reference|meeting|invoice|serial|build|version|sku)\b", re.IGNORECASE
)

_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}$")
# Where a labelled number without a country may come from; the tables of a country load when it is first asked.
_REGIONS = ("US", "DE", "GB", "FR", "ES", "IT", "NL", "CH", "AT", "JP", "BR", "IN", "CN", "AU")


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each telephone number in a folded text, as start and end; `before` is the line above, often its label."""
    for found in _INTERNATIONAL.finditer(text):
        length = _international_length(found[0])
        if length:
            yield found.start(), found.start() + length
    for found in _LABELLED.finditer(text):
        if _is_national(found["number"]):
            yield found.span("number")
    if _ONLY_LABEL.fullmatch(before):
        alone = _ONLY_NUMBER.fullmatch(text)
        if alone and _is_national(alone["number"]):
            yield alone.span("number")
    if not _NUMBERED.search(text):
        yield from (found.span() for found in _NORTH_AMERICAN.finditer(text))


def _digits(number: str) -> str:
    return number.replace("O", "0").replace("o", "0")


def _international_length(candidate: str) -> int:
    """How much of the candidate is the number; 0 when none is. What follows a number often looks like more of it."""
    import phonenumbers  # noqa: PLC0415 - its tables cost 70 ms, and most screens show no number

    while len(candidate) > 7:
        plain = _digits(candidate).lstrip("(")
        plain = "+" + plain.lstrip("+0 ") if plain.startswith(("+", "00")) else plain
        # made-up and new numbers are not in the tables; their grouping or full length speaks for them
        plain_enough = len(re.findall(r"\d+", plain)) >= 3 or 11 <= len(plain) - 1 <= 13
        try:
            number = phonenumbers.parse(plain, None)
        except phonenumbers.NumberParseException:
            number = None
        if number and (
            phonenumbers.is_valid_number(number) or (plain_enough and phonenumbers.is_possible_number(number))
        ):
            return len(candidate)
        shorter = re.match(r"(.*\d)\D+\d+\D*$", candidate)
        candidate = shorter[1] if shorter else ""
    return 0


def _is_national(number: str) -> bool:
    """Whether a number beside a label can be dialled somewhere: no date, no IP address."""
    import phonenumbers  # noqa: PLC0415 - as above

    plain = _digits(number)
    if _DATE.match(plain) or _ADDRESS.fullmatch(plain):
        return False
    if len(re.findall(r"\d+", plain)) > 1 and 7 <= len(re.sub(r"\D", "", plain)) <= 15:
        return True
    for region in _REGIONS:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(plain, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def continues(tail: str, head: str) -> bool:
    """Whether a number in international form may run from the end of one line into the next."""
    return head[:1].isdigit() and re.search(r"\+\d[\d\s().-]*$", tail[-24:]) is not None
