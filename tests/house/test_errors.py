"""The drawing of the exception tree is the tree."""

from __future__ import annotations

import re

from triage import errors


def classes() -> list[type[errors.TriageError]]:
    found = [errors.TriageError]
    for parent in found:
        found += parent.__subclasses__()
    return [made for made in found if made.__module__ == errors.__name__]


def test_every_class_is_drawn_below_its_parent_with_its_exit_code() -> None:
    drawn = dict[str, tuple[int, str]]()
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"[\s│├└─]*?(\w+Error)\b(.*)", line):
            drawn[found[1]] = (found.start(1), found[2])
    assert set(drawn) == {made.__name__ for made in classes()}
    for made in classes()[1:]:
        column, rest = drawn[made.__name__]
        assert f"exit {made.exit_code.value}" in rest
        assert drawn[made.__bases__[0].__name__][0] == column - 4


def test_an_unreadable_input_is_known_by_its_problem_alone() -> None:
    from triage.values import Problem

    error = errors.UnreadableError(Problem.TRUNCATED)
    assert error.problem is Problem.TRUNCATED
    assert str(error) == "truncated"
