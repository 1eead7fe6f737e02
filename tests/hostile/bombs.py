"""Small files that ask for a lot: memory, time or both."""

from __future__ import annotations

import struct
import zlib

from tests.hostile.case import Case
from tests.hostile.samples import (
    HEIGHT,
    WIDTH,
    chunk,
    encode,
    header,
    heic,
    patch,
    plain_png,
    png,
    riff,
    rows,
    scene,
    segment,
    sound,
    tiff,
    with_segment,
    zeros,
)
from triage.values import Problem

BOMB = 64 * 2**20


def _declared_png() -> bytes:
    return png(header(2**31 - 1, 2**31 - 1), chunk(b"IDAT", zlib.compress(b"\0")))


def _deflated_png() -> bytes:
    return png(header(20_000, 20_000, depth=1, colour=0), chunk(b"IDAT", zeros(2501 * 20_000)))


def _surplus_png() -> bytes:
    """Rows, and after the last of them ten thousand blocks of 2**16 zeros, packed by hand."""
    packer = zlib.compressobj(9)
    packed = packer.compress(rows()) + packer.flush(zlib.Z_FULL_FLUSH)
    raw = zlib.compressobj(9, wbits=-15)
    block = raw.compress(bytes(2**16)) + raw.flush(zlib.Z_FULL_FLUSH)
    return plain_png(packed=packed + block * 10_000)


def _huge_jpeg() -> bytes:
    content = sound()["jpeg"]
    return patch(content, content.index(b"\xff\xc0") + 5, b"\xff\xff\xff\xff")


def _many_scans() -> bytes:
    content = sound()["jpeg-progressive"]
    at = content.rindex(b"\xff\xda")
    return content[:at] + content[at:-2] * 2000 + content[-2:]


def _overlapping_exif() -> bytes:
    """Five thousand tags that all point at the same 60 kB."""
    count = 5000
    table = b"".join(struct.pack("<HHII", 0x9000 + n, 7, 60_000, 8) for n in range(count))
    block = b"Exif\0\0II*\0" + struct.pack("<IH", 8, count) + table + bytes(4)
    return with_segment(sound()["jpeg"], segment(0xE1, block))


def _overlapping_tags() -> bytes:
    content = tiff(*_page(), *((40_000 + n, 7, 2_000_000, 8) for n in range(2000)))
    return content + bytes(2_000_000)


def _page(width: int = WIDTH, height: int = HEIGHT, place: int = 8) -> tuple[tuple[int, int, int, int], ...]:
    size = min(width * height, 4000)
    return (
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
        (273, 4, 1, place), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, size),
    )  # fmt: skip


def _tiled() -> bytes:
    return tiff(
        (256, 4, 1, WIDTH), (257, 4, 1, HEIGHT), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (277, 3, 1, 1),
        (322, 4, 1, 60_000), (323, 4, 1, 60_000), (324, 4, 1, 8), (325, 4, 1, 100),
    )  # fmt: skip


def _many_pages() -> bytes:
    pages = [encode("TIFF", scene().convert("1"))]
    start, step = len(pages[0]) + len(pages[0]) % 2, 18
    links = [struct.pack("<HHHIII", 1, 256, 4, 1, WIDTH, start + (n + 1) * step) for n in range(3000)]
    first = bytearray(pages[0].ljust(start, b"\0"))
    (directory,) = struct.unpack_from("<I", first, 4)
    (count,) = struct.unpack_from("<H", first, directory)
    struct.pack_into("<I", first, directory + 2 + 12 * count, start)
    links[-1] = links[-1][:-4] + bytes(4)
    return bytes(first) + b"".join(links)


def _gif(frames: int, extra: bytes = b"", canvas: tuple[int, int] | None = None) -> bytes:
    content = encode("GIF")
    head = 13 + 3 * 2 ** ((content[10] & 7) + 1)
    first = content[head:-1]
    start = content[:head] if canvas is None else patch(content[:head], 6, struct.pack("<HH", *canvas))
    return start + extra + first * frames + b";"


