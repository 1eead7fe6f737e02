"""What looks like a code and is none: ids, dates, versions, prices, sizes, telephone numbers, addresses, registers."""

from __future__ import annotations

import re

GUID = re.compile(r"\{?\b[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\b\}?")
SPANS = (
    GUID,
    re.compile(r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4})+(?:-[0-9a-fA-F]*)?"),
    re.compile(
        r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b(?!\.\d)(?<!\b[45]\.\d\.\d)(?<!\b[45]\.\d\.\d\d)(?<!\b[45]\.\d\.\d\d\d)"
    ),
    re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[AaPp][Mm])?\b"),
    re.compile(r"\b[vV]?\d+\.\d+\.\d+\.\d+\b"),
    re.compile(r"(?i)\b(?:version|ver\.?|v|build|release|rev\.?)\s?[:=]?\s?\d[\w.-]*"),
    re.compile(r"[$€£¥]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:[$€£¥]|EUR|USD|GBP|CHF)(?!\w)"),
    re.compile(
        r"(?i)\b\d[\d.,]*\s?(?:%|[kmgt]i?b(?:ps)?|bytes?|px|pt|ms|sec(?:onds?)?|min(?:utes?)?|hours?|days?)(?!\w)"
    ),
    re.compile(r"\b[1-9]\d{2,4}\s?[x×]\s?\d{3,5}\b"),
    re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b"),
    re.compile(r"\b(?:https?|ftp|res|file)://\S+|\bwww\.\S+", re.IGNORECASE),
    re.compile(r"\b[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}\b"),
    re.compile(r"(?<!\w)(?:\+|00)\d[\d ()/-]{6,}\d"),
    re.compile(r"(?<![\w-])1-8\d\d-[\dA-Z-]{7,}"),
    re.compile(r"(?i)\b(?:KB|CVE-|RFC ?|ISO[- ]?|UTF-|SHA-?|WPA|USB|HTTP/|TLS ?|IPv)\d[\w.-]*"),
    re.compile(
        r"(?i)\b(?:line|zeile|ligne|línea|строка|port|pid|page|step|char|column|row|item|thread)\s?[:=#]?\s?\d+"
    ),
)
IDS = re.compile(
    r"(?i)(?<!error )\b(?:correlation|request|session|activity|tracking|trace|transaction|device|user|tenant|client|"
    r"app(?:lication)?|"
    r"instance|incident|ray|support|reference|order|ticket|case|invoice|customer|message|product|serial|job)[ -]?"
    r"(?:id|number|no\.?|key|nr\.?)\b"
)
WORDS = frozenset(
    """
    and or the for of to in on with from is was are be it this that below above can may has have not your you page code
    error errors number name type value message details description unknown none null n/a execution
    """.split()  # noqa: SIM905 - a list of words reads better than a list of literals
)


def veto_spans(text: str) -> list[tuple[int, int]]:
    """Where something else stands than codes."""
    spans = [match.span() for pattern in SPANS for match in pattern.finditer(text)]
    return spans + [(match.start(), len(text)) for match in IDS.finditer(text)]


def is_vetoed(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a code lies within something else."""
    return any(low <= start and end <= high for low, high in spans)


def is_dump(text: str) -> bool:
    """A row of registers or addresses: several long numbers, or a short name with one."""
    if len(re.findall(r"\b0x[0-9a-fA-F]{2,}|\b[0-9a-fA-F]{8,16}\b", text)) >= 3:
        return True
    return (
        re.search(
            r"^\W*(?:[RXEPS][A-Z0-9]{1,3}|PC|LR|SP|FP|PSTATE|AFSR\d?|ESR|FAR)\s?[:=\]]\s?(?:0x)?[0-9a-fA-F]{8,}", text
        )
        is not None
    )


def is_word(value: str) -> bool:
    """A word after the word for "code", where a code should stand."""
    letters = value.strip("().:").casefold()
    if letters in WORDS:
        return True
    return not any(c.isdigit() for c in value) and "_" not in value and not (value.isupper() and len(value) > 3)
