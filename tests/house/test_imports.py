"""The law of imports, and what the first command must not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files

HEAVY = {
    *("numpy", "cv2", "PIL", "onnx", "onnxruntime", "pytesseract", "pi_heif", "rapidocr"),
    *("pydantic", "yaml", "jinja2", "phonenumbers", "stdnum", "detect_secrets", "rapidfuzz", "rich"),
}


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd="/")
    return {module.partition(".")[0] for module in done.stderr.split()}


def test_the_law_of_imports_holds() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_imports_that_the_linter_cannot_see_are_few_and_known() -> None:
    sources = {name: (ROOT / name).read_text(encoding="utf-8") for name in files("triage") if name.endswith(".py")}
    by_name = {name for name, source in sources.items() if "import_module(" in source or "__import__(" in source}
    assert by_name == {"triage/cli/main.py", "triage/privacy/published.py"}


@pytest.mark.parametrize("module", ["triage", "triage.values", "triage.errors", "triage.ports", "triage.pipeline"])
def test_the_contracts_import_nothing_heavy(module: str) -> None:
    assert not loaded_after(f"import {module}") & HEAVY


def test_help_imports_nothing_heavy() -> None:
    asked = "sys.argv = ['triage', '--help']\nfrom triage.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    assert not loaded_after(asked) & HEAVY


def test_importing_the_package_brings_the_standard_library_alone() -> None:
    ours = loaded_after("import triage") - loaded_after("pass")
    assert ours == {"triage"}
