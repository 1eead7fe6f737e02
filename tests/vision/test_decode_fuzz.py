"""Whatever the bytes, the answer is a picture or an enumerated problem."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.odd import animated
from tests.hostile.samples import encode, exif, scene, sound
from triage.config import Limits
from triage.errors import UnreadableError
from triage.vision.decode import decode
from triage.vision.decode.sniff import STARTS

SEEDS: dict[str, bytes] = {
    **sound(),
    "gif-animated": animated("GIF"),
    "webp-animated": animated("WEBP"),
    "jpeg-exif": encode("JPEG", exif=exif(6)),
    "tiff-jpeg": encode("TIFF", compression="jpeg"),
    "tiff-fax": encode("TIFF", scene().convert("1"), compression="group4"),
    "tiff-big": encode("TIFF", compression="tiff_adobe_deflate", big_tiff=True),
    "bmp-palette": encode("BMP", scene().quantize(16)),
}
ROUNDS = 40


def _answers(content: bytes) -> None:
    try:
        picture = decode(content, Limits())
    except UnreadableError:
        return
    assert picture.pixels.ndim == 3
    assert picture.pixels.shape[2] == 3


def _mutate(content: bytes, dice: random.Random) -> bytes:
    """Cut it, or write over a few bytes, most often in the headers."""
    if dice.random() < 0.2:
        return content[: dice.randrange(len(content))]
    changed = bytearray(content)
    reach = min(len(changed), 120) if dice.random() < 0.5 else len(changed)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        changed[dice.randrange(reach)] = dice.choice((0, 127, 128, 255, dice.randrange(256)))
    return bytes(changed)


def _repair(content: bytes) -> bytes:
    """The checksums of a PNG made right, so that the faults reach the decoder."""
    at, parts = 8, [content[:8]]
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        parts += [content[at:end], struct.pack(">I", zlib.crc32(content[at + 4 : end]))]
        at = end + 4
    return b"".join(parts)


@pytest.mark.parametrize("name", SEEDS)
def test_mutations_of_each_format(name: str) -> None:
    dice = random.Random(name)
    for _ in range(ROUNDS):
        changed = _mutate(SEEDS[name], dice)
        _answers(changed)
        if name.startswith("png"):
            _answers(_repair(changed))


@given(
    start=st.sampled_from([start for start, _ in STARTS] + [b"RIFF\x40\0\0\0WEBP", b"BM", b""]),
    rest=st.binary(max_size=200),
)
@settings(max_examples=200, deadline=None)
def test_anything_after_a_good_start(start: bytes, rest: bytes) -> None:
    _answers(start + rest)
