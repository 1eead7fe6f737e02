"""Names of people's accounts, where they show: in the paths of their home folders and in shell prompts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.privacy.runs import contains_any

_FOLDERS = ("sers", "settings", "benutzer", "utilisateurs", "usu", "utenti", "gebruikers", "home")

_FOLDER = r"(?:users|documents and settings|benutzer|utilisateurs|usuarios|usu[aá]rios|utenti|gebruikers)"
_CHAR = r"[^\s\\/:*?\"<>|'`,;()\[\]\0]"
_SPACED = rf"{_CHAR}+(?:\s{_CHAR}+){{1,2}}(?=\s?[\\/])"
_CAPITALISED = r"[A-Z][\w.-]+\s[A-Z][\w-]+(?=[\s'\"]*$)"
_WINDOWS = re.compile(
    rf"(?:[A-Za-z]\s?[:;]\s?[\\/]{{1,2}}|\\{{1,2}})\s?{_FOLDER}\s?[\\/]{{1,2}}\s?(?P<name>(?-i:{_CAPITALISED})|{_SPACED}|{_CHAR}+)",
    re.IGNORECASE,
)
_UNIX = re.compile(
    rf"(?:(?<![\w.:/\\-])|(?<=file://)|(?<=file:/)|(?<=/mnt/\w)|(?<=\s/\w)|(?<=^/\w)|(?<=:))/(?:Users|home)/(?P<name>{_CHAR}+)"
)
_REQUEST = re.compile(r"\b(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS|HTTP/\d\S*)\s*$")
_PROMPT = re.compile(
    r"(?:^\s?|(?<=[\[(\0])|(?<=\)\s))(?P<name>[a-z_][a-z0-9_.-]{0,31})@(?P<host>[a-z][\w-]*(?:\.[\w-]+)*|\d+(?:\.\d+){3})"
    r"(?=\s?:\s?[~/][^\0]{0,80}?[$#%>]|[\s:][^\s\0]{0,60}\]?\s?[$#%>❯]|[$#>]|\sMINGW\d*\s)",
    re.IGNORECASE,
)

# accounts of the system and of build machines, placeholders of manuals, and pages of web sites below /home
_NOBODY = """
    public default defaultuser0 defaultapppool all guest shared user users username user_name user-name yourname
    your-name your_name youruser your_username name me you someone administrator administrador administrateur admin
    root system localservice networkservice containeruser containeradministrator wdagutilityaccount linuxbrew
    homebrew runner runneradmin vsts vssadministrator vagrant ubuntu debian centos ec2-user azureuser pi git www
    www-data nginx apache mysql postgres oracle jenkins circleci travis gitpod codespace vscode node app docker
    appveyor kali deploy ftp lib bin index error login about dashboard home page main settings profile help contact
    privacy
"""
NOBODY = frozenset(_NOBODY.split())
_PLACEHOLDER = re.compile(r"[%$<{].*|\.+|…|x+|\*+", re.IGNORECASE)


def hint(text: str) -> bool:
    """A cheap look."""
    return "@" in text or (("\\" in text or "/" in text) and contains_any(text.lower(), _FOLDERS))


def find(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Each account name in a folded text, as start and end."""
    del before
    for found in _WINDOWS.finditer(text):
        if is_somebody(found["name"]):
            yield found.span("name")
    for found in _UNIX.finditer(text):
        if is_somebody(found["name"]) and not _REQUEST.search(text[: found.start()]):
            yield found.span("name")
    for found in _PROMPT.finditer(text):
        if is_somebody(found["name"]):
            yield found.start("name"), _prompt_end(found)


def _prompt_end(found: re.Match[str]) -> int:
    """The host too, where people's machines are called after them."""
    return found.end("host" if found["name"].lower() in found["host"].lower() else "name")


def is_somebody(name: str) -> bool:
    """Whether an account may belong to a person."""
    plain = name.strip(" .-_").lower()
    return bool(plain) and plain.split(".")[0].split(" ")[0] not in NOBODY and not _PLACEHOLDER.fullmatch(plain)


def continues(tail: str, head: str) -> bool:
    """Whether a path may break between the folder and the name, or inside the name."""
    if ("/" not in tail and "\\" not in tail) or not contains_any(tail[-60:].lower(), ("users", "home")):
        return False
    ending = re.search(r"[\\/](?:Users|home)[\\/]?([^\s\\/]*)$", tail[-60:], re.IGNORECASE)
    if not ending:
        return False
    return re.match(r"[\w.-]{0,30}[\\/]" if ending[1] else r"[\\/]?[\w.-]+", head) is not None
