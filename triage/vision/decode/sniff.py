"""What a file is, by its first bytes. A name says nothing: it is never looked at."""

from __future__ import annotations

import re
from enum import StrEnum

from triage.errors import UnreadableError
from triage.values import Problem


class Format(StrEnum):
    """The formats we read."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    BMP = "bmp"
    TIFF = "tiff"
    HEIC = "heic"
    AVIF = "avif"


STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0", Format.TIFF),
    (b"MM\0+", Format.TIFF),
)

OTHER_IMAGES = (
    b"\0\0\1\0", b"\0\0\2\0", b"8BPS", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51", b"qoif",
    b"v/1\x01", b"#?RADIANCE", b"DDS ", b"gimp xcf", b"icns", b"\x8aMNG", b"\x8bJNG", b"II\xbc", b"BPG\xfb", b"FLIF",
    b"\xd7\xcd\xc6\x9a", b"\x01\xda", b"SIMPLE  =", b"AT&TFORM", b"/* XPM", b"%!PS", b"\xc5\xd0\xd3\xc6", b"FORM",
)  # fmt: skip
ARCHIVES = (
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"(\xb5/\xfd", b"\x04\x22\x4d\x18", b"MSCF", b"!<arch>",
)  # fmt: skip
DAMAGED_STARTS = (b"PNG\r\n", b"\x89PN", b"\xffPNG", b"\xff\xd8", b"GIF8")
BMP_HEADERS = {12, 16, 40, 52, 56, 64, 108, 124}
OLE, PDF, RAR4, RAR5 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"Rar!\x1a\x07\0", b"Rar!\x1a\x07\1"
ZIP_STARTS = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
# The names of first members, and of members that only such files have.
OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/", b"Index/Document.iwa", b"META-INF/container.xml")
MAX_MEMBERS = 1000

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}

HTML = re.compile(
    r"<!doctype\s+html|<(html|head|body|script|title|meta|link|iframe|div|form|table|h1|p|br)[\s>/]", re.IGNORECASE
)
SVG = re.compile(r"<svg[\s>]|<!doctype\s+svg|<\w+:svg[\s>]", re.IGNORECASE)


def sniff(content: bytes) -> Format:
    """The format of a picture we can read. Raises UnreadableError that says what the file is instead."""
    if not content.strip(b" \t\r\n"):
        raise UnreadableError(Problem.EMPTY)
    found = _picture(content)
    if found:
        return found
    raise UnreadableError(_binary(content) or _text(content) or Problem.NOT_AN_IMAGE)


def _picture(content: bytes) -> Format | None:
    for start, found in STARTS:
        if content.startswith(start):
            return found
        if len(content) > 1 and start.startswith(content):
            raise UnreadableError(Problem.TRUNCATED)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Format.WEBP
    if content.startswith(b"BM") and int.from_bytes(content[14:18], "little") in BMP_HEADERS:
        return Format.BMP
    if content[4:8] == b"ftyp":
        return _brand(content)
    return None


def _brand(content: bytes) -> Format | None:
    """HEIC or AVIF by the major brand, else by the compatible ones; the rest of this family is video."""
    major = content[8:12]
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = {major} | {content[at : at + 4] for at in range(16, size, 4)}
    if major in AVIF_BRANDS or (brands & AVIF_BRANDS and major in {b"mif1", b"msf1"}):
        return Format.AVIF
    return Format.HEIC if major in HEIC_BRANDS else None


def _binary(content: bytes) -> Problem | None:
    if content.startswith(ZIP_STARTS):
        return _zip(content)
    if content.startswith((RAR4, RAR5)):
        return Problem.ENCRYPTED if _hides_names(content) else Problem.ARCHIVE
    if content.startswith(ARCHIVES) or content[257:262] == b"ustar":
        return Problem.ARCHIVE
    if content.startswith(OTHER_IMAGES) or re.match(rb"P[1-7]\s+[\d#]", content):
        return Problem.UNSUPPORTED_FORMAT
    # A picture whose first bytes were mangled, by a transfer as text for example.
    if any(start in content[:6] for start in DAMAGED_STARTS):
        return Problem.DAMAGED
    return _document(content)


def _document(content: bytes) -> Problem | None:
    if PDF in content[:1024]:
        return Problem.ENCRYPTED if b"/Encrypt" in content else Problem.DOCUMENT
    if content.startswith(OLE):
        return Problem.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in content else Problem.DOCUMENT
    return Problem.DOCUMENT if content.startswith(b"{\\rtf") else None


def _hides_names(rar: bytes) -> bool:
    return rar[13:14] == b"\x04" if rar.startswith(RAR5) else bool(rar[10:11]) and rar[10] & 0x80 != 0


def _zip(content: bytes) -> Problem:
    at = 0
    for _ in range(MAX_MEMBERS):
        at = content.find(b"PK\1\2", at)
        if at < 0:
            break
        if content[at + 8 : at + 9] and content[at + 8] & 1:
            return Problem.ENCRYPTED
        at += 4
    if content.startswith(b"PK\3\4") and len(content) > 6 and content[6] & 1:
        return Problem.ENCRYPTED
    return Problem.DOCUMENT if any(mark in content for mark in OFFICE_MARKS) else Problem.ARCHIVE


def _text(content: bytes) -> Problem | None:
    """Markup that was saved in place of a picture: a login page, an error page, a drawing."""
    head = _words(content[:4096]).lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return None
    drawing, page = SVG.search(head), HTML.search(head)
    if drawing and (page is None or drawing.start() < page.start()):
        return Problem.UNSUPPORTED_FORMAT
    return Problem.HTML if page else None


def _words(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore")
    if b"\0" in head[:2]:
        return head.decode("utf-16-be" if head[0] == 0 else "utf-16-le", errors="ignore")
    return head.decode("utf-8", errors="ignore")
