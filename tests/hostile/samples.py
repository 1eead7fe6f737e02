"""Small sound pictures of every format, and the bricks that unsound ones are made of."""

from __future__ import annotations

import base64
import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 64, 48
WHITE, RED, BLUE = (255, 255, 255), (200, 30, 30), (20, 60, 200)
RED_BOX, BLUE_BOX = (4, 4, 27, 19), (36, 28, 59, 43)

# scene(), encoded once: no encoder for HEVC is among our dependencies.
HEIC = (
    "c-muNV30{GsVvAy%}izhg51nBLl8SRGck>Ufw49>wIq=N0u(b+a*CjAhJwuG5(YG&l$nzcHpIn&fe{FSfN>#&27>QEtelydmj>p6L`8v|R3<1d"
    "qb%7F#N;c;EXjo{`I}i#Q~;#!W)>vp1L-oLGG|6+kkACMBDoI?fBydX!N9=JoB-4z;lRkl`2Rmh0W(MiGYHA;Vsc0XN@_VVGNQ>WP-tYG_Ug&"
    "9ojW)(3>1Ju%pih6F$t)g&4uw`@qtdDCBn)1IYoKNITb)rUIw-XppZyraX~87XAV%Tk(`rQ0A+(5Zvdr1fa(AL{~tg!5DOG!R%C(%nK?K(fRs"
    "dLK`tzif#Js5$i&Rr0%ZTsO-Td=@@Eak^_&l$%y(9?@la(rA!{9L&v3Ez|E^W?J}SNo-WGE0Gkh+n`1y?l>-&=X+_Qi4JiXy*{<1*s;r?UOx8J"
    "&JyhT=In`h9DWhd;UzP|94UB<aiYuTK)Ul#DTy37#VJcr5kJGa=f?{BS-et3Aez{&jISqJUa0vwD5jS9;jO`5*&FW<3KHk&?dbyw5BUw(Gup$10"
    "J1MSZo`fc^UU)et?ao6Q&O^#(Z4E{g#a{d+Z^7AU2l1=j>>+HU=1#DY<>uueq(m9p4MRJd(?=fK9c17~B{tT7h3zn%~dHYfE9lIt|;NHjArO)R"
    "aNOOMr-uPANdFFSwqV_Cg0RVT;$TI"
)


def scene() -> Image.Image:
    """White, with a red box top left and a blue one bottom right."""
    image = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle(RED_BOX, fill=RED)
    draw.rectangle(BLUE_BOX, fill=BLUE)
    return image


def encode(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    """A picture in one of Pillow's formats."""
    out = BytesIO()
    (image or scene()).save(out, kind, **options)
    return out.getvalue()


@cache
def heic() -> bytes:
    return zlib.decompress(base64.b85decode(HEIC))


@cache
def sound() -> dict[str, bytes]:
    """One small sound file a format and flavour."""
    image = scene()
    return {
        "png": encode("PNG"),
        "png-alpha": encode("PNG", image.convert("RGBA")),
        "jpeg": encode("JPEG", quality=90),
        "jpeg-progressive": encode("JPEG", progressive=True),
        "jpeg-cmyk": encode("JPEG", image.convert("CMYK")),
        "gif": encode("GIF"),
        "webp": encode("WEBP"),
        "webp-lossless": encode("WEBP", lossless=True),
        "bmp": encode("BMP"),
        "tiff": encode("TIFF"),
        "tiff-lzw": encode("TIFF", compression="tiff_lzw"),
        "avif": encode("AVIF", quality=90),
        "heic": heic(),
    }


def exif(orientation: int) -> bytes:
    """An EXIF block with an orientation and nothing else."""
    block = Image.Exif()
    block[0x0112] = orientation
    return block.tobytes()


# ---------------------------------------------------------------- bricks


def chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk with the right checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlace: int = 0) -> bytes:
    """The IHDR chunk."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))


def png(*chunks: bytes) -> bytes:
    """A PNG of chunks; the end is added."""
    return b"".join([b"\x89PNG\r\n\x1a\n", *chunks, chunk(b"IEND", b"")])


def rows(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """The pixels of a grey RGB picture as PNG filters them, not yet packed."""
    return (b"\0" + bytes([90]) * (3 * width)) * height


def plain_png(*extra: bytes, packed: bytes | None = None) -> bytes:
    """A grey picture with more chunks before its pixels."""
    return png(header(WIDTH, HEIGHT), *extra, chunk(b"IDAT", packed or zlib.compress(rows())))


def zeros(count: int) -> bytes:
    """`count` zeros, deflated without ever holding them all."""
    packer = zlib.compressobj(9)
    block = bytes(2**20)
    return b"".join([*(packer.compress(block) for _ in range(count // 2**20)), packer.flush()])


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def with_segment(jpeg: bytes, *segments: bytes) -> bytes:
    """A JPEG with more segments right after its start."""
    return b"".join([jpeg[:2], *segments, jpeg[2:]])


def patch(content: bytes, at: int, new: bytes) -> bytes:
    """`content` with `new` written over it."""
    return content[:at] + new + content[at + len(new) :]


def tiff(*entries: tuple[int, int, int, int], tail: bytes = b"", link: int = 0) -> bytes:
    """A little-endian TIFF with one directory of (tag, type, count, value or address), and bytes after it."""
    table = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + struct.pack("<I", link) + tail


def box(kind: bytes, body: bytes) -> bytes:
    """A box of an ISO media file."""
    return struct.pack(">I", len(body) + 8) + kind + body


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP file of chunks."""
    body = b"".join(kind + struct.pack("<I", len(part)) + part + bytes(len(part) % 2) for kind, part in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
