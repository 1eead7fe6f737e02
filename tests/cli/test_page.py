"""The page for people: what a picture says is shown and never obeyed, and what was not read is said."""

from __future__ import annotations

from dataclasses import replace

from triage.cli.page import lay_out
from triage.values import Box, Evidence, Extract, ImageFacts, Line, Message, PrivateKind, Problem, Redaction, Timings

BOX = Box(0, 0, 10, 10)
SEEN = Evidence(
    image=ImageFacts(1080, 1920, "gif", frames=12, rotation=90, skew=-2.345, rectified=True),
    lines=(Line("Access denied", 0.98, BOX), Line("\x1b]0;owned\x07 \u202efdp.exe [red]x[/red]", 0.75, BOX)),
    regions=(),
    unread=(BOX, BOX),
    missing=("Install tesseract-ocr-rus\x1b[2J",),
    redactions=(Redaction(PrivateKind.USER_NAME, BOX), Redaction(PrivateKind.EMAIL, BOX)) * 2,
    problem=None,
    timings=Timings(total=0.125),
    policy="strict",
)


def test_everything_that_was_read_and_what_was_not() -> None:
    assert lay_out("a.gif", SEEN).plain.splitlines() == [
        (
            "a.gif  1080x1920 gif, turned 90°, straightened by -2.3°, perspective removed, the first of 12 frames, "
            "2 lines in 0.12 s"
        ),
        "  no error visible  sure 1.00",
        "",
        "  0.98  Access denied",
        "  0.75  \\x1b]0;owned\\x07 \\u202efdp.exe [red]x[/red]",
        "  masked: 2 x email, 2 x user name",
        "  not read: 2 more areas with text",
        "  Install tesseract-ocr-rus\\x1b[2J",
    ]


def test_a_picture_without_text_says_so() -> None:
    blank = replace(SEEN, image=ImageFacts(10, 20, "png"), lines=(), unread=(), missing=(), redactions=())
    assert lay_out("a.png", blank).plain == "a.png  10x20 png, 0 lines in 0.12 s\n  no error visible: no text\n"


def test_a_picture_of_which_nothing_could_be_read_is_not_called_free_of_errors() -> None:
    assert lay_out("a.png", replace(SEEN, lines=())).plain.splitlines()[1] == "  no text was read"


def test_a_picture_that_could_not_be_read_says_why() -> None:
    blind = replace(SEEN, image=None, lines=(), problem=Problem.TOO_MANY_PIXELS)
    assert lay_out("a\r.png", blind).plain == "a\\x0d.png\n  could not be read: too many pixels\n"


def test_what_is_wrong_stands_above_the_lines_and_the_copy_below() -> None:
    wrong = replace(SEEN, extract=Extract(0.97, Message("Access\x07 denied", 0.93, BOX)))
    lines = lay_out("a.png", wrong, "boxes: out/\u202ea.webp").plain.splitlines()
    assert lines[1:3] == ['  error: "Access\\x07 denied"  sure 0.93', ""]
    assert lines[-1] == "  boxes: out/\\u202ea.webp"
