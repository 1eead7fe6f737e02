"""Pixels, frames and limits of pictures that are sound."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from tests.hostile.odd import animated, ycck
from tests.hostile.samples import (
    BLUE,
    HEIGHT,
    RED,
    WHITE,
    WIDTH,
    chunk,
    encode,
    exif,
    header,
    patch,
    plain_png,
    png,
    rows,
    scene,
    sound,
)
from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode import decode

if TYPE_CHECKING:
    from triage.ports import Pixels

LIMITS = Limits()


def _pixels(content: bytes) -> Pixels:
    return decode(content, LIMITS).pixels


def _problem(content: bytes, limits: Limits = LIMITS) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        decode(content, limits)
    return caught.value.problem


def _near(pixel: np.ndarray, colour: tuple[int, ...], tolerance: int = 24) -> bool:
    return bool(np.abs(pixel.astype(int) - np.array(colour)).max() <= tolerance)


def _shows_the_scene(pixels: Pixels, tolerance: int = 24) -> bool:
    points = {(12, 15): RED, (36, 48): BLUE, (40, 10): WHITE, (6, 55): WHITE}
    return pixels.shape == (HEIGHT, WIDTH, 3) and all(_near(pixels[at], c, tolerance) for at, c in points.items())


@pytest.mark.parametrize("name", [name for name in sound() if name != "jpeg-cmyk"])
def test_every_format_shows_the_scene(name: str) -> None:
    picture = decode(sound()[name], LIMITS)
    assert _shows_the_scene(picture.pixels)
    assert picture.format == name.partition("-")[0]
    assert picture.frames == 1


@pytest.mark.parametrize("name", sound())
def test_pixels_are_what_the_contract_says(name: str) -> None:
    pixels = _pixels(sound()[name])
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert not pixels.flags.writeable


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_the_first_frame_is_read_and_the_others_are_counted(kind: str) -> None:
    picture = decode(animated(kind), LIMITS)
    assert picture.frames == 3
    assert _shows_the_scene(picture.pixels)


# ---------------------------------------------------------------- orientation

TURNED: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda image: image,
    2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
    4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
    6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
    7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
    8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_exif_orientation_is_undone(kind: str, orientation: int) -> None:
    stored = TURNED[orientation](scene())
    assert _shows_the_scene(_pixels(encode(kind, stored, exif=exif(orientation))))


def test_avif_is_turned_by_its_container() -> None:
    assert _shows_the_scene(_pixels(encode("AVIF", TURNED[6](scene()), exif=exif(6), quality=90)))


# ---------------------------------------------------------------- colour


@pytest.mark.parametrize("interlace", [0, 1])
@pytest.mark.parametrize("top", [255, 65535])
def test_deep_colour_is_scaled_and_not_clipped(top: int, interlace: int) -> None:
    depth, size = (8, "B") if top == 255 else (16, "H")
    values = [0, top // 4, top // 2, top]
    if interlace:  # in a picture of one grey all seven passes look alike
        values = [top // 2] * 4
    row = struct.pack(f">{8 * 3}{size}", *(value for value in values for _ in range(6)))
    lines = [(8, 1), (8, 1)] if not interlace else []
    body = (b"\0" + row) * 8 if lines else _adam7(row[: 3 * depth // 8], depth)
    pixels = _pixels(png(header(8, 8, depth=depth, interlace=interlace), chunk(b"IDAT", zlib.compress(body))))
    expected = [round(value * 255 / top) for value in values]
    assert np.abs(pixels[0, ::2, 0].astype(int) - expected).max() <= 1


def _adam7(pixel: bytes, depth: int) -> bytes:
    shapes = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    return b"".join((b"\0" + pixel * width) * height for width, height in shapes)


def test_sixteen_bit_grey_is_scaled() -> None:
    ramp = Image.fromarray(np.linspace(0, 65535, 64 * 8, dtype=np.uint16).reshape(8, 64))
    for kind in ("PNG", "TIFF"):
        pixels = _pixels(encode(kind, ramp))
        assert pixels[0, 0].max() <= 1
        assert pixels[-1, -1].min() >= 254
        assert _near(pixels[4, 0], (128, 128, 128), tolerance=3)


def test_fractions_are_scaled_from_nought_to_one() -> None:
    ramp = Image.fromarray(np.linspace(0, 1, 64 * 8, dtype=np.float32).reshape(8, 64))
    pixels = _pixels(encode("TIFF", ramp))
    assert (pixels.min(), pixels.max()) == (0, 255)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF"])
def test_palettes_and_one_bit(kind: str) -> None:
    assert _shows_the_scene(_pixels(encode(kind, scene().quantize(16))))
    bits = _pixels(encode(kind, scene().convert("L").point(lambda value: 255 * (value > 128)).convert("1")))
    assert _near(bits[12, 15], (0, 0, 0))
    assert _near(bits[40, 10], WHITE)


def test_inks_become_light() -> None:
    assert _shows_the_scene(_pixels(ycck()), tolerance=40)
    cmyk = _pixels(sound()["jpeg-cmyk"])
    assert _near(cmyk[40, 10], WHITE)
    assert cmyk[12, 15, 0] > cmyk[12, 15, 2] + 80


# ---------------------------------------------------------------- alpha


def _on_nothing(ink: tuple[int, int, int], mode: str = "RGBA") -> Image.Image:
    image = Image.new("RGBA", (WIDTH, HEIGHT), (*ink, 0))
    image.paste((*ink, 255), (20, 20, 44, 26))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA"), ("TIFF", "RGBA"), ("AVIF", "RGBA")]
)
@pytest.mark.parametrize("ink", [(255, 255, 255), (0, 0, 0), (230, 230, 120), (40, 40, 90)])
def test_what_stands_on_nothing_stays_readable(kind: str, mode: str, ink: tuple[int, int, int]) -> None:
    pixels = _pixels(encode(kind, _on_nothing(ink, mode))).astype(int)
    assert abs(pixels[23, 32].mean() - pixels[5, 5].mean()) > 90


def test_white_words_of_a_palette_on_nothing_stay_readable() -> None:
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette([255, 255, 255, 255, 255, 254])
    image.paste(1, (20, 20, 44, 26))
    for kind in ("PNG", "GIF"):
        pixels = _pixels(encode(kind, image, transparency=0))
        assert pixels[23, 32].min() > 250
        assert pixels[5, 5].max() < 5


def test_a_window_with_see_through_corners_lies_on_white() -> None:
    image = scene().convert("RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    pixels = _pixels(encode("PNG", image))
    assert _near(pixels[0, 0], WHITE)
    assert _shows_the_scene(pixels)


def test_half_transparent_ink_is_mixed_with_the_background() -> None:
    assert _near(_pixels(encode("PNG", Image.new("RGBA", (8, 8), (0, 0, 0, 128))))[4, 4], (127, 127, 127), tolerance=2)


def test_alpha_that_hides_everything_is_ignored() -> None:
    image = scene()
    image.putalpha(0)
    assert _shows_the_scene(_pixels(encode("PNG", image)))


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize("name", sound())
def test_limits_hold_for_every_format(name: str) -> None:
    content = sound()[name]
    assert _problem(content, Limits(bytes=len(content) - 1)) == Problem.TOO_MANY_BYTES
    assert _problem(content, Limits(pixels=WIDTH * HEIGHT - 1)) == Problem.TOO_MANY_PIXELS
    assert _problem(content, Limits(side=HEIGHT + 1)) == Problem.TOO_SMALL
    assert _problem(content, Limits(aspect=1.3)) == Problem.TOO_SMALL
    decode(content, Limits(bytes=len(content), pixels=WIDTH * HEIGHT, side=HEIGHT, aspect=1.34))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_frames_are_limited(kind: str) -> None:
    assert _problem(animated(kind), Limits(frames=2)) == Problem.TOO_MANY_FRAMES
    assert decode(animated(kind), Limits(frames=3)).frames == 3


# ---------------------------------------------------------------- large PNGs, which go another way


def _noisy(height: int = 700) -> Image.Image:
    return Image.effect_noise((600, height), 90).convert("RGB")


@pytest.mark.parametrize(("mode", "height"), [("RGB", 700), ("RGBA", 700), ("L", 800), ("P", 1600)])
def test_a_large_png_is_read_to_the_byte(mode: str, height: int) -> None:
    image = _noisy(height).convert(mode)
    content = encode("PNG", image)
    assert len(content) > 300_000
    assert np.array_equal(_pixels(content), np.asarray(image.convert("RGB")))


def test_a_large_png_with_missing_rows_is_damaged() -> None:
    image = _noisy()
    full = b"".join(b"\0" + row.tobytes() for row in np.asarray(image))
    short = zlib.compress(full[: len(full) // 700 * 450])
    content = png(header(*image.size), chunk(b"IDAT", short))
    assert len(short) > 300_000
    assert _problem(content) == Problem.DAMAGED


def test_a_large_png_may_end_in_black() -> None:
    image = _noisy()
    image.paste((0, 0, 0), (0, 690, 600, 700))
    assert np.array_equal(_pixels(encode("PNG", image)), np.asarray(image))


# ---------------------------------------------------------------- what must not matter


def test_a_bad_text_chunk_does_not_spoil_a_picture() -> None:
    content = plain_png(chunk(b"tEXt", b"a\0b")[:-1] + b"?")
    assert np.array_equal(_pixels(content), _pixels(plain_png()))


def test_a_bad_pixel_chunk_does() -> None:
    content = plain_png()
    assert _problem(patch(content, content.index(b"IDAT") + 6, b"?")) == Problem.DAMAGED
    assert _problem(plain_png(packed=zlib.compress(rows())[:-1])) == Problem.DAMAGED
