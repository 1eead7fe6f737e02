"""What is shipped is whole: the sdist holds what a wheel is built from, and the wheel works elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_the_wheel_carries_the_product_and_nothing_else(dist: Path) -> None:
    names = set(zipfile.ZipFile(only(dist, "*.whl")).namelist())
    assert {"triage/py.typed", "triage/models/README.md", "triage/cli/main.py"} <= names
    assert not set(files("triage")) - names
    shipped = {name for name in files("models") if name.endswith((".onnx", "README.md"))}
    assert not {f"triage/{name}" for name in shipped} - names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"triage", "screenshot_triage"}
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_sdist_carries_what_the_tests_need(dist: Path) -> None:
    with tarfile.open(only(dist, "*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert not set(files()) - names


def test_the_wheel_works_in_an_empty_environment_elsewhere(dist: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    pip: list[str | Path] = [
        tmp_path / "venv/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "-c",
        ROOT / "constraints.txt",
    ]
    done = subprocess.run([*pip, only(dist, "*.whl")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TRIAGE_DATA": str(tmp_path / "data")}
    command: list[str | Path] = [
        tmp_path / "venv/bin/triage",
        "analyze",
        "--jsonl",
        ROOT / "fixtures/images/auth-password-en.png",
    ]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["problem"] is None
    assert "password" in " ".join(line["text"] for line in report["lines"])