def _wide_frame() -> bytes:
    content = _gif(1)
    return patch(content, content.index(b",\0\0\0\0") + 5, b"\xff\xff\xff\xff")


def _huge_bmp() -> bytes:
    return patch(sound()["bmp"], 18, struct.pack("<ii", 100_000, 100_000))


def _run_lengths() -> bytes:
    size = 600_000
    start = struct.pack("<2sIHHI", b"BM", size, 0, 0, 1078)
    facts = struct.pack("<IiiHHIIiiII", 40, 6000, 6000, 1, 8, 1, size, 0, 0, 256, 0)
    return start + facts + bytes(1024) + b"\1\7" * (size // 2)


def _huge_canvas() -> bytes:
    size = (16_383).to_bytes(3, "little")
    return riff((b"VP8X", bytes(4) + size + size), (b"VP8L", encode("WEBP", lossless=True)[20:]))


def _huge_ispe(content: bytes) -> bytes:
    return patch(content, content.index(b"ispe") + 8, struct.pack(">II", 30_000, 30_000))


def _packed_text(kind: bytes, start: bytes) -> bytes:
    return plain_png(chunk(kind, start + zeros(BOMB)))


PIXELS, FRAMES = Problem.TOO_MANY_PIXELS, Problem.TOO_MANY_FRAMES

CASES = (
    Case("bomb-declared.png", PIXELS, _declared_png),
    Case("bomb-deflated.png", PIXELS, _deflated_png),
    Case("bomb-surplus.png", None, _surplus_png),
    Case("bomb-ztxt.png", None, lambda: _packed_text(b"zTXt", b"Comment\0\0")),
    Case("bomb-itxt.png", None, lambda: _packed_text(b"iTXt", b"Comment\0\1\0\0\0")),
    Case("bomb-iccp.png", None, lambda: _packed_text(b"iCCP", b"Profile\0\0")),
    Case("bomb-chunks.png", Problem.DAMAGED, lambda: plain_png(chunk(b"tEXt", b"a\0b") * 50_000)),
    Case("bomb-frames.png", FRAMES, lambda: plain_png(chunk(b"acTL", b"\xff\xff\xff\xff\0\0\0\0"))),
    Case("bomb-declared.jpg", PIXELS, _huge_jpeg),
    Case("bomb-scans.jpg", Problem.DAMAGED, _many_scans),
    Case("bomb-exif-overlap.jpg", None, _overlapping_exif),
    Case("bomb-segments.jpg", Problem.DAMAGED, lambda: with_segment(sound()["jpeg"], segment(0xFE, b"") * 50_000)),
    Case("bomb-canvas.gif", PIXELS, lambda: _gif(1, canvas=(65_535, 65_535))),
    Case("bomb-wide-frame.gif", PIXELS, _wide_frame),
    Case("bomb-frames.gif", FRAMES, lambda: _gif(2500)),
    Case("bomb-comments.gif", None, lambda: _gif(1, extra=b"!\xfe\3abc\0" * 100_000)),
    Case("bomb-canvas.webp", PIXELS, _huge_canvas),
    Case("bomb-declared.bmp", PIXELS, _huge_bmp),
    Case("bomb-run-lengths.bmp", Problem.TOO_MANY_BYTES, _run_lengths),
    Case("bomb-declared.tiff", PIXELS, lambda: tiff(*_page(200_000, 200_000)) + bytes(4000)),
    Case("bomb-tiles.tiff", PIXELS, lambda: _tiled() + bytes(100)),
    Case("bomb-overlap.tiff", None, _overlapping_tags),
    Case("bomb-pages.tiff", FRAMES, _many_pages),
    Case("loop-of-pages.tiff", None, lambda: tiff(*_page(), link=8) + bytes(4000)),
    Case("bomb-strips.tiff", Problem.TRUNCATED, lambda: tiff(*_page()[:5], (273, 4, 2**28, 8)) + bytes(4000)),
    Case("bomb-declared.heic", PIXELS, lambda: _huge_ispe(heic())),
    Case("bomb-declared.avif", PIXELS, lambda: _huge_ispe(sound()["avif"])),
)
