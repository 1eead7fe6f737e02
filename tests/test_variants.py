from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.variants import KINDS, main, write_variants

WIDTH, HEIGHT = 320, 200
BOX = [40, 60, 140, 90]  # of a red bar on a white screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A labelled folder with one screen."""
    pixels = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    pixels[BOX[1] : BOX[3], BOX[0] : BOX[2]] = (200, 0, 0)
    home = tmp_path / "source"
    (home / "images").mkdir(parents=True)
    Image.fromarray(pixels).save(home / "images/one.png")
    line = {"text": "red", "box": BOX, "role": "message"}
    label = {
        "id": "one",
        "file": "images/one.png",
        "error_box": BOX,
        "full_text": "red",
        "rotation": 0,
        "lines": [line],
    }
    (home / "labels.jsonl").write_text(json.dumps(label) + "\n", encoding="utf-8")
    return home


def variant(folder: Path, kind: str, seed: int = 0) -> tuple[dict[str, Any], NDArray[np.uint8]]:
    out = folder.parent / f"{kind}-{seed}"
    (label,) = write_variants(folder, out, kind, seed)
    with Image.open(out / label["file"]) as image:
        return label, np.asarray(image.convert("RGB"))


def red_box(pixels: NDArray[np.uint8]) -> NDArray[np.int_]:
    """Where the red bar is: left, top, right, bottom."""
    red = (pixels[..., 0].astype(int) - pixels[..., 1]) > 90
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    return np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1])


@pytest.mark.parametrize("kind", KINDS)
def test_the_label_describes_the_new_file_and_keeps_the_words(folder: Path, kind: str) -> None:
    label, pixels = variant(folder, kind)
    content = (folder.parent / f"{kind}-0" / label["file"]).read_bytes()
    assert label["sha256"] == hashlib.sha256(content).hexdigest()
    assert (label["height"], label["width"]) == pixels.shape[:2]
    assert (label["id"], label["full_text"]) == ("one", "red")
    assert (folder.parent / f"{kind}-0/labels.jsonl").read_text("utf-8") == json.dumps(label) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_repeats_itself_and_another_does_not(folder: Path, kind: str) -> None:
    first, again = variant(folder, kind)[0], variant(folder, kind)[0]
    assert first == again
    if not kind.startswith("rotated"):
        assert variant(folder, kind, seed=1)[0]["sha256"] != first["sha256"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turning_by_the_labelled_rotation_brings_the_box_back(folder: Path, degrees: int) -> None:
    label, pixels = variant(folder, f"rotated{degrees}")
    assert label["rotation"] == 360 - degrees
    upright = np.rot90(pixels, -label["rotation"] // 90)
    assert list(red_box(upright)) == label["error_box"] == BOX


@pytest.mark.parametrize("seed", range(4))
def test_undoing_the_labelled_skew_brings_the_frame_back(folder: Path, seed: int) -> None:
    label, pixels = variant(folder, "skewed", seed)
    assert 1 <= abs(label["skew"]) <= 15
    level = np.asarray(Image.fromarray(pixels).rotate(label["skew"], Image.Resampling.BICUBIC))
    top, left = (pixels.shape[0] - HEIGHT) // 2, (pixels.shape[1] - WIDTH) // 2
    assert np.abs(red_box(level[top : top + HEIGHT, left : left + WIDTH]) - BOX).max() <= 2


@pytest.mark.parametrize("seed", range(3))
def test_boxes_follow_a_new_scale(folder: Path, seed: int) -> None:
    label, pixels = variant(folder, "rescaled", seed)
    assert 0.6 <= pixels.shape[1] / WIDTH <= 1.6
    assert np.abs(red_box(pixels) - label["error_box"]).max() <= 2
    assert label["lines"][0]["box"] == label["error_box"]


@pytest.mark.parametrize("seed", range(4))
def test_boxes_and_corners_follow_the_camera(folder: Path, seed: int) -> None:
    label, pixels = variant(folder, "photographed", seed)
    assert np.abs(red_box(pixels) - label["error_box"]).max() <= 4
    corners = np.array(label["corners"])
    assert abs(label["skew"]) <= 4
    assert (corners > 0).all()
    assert (corners < (label["width"], label["height"])).all()
    middle, outside = corners.mean(axis=0).astype(int), corners[0].astype(int) // 4
    assert pixels[middle[1], middle[0]].mean() > 120 > pixels[outside[1], outside[0]].mean()


def test_a_photograph_is_noisy_and_a_recompressed_screen_is_the_same_size(folder: Path) -> None:
    flat = variant(folder, "photographed")[1][:, :, 1]
    assert np.diff(flat[flat > 150].astype(int)).std() > 1
    assert variant(folder, "recompressed")[1].shape == (HEIGHT, WIDTH, 3)


def test_the_command_takes_only_what_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "out"
    monkeypatch.setattr("sys.argv", ["variants", str(folder), str(out), "--kind", "skewed", "--only", "two"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("0 skewed")
    assert (out / "labels.jsonl").read_text("utf-8") == ""
