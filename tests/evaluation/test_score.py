"""The figures agree with a computation that is not ours: by hand, and by a reference script where one is given."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from triage.evaluation.labels import read_labels
from triage.evaluation.outcome import read_outcome
from triage.evaluation.score import FIGURES, Pair, score, score_slices

Row: TypeAlias = tuple[dict[str, Any], dict[str, Any] | None]

# A script whose score(rows) returns the same figures; rows are pairs of a label and a report.
# Taken out of the environment: what begins with TRIAGE_ is a setting to the commands that other tests start.
REFERENCE = os.environ.pop("TRIAGE_REFERENCE_SCORE", None)


def label(kind: str = "error", state: str = "error_dialog", **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "error_message": None,
        "error_codes": [],
        "error_box": None,
        "full_text": None,
        "ui_state_alt": [],
    }
    return {"file": "a.png", "kind": kind, "ui_state": state, **plain, **more}


def report(*lines: str, said: bool = True, state: str = "error_dialog", **more: Any) -> dict[str, Any]:
    return {
        "problem": None,
        "has_error": said,
        "ui_state": {"label": state, "confidence": 1.0},
        "lines": [{"text": line, "confidence": 1.0, "box": [0, 0, 9, 9]} for line in lines],
        "codes": [],
        "error": None,
        **more,
    }


def error(message: str, box: Sequence[int] | None = None) -> dict[str, Any]:
    return {"message": message, "confidence": 1.0, "box": box}


def codes(*values: str) -> list[dict[str, Any]]:
    return [{"value": value, "confidence": 1.0, "box": [0, 0, 9, 9]} for value in values]


# Worked out by hand; a figure that is not named is not looked at.
CASES: Mapping[str, tuple[list[Row], dict[str, float | None]]] = {
    "all right": (
        [
            (
                label(
                    error_message="Access is denied",
                    error_codes=["0x80070005"],
                    error_box=[0, 0, 100, 20],
                    full_text="Access is denied Error 0x80070005 OK",
                ),
                report(
                    "Access is denied",
                    "Error 0x80070005",
                    "OK",
                    error=error("Access is denied", [0, 0, 100, 20]),
                    codes=codes("0x80070005"),
                ),
            )
        ],
        dict.fromkeys(FIGURES, 1.0) | {"quiet": None, "ui_macro_f1": None},
    ),
    # 3 of 4 message words, 4 of 6 words of the screen, 4 of 6 words read; F1 of the message 2 * 3 / (4 + 4).
    "a word misread, twice": (
        [
            (
                label(error_message="The disk is full", full_text="The disk is full OK Cancel"),
                report("The disk is fu11", "fu11 OK", error=error("The disk is fu11")),
            )
        ],
        {"read": 0.75, "fulltext": 4 / 6, "clean": 4 / 6, "message_f1": 0.75, "message": 1.0, "holds": 1.0},
    ),
    # Exactly, one word of three; for the message, a letter in five may be off.
    "words off by a letter": (
        [
            (
                label(error_message="Certificate expired yesterday"),
                report("certifcate expird yesterday", error=error("certifcate expird yesterday")),
            )
        ],
        {"read": 1 / 3, "message_f1": 1.0, "message": 1.0},
    ),
    # 2 * 3 / (3 + 11) is not right, but all words are held in 11 <= 4 * 3 + 20.
    "held in a longer message": (
        [
            (
                label(error_message="Disk is full"),
                report("x", error=error("Disk is full a1 b2 c3 d4 e5 f6 g7 h8")),
            )
        ],
        {"message_f1": 6 / 14, "message": 0.0, "holds": 1.0},
    ),
    # 29 words for 2 is one too many: 4 * 2 + 20 = 28.
    "held in one that is too long": (
        [(label(error_message="No network"), report("x", error=error("No network " + "so " * 27)))],
        {"message_f1": 4 / 31, "message": 0.0, "holds": 0.0},
    ),
    # One of two wanted; one of three reported is labelled, two of three stand on the screen.
    "codes": (
        [
            (
                label(error_codes=["0x1A", "0x2B"], full_text="Error 0x1a 0x2b 0x9"),
                report("x", codes=codes("0X1A", "0x 9", "404")),
            )
        ],
        {"codes": 0.5, "codes_p": 1 / 3, "codes_clean": 2 / 3},
    ),
    "detection": (
        [
            (label(), report(said=True)),
            (label("warning", "warning_dialog"), report(said=False)),
            (label("normal", "normal_ui"), report(said=True)),
            (label("not_screenshot", "not_screenshot"), report(said=False)),
            (label(), report(said=True)),
        ],
        {"detect_p": 2 / 3, "detect_r": 2 / 3, "quiet": 0.5},
    ),
    # Of five dialogs three are named, one as its alternative, one wrongly; a sixth picture is called a dialog: 6 / 8.
    "states": (
        [
            *[(label(), report()) for _ in range(3)],
            (label(ui_state_alt=["warning_dialog"]), report(state="warning_dialog")),
            (label(), report(state="normal_ui")),
            (label("normal", "normal_ui"), report()),
        ],
        {"ui_state": 4 / 6, "ui_macro_f1": 0.75},
    ),
    # IoU 1/3; IoU 0.2 and half covered; all covered by five times the area; no box.
    "boxes": (
        [
            (label(error_message="a", error_box=[0, 0, 10, 10]), report(error=error("a", box)))
            for box in ([0, 0, 10, 30], [5, 0, 25, 10], [0, 0, 20, 25], None)
        ],
        {"box": 0.5},
    ),
    "nothing to read": (
        [
            (label(error_message="Disk full", error_codes=["7"], full_text="Disk full 7"), None),
            (label(error_message="Disk full"), {"problem": "truncated", "has_error": None, "lines": []}),
            (label("normal", "normal_ui"), {"problem": "empty", "has_error": None, "lines": []}),
        ],
        {
            "answered": 0.0,
            "read": 0.0,
            "fulltext": 0.0,
            "clean": None,
            "message": 0.0,
            "codes": 0.0,
            "codes_p": None,
            "detect_p": None,
            "detect_r": 0.0,
            "quiet": 1.0,
            "ui_state": 0.0,
        },
    ),
    # Quotes, dashes and width are folded; a sign outside ASCII is a word of its own.
    "typography": (
        [
            (label(error_message="Can’t open “a.txt” – retry…"), report('CAN\'T OPEN "a.txt" - retry')),
            (label(error_message="打开失败。"), report("打开失败")),
        ],
        {"read": 0.75},
    ),
}


def pairs_of(rows: Sequence[Row], folder: Path) -> list[Pair]:
    folder.joinpath("a.png").touch()
    folder.joinpath("labels.jsonl").write_text("\n".join(json.dumps(truth) for truth, _ in rows), encoding="utf-8")
    outcomes = [None if said is None else read_outcome(said) for _, said in rows]
    return list(zip(read_labels(folder), outcomes, strict=True))


def reference(rows: Sequence[Row]) -> dict[str, float | None] | None:
    """The figures by the script in the environment; None without one."""
    if not REFERENCE:
        return None
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    figures: dict[str, float | None] = dict.fromkeys(FIGURES) | module.score(list(rows))
    return figures


def made_up(seed: int) -> list[Row]:
    """Labels and reports at random, of few words so that they often meet."""
    dice = random.Random(seed)
    words = ["disk", "full", "certificate", "certifcate", "error", "Can’t", "0x80070005", "404", "access", "acces"]
    states = ["error_dialog", "normal_ui", "warning_dialog"]

    def text() -> str:
        return " ".join(dice.choices(words, k=dice.randrange(1, 12)))

    def box() -> list[int] | None:
        x, y = dice.randrange(20), dice.randrange(20)
        return dice.choice([None, [x, y, x + dice.randrange(1, 30), y + dice.randrange(1, 30)]])

    def row() -> Row:
        some = dice.sample(words, k=dice.randrange(3))
        truth = label(
            dice.choice(["error", "warning", "normal"]),
            dice.choice(states),
            ui_state_alt=dice.sample(states, k=dice.randrange(2)),
            error_message=dice.choice([None, text()]),
            full_text=dice.choice([None, text()]),
            error_codes=some,
            error_box=box(),
        )
        told = report(
            *(text() for _ in range(dice.randrange(4))),
            said=dice.random() < 0.5,
            state=dice.choice(states),
            error=dice.choice([None, error(text(), box())]),
            codes=codes(*dice.sample(words, k=dice.randrange(3))),
        )
        return truth, dice.choice([told, told, told, None, {"problem": "empty", "lines": []}])

    return [row() for _ in range(40)]


@pytest.mark.parametrize("name", CASES)
def test_figures_are_those_worked_out_by_hand(name: str, tmp_path: Path) -> None:
    rows, wanted = CASES[name]
    figures = score(pairs_of(rows, tmp_path)).figures
    assert {key: figures[key] for key in wanted} == pytest.approx(wanted)


def test_figures_are_those_of_an_independent_computation(tmp_path: Path) -> None:
    sets = [rows for rows, _ in CASES.values()]
    sets += [made_up(seed) for seed in range(30)] if REFERENCE else []
    by_hand = [wanted for _, wanted in CASES.values()]
    for number, rows in enumerate(sets):
        wanted = reference(rows) or by_hand[number]
        figures = score(pairs_of(rows, tmp_path)).figures
        assert {key: figures[key] for key in wanted} == pytest.approx(wanted)


def test_what_no_report_says_yet_is_unknown_and_not_nought(tmp_path: Path) -> None:
    silent = report("Disk full") | {"has_error": None, "ui_state": None}
    figures = score(pairs_of([(label(error_message="Disk full", error_codes=["7"]), silent)], tmp_path)).figures
    assert figures["read"] == 1.0
    assert figures["answered"] == 1.0
    rest = set(FIGURES) - {"read", "answered"}
    assert {figures[name] for name in rest} == {None}


def test_one_report_that_speaks_makes_the_silence_of_others_count(tmp_path: Path) -> None:
    silent = report() | {"has_error": None}
    assert score(pairs_of([(label(), report()), (label(), silent)], tmp_path)).figures["detect_r"] == 0.5


def test_slices_are_counted_by_value_and_absent_keys_left_out(tmp_path: Path) -> None:
    rows: list[Row] = [
        (label(theme="dark", error_message="Disk full"), report("Disk")),
        (label(theme="light", error_message="Disk full"), report("Disk full")),
        (label(theme="dark", error_message="Disk full"), report("Disk full")),
    ]
    slices = score_slices(pairs_of(rows, tmp_path), ("platform", "theme"))
    assert [(part.key, part.value, part.count, part.figures["read"]) for part in slices] == [
        ("theme", "dark", 2, 0.75),
        ("theme", "light", 1, 1.0),
    ]


def test_a_slice_of_unreadable_pictures_does_not_hide_that_the_set_is_silent(tmp_path: Path) -> None:
    rows: list[Row] = [
        (label(theme="dark"), {"problem": "empty", "has_error": None, "lines": []}),
        (label(theme="light"), report() | {"has_error": None}),
    ]
    dark, _ = score_slices(pairs_of(rows, tmp_path), ("theme",))
    assert dark.figures["detect_r"] is None
    assert dark.figures["answered"] == 0.0
