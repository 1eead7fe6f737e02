"""Pictures that look wrong or are rare, and are readable all the same."""

from __future__ import annotations

import struct
from typing import Any

from PIL import Image, ImageOps

from tests.hostile.case import Case
from tests.hostile.samples import chunk, encode, exif, patch, plain_png, scene, segment, sound, with_segment
from tests.hostile.strangers import LOGIN, PDF, _zip


def ycck() -> bytes:
    """The scene as Adobe writes it: inverted CMYK, whose first three inks are stored as YCbCr."""
    inks = ImageOps.invert(scene()).convert("YCbCr")
    black = Image.new("L", inks.size, 255)
    image = Image.merge("CMYK", (*inks.split(), black))
    inverted = image.point(lambda value: 255 - value)
    content = encode("JPEG", inverted, quality=95)
    return patch(content, content.index(b"Adobe") + 11, b"\2")


def animated(kind: str) -> bytes:
    turned = [scene().rotate(angle) for angle in (90, 180)]
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    return encode(kind, save_all=True, append_images=turned, duration=100, **options)


def deep_png() -> bytes:
    return encode("PNG", scene().convert("L").convert("I").point(lambda value: value * 257).convert("I;16"))


def script_gif() -> bytes:
    """A GIF that is also a script: its width reads as the start of a comment."""
    content = patch(sound()["gif"], 6, b"/*")
    return patch(content, 8, b"\x40\0") + b"*/=1;alert(1)//"


def _broken_exif(block: bytes) -> bytes:
    return with_segment(sound()["jpeg"], segment(0xE1, b"Exif\0\0" + block))


CASES = (
    Case("animated.gif", None, lambda: animated("GIF")),
    Case("animated.webp", None, lambda: animated("WEBP")),
    Case("animated.png", None, lambda: animated("PNG")),
    Case("pages.tiff", None, lambda: animated("TIFF")),
    Case("cmyk.jpg", None, lambda: sound()["jpeg-cmyk"]),
    Case("ycck.jpg", None, ycck),
    Case("cmyk.tiff", None, lambda: encode("TIFF", scene().convert("CMYK"))),
    Case("grey.jpg", None, lambda: encode("JPEG", scene().convert("L"))),
    Case("sixteen-bit.png", None, deep_png),
    Case("one-bit.png", None, lambda: encode("PNG", scene().convert("1"))),
    Case("fax.tiff", None, lambda: encode("TIFF", scene().convert("1"), compression="group4")),
    Case("big.tiff", None, lambda: encode("TIFF", big_tiff=True)),
    Case("float.tiff", None, lambda: encode("TIFF", scene().convert("F"))),
    Case("exif-turned.jpg", None, lambda: encode("JPEG", exif=exif(6))),
    Case("exif-impossible.jpg", None, lambda: encode("JPEG", exif=exif(99))),
    Case("exif-garbage.jpg", None, lambda: _broken_exif(b"\xde\xad\xbe\xef" * 9)),
    Case("exif-endless.jpg", None, lambda: _broken_exif(b"II*\0" + struct.pack("<IH", 8, 65_535))),
    Case("exif-far-away.jpg", None, lambda: _broken_exif(b"MM\0*\xff\xff\xff\xff")),
    Case("icc-garbage.png", None, lambda: plain_png(chunk(b"iCCP", b"x\0\0not deflated"))),
    Case("icc-garbage.jpg", None, lambda: encode("JPEG", icc_profile=b"no profile")),
    Case("wrong-text-checksum.png", None, lambda: plain_png(chunk(b"tEXt", b"a\0b")[:-1] + b"?")),
    Case("png-named.jpg", None, lambda: sound()["png"]),
    Case("jpeg-named.gif", None, lambda: sound()["jpeg"]),
    Case("heic-named.jpg", None, lambda: sound()["heic"]),
    Case("png-named.exe", None, lambda: sound()["png"]),
    Case("no-extension", None, lambda: sound()["webp"]),
    Case("polyglot-zip.png", None, lambda: sound()["png"] + _zip(**{"payload.txt": b"hidden"})),
    Case("polyglot-zip.jpg", None, lambda: sound()["jpeg"] + _zip(**{"payload.txt": b"hidden"})),
    Case("polyglot-script.gif", None, script_gif),
    Case("polyglot-html.jpg", None, lambda: with_segment(sound()["jpeg"], segment(0xFE, LOGIN.encode()))),
    Case("polyglot-pdf.png", None, lambda: plain_png(chunk(b"tEXt", b"a\0" + PDF % b""))),
    Case("junk-after-end.gif", None, lambda: sound()["gif"] + b"junk" * 99),
)
