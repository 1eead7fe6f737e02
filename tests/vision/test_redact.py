from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import triage
from triage.values import (
    STRICT,
    UNREDACTED,
    Box,
    Evidence,
    ImageFacts,
    Line,
    Policy,
    PrivateKind,
    Problem,
    Reading,
    Redaction,
    Region,
    RegionKind,
    Timings,
)
from triage.vision.redact import redact

SECRETS = (
    "jane.doe@contoso.com",
    "4539 1488 0343 6467",
    "DE89370400440532013000",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozj",
)


def line_of(text: str, x0: int = 10, pitch: int = 7, *, edges: bool = True) -> Line:
    places = tuple(x0 + pitch * at for at in range(len(text) + 1))
    return Line(text, 0.9, Box(x0, 20, places[-1], 36), places if edges else ())


def reading_of(*lines: Line) -> Reading:
    return Reading(
        ImageFacts(800, 600, "png"),
        lines,
        (Region(RegionKind.DIALOG, Box(0, 0, 400, 300), 0.8),),
        (Box(1, 2, 3, 4),),
        ("Install tesseract-ocr-tha.",),
        None,
        Timings(total=0.5, read=0.4, redact=0.1),
    )


def test_words_go_and_the_place_is_kept() -> None:
    line = line_of("Hi jane@contoso.com!")
    evidence = redact(reading_of(line), STRICT)
    assert [(seen.text, seen.box, seen.confidence) for seen in evidence.lines] == [("Hi [email]!", line.box, 0.9)]
    assert evidence.redactions == (Redaction(PrivateKind.EMAIL, Box(10 + 3 * 7, 20, 10 + 19 * 7, 36)),)


def test_a_mask_is_spread_over_the_pixels_of_what_it_replaced() -> None:
    (seen,) = redact(reading_of(line_of("Hi jane@contoso.com!", x0=0, pitch=10)), STRICT).lines
    at = seen.text.index("[email]")
    assert seen.edges[:4] == (0, 10, 20, 30)
    assert (seen.edges[at], seen.edges[at + len("[email]")], seen.edges[-1]) == (30, 190, 200)
    steps = [right - left for left, right in pairwise(seen.edges[at : at + len("[email]") + 1])]
    assert max(steps) - min(steps) <= 1


def test_without_edges_the_whole_line_is_boxed() -> None:
    line = line_of("Hi jane@contoso.com!", edges=False)
    evidence = redact(reading_of(line), STRICT)
    assert evidence.lines[0].edges == ()
    assert evidence.redactions == (Redaction(PrivateKind.EMAIL, line.box),)


def test_a_value_over_two_lines_is_masked_and_boxed_in_both() -> None:
    evidence = redact(reading_of(line_of("DE89 3704 0044"), line_of("0532 0130 00 OK")), STRICT)
    assert [seen.text for seen in evidence.lines] == ["[iban]", "[iban] OK"]
    assert [redaction.kind for redaction in evidence.redactions] == [PrivateKind.IBAN, PrivateKind.IBAN]


def test_what_is_not_text_passes() -> None:
    reading = reading_of(line_of("OK"))
    evidence = redact(reading, STRICT)
    assert (evidence.image, evidence.regions, evidence.unread) == (reading.image, reading.regions, reading.unread)
    assert (evidence.missing, evidence.lines, evidence.policy) == (reading.missing, reading.lines, "strict")
    assert redact(Reading(None, problem=Problem.HTML), STRICT).problem is Problem.HTML


def test_the_time_spent_is_added() -> None:
    before, after = reading_of(), redact(reading_of(line_of("jane@contoso.com")), STRICT).timings
    spent = after.redact - before.timings.redact
    assert 0 < spent < 5
    assert after.total == pytest.approx(before.timings.total + spent)
    assert after.read == before.timings.read


def test_a_policy_masks_its_kinds_alone() -> None:
    line = line_of("jane@contoso.com, +49 30 901820")
    cards_and_phones = Policy("phones", frozenset({PrivateKind.PHONE}))
    assert redact(reading_of(line), cards_and_phones).lines[0].text == "jane@contoso.com, [phone]"
    bare = redact(reading_of(line), UNREDACTED)
    assert (bare.lines, bare.redactions, bare.policy) == ((line,), (), "none")


@st.composite
def lines(draw: st.DrawFn) -> Line:
    words = st.one_of(st.sampled_from(SECRETS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
    text = " ".join(draw(st.lists(words, max_size=4)))
    widths = draw(st.lists(st.integers(0, 30), min_size=len(text), max_size=len(text)))
    places = [draw(st.integers(0, 50))]
    for width in widths:
        places.append(places[-1] + width)
    box = Box(places[0], 0, max(places[-1], places[0] + 1), 10)
    return Line(text, 0.5, box, tuple(places) if draw(st.booleans()) else ())


@given(st.lists(lines(), max_size=4))
@example([Line("jane@contoso.com", 0.5, Box(0, 0, 1, 9), (0,) * 17)])
@settings(deadline=None)
def test_masked_lines_are_sound_and_hold_no_secret(screen: list[Line]) -> None:
    evidence = redact(Reading(None, tuple(screen)), STRICT)
    assert not any(secret in repr(evidence) for secret in SECRETS)
    for raw, seen in zip(screen, evidence.lines, strict=True):
        assert seen.box == raw.box
        assert len(seen.edges) == (len(seen.text) + 1 if raw.edges else 0)
        assert all(left <= right for left, right in pairwise(seen.edges))
        assert seen.edges[:1] == raw.edges[:1]
        assert seen.edges[-1:] == raw.edges[-1:]
    assert all(redaction.box.width > 0 for redaction in evidence.redactions)
    again = redact(Reading(None, evidence.lines), STRICT)
    assert (again.lines, again.redactions) == (evidence.lines, ())


def test_evidence_is_built_behind_the_wall_alone() -> None:
    package = Path(triage.__file__).parent
    builders = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if _builds_evidence(path)}
    assert builders == {"vision/redact.py"}


def _builds_evidence(path: Path) -> bool:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {
        func.id if isinstance(func, ast.Name) else func.attr
        for func in calls
        if isinstance(func, ast.Name | ast.Attribute)
    }
    return Evidence.__name__ in names
