"""`triage analyze`: pictures in, one report each, in the order given."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from triage.errors import ExitCode, UnreadableError
from triage.values import UNREDACTED, Detail, Evidence, Reading

if TYPE_CHECKING:
    from triage.config import Limits
    from triage.pipeline import Kit


def analyze(
    images: Annotated[list[str], typer.Argument(metavar="IMAGE...", help="Picture files.", show_default=False)],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON report a line, for programs.")] = False,
    detail: Annotated[Detail, typer.Option(help="Read what is likely the message, or everything.")] = Detail.FULL,
    unredacted: Annotated[bool, typer.Option("--unredacted", help="Mask nothing. For your own machine only.")] = False,
) -> None:
    """Read screenshots: every word with its place and how sure we are, private things masked.

    Exits with 4 when a file could not be read; its report says why, and the others are still read.
    """
    from triage.cli.progress import counting
    from triage.config import load_settings

    settings = load_settings()
    show = _show_json if jsonl else _show_text
    kit = _kit(detail, unredacted=unredacted)
    unreadable = False
    with counting("Reading", len(images)) as step:
        for image, evidence in _read(images, kit, settings.limits):
            show(image, evidence)
            unreadable |= evidence.problem is not None
            step()
    if unreadable:
        raise typer.Exit(ExitCode.UNREADABLE)


def _kit(detail: Detail, *, unredacted: bool) -> Kit:
    from triage.assemble import build_kit
    from triage.cli.progress import stepping
    from triage.config import load_settings
    from triage.values import STRICT

    with stepping("Preparing the models, once") as step:
        return build_kit(load_settings(), detail=detail, policy=UNREDACTED if unredacted else STRICT, progress=step)


def _read(images: list[str], kit: Kit, limits: Limits) -> Iterator[tuple[str, Evidence]]:
    from triage.pipeline import examine
    from triage.vision.open import open_attachment

    for image in images:
        try:
            yield image, examine(open_attachment(Path(image), limits), kit)
        except UnreadableError as error:
            yield image, kit.redact(Reading(image=None, problem=error.problem))


def _show_json(image: str, evidence: Evidence) -> None:
    from triage.cli.plain import name
    from triage.vision.report import report

    # ASCII alone: no line separator splits a report, no bidi mark reaches the terminal.
    sys.stdout.write(json.dumps(report(evidence, name(image)), ensure_ascii=True) + "\n")
    sys.stdout.flush()


def _show_text(image: str, evidence: Evidence) -> None:
    from rich.console import Console

    from triage.cli.page import lay_out

    # Lines are not wrapped: what stood on one line of the screen stays on one.
    Console(highlight=False).print(lay_out(image, evidence), soft_wrap=True)
    sys.stdout.flush()
