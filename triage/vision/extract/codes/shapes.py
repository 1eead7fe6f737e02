"""The shapes of error codes.

Classes of characters include what an engine takes them for; `repair` says what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# What an engine may read where a digit stands.
D = "[0-9OoQlI|]"
HEX = "[0-9A-Fa-fOoQlI|S]"
_DIGITS = str.maketrans("OoQlI|", "000111")
_HEX = str.maketrans("OoQlI|S", "0001115")

CODE_WORDS = (
    r"(?:error|status|stop|result|reason|exit|return|fault|exception|response|bug ?check|support|failure)[ -]?"
    r"(?:codes?|numbers?|no\.?|id|#)|error reference(?: number)?|errno|hresult|ntstatus|sqlstate|sql ?code|code|"
    r"fehler(?:-?code|nummer|kennung|-nr\.?)|statuscode|stillstandcode|stoppcode|"
    r"codes? (?:d'|de l'|de )?(?:erreur|statut|arrêt|error|estado|erro|errore|stato|détention)|num[ée]ro d'erreur|"
    r"c[óo]digo(?: de| do)? (?:error|erro|estado|detenci[óo]n)|c[óo]digo|codice(?: di)?(?: errore| stato)?|"
    r"fout(?:code|nummer)|felkod|fejlkode|feilkode|virhekoodi|kod(?: błędu| hiby)|kód chyby|hata kodu|"
    r"код(?: ошибки| помилки| состояния| остановки)?|κωδικός(?: σφάλματος)?|"
    r"エラー ?コード|エラー番号|コード|错误(?:代码|码|编号)|錯誤(?:代碼|碼)|代码|代碼|状态码|오류 ?코드|코드|"
    r"رمز الخطأ|รหัสข้อผิดพลาด|mã lỗi|kode kesalahan"
)
ERROR_WORDS = (
    r"errors?|err|alarm|fault|failure|fehler|erreur|erro|errore|fout|fel|błąd|chyba|hata|"
    r"ошибка|σφάλμα|エラー|错误|錯誤|오류"
)
ERRNO = (
    r"E(?:ACCES|ADDRINUSE|ADDRNOTAVAIL|AGAIN|BADF|BUSY|CONNABORTED|CONNREFUSED|CONNRESET|EXIST|HOSTDOWN|HOSTUNREACH|"
    r"INTR|INVAL|IO|ISDIR|LOOP|MFILE|NAMETOOLONG|NETDOWN|NETUNREACH|NFILE|NOBUFS|NODEV|NOENT|NOMEM|NOSPC|NOSYS|NOTCONN|"
    r"NOTDIR|NOTEMPTY|NOTFOUND|NOTSUP|PERM|PIPE|PROTO|RANGE|ROFS|SOCKETTIMEDOUT|SRCH|STALE|TIMEDOUT|TIMEOUT|XDEV|"
    r"INTEGRITY|RESOLVE|PEERINVALID|AI_AGAIN|LIFECYCLE|JSONPARSE|BADENGINE|USAGE|OTP|404|401|403)"
)
PREFIXES = (
    r"ERR|ERROR|NET::ERR|DNS|MOZILLA|SEC_ERROR|SSL_ERROR|SSL|PR|NS_ERROR|STATUS|RPC|WSAE|CERT|TLS|HTTP|INET_E|E|EAI|"
    r"SQL|SQLITE|RESULT|INSTALL_FAILED|INSTALL_PARSE|NV|DXGI_ERROR|DXGI|D3D|VK_ERROR|VK|CUDA_ERROR|CUDNN_STATUS|NSURLError"
)
STOPS = (
    r"(?:CRITICAL|KERNEL|SYSTEM|IRQL|PAGE|MEMORY|DRIVER|BAD|UNEXPECTED|KMODE|NTFS|FAT|VIDEO|INACCESSIBLE|DPC|CLOCK|WHEA|"
    r"UNMOUNTABLE|BOOT|THREAD|ATTEMPTED|PFN|MACHINE|HAL|APC|SPECIAL|MULTIPLE|MANUALLY|POWER|INVALID|FAULTY|WDF|STORE|"
    r"REGISTRY|CONFIG|SESSION|PROCESS|NMI|UNSUPPORTED|INTERNAL|DEVICE|RESOURCE|CACHE|HYPERVISOR)"
    r"(?:_[A-Z0-9]+){2,8}|MEMORY_MANAGEMENT"
)
REASONS = (
    r"bad request|unauthori[sz]ed|payment required|forbidden|(?:page |file or directory )?not found|method not allowed|"
    r"not acceptable|request time-?out|conflict|gone|payload too large|too many requests|internal server error|"
    r"not implemented|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|seite nicht gefunden|"
    r"page introuvable|no encontrad[oa]|não encontrad[oa]|non trovat[oa]|niet gevonden|не найден[ао]?"
)


@dataclass(frozen=True, slots=True)
class Family:
    """A shape: group 1 of `pattern` is the code. `loose` ones count only beside the message."""

    name: str
    pattern: re.Pattern[str]
    repair: Callable[[str], str]
    loose: bool = False


def _same(text: str) -> str:
    return text


def _digits(text: str) -> str:
    return text.translate(_DIGITS)


def _hex(text: str) -> str:
    return text.translate(_HEX)


def _prefixed_hex(text: str) -> str:
    return "0x" + _hex(text[2:])


def _constant(text: str) -> str:
    """Without the spaces that an engine puts beside underscores."""
    return re.sub(r"\s*_\s*", "_", text)


def _family(name: str, pattern: str, repair: Callable[[str], str] = _same, *, loose: bool = False) -> Family:
    return Family(name, re.compile(pattern), repair, loose)


_VALUE = r"[A-Za-z0-9(]?[A-Za-z0-9][\w.#/:-]{0,38}\w|\d"
FAMILIES: tuple[Family, ...] = (
    _family("hex", rf"(?<![\w])([0OoQ][xX×]{HEX}{{5,8}})(?![\w])", _prefixed_hex),
    _family("short hex", rf"(?<![\w])([0OoQ][xX×]{HEX}{{2,4}})(?![\w])", _prefixed_hex, loose=True),
    _family("long hex", rf"(?i:(?<!\w)(?:{CODE_WORDS}))\W{{1,4}}([0OoQ][xX×]{HEX}{{9,16}})(?![\w])", _prefixed_hex),
    _family("aadsts", rf"(?<![A-Za-z])(AADSTS{D}{{4,8}})(?!\w)", lambda text: "AADSTS" + _digits(text[6:])),
    _family(
        "oracle", rf"(?<!\w)((?:ORA|PLS|TNS|SP2|RMAN|EXP|IMP|LRM)-{D}{{4,5}})(?!\w)", lambda t: t[:4] + _digits(t[4:])
    ),
    _family("constant", rf"(?<![\w:/.])((?:{PREFIXES})(?: ?_ ?[A-Z0-9]+){{1,9}})(?![\w(])", _constant),
    _family("stop", rf"(?<![\w/])({STOPS})(?![\w(])"),
    _family("errno", rf"(?<![\w])((?i:{ERRNO}))(?!\w)", str.upper),
    _family("signal", r"(?<!\w)(SIG(?:SEGV|KILL|ABRT|BUS|ILL|FPE|TERM|PIPE))(?!\w)"),
    _family("smtp", r"(?<![\w.])#?((?:[45]\d\d[ -]#?)?[45]\.\d{1,3}\.\d{1,3})(?![\d.])", loose=True),
    _family("bare hresult", rf"(?<![\w.-])([89]0{HEX}{{6}})(?![\w-])", _hex),
    _family("negative", rf"(?<![\w.])(-2{D}{{9}})(?!\w)", _digits),
    _family("sqlstate", r"(?i:sqlstate)[\[ :=(]+([0-9A-Z]{5})(?!\w)"),
    _family(
        "exit", r"(?i:exit(?:ed)?(?: with)?(?: code| status)|exit status|returned(?: code)?)[ :=]+(-?\d{1,10})(?![\w.])"
    ),
    _family("labelled", rf"(?i:(?<!\w)(?:{CODE_WORDS}))\s*(?:is|ist|est|es|was)?\s*[:=#：(\[ ]\s*[\"'(\[]?({_VALUE})"),
    _family(
        "status",
        rf"(?i:http(?:/[\d.]+)?(?: error| status(?: code)?)?|(?:server|remote server) (?:returned|responded).{{0,40}}?)"
        rf"[ :(-]*([1-5](?={D}*\d){D}{{2}}(?:\.\d{{1,2}})?)(?![\w])",
        _digits,
    ),
    _family("reason", rf"(?<![\w.:,$€£-])([345]{D}{{2}})(?=[ :.)\]–-]{{1,4}}(?i:{REASONS}))", _digits),
    _family("reason", rf"(?i:{REASONS})\s*[(\[: -]{{1,3}}([345]\d\d)(?![\w.])", loose=True),
    _family(
        "error number",
        rf"(?i:(?<!\w)(?:{ERROR_WORDS})(?: (?:syst[eè]me?|sistema|intern[ea]?|internal|fatal|n°|nr\.?|no\.?))?)"
        rf"\s?(?:\(|=\(|#|:|=|)\s?\(?#?(-?(?={D}*\d){D}{{2,6}}(?:[-./]\d{{1,5}}){{0,2}})(?![\w%])",
        _digits,
        loose=True,
    ),
    _family("reason id", r"(?i:reason|grund|motif|motivo)\W{1,3}([A-Z]{1,4}\d{2,5})(?!\w)", loose=True),
    _family("snake", r"[(\[]([a-z]{2,}(?:_[a-z0-9]+)+)[)\]]", loose=True),
    _family("json", r"\"(?:error|code|error_code|errorCode)\"\s*:\s*\"?([A-Za-z0-9][\w.-]{1,40})"),
    _family(
        "compiler",
        r"(?<!\w)((?:CS|TS|NU|MSB|LNK|NETSDK|BC|FS|CA|AD|RS|SQL|PG|AMQ|JBAS|BEA-|WFLY)\d{4,6}[A-Z]?)(?!\w)",
        loose=True,
    ),
    _family("vendor", r"(?<![\w-])([A-Z]{1,6}\d{0,3}-[A-Z]?\d{2,6}(?:-\d{1,6}){0,3})(?![\w-])", loose=True),
    _family("bracketed", r"\((0?\d{3,5})[)}\]]", loose=True),
)


def first_matches(text: str, families: Iterable[Family] = FAMILIES) -> list[tuple[Family, int, int]]:
    """The family, start and end of each code in a text, none within another; earlier families first."""
    taken: list[tuple[Family, int, int]] = []
    for family in families:
        for match in family.pattern.finditer(text):
            start, end = match.span(1)
            if not any(start < other_end and other_start < end for _, other_start, other_end in taken):
                taken.append((family, start, end))
    return taken
