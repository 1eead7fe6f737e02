"""Caps on size, and names that say nothing, over everything that is ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.house.repository import ROOT, files

FILES = [ROOT / name for folder in ("triage", "tests", "fixtures") for name in files(folder) if name.endswith(".py")]

LINES_IN_FILE = 400
LINES_IN_FUNCTION = 40
MEDIAN_FUNCTION = 12

EMPTY_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
EMPTY_WORDS = {"process", "handle", "manage", "data", "info", "util", "utils", "helper", "helpers", "context"}

# Names that are not ours to choose, and one word of the command line that is a contract.
GIVEN = {"data", "check_data_directory"}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def definitions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case _:
                pass


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert not {path: lines for path, lines in long.items() if lines > LINES_IN_FILE}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length(node)} lines"
        for path in FILES
        for node in functions(path)
        if length(node) > LINES_IN_FUNCTION
    ]
    assert not long


def test_functions_are_short_as_a_rule() -> None:
    assert median(length(node) for path in FILES for node in functions(path)) <= MEDIAN_FUNCTION


def test_no_module_is_named_for_nothing() -> None:
    names = {path: {path.stem, *path.relative_to(ROOT).parent.parts} for path in FILES}
    assert not [str(path) for path, parts in names.items() if parts & EMPTY_MODULES]


@pytest.mark.parametrize("path", [path for path in FILES if "triage" in path.parts], ids=str)
def test_no_name_uses_a_word_that_says_nothing(path: Path) -> None:
    assert not [name for name in definitions(path) if name not in GIVEN and words(name) & EMPTY_WORDS]


def test_nothing_committed_names_a_package_index_or_a_place_on_one_machine() -> None:
    # Written in pieces, so that this file does not name them either.
    hosts = "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "deb" + r"ian\.org/deb"])
    forbidden = re.compile(rf"{hosts}|(?<![\w.])/{'work'}/\w|/{'root'}/\.", re.IGNORECASE)
    hits = []
    for name in files():
        if b"\0" not in (content := (ROOT / name).read_bytes())[:8000]:
            found = forbidden.search(content.decode("utf-8", "replace"))
            hits += [f"{name}: {found.group()}"] if found else []
    assert not hits
