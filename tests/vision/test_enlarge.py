from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from triage.errors import UnreadableError
from triage.vision.enlarge import enlarge


def png(ground: int, ink: int) -> bytes:
    picture = Image.new("L", (40, 30), ground)
    picture.paste(ink, (10, 10, 30, 20))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(("ground", "ink"), [(250, 10), (10, 250)])
def test_text_is_twice_as_large_and_dark_on_light(ground: int, ink: int) -> None:
    picture = Image.open(io.BytesIO(enlarge(png(ground, ink))))
    grey = np.asarray(picture.convert("L"))
    assert picture.size == (80, 60)
    assert grey[2, 2] > 200
    assert grey[30, 40] < 50


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        enlarge(content)
