"""Names of copies: safe, each once, and never that of a picture that is still to be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from triage.cli.framing import LONGEST, open_album, safe_stem
from triage.errors import UsageError
from triage.values import Attachment, Evidence, ImageFacts, Timings


def white() -> Attachment:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(file, "PNG")
    return Attachment("a.png", file.getvalue())


def seen(width: int) -> Evidence:
    image = ImageFacts(width, 20, "png")
    return Evidence(image, (), (), (), (), (), None, Timings(), "strict")


@pytest.mark.parametrize(
    ("image", "stem"),
    [
        ("folder/My shot (2).PNG", "My_shot_2_"),
        ("../../etc/passwd", "passwd"),
        (".hidden.png", "hidden"),
        ("-rf.png", "rf"),
        ("a\nb\x1b[31m\u202e.png", "a_b_31m_"),
        ("снимок.png", "снимок"),
        ("not-utf8-\udcff.png", "not-utf8-_"),
        ("💥.png", "_"),
        ("", "picture"),
        ("x" * 300, "x" * LONGEST),
    ],
)
def test_a_name_keeps_what_is_safe_in_it(image: str, stem: str) -> None:
    assert safe_stem(image) == stem


def test_names_are_given_once_whatever_the_case_and_no_picture_is_overwritten(tmp_path: Path) -> None:
    images = ["a.png", "sub/A.png", "b.png", "b.boxes.webp"]
    (tmp_path / "b.boxes.webp").write_bytes(b"still to be read")
    album = open_album(tmp_path, images)
    made = [album.add(image, white(), seen(30)) for image in images]
    names = ["a.boxes.webp", "A-2.boxes.webp", "b-2.boxes.webp", "b.boxes.boxes.webp"]
    assert made == [tmp_path / name for name in names]
    assert (tmp_path / "b.boxes.webp").read_bytes() == b"still to be read"


def test_a_picture_that_cannot_be_shown_with_boxes_writes_nothing(tmp_path: Path) -> None:
    assert open_album(tmp_path / "new", []).add("a.png", white(), seen(31)) is None
    assert list((tmp_path / "new").iterdir()) == []


def test_what_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot write"):
        open_album(tmp_path / "file", [])
    album = open_album(tmp_path, [])
    (tmp_path / "a.boxes.webp").mkdir()
    with pytest.raises(UsageError, match="cannot write"):
        album.add("a.png", white(), seen(30))
