"""Building the adapted models: once, whole, and by several at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from triage.errors import MissingError
from triage.vision.weights import build, source
from triage.vision.weights.build import SUMS, Weights, build_weights, is_built
from triage.vision.weights.charset import common_classes


def test_a_second_build_finds_the_first(tmp_path: Path) -> None:
    steps: list[str] = []
    assert not is_built(tmp_path)
    first = build_weights(tmp_path, progress=lambda step, _: steps.append(step))
    assert is_built(tmp_path)
    assert steps[-1] == "done"
    steps.clear()
    assert build_weights(tmp_path, progress=lambda step, _: steps.append(step)) == first
    assert steps == []


def test_a_damaged_file_is_built_again(tmp_path: Path) -> None:
    weights = build_weights(tmp_path)
    whole = weights.body.read_bytes()
    weights.body.write_bytes(whole[:1000])
    assert not is_built(tmp_path)
    assert build_weights(tmp_path).body.read_bytes() == whole


def test_two_programs_at_once_end_with_one_whole_build(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from triage.vision.weights.build import build_weights as b; b(pathlib.Path(sys.argv[1]))"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code, tmp_path]) for _ in range(2)]
    assert [program.wait(120) for program in programs] == [0, 0]
    assert is_built(tmp_path)
    assert len([path for path in tmp_path.iterdir() if not path.name.startswith(".")]) == 1
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".building")] == []


def test_a_build_is_the_same_every_time(tmp_path: Path) -> None:
    sums = [json.loads((build_weights(tmp_path / name).body.parent / SUMS).read_text()) for name in ("one", "two")]
    assert sums[0] == sums[1]


def test_no_weight_is_a_denormal(weights: Weights) -> None:
    for path in (weights.detector, weights.body, weights.head):
        for tensor in onnx.load(path).graph.initializer:
            value = numpy_helper.to_array(tensor)
            if value.dtype == np.float32:
                assert not np.any((value != 0) & (np.abs(value) < np.finfo(np.float32).tiny)), tensor.name


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(source, "find_spec", lambda _: None)
    with pytest.raises(MissingError, match="pip install 'rapidocr=="):
        build_weights(tmp_path)
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".")]


def test_another_recipe_is_another_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_weights(tmp_path)
    monkeypatch.setattr(build, "RECIPE", build.RECIPE + 1)
    assert not is_built(tmp_path)


def test_the_small_head_keeps_the_blank_and_european_letters() -> None:
    characters = ["", "a", "ß", "é", "漢", "Ω", "→", " "]
    assert common_classes(characters) == [0, 1, 2, 3, 5, 6, 7]
