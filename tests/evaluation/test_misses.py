from __future__ import annotations

from collections.abc import Callable

import pytest

from triage.evaluation.labels import Label
from triage.evaluation.measure import Shot
from triage.evaluation.misses import find_miss, severity

Folder = Callable[..., tuple[Label, ...]]


def test_unread_and_invented_words_are_listed_as_often_as_they_are_wrong(
    folder: Folder, seen: Callable[..., Shot]
) -> None:
    (label,) = folder({"a.png": "no no disk"})
    shot = seen(label, "no", "disc disc")
    miss = find_miss(label, shot.outcome)
    assert miss.unread == miss.lost == ("no", "disk")
    assert miss.extra == ("disc", "disc")
    assert miss.serious
    assert severity(label, shot.outcome) == pytest.approx(2 / 3)


def test_what_is_not_reported_yet_is_no_miss(folder: Folder, seen: Callable[..., Shot]) -> None:
    (label,) = folder({"a.png": "disk full"}, error_codes=["7"])
    shot = seen(label, "Disk full")
    assert not find_miss(label, shot.outcome)
    assert severity(label, shot.outcome) == 0.0


def test_wrong_understanding_is_named(folder: Folder, seen: Callable[..., Shot]) -> None:
    (label,) = folder({"a.png": "disk full"}, error_codes=["7", "8"])
    said = {"has_error": False, "ui_state": {"label": "normal_ui"}, "codes": [{"value": "8"}]}
    miss = find_miss(label, seen(label, "disk full", **said).outcome)
    assert (miss.message, miss.codes, miss.state) == ("no message", ("7",), "normal_ui")
    assert miss.detection == "a problem was missed"


def test_an_unreadable_picture_is_the_worst(folder: Folder, seen: Callable[..., Shot]) -> None:
    (label,) = folder({"a.png": "disk full"})
    shot = seen(label, problem="truncated", image=None)
    assert find_miss(label, shot.outcome).problem == "truncated"
    assert severity(label, shot.outcome) == 1.0


def test_a_message_that_is_too_long_holds_the_labelled_one_and_its_box_lies_elsewhere(
    folder: Folder, seen: Callable[..., Shot]
) -> None:
    (label,) = folder({"a.png": "disk full"}, error_box=[0, 0, 100, 20])
    error = {"message": "disk full please delete something", "confidence": 0.5, "box": [300, 300, 400, 320]}
    miss = find_miss(label, seen(label, "disk full", has_error=True, error=error).outcome)
    assert (miss.message, miss.held) == (error["message"], True)
    assert miss.box == "beside the labelled one"
    assert miss.serious


def test_codes_too_many_are_told_from_those_that_stand_nowhere(folder: Folder, seen: Callable[..., Shot]) -> None:
    (label,) = folder({"a.png": "disk full 7 8"}, error_codes=["7"])
    said = {"has_error": True, "error": {"message": "disk full 7 8", "box": None}}
    codes = [{"value": "7"}, {"value": "8"}, {"value": "O9"}]
    miss = find_miss(label, seen(label, "disk full 7 8", codes=codes, **said).outcome)
    assert (miss.codes, miss.codes_more, miss.codes_unseen) == ((), ("8", "O9"), ("O9",))


def test_what_was_misunderstood_is_worse_than_what_was_misread(folder: Folder, seen: Callable[..., Shot]) -> None:
    (label,) = folder({"a.png": "disk full"})
    assert severity(label, seen(label, "disk full", has_error=False).outcome) == 1.0
    half = {"has_error": True, "error": {"message": "disk", "box": None}}
    assert severity(label, seen(label, "disk full", **half).outcome) == pytest.approx(1 / 3)
