"""The rule of tests/conftest.py: a skip is a failure in CI, and an expected failure is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"

CASES = """
import pytest

def test_skips():
    pytest.skip("no tesseract")

@pytest.mark.xfail
def test_known():
    assert False
"""


def run(folder: Path, ci: str) -> str:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "test_cases.py").write_text(CASES, encoding="utf-8")
    (folder / "test_module.py").write_text("import pytest\npytest.importorskip('no_such_module')\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
    return subprocess.run(
        command, cwd=folder, env=os.environ | {"CI": ci}, capture_output=True, text=True, check=False
    ).stdout


def test_on_ones_own_machine_a_skip_is_a_skip(tmp_path: Path) -> None:
    assert "2 skipped, 1 xfailed" in run(tmp_path, "")


def test_in_ci_a_skipped_test_and_a_skipped_module_fail(tmp_path: Path) -> None:
    printed = run(tmp_path, "1")
    assert "test_skips may not skip in CI" in printed
    assert "no tesseract" in printed
    assert "test_module.py may not skip in CI" in printed
