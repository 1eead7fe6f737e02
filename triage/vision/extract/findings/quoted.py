"""Findings that stand on the screen word for word: exceptions, traces, addresses, paths, ids, times, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from triage.values import Finding, FindingKind, Line
from triage.vision.extract.codes.vetoes import GUID, IDS
from triage.vision.extract.features import Sight
from triage.vision.extract.quote import box_of, confidence_of, quote

EXCEPTION = re.compile(
    r"(?<![\w.])((?:[A-Za-z_][\w$]*(?:\.|::))*[A-Z][A-Za-z0-9]*(?:Error|Exception|Fault|Panic))(?!\w)"
)
TRACE = re.compile(
    r"(?:File \"(?P<py>[^\"]{3,120})\", line (?P<pyl>\d+))|"
    r"\((?P<paren>[\w$./\\:-]{2,120}\.\w{1,5}):(?P<parenl>\d+)(?::\d+)?\)|"
    r"\bin (?P<net>(?:[A-Za-z]:)?[\w$./\\ -]{2,120}\.\w{1,5}):(?:line|Zeile|ligne) (?P<netl>\d+)|"
    r"(?<![\w/])(?P<bare>(?:[A-Za-z]:)?[\w$./\\-]{2,120}\.(?:py|java|kt|rb|go|js|mjs|ts|tsx|jsx|php|cs|vb|c|cc|cpp|h|rs|"
    r"swift|m|scala|pl|lua|ps1|sh|sql))[:(](?:line )?(?P<barel>\d+)",
)
ADDRESS = re.compile(
    r"(?i)\b(?:(?:https?|ftp)://?|www\.)[^\s<>\"'|]+|"
    r"(?<![\w.@-])(?:[\w-]+\.)+(?:com|org|net|io|gov|edu|dev|app|de|fr)/[^\s<>\"'|]*"
)
HOST = re.compile(r"(?i)(?:[a-z]+:/{0,2})?([\w-]+(?:\.[\w-]+)+|localhost|\d+(?:\.\d+){3})")
PATH = re.compile(
    r"(?:\b[A-Za-z]:\\[^\s:*?\"<>|,;]+(?:\\[^\s:*?\"<>|,;]+)*|\\\\[\w.$-]+\\[^\s:*?\"<>|]+|"
    r"(?<![\w/:.])(?:~|/(?:home|usr|var|etc|opt|tmp|Users|Applications|Library|System|mnt|srv|root|private|data|dev|proc))"
    r"/[^\s:*?\"'<>|,;)]+)"
)
STAMP = re.compile(
    r"\b(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w ,]{4,20} \d\d:\d\d(?::\d\d)?(?: (?:GMT|UTC|[A-Z]{3,4}))?)",
)
VERSION = re.compile(
    r"(?i)\b(?:version|ver\.?|build|release|v\.?)[ :]{0,2}\(?v?(\d+(?:\.[\dA-Za-z]+){1,4}(?:-[\w.]+)?)(?!\w)"
)
NAMED_VERSION = re.compile(r"\b[A-Z][A-Za-z+#]{2,20}[ /](\d+\.\d+(?:\.\d+){0,3})(?![\w%])")


def quoted_findings(sights: Sequence[Sight], message: Sequence[int], lines: Sequence[Line]) -> Iterator[Finding]:
    """All of them, from the top to the bottom; each value once, exceptions and traces only the first of a screen."""
    seen: set[tuple[FindingKind, str]] = set()
    ordered = [*message, *(index for index in range(len(sights)) if index not in set(message))]
    for index in ordered:
        for finding in _in_row(sights[index], lines):
            key = finding.kind, finding.value.casefold()
            alone = finding.kind in (FindingKind.EXCEPTION, FindingKind.TRACE, FindingKind.VERSION)
            if key not in seen and not (alone and any(kind is finding.kind for kind, _ in seen)):
                seen.add(key)
                yield finding


def _in_row(sight: Sight, lines: Sequence[Line]) -> Iterator[Finding]:
    text = sight.row.text
    for kind, value, start, end in _spans(text):
        quotes = quote(sight.row, start, end, lines)
        if quotes:
            yield Finding(kind, value, confidence_of(quotes, lines), box_of(quotes, lines), quotes)


def _spans(text: str) -> Iterator[tuple[FindingKind, str, int, int]]:
    for match in EXCEPTION.finditer(text):
        if "." in match[1] or "::" in match[1] or sum(c.isupper() for c in match[1]) > 1:
            yield FindingKind.EXCEPTION, match[1], *match.span(1)
    for match in TRACE.finditer(text):
        path = match["py"] or match["paren"] or match["net"] or match["bare"]
        line = match["pyl"] or match["parenl"] or match["netl"] or match["barel"]
        yield FindingKind.TRACE, f"{path}:{line}", *match.span()
    for match in ADDRESS.finditer(text):
        yield from _address(match)
    for match in PATH.finditer(text):
        yield FindingKind.PATH, match[0].rstrip(".,"), match.start(), match.start() + len(match[0].rstrip(".,"))
    for match in GUID.finditer(text):
        labelled = any(label.end() <= match.start() for label in IDS.finditer(text))
        yield (FindingKind.CORRELATION if labelled else FindingKind.GUID), match[0].strip("{}"), *match.span()
    for match in STAMP.finditer(text):
        yield FindingKind.TIME, match[0], *match.span()
    for match in (*VERSION.finditer(text), *NAMED_VERSION.finditer(text)):
        yield FindingKind.VERSION, match[1], *match.span(1)


def _address(match: re.Match[str]) -> Iterator[tuple[FindingKind, str, int, int]]:
    url = match[0].rstrip(".,;:)]}")
    yield FindingKind.URL, url, match.start(), match.start() + len(url)
    if host := HOST.match(url):
        yield FindingKind.HOST, host[1], match.start() + host.start(1), match.start() + host.end(1)
