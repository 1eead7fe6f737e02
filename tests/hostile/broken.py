"""Pictures that were cut off, flipped, mangled or cut too small."""

from __future__ import annotations

import struct
import zlib
from functools import partial

from PIL import Image

from tests.hostile.case import Case
from tests.hostile.samples import chunk, encode, header, heic, patch, plain_png, png, rows, scene, sound
from triage.values import Problem


def _cut(name: str, share: float = 0.6) -> bytes:
    content = sound()[name]
    return content[: int(len(content) * share)]


def _noise(side: int = 200) -> Image.Image:
    return Image.effect_noise((side, side), 90).convert("RGB")


def _glued() -> bytes:
    """A half download that something closed with an end marker."""
    content = encode("JPEG", _noise())
    return content[: len(content) // 2].rstrip(b"\xff") + b"\xff\xd9"


def _flipped_idat() -> bytes:
    content = sound()["png"]
    at = content.index(b"IDAT") + 12
    return patch(content, at, bytes([content[at] ^ 0xFF]))


def _bad_tables() -> bytes:
    content = sound()["jpeg"]
    return patch(content, content.index(b"\xff\xc4") + 5, b"\xff" * 16)


def _bad_block() -> bytes:
    content = sound()["gif"]
    return content.replace(b",\0\0\0\0", b"\x99\0\0\0\0", 1)


def _bad_webp() -> bytes:
    content = sound()["webp-lossless"]
    return patch(content, 25, b"\xff" * 24)


def _lzw(content: bytes) -> bytes:
    (place,) = struct.unpack_from("<I", content, content.index(struct.pack("<HH", 273, 4)) + 8)
    return patch(content, place, b"\xff" * 40)


def _hevc() -> bytes:
    content = heic()
    return patch(content, content.index(b"hvcC") + 30, b"\xff" * 60)


def _av1() -> bytes:
    content = sound()["avif"]
    return patch(content, content.index(b"mdat") + 4, b"\xff" * 30)


def _short_rows() -> bytes:
    """Sound chunks around a stream that ends after half of the rows."""
    full = rows()
    return plain_png(packed=zlib.compress(full[: len(full) // 2]))


def _thin(width: int, height: int) -> bytes:
    return encode("PNG", Image.new("RGB", (width, height), "white"))


TRUNCATED, DAMAGED, SMALL = Problem.TRUNCATED, Problem.DAMAGED, Problem.TOO_SMALL

FLAVOURS = (
    "png", "png-alpha", "jpeg", "jpeg-progressive", "jpeg-cmyk", "gif", "webp", "webp-lossless", "bmp", "tiff",
    "tiff-lzw", "avif", "heic",
)  # fmt: skip

CASES = (
    *(Case(f"truncated-{name}.{name.partition('-')[0]}", TRUNCATED, partial(_cut, name)) for name in FLAVOURS),
    Case("truncated-last-byte.jpg", TRUNCATED, lambda: sound()["jpeg"][:-1]),
    Case("truncated-last-chunk.png", TRUNCATED, lambda: sound()["png"][:-12]),
    Case("truncated-glued.jpg", TRUNCATED, _glued),
    Case("truncated-magic.png", TRUNCATED, lambda: b"\x89PNG"),
    Case("truncated-after-magic.png", TRUNCATED, lambda: b"\x89PNG\r\n\x1a\n"),
    Case("truncated-magic.jpg", TRUNCATED, lambda: b"\xff\xd8"),
    Case("flipped-idat.png", DAMAGED, _flipped_idat),
    Case("flipped-checksum.png", DAMAGED, lambda: patch(sound()["png"], 29, b"\0\0\0\0")),
    Case("short-rows.png", DAMAGED, _short_rows),
    Case("bad-adler.png", DAMAGED, lambda: plain_png(packed=zlib.compress(rows())[:-4] + b"nope")),
    Case("no-stream.png", DAMAGED, lambda: plain_png(packed=b"no deflate at all")),
    Case("bad-filter.png", DAMAGED, lambda: plain_png(packed=zlib.compress(b"\x63" + rows()[1:]))),
    Case("no-pixels.png", DAMAGED, lambda: png(header(64, 48))),
    Case("no-palette.png", DAMAGED, lambda: png(header(64, 48, colour=3), chunk(b"IDAT", zlib.compress(bytes(3120))))),
    Case("impossible-depth.png", DAMAGED, lambda: png(header(64, 48, depth=7), chunk(b"IDAT", zlib.compress(b"")))),
    Case("phone-own-kind.png", Problem.UNSUPPORTED_FORMAT, lambda: png(chunk(b"CgBI", bytes(4)), header(64, 48))),
    Case("text-mode.png", DAMAGED, lambda: sound()["png"].replace(b"\r\n", b"\n")),
    Case("flipped-magic.png", DAMAGED, lambda: b"\x89PNG\r\n\x1a\x0b" + sound()["png"][8:]),
    Case("png-magic-on-gif.png", DAMAGED, lambda: b"\x89PNG\r\n\x1a\n" + sound()["gif"]),
    Case("flipped-tables.jpg", DAMAGED, _bad_tables),
    Case("no-frame.jpg", DAMAGED, lambda: b"\xff\xd8\xff\xd9"),
    Case("jpeg-magic-on-text.jpg", DAMAGED, lambda: b"\xff\xd8\xffHello, this is no picture."),
    Case("flipped-block.gif", DAMAGED, _bad_block),
    Case("no-frames.gif", DAMAGED, lambda: b"GIF89a\x40\0\x30\0\0\0\0;"),
    Case("flipped.webp", DAMAGED, _bad_webp),
    Case("no-chunks.webp", DAMAGED, lambda: b"RIFF\4\0\0\0WEBP"),
    Case("jpeg-inside.bmp", Problem.UNSUPPORTED_FORMAT, lambda: patch(sound()["bmp"], 30, struct.pack("<I", 4))),
    Case("impossible-depth.bmp", DAMAGED, lambda: patch(sound()["bmp"], 28, struct.pack("<H", 77))),
    Case("flipped-lzw.tiff", DAMAGED, lambda: _lzw(sound()["tiff-lzw"])),
    Case("no-directory.tiff", TRUNCATED, lambda: b"II*\0\xff\xff\xff\x7f"),
    Case("flipped.heic", DAMAGED, _hevc),
    Case("flipped.avif", DAMAGED, _av1),
    Case("no-meta.heic", DAMAGED, lambda: heic()[: int.from_bytes(heic()[:4], "big")]),
    Case("1x1.png", SMALL, lambda: _thin(1, 1)),
    Case("1x1.gif", SMALL, lambda: encode("GIF", Image.new("P", (1, 1)))),
    Case("1x1.jpg", SMALL, lambda: encode("JPEG", Image.new("RGB", (1, 1)))),
    Case("30000x1.png", SMALL, lambda: _thin(30_000, 1)),
    Case("1x30000.png", SMALL, lambda: _thin(1, 30_000)),
    Case("3x100.bmp", SMALL, lambda: encode("BMP", scene().resize((3, 100)))),
    Case("5x5000.png", SMALL, lambda: _thin(5, 5000)),
    Case("0x48.png", DAMAGED, lambda: png(header(0, 48), chunk(b"IDAT", zlib.compress(b"")))),
)  # fmt: skip
