"""E-mail addresses, with a space around @ or a dot, and cut off by an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

HINT = re.compile(r"[@©]")

_LETTERS = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_LOCAL = rf"[{_LETTERS}0-9_%+'.-]{{0,63}}[{_LETTERS}0-9_+-]"
_LABEL = rf"[{_LETTERS}0-9_](?:[{_LETTERS}0-9_-]{{0,62}}[{_LETTERS}0-9_])?"
_TOP = (
    "com|net|org|edu|gov|mil|int|info|biz|io|co|ai|app|dev|cloud|online|eu|de|at|ch|fr|es|it|nl|be|lu|pt|pl|cz|sk|hu|ro"
    "|bg|gr|se|no|dk|fi|is|ie|uk|us|ca|mx|br|ar|cl|au|nz|jp|cn|kr|tw|hk|sg|in|id|my|th|vn|ph|ru|ua|tr|il|ae|sa|eg|za|ng|ke"
)
_AT = rf"(?:\s?@\s?|(?<=[{_LETTERS}0-9])©(?=[{_LETTERS}0-9]))"
# A name split at its dot ("jane. doe@") is joined only in small letters, else the end of a sentence would be taken.
_SPLIT = r"(?:(?<![^\s(<\[\"':;,])[a-z0-9_+-]{1,63}(?: \.|\. )(?=[a-z0-9]))?"
_TIGHT = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}\.[{_LETTERS}]{{2,24}}(?![{_LETTERS}0-9_]|-[{_LETTERS}0-9])"
_LOOSE = rf"{_LABEL}(?:(?:\s?\.|\.\s){_LABEL}){{0,3}}?\s?\.\s?(?:{_TOP})(?![{_LETTERS}0-9_-])"
_CUT = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}\.?(?:\.\.\.?|…)"
_ADDRESS = re.compile(rf"(?P<local>{_SPLIT}{_LOCAL})(?P<at>{_AT})(?P<domain>{_TIGHT}|{_LOOSE}|{_CUT})")
_KNOWN_TOP = re.compile(rf"\.(?:{_TOP})$", re.IGNORECASE)
_MORE = re.compile(rf"(?:\s\.\s?|\.\s)(?:{_TOP})(?![{_LETTERS}0-9_-])")

# what stands after the @ of a package, a picture for dense screens, or a file, and is no host
_VERSION = re.compile(r"[v^~]?\d+\.(?:\d+|x)(?:[.-]|$)|\d+x\.")
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|js|mjs|css|json|tgz|gz|exe|dll|txt|log|html?|class|jar|service|socket|timer|target)$",
    re.IGNORECASE,
)


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each address in a folded text, as start and end."""
    del before
    for found in _ADDRESS.finditer(text):
        domain, end = found["domain"], found.end()
        if found["local"] == "git" or _VERSION.match(domain) or _FILE.search(domain):
            continue
        if found["at"] != found["at"].strip() and not _KNOWN_TOP.search(domain):
            continue  # "see @user.name" is no address
        more = None if _KNOWN_TOP.search(domain) else _MORE.match(text, end)
        yield found.start(), more.end() if more else end


def continues(tail: str, head: str) -> bool:
    """Whether an address may run from the end of one line into the next."""
    last, first = tail[-64:].rsplit(" ", 1)[-1], head[:64].split(" ", 1)[0]
    return "@" in last or first.startswith("@")
