from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from triage.values import Box
from triage.vision.preview import preview


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
    picture = opened(preview(corner(), size, rotation))
    assert picture.size == size
    red, green, _ = np.asarray(picture)[place[1], place[0]]
    assert red > 200
    assert green < 60


def test_covered_areas_are_black_after_shrinking_too() -> None:
    picture = opened(preview(corner(), (300, 200), covered=[Box(-10, -10, 60, 60)], side=150))
    assert picture.size == (150, 100)
    assert max(np.asarray(picture)[:28, :28].max(), 0) < 8


def test_pixels_that_are_not_those_of_the_boxes_are_not_shown() -> None:
    assert preview(corner(), (300, 201)) is None
    assert preview(corner(), (300, 200), rotation=90) is None


def test_what_is_no_picture_has_no_preview() -> None:
    assert preview(b"<html>", (1, 1)) is None
