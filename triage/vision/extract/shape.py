"""The shape of a text: sentence, button, path, log entry, `key: value`, frame of a stack trace."""

from __future__ import annotations

import re
from dataclasses import dataclass

URL = re.compile(
    r"\b(?:https?|ftp|file|chrome|about|edge|res)://?\S+|\bwww\.\S+|\b[\w-]+\.(?:com|org|net|de|io|gov|edu)/\S*",
    re.IGNORECASE,
)
PATH = re.compile(r"(?:\b[A-Za-z]:\\|\\\\[\w.$-]+\\|(?<![\w/])/(?:[\w.@-]+/)+[\w.@-]*|~/)\S*")
FRAME = re.compile(
    r"^\s*(?:at\s+[\w$.<>`\[\]]+|File\s+\".+\",?\s*line|from\s+\S+:\d+:in|#\d+\s+\S+|\d+:\s+0x[0-9a-f]{6,}|"
    r"\.{3}\s*\d+\s+more|in\s+<module>|\S+\.(?:py|java|rb|go|js|ts|php|cs|c|cpp|rs)[:(]\d+)",
    re.IGNORECASE,
)
STAMP = re.compile(r"^\W*(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?:\d\d:\d\d|\[\s*\d+\.\d+\]|\d\d?[/.]\d\d?[/.]\d{2,4})")
PAIR = re.compile(r"^[\w][\w .()/'-]{0,40}\s?[:：]\s?\S")
LABEL = re.compile(r"^[\w][\w .()/'-]{0,40}[:：]$")
BULLET = re.compile(r"^(?:[•·▪●○\-*–+»>→✓✔✗✘]|\d{1,2}[.)]|[a-z][.)])\s+\S")
HEAD = re.compile(
    r"^\W*(?:fatal |syntax |runtime |script |system )?(?:error|fehler|erreur|warning|warnung|exception|fout|errore|"
    r"erro|ошибка|エラー|错误|오류|fatal|uncaught|caused by|panic|critical|failed|err!)\b\s*"
    r"(?:\(?[\w./-]{1,24}\)?)?\s*[:!\]]",
    re.IGNORECASE,
)
EXCEPTION = re.compile(r"\b(?:[A-Za-z_][\w$]*[.:]{1,2})*[A-Z]\w*(?:Error|Exception|Fault|Failure|Warning|Panic)\b")
PROMPT = re.compile(r"^\s*(?:[\w.@~:/\\-]*[$#%]\s|PS\s[A-Z]:\\|[A-Z]:\\[^>]*>|>>>?\s|mysql>|sqlplus>)")
CODE = re.compile(r"[{};]|=>|==|\(\)|\b(?:def|var|let|const|import|return|public|void|function)\b|</?\w+>")
CONSTANT = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b0x[0-9a-fA-F]{3,}\b")
SENTENCE_END = re.compile(r"[.!?。！？।]['\")»”]?$")
FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "by",
        "this",
        "that",
        "it",
        "and",
        "or",
        "but",
        "if",
        "has",
        "have",
        "had",
        "can",
        "could",
        "will",
        "would",
        "not",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "ist",
        "sind",
        "wurde",
        "werden",
        "und",
        "oder",
        "mit",
        "von",
        "zu",
        "im",
        "auf",
        "für",
        "nicht",
        "le",
        "la",
        "les",
        "un",
        "une",
        "est",
        "sont",
        "été",
        "et",
        "ou",
        "avec",
        "pour",
        "dans",
        "que",
        "qui",
        "el",
        "los",
        "las",
        "del",
        "una",
        "es",
        "está",
        "son",
        "y",
        "o",
        "con",
        "para",
        "por",
        "no",
        "se",
        "os",
        "as",
        "do",
        "da",
        "uma",
        "é",
        "são",
        "foi",
        "e",
        "em",
        "com",
        "não",
        "il",
        "lo",
        "gli",
        "di",
        "è",
        "sono",
        "per",
        "che",
        "non",
        "het",
        "een",
        "en",
        "van",
        "op",
        "voor",
        "niet",
        "te",
        "och",
        "att",
        "det",
        "på",
        "som",
        "är",
        "för",
        "inte",
        "w",
        "na",
        "nie",
        "się",
        "jest",
        "z",
        "i",
        "и",
        "в",
        "на",
        "не",
        "с",
        "по",
        "для",
        "что",
        "это",
        "от",
        "για",
        "το",
        "την",
        "δεν",
        "και",
    ]
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text looks like, whatever it says."""

    words: int
    letters: int
    digits: float  # share of the characters
    capitals: float  # share of the words of four letters or more that start with a capital
    sentence: float  # share of small words that only sentences need
    stops: bool
    colon: bool
    question: bool
    starts_small: bool
    shouts: bool
    url: bool
    path: bool
    frame: bool
    stamp: bool
    pair: bool
    label: bool
    bullet: bool
    head: bool
    exception: bool
    prompt: bool
    code: bool
    constant: bool


def shape_of(text: str, tokens: tuple[str, ...]) -> Shape:
    """The shape of a row's text; `tokens` are its folded words."""
    plain = text.strip()
    letters = [c for c in plain if c.isalpha()]
    long = [word for word in plain.split() if len(word) >= 4]
    return Shape(
        words=len(tokens),
        letters=len(letters),
        digits=sum(c.isdigit() for c in plain) / max(1, len(plain)),
        capitals=sum(word[0].isupper() for word in long) / max(1, len(long)),
        sentence=sum(token in FUNCTION_WORDS for token in tokens) / max(1, len(tokens)),
        stops=SENTENCE_END.search(plain) is not None and not plain.endswith("..."),
        colon=plain.endswith((":", "：")),
        question=plain.endswith(("?", "？")),
        starts_small=bool(letters) and letters[0].islower(),
        shouts=len(letters) > 3 and all(c.isupper() for c in letters),
        url=URL.search(plain) is not None,
        path=PATH.search(plain) is not None,
        frame=FRAME.search(plain) is not None,
        stamp=STAMP.search(plain) is not None,
        pair=PAIR.search(plain) is not None,
        label=LABEL.search(plain) is not None,
        bullet=BULLET.search(plain) is not None,
        head=HEAD.search(plain) is not None,
        exception=EXCEPTION.search(plain) is not None,
        prompt=PROMPT.search(plain) is not None,
        code=CODE.search(plain) is not None,
        constant=CONSTANT.search(plain) is not None,
    )
