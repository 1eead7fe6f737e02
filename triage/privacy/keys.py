"""Keys: private key blocks, cloud and service keys, passwords and secrets after their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from triage.privacy.fold import BLANK
from triage.privacy.published import find_published
from triage.privacy.runs import contains_any, has_long_word, run_continues
from triage.values import PrivateKind

_LONG = re.compile(r"[A-Za-z0-9_+/=-]{20}")
_LABELS = (
    "key",
    "secret",
    "passw",
    "passp",
    "pwd",
    "kennwort",
    "mot de passe",
    "contrase",
    "senha",
    "パスワード",
    "密码",
    "비밀번호",
)

_SHAPES = re.compile(
    r"(?<![A-Za-z0-9])(?:AIza[\w-]{30,}"  # Google
    r"|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}"  # Stripe
    r"|sk-(?:proj-|ant-|svcacct-)[\w-]{20,}"  # language model services
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}"  # AWS
    r"|\d{6}(?:-\d{6}){7}"  # BitLocker recovery
    r"|(?=[A-Z0-9-]*\d)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}"  # product keys
    r")(?![A-Za-z0-9])"
)
_LABELLED = re.compile(
    r"(?<![A-Za-z])(?:api|secret(?:\saccess)?|access|account|shared[\s_-]?access|client|subscription|signing|encryption|storage|master)"
    r"[\s_-]?(?:access[\s_-]?)?(?:key(?:[\s_-]?id)?|secret)(?:[\s_-]?(?:value|key))?[\"']?\s?[:=]\s?[\"']?(?P<value>[^\s\"'<>,;\[\0]{8,})",
    re.IGNORECASE,
)
_PASSWORD = re.compile(
    r"(?:pass(?:word|wd|wort|phrase)|pwd|kennwort|mot de passe|contrase[nñ]a|senha|パスワード|密码|비밀번호)"
    r"[\"']?\s?[:=]\s?[\"']?(?P<value>[^\s\"'<>;\[\0]{5,})",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[.,]?")

_BEGIN = re.compile(r"BEGIN\s?(?:[A-Z0-9]+\s?){0,3}PRIVATE\s?KEY(?:\s?BLOCK)?\s?-*|PuTTY-User-Key-File-\d[^\0]*")
_END = re.compile(r"-*\s?END\s?(?:[A-Z0-9]+\s?){0,3}PRIVATE\s?KEY|Private-MAC")
_BODY = re.compile(
    r"[A-Za-z0-9+/=]{16,}[A-Za-z0-9+/= ]*|[A-Za-z0-9+/]{1,}={1,2}|(?:Proc-Type|DEK-Info|Version|Comment)\s?:.*"
)
_LONGEST_BLOCK = 120


def hint(text: str) -> bool:
    """A cheap look."""
    if has_long_word(text, 20) and _LONG.search(text):
        return True
    return (":" in text or "=" in text) and contains_any(text.lower(), _LABELS)


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each key in a folded text, as start and end."""
    del before
    yield from (found.span() for found in _SHAPES.finditer(text))
    for found in _LABELLED.finditer(text):
        if any(char.isdigit() for char in found["value"]):
            yield found.span("value")
    for found in _PASSWORD.finditer(text):
        if (
            re.search(r"[\d!@#$%^&]", found["value"])
            and re.search(r"\w", found["value"])
            and not _DATE.fullmatch(found["value"])
        ):
            yield found.span("value")
    yield from find_published(text, PrivateKind.KEY)


def find_blocks(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The bodies of private key blocks as line, start and end. The BEGIN and END marks stay: they are no secret."""
    for at, text in enumerate(texts):
        begin = _BEGIN.search(text)
        if begin:
            yield from _find_body(texts, at, begin.end())


def _find_body(texts: Sequence[str], first: int, start: int) -> Iterator[tuple[int, int, int]]:
    limit = min(len(texts), first + _LONGEST_BLOCK)
    closed = any(_END.search(texts[at], start if at == first else 0) for at in range(first, limit))
    for at in range(first, limit):
        offset = start if at == first else 0
        end = _END.search(texts[at], offset)
        body = texts[at][offset : end.start() if end else None]
        plain = body.replace(BLANK, " ").strip()
        if plain and not closed and not _BODY.fullmatch(plain):
            return
        if plain:
            lead = len(body) - len(body.lstrip(BLANK + " "))
            yield at, offset + lead, offset + len(body.rstrip(BLANK + " "))
        if end:
            return


def continues(tail: str, head: str) -> bool:
    """Whether a key may run from the end of one line into the next."""
    return run_continues(tail, head)
