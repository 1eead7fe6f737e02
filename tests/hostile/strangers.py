"""Files that are something else, whatever their name says."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import zipfile
from io import BytesIO

from tests.hostile.case import Case
from tests.hostile.samples import box, encode, sound
from triage.values import Problem

LOGIN = """<!DOCTYPE html>
<html lang="en"><head><title>Sign in</title></head><body><form action="/login" method="post">
<input name="user"><input name="password" type="password"><button>Sign in</button></form></body></html>"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><text x="9" y="99">Error 42</text></svg>'
PDF = b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R %s>>\n%%%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _locked_zip() -> bytes:
    content = bytearray(_zip(**{"screenshot.png": sound()["png"]}))
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    return bytes(content)


def _odt() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return out.getvalue()


def _docx() -> bytes:
    return _zip(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


def _tar() -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("screenshot.png")
        member.size = len(sound()["png"])
        archive.addfile(member, BytesIO(sound()["png"]))
    return out.getvalue()


def _mp4() -> bytes:
    return box(b"ftyp", b"isom\0\0\2\0isomiso2avc1mp41") + box(b"moov", bytes(100)) + box(b"mdat", bytes(1000))


def _mkv() -> bytes:
    return b"\x1a\x45\xdf\xa3" + bytes(200)


def _ico() -> bytes:
    return encode("ICO", sizes=[(32, 32)])


def _psd() -> bytes:
    return b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 48, 64, 8, 3) + bytes(400)


HTML, TEXT, DOCUMENT = Problem.HTML, Problem.NOT_AN_IMAGE, Problem.DOCUMENT
ARCHIVE, LOCKED, OTHER = Problem.ARCHIVE, Problem.ENCRYPTED, Problem.UNSUPPORTED_FORMAT

CASES = (
    Case("empty.png", Problem.EMPTY, lambda: b""),
    Case("blank.png", Problem.EMPTY, lambda: b" \r\n\t\n"),
    Case("login-page.png", HTML, LOGIN.encode),
    Case("login-page-marked.jpg", HTML, ("\ufeff" + LOGIN).encode),
    Case("login-page-utf16.png", HTML, lambda: LOGIN.encode("utf-16")),
    Case("login-page-after-blanks.png", HTML, lambda: b"\r\n\r\n   " + LOGIN.encode()),
    Case("login-page-xhtml.png", HTML, lambda: b'<?xml version="1.0"?>\n<!-- gate -->\n' + LOGIN.encode()),
    Case("error-page.png", HTML, lambda: b"<h1>502 Bad Gateway</h1>"),
    Case("error.json.png", TEXT, lambda: b'{"error": "unauthorized", "status": 401}'),
    Case("notes.png", TEXT, "Der Bildschirm war schwarz. \u4f60\u597d".encode),
    Case("table.csv.png", TEXT, lambda: b"a,b,c\n1,2,3\n"),
    Case("bmw.png", TEXT, lambda: b"BMW is a car maker, and this is a sentence about it."),
    Case("listing.xml.png", TEXT, lambda: b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
    Case("as-a-link.png", TEXT, lambda: b"data:image/png;base64,iVBORw0KGgo="),
    Case("zeros.png", TEXT, lambda: bytes(4096)),
    Case("noise.png", TEXT, lambda: bytes((n * 197 + n // 7) % 251 for n in range(4096))),
    Case("program.png", TEXT, lambda: b"MZ\x90\0" + bytes(400)),
    Case("elf.png", TEXT, lambda: b"\x7fELF\2\1\1" + bytes(400)),
    Case("recording.mp4", TEXT, _mp4),
    Case("recording.mkv", TEXT, _mkv),
    Case("voice.mp3", TEXT, lambda: b"ID3\4\0\0\0\0\0\0" + bytes(400)),
    Case("voice.wav", TEXT, lambda: b"RIFF\x24\0\0\0WAVEfmt " + bytes(40)),
    Case("drawing.svg", OTHER, DRAWING.encode),
    Case("drawing-with-prolog.png", OTHER, lambda: b'<?xml version="1.0"?><!-- drawn -->\n' + DRAWING.encode()),
    Case("page.pdf", DOCUMENT, lambda: PDF % b""),
    Case("page-after-junk.pdf", DOCUMENT, lambda: b"\r\n\r\njunk\r\n" + PDF % b""),
    Case("locked.pdf", LOCKED, lambda: PDF % b"/Encrypt 5 0 R "),
    Case("letter.docx", DOCUMENT, _docx),
    Case("empty.docx", Problem.EMPTY, lambda: b""),
    Case("letter.odt", DOCUMENT, _odt),
    Case("letter.doc", DOCUMENT, lambda: OLE),
    Case("letter.rtf", DOCUMENT, lambda: rb"{\rtf1\ansi Error 42}"),
    Case("locked.xlsx", LOCKED, lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    Case("shots.zip", ARCHIVE, lambda: _zip(**{"screenshot.png": sound()["png"]})),
    Case("nothing.zip", ARCHIVE, _zip),
    Case("locked.zip", LOCKED, _locked_zip),
    Case("shot.png.gz", ARCHIVE, lambda: gzip.compress(sound()["png"])),
    Case("shot.png.bz2", ARCHIVE, lambda: bz2.compress(sound()["png"])),
    Case("shot.png.xz", ARCHIVE, lambda: lzma.compress(sound()["png"])),
    Case("shots.tar", ARCHIVE, _tar),
    Case("shots.7z", ARCHIVE, lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100)),
    Case("shots.rar", ARCHIVE, lambda: b"Rar!\x1a\x07\1\0" + bytes(4) + b"\x0b\1\5" + bytes(100)),
    Case("locked.rar", LOCKED, lambda: b"Rar!\x1a\x07\1\0" + bytes(4) + b"\x21\4\0" + bytes(100)),
    Case("icon.ico", OTHER, _ico),
    Case("layers.psd", OTHER, _psd),
    Case("photo.jxl", OTHER, lambda: b"\xff\x0a" + bytes(100)),
    Case("photo-boxed.jxl", OTHER, lambda: b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(100)),
    Case("photo.jp2", OTHER, lambda: encode("JPEG2000")),
    Case("photo.ppm", OTHER, lambda: encode("PPM")),
    Case("photo.qoi", OTHER, lambda: b"qoif" + struct.pack(">IIBB", 64, 48, 3, 0) + bytes(100)),
    Case("figure.eps", OTHER, lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n"),
)
