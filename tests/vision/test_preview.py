from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from triage.values import Box, ImageFacts
from triage.vision.preview import preview
from triage.vision.upright.skew import level


def corner() -> bytes:
    """300 x 200, white, with a red square of 50 in the top left corner."""
    picture = Image.new("RGB", (300, 200), "white")
    picture.paste((255, 0, 0), (0, 0, 50, 50))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content)).convert("RGB")


# A quarter clockwise takes the top left corner to the top right.
@pytest.mark.parametrize(
    ("rotation", "size", "place"),
    [
        (0, (300, 200), (25, 25)),
        (90, (200, 300), (175, 25)),
        (180, (300, 200), (275, 175)),
        (270, (200, 300), (25, 275)),
    ],
)
def test_pictures_are_turned_clockwise(rotation: int, size: tuple[int, int], place: tuple[int, int]) -> None:
    picture = opened(preview(corner(), ImageFacts(*size, "png", rotation=rotation)))
    assert picture.size == size
    red, green, _ = np.asarray(picture)[place[1], place[0]]
    assert red > 200
    assert green < 60


def test_covered_areas_are_black_after_shrinking_too() -> None:
    picture = opened(preview(corner(), ImageFacts(300, 200, "png"), [Box(-10, -10, 60, 60)], side=150))
    assert picture.size == (150, 100)
    assert max(np.asarray(picture)[:28, :28].max(), 0) < 8


def test_a_levelled_picture_is_that_which_was_read() -> None:
    # Drawn level, then turned clockwise on a larger white canvas, as a careless scan is.
    skewed = Image.open(io.BytesIO(corner())).rotate(
        -5, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    file = io.BytesIO()
    skewed.save(file, "PNG")
    pixels = level(np.asarray(skewed), 5.004)
    facts = ImageFacts(pixels.shape[1], pixels.shape[0], "png", skew=5.0)
    picture = np.asarray(opened(preview(file.getvalue(), facts)))
    assert np.abs(picture.astype(int) - pixels)[20:-20, 20:-20].mean() < 4


def test_pixels_that_are_not_those_of_the_boxes_are_not_shown() -> None:
    assert preview(corner(), ImageFacts(300, 201, "png")) is None
    assert preview(corner(), ImageFacts(300, 200, "png", rotation=90)) is None
    assert preview(corner(), ImageFacts(300, 200, "png", skew=10.0)) is None


def test_what_is_no_picture_has_no_preview() -> None:
    assert preview(b"<html>", ImageFacts(1, 1, "png")) is None
