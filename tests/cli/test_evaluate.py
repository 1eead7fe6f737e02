"""`triage evaluate` from outside: the figures it prints, the files it writes, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import WORDS, Triage


@pytest.fixture
def labelled(shot: Path) -> Path:
    """A folder of two pictures: one labelled as it is, one whose label has a word that is not there."""
    folder = shot.parent / "set"
    folder.mkdir()
    truths = {"good.png": "\n".join(WORDS), "bad.png": "\n".join((*WORDS, "elsewhere"))}
    rows = []
    for file, text in truths.items():
        shutil.copy(shot, folder / file)
        kind = {"kind": "error", "ui_state": "error_dialog", "theme": "light"}
        rows.append(json.dumps({"file": file, "error_message": WORDS[0], "full_text": text, **kind}))
    folder.joinpath("labels.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_figures_files_and_misses(triage: Triage, labelled: Path) -> None:
    done = triage("evaluate", labelled, "--json", "made/all.json", "--html", "made/page.html", "--misses")
    printed = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ ?all +2 +1\.000 +1\.000 +0\.9", printed, re.MULTILINE)
    assert re.search(r"^ ?theme light +2 ", printed, re.MULTILINE)
    assert re.search(r"^ ?seconds a picture +decode +upright +find +read .* total", printed, re.MULTILINE)
    assert "1,000 pictures cost" in printed
    assert re.search(r"^bad\.png\n(?:  .*\n)*  unread: elsewhere\n", printed, re.MULTILINE)
    assert not re.search(r"^good\.png\n(?:  .*\n)*  unread: ", printed, re.MULTILINE)
    made = json.loads((labelled.parent / "made/all.json").read_text(encoding="utf-8"))
    assert made["figures"]["read"] == 1.0
    assert made["figures"]["fulltext"] == pytest.approx((1 + 6 / 7) / 2)
    assert all(0 <= made["figures"][name] <= 1 for name in ("message", "holds", "detect_r"))
    assert {point["recall"] for point in made["detection"]["points"]} == {1.0}
    assert made["seconds"]["total"]["p50"] >= made["seconds"]["read"]["p50"] > 0
    # Unredacted, as the comparison with labels needs.
    assert {picture["report"]["policy"] for picture in made["pictures"]} == {"none"}
    page = (labelled.parent / "made/page.html").read_text(encoding="utf-8")
    assert page.count("data:image/webp") == 2
    assert "<mark>elsewhere</mark>" in page


def test_a_figure_below_its_floor_ends_with_1_and_a_table(triage: Triage, labelled: Path) -> None:
    floor = labelled / "floor.json"
    floor.write_text('{"fulltext": 0.99, "read": 0.5}', encoding="utf-8")
    done = triage("evaluate", labelled, "--floor", floor, "--min", "answered=1", "--limit", "2", "--by", "theme")
    printed = done.stdout.decode()
    assert done.returncode == 1
    assert re.search(r"below the floor.*\n.*\n fulltext +0\.9\d+ +0\.9900", printed)
    assert not re.search(r"^ read +", printed, re.MULTILINE)
    assert "platform" not in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--min", "red=1"], b"no figure is called 'red'"),
        (["--floor", "absent.json"], b"cannot read the floor"),
        (["--against", "nobody"], b"no peer is called 'nobody'"),
        (["--by", "colour"], b"--by takes platform"),
        (["--repeat", "0"], b"--repeat"),
    ],
)
def test_wrong_options_are_said_before_anything_is_read(
    arguments: list[str], words: bytes, triage: Triage, labelled: Path
) -> None:
    done = triage("evaluate", labelled, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == b""


def test_a_folder_without_labels_is_wrong_usage(triage: Triage, shot: Path) -> None:
    done = triage("evaluate", shot.parent)
    assert done.returncode == 2
    assert b"labels.jsonl" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_peers_are_measured_in_the_same_run(triage: Triage, labelled: Path) -> None:
    done = triage("evaluate", labelled, "--against", "rapidocr-tuned", "--json", "all.json")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ ?rapidocr-tuned +1\.000 +1\.000 ", done.stdout.decode(), re.MULTILINE)
    (peer,) = json.loads((labelled.parent / "all.json").read_text(encoding="utf-8"))["peers"]
    assert peer["times"]["p50"] > 0
    assert peer["ratio_p50"] > 0
