"""`triage analyze` from outside: what it prints, in which order, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.cli.conftest import Triage

WRONG = Path(__file__).parents[2] / "fixtures/images/tk-error-en.png"


def reports(printed: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.decode("ascii").splitlines()]


def colours(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path))
    assert picture is not None
    return picture.astype(np.uint8)


def text(report: dict[str, Any]) -> str:
    return " ".join(line["text"] for line in report["lines"])


def test_a_report_a_line_with_private_things_masked(triage: Triage, shot: Path) -> None:
    done = triage("analyze", "--jsonl", shot)
    (report,) = reports(done.stdout)
    assert done.returncode == 0
    assert report["schema"] == "triage.report/1"
    assert report["file"] == str(shot)
    assert report["image"]["width"] == 640
    assert "0x80070005" in text(report)
    assert "anna" not in text(report)
    assert [redaction["kind"] for redaction in report["redactions"]] == ["email"]
    assert report["policy"] == "strict"
    assert 0 < report["timings"]["total"] < 60


def test_unredacted_masks_nothing_and_says_so(triage: Triage, shot: Path) -> None:
    (report,) = reports(triage("analyze", "--jsonl", "--unredacted", shot).stdout)
    assert "anna.petrov@example.com" in text(report).replace(" ", "")
    assert report["redactions"] == []
    assert report["policy"] == "none"


def test_unreadable_files_have_a_problem_and_the_others_are_still_read(
    triage: Triage, shot: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.png").touch()
    (tmp_path / "page.png").write_text("<!doctype html><title>Log in</title>", encoding="utf-8")
    (tmp_path / "cut.png").write_bytes(shot.read_bytes()[:500])
    (tmp_path / "link.png").symlink_to("nowhere.png")
    names = ["empty.png", "shot.png", "page.png", "absent.png", ".", "/dev/null", "cut.png", "link.png", "shot.png"]
    done = triage("analyze", "--jsonl", *names)
    made = reports(done.stdout)
    assert done.returncode == 4
    assert [report["file"] for report in made] == names
    problems = ["empty", None, "html", "missing", "not_a_file", "not_a_file", "truncated", "missing", None]
    assert [report["problem"] for report in made] == problems
    assert "0x80070005" in text(made[1])
    assert text(made[8]) == text(made[1])
    assert b"Traceback" not in done.stderr


def test_for_people_it_is_plain_lines(triage: Triage, shot: Path) -> None:
    done = triage("analyze", shot, "absent.png")
    printed = done.stdout.decode()
    assert re.search(r"shot\.png  640x160 png, 2 lines in \d", printed)
    assert re.search(r"^  [01]\.\d\d  .*0x80070005", printed, re.MULTILINE)
    assert "masked: 1 x email" in printed
    assert "absent.png\n  could not be read: missing" in printed
    assert done.returncode == 4


def test_for_people_it_begins_with_what_is_wrong(triage: Triage) -> None:
    printed = triage("analyze", WRONG).stdout.decode().splitlines()
    assert re.fullmatch(r'  (error|perhaps an error \([.\d]+\)): ".*GD-207.*"  (sure|check|guess) \d\.\d\d', printed[1])
    assert re.fullmatch(r"  code: GD-207  \w+ \d\.\d\d", printed[2])


def test_boxes_are_drawn_on_copies_with_safe_names_of_their_own(triage: Triage, shot: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "empty.png").touch()
    shutil.copy(shot, tmp_path / "a/shot.png")
    done = triage("analyze", "--boxes", "made/here", shot, "a/shot.png", "empty.png", WRONG)
    made = sorted((tmp_path / "made/here").iterdir())
    assert done.returncode == 4
    assert [path.name for path in made] == ["shot-2.boxes.webp", "shot.boxes.webp", "tk-error-en.boxes.webp"]
    assert re.search(r"^  boxes: made/here/shot-2\.boxes\.webp$", done.stdout.decode(), re.MULTILINE)
    address = colours(made[0])[110:125, 120:520]
    assert (address < 30).mean() > 0.5
    blue, _, red = np.moveaxis(colours(made[2]), -1, 0)
    assert ((red > 180) & (blue < 110)).sum() > 500


def test_boxes_beside_json_are_told_on_stderr(triage: Triage, shot: Path, tmp_path: Path) -> None:
    done = triage("analyze", "--jsonl", "--boxes", "made", shot)
    assert len(reports(done.stdout)) == 1
    assert b"boxes: made/shot.boxes.webp" in done.stderr


def test_a_folder_for_boxes_that_cannot_be_made_is_said_before_anything_is_read(triage: Triage, shot: Path) -> None:
    done = triage("analyze", "--boxes", shot / "below", shot)
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    assert done.stdout == b""


def test_hostile_file_names_break_neither_json_nor_the_terminal(triage: Triage, shot: Path, tmp_path: Path) -> None:
    names = [b"a\nb\x1b[31m.png", b"not-utf8-\xff\xc3.png", "bidi\u202egnp.exe".encode(), b"-dash.png", b"[bold]x.png"]
    for name in names:
        shutil.copy(shot, tmp_path / os.fsdecode(name))
    made = reports(triage("analyze", "--jsonl", "--", *names).stdout)
    assert [report["file"] for report in made] == [name.decode("utf-8", "backslashreplace") for name in names]
    assert all("0x80070005" in text(report) for report in made)
    printed = triage("analyze", "--", *names).stdout.decode()
    assert "a\\x0ab\\x1b[31m.png" in printed
    assert "bidi\\u202egnp.exe" in printed
    assert "[bold]x.png" in printed
    assert not set(printed) & set("\x1b\u202e\r")


def test_a_terminal_without_unicode_does_not_end_the_run(triage: Triage, shot: Path, tmp_path: Path) -> None:
    shutil.copy(shot, tmp_path / "снимок.png")
    done = triage("analyze", "снимок.png", PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert done.returncode == 0, done.stderr
    assert b"\\u0441" in done.stdout


def test_headline_is_accepted_and_other_words_are_not(triage: Triage, shot: Path) -> None:
    assert triage("analyze", "--detail", "headline", shot).returncode == 0
    done = triage("analyze", "--detail", "everything", shot)
    assert done.returncode == 2
    assert b"headline" in done.stderr


def test_limits_come_from_the_settings(triage: Triage, shot: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("limits: {pixels: 1000}\n", encoding="utf-8")
    done = triage("--config", "mine.yaml", "analyze", "--jsonl", shot)
    assert reports(done.stdout)[0]["problem"] == "too_many_pixels"
