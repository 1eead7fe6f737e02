"""Tokens: JWT, bearer and basic credentials, secrets in web addresses, session ids, service tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.privacy.published import find_published
from triage.privacy.runs import contains_any, has_long_word, run_continues, starts_random
from triage.values import PrivateKind

_LONG = re.compile(r"[A-Za-z0-9_+/=.-]{16}|://[^\s/]*@|[?&;][\w-]+\s?=")
# a short value counts with a digit or after an equals sign alone
_VALUE = re.compile(r"[\d=]")
_LABELS = (
    "token",
    "bearer",
    "basic",
    "negotiate",
    "authorization",
    "sess",
    "sig",
    "credential",
    "saml",
    "connect.sid",
    "sitzung",
)

_JWT = re.compile(r"(?<![A-Za-z0-9])eyJ[\w-]{8,}=*(?:\.[\w-]+=*|\s?\.\s?(?=[\w-]*\d)[\w-]{8,}=*)*")
_SHAPES = re.compile(
    r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|xox[a-z]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}"
    r"|glpat-[\w-]{16,}|npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{30,}|dop_v1_[a-f0-9]{40,}|ya29\.[\w.-]{20,})"
)
_CREDENTIAL = re.compile(
    r"(?<![A-Za-z])(?:Bearer|Basic|Negotiate|SharedAccessSignature|(?:Authorization|X-Auth-Token)\s?[:=]\s?(?:token\s)?)"
    r"[\s:]{1,2}(?P<value>(?=[^\s\0]*[\d=])[A-Za-z0-9._~+/=-]{10,})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:access|id|refresh|auth|csrf|xsrf|bot|api|oauth|reset|invite|verification|security|session|device|user|sas)"
    r"[\s_-]?token|token|(?:x-(?:amz|goog)-)?(?:signature|credential|security-token)|sig|saml(?:response|request)"
    r"|(?:j|php|asp\.net_?)?sess(?:ion)?(?:[\s_-]?id)?|connect\.sid|aspsessionid\w*)"
    r"[\"']?\s?(?P<mark>=|:|%3D)\s?[\"']?(?P<value>[^\s&\"'`<>()…;,#\[\0]{6,})",
    re.IGNORECASE,
)
_QUERY = re.compile(
    r"[?&;]\s?(?:amp;)?(?:key|api_?key|code|auth|sid|secret|client_secret|password|passwd|pwd|pass|otp|hash|ticket|jwt|assertion|credential"
    r"|login_hint_token|nonce|st|sp_token)\s?=\s?(?P<value>[^\s&\"'<>;,#\[\0]{4,})",
    re.IGNORECASE,
)
_OPEN_QUERY = re.compile(r"secret|pass|pwd|otp", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"://(?P<value>[^\s/@:\[\0]*:[^\s/@\[\0]+)@")

_SESSION_LABEL = (
    r"(?:session|sitzungs?|sess)[\s_-]?(?:id|key|identifier|kennung)\b|id(?:entifiant)? de (?:la )?sess?i[oó]n"
    r"|ID sessione|セッション\s?ID|会话\s?ID|세션\s?ID"
)
_SESSION = re.compile(
    rf"(?:{_SESSION_LABEL})[\s:=#-]{{1,4}}(?P<value>(?=[\w+/=.-]*\d)[A-Za-z0-9+/=_.-]{{8,}})", re.IGNORECASE
)
_BEGUN = re.compile(r"(?:[=:]|\b(?:Bearer|Basic))\s?[A-Za-z0-9_-]{0,11}$")
_ONLY_LABEL = re.compile(rf"\W*(?:{_SESSION_LABEL}|(?:access|api|auth|bearer|refresh)[\s_-]?token)\W*", re.IGNORECASE)
_ONLY_VALUE = re.compile(r"\s*(?P<value>(?=[\w+/=.-]*\d)[A-Za-z0-9+/=_.-]{12,})\s*")


def hint(text: str) -> bool:
    """A cheap look."""
    if has_long_word(text, 12) and _LONG.search(text):
        return True
    return _VALUE.search(text) is not None and contains_any(text.lower(), _LABELS)


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each token in a folded text, as start and end; `before` is the line above, sometimes its label."""
    yield from (found.span() for found in _JWT.finditer(text))
    yield from (found.span() for found in _SHAPES.finditer(text))
    for pattern in (_CREDENTIAL, _IN_ADDRESS, _SESSION):
        yield from (found.span("value") for found in pattern.finditer(text))
    yield from (found.span("value") for found in _NAMED.finditer(text) if _is_secret(found["value"], found["mark"]))
    for found in _QUERY.finditer(text):
        if _OPEN_QUERY.search(found[0]) or _is_long(found["value"]):
            yield found.span("value")
    alone = _ONLY_VALUE.fullmatch(text) if _ONLY_LABEL.fullmatch(before) else None
    if alone:
        yield alone.span("value")
    yield from find_published(text, PrivateKind.TOKEN)


def _is_secret(value: str, mark: str) -> bool:
    """In an address a short value counts; after a colon stands a sentence more often than a token."""
    if mark == ":":
        return len(value) >= 12 and any(char.isdigit() for char in value) and any(char.isalpha() for char in value)
    return any(char.isdigit() for char in value) or len(value) >= 16


def _is_long(value: str) -> bool:
    """?code=404 and ?key=title are no secrets."""
    return len(value) >= 12 and any(char.isdigit() for char in value) and any(char.isalpha() for char in value)


def continues(tail: str, head: str) -> bool:
    """Whether a token may run from the end of one line into the next."""
    return run_continues(tail, head) or (starts_random(head) and _BEGUN.search(tail[-40:]) is not None)
