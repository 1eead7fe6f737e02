"""Boxes on a picture: where they stand, which is on top, and that nothing private shows."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from triage.values import (
    Box,
    Code,
    Evidence,
    Extract,
    Finding,
    FindingKind,
    ImageFacts,
    Line,
    Message,
    PrivateKind,
    Redaction,
    Timings,
)
from triage.vision.boxes import BLUE, GREY, RED, VIOLET, draw_boxes

EMPTY = Evidence(
    image=ImageFacts(300, 200, "png"),
    lines=(),
    regions=(),
    unread=(),
    missing=(),
    redactions=(),
    problem=None,
    timings=Timings(),
    policy="strict",
)
WIDE, TALL = Box(40, 60, 140, 160), Box(180, 60, 280, 160)


def drawn(evidence: Evidence, *, size: tuple[int, int] = (300, 200), side: int = 1600) -> NDArray[np.int16]:
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, "PNG")
    content = draw_boxes(file.getvalue(), evidence, side)
    assert content is not None
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), np.int16)


def nearest(pixel: NDArray[np.int16]) -> str:
    colours = {"white": (255, 255, 255), "black": (0, 0, 0), "grey": GREY, "blue": BLUE, "violet": VIOLET, "red": RED}
    return min(colours, key=lambda name: int(np.abs(pixel - np.array(colours[name])).sum()))


def side_of(pixels: NDArray[np.int16], box: Box) -> str:
    """The colour just left of the middle of a box."""
    return nearest(pixels[(box.y0 + box.y1) // 2, box.x0 - 2 : box.x0].mean(axis=0))


def test_the_message_is_red_and_thick_around_its_words_and_its_inside_is_left_alone() -> None:
    pixels = drawn(replace(EMPTY, extract=Extract(0.9, Message("Disk full", 0.9, WIDE))))
    assert side_of(pixels, WIDE) == "red"
    assert nearest(pixels[110, 90]) == "white"
    assert nearest(pixels[110, WIDE.x0 - 8]) == "white"


def test_codes_are_violet_findings_blue_and_lines_the_fainter_the_less_sure() -> None:
    code = drawn(replace(EMPTY, extract=Extract(codes=(Code("404", 0.9, WIDE),))))
    assert side_of(code, WIDE) == "violet"
    finding = drawn(replace(EMPTY, extract=Extract(findings=(Finding(FindingKind.APP, "Mail", 0.8, WIDE),))))
    assert side_of(finding, WIDE) == "blue"
    lines = drawn(replace(EMPTY, lines=(Line("sure", 1.0, WIDE), Line("doubt", 0.2, TALL))))
    assert lines[110, WIDE.x0 - 1].mean() + 40 < lines[110, TALL.x0 - 1].mean() < 250


def test_what_is_worked_out_from_the_whole_has_no_box() -> None:
    whole = Finding(FindingKind.LANGUAGE, "en", 0.9)
    assert drawn(replace(EMPTY, extract=Extract(findings=(whole,)))).min() == 255


def test_a_code_in_a_message_is_drawn_over_it() -> None:
    pixels = drawn(replace(EMPTY, extract=Extract(0.9, Message("404", 0.9, WIDE), (Code("404", 0.9, WIDE),))))
    assert side_of(pixels, WIDE) == "violet"


def test_private_areas_are_black() -> None:
    pixels = drawn(replace(EMPTY, redactions=(Redaction(PrivateKind.EMAIL, WIDE),), lines=(Line("", 0.9, WIDE),)))
    assert pixels[64:156, 44:136].max() < 20


def test_boxes_follow_a_picture_that_is_shrunk_or_turned() -> None:
    seen = replace(EMPTY, extract=Extract(0.9, Message("Disk full", 0.9, WIDE)))
    small = drawn(seen, side=150)
    assert small.shape == (100, 150, 3)
    assert nearest(small[55, 17:20].mean(axis=0)) == "red"
    turned = drawn(replace(seen, image=ImageFacts(300, 200, "png", rotation=90)), size=(200, 300))
    assert side_of(turned, WIDE) == "red"


def test_boxes_at_the_edge_and_beyond_are_drawn_where_there_is_room() -> None:
    pixels = drawn(replace(EMPTY, extract=Extract(0.9, Message("x", 0.9, Box(-5, -5, 310, 210)))))
    assert nearest(pixels[1, 150]) == "red"
    assert nearest(pixels[100, 298]) == "red"


def test_pixels_that_are_not_those_of_the_boxes_are_not_shown() -> None:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(file, "PNG")
    assert draw_boxes(file.getvalue(), EMPTY) is None
    assert draw_boxes(b"<html>", EMPTY) is None
    assert draw_boxes(b"", replace(EMPTY, image=None)) is None
