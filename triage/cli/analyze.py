"""`triage analyze`: pictures in, one report each, in the order given."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from triage.errors import ExitCode, UnreadableError
from triage.values import UNREDACTED, Attachment, Detail, Evidence, Reading

if TYPE_CHECKING:
    from triage.cli.framing import Album
    from triage.config import Limits
    from triage.pipeline import Kit


def analyze(
    images: Annotated[list[str], typer.Argument(metavar="IMAGE...", help="Picture files.", show_default=False)],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON report a line, for programs.")] = False,
    detail: Annotated[Detail, typer.Option(help="Read what is likely the message, or everything.")] = Detail.FULL,
    boxes: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a copy of each picture there, boxes drawn.")
    ] = None,
    unredacted: Annotated[bool, typer.Option("--unredacted", help="Mask nothing. For your own machine only.")] = False,
) -> None:
    """Say what is wrong on screenshots: the message, its codes, and every word with its place; private things masked.

    Exits with 4 when a file could not be read; its report says why, and the others are still read.
    """
    from triage.cli.framing import open_album
    from triage.cli.progress import counting
    from triage.config import load_settings

    settings = load_settings()
    album = open_album(boxes, images) if boxes else None
    show = _show_json if jsonl else _show_text
    kit = _kit(detail, unredacted=unredacted)
    unreadable = False
    with counting("Reading", len(images)) as step:
        for image, attachment, evidence in _read(images, kit, settings.limits):
            show(image, evidence, _keep(album, image, attachment, evidence))
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


def _read(images: list[str], kit: Kit, limits: Limits) -> Iterator[tuple[str, Attachment | None, Evidence]]:
    from triage.pipeline import examine
    from triage.vision.open import open_attachment

    for image in images:
        try:
            attachment = open_attachment(Path(image), limits)
        except UnreadableError as error:
            yield image, None, kit.redact(Reading(image=None, problem=error.problem))
        else:
            yield image, attachment, examine(attachment, kit)


def _keep(album: Album | None, image: str, attachment: Attachment | None, evidence: Evidence) -> str:
    """Where the copy with boxes is, in words; nothing when none was wanted, or when the picture could not be read."""
    from triage.cli.plain import name

    if album is None or attachment is None or evidence.problem:
        return ""
    path = album.add(image, attachment, evidence)
    return f"boxes: {name(str(path))}" if path else f"boxes: {name(image)} cannot be shown with them"


def _show_json(image: str, evidence: Evidence, kept: str) -> None:
    from triage.cli.plain import name, plain
    from triage.vision.report import report

    # ASCII alone: no line separator splits a report, no bidi mark reaches the terminal.
    sys.stdout.write(json.dumps(report(evidence, name(image)), ensure_ascii=True) + "\n")
    sys.stdout.flush()
    if kept:  # for people, so beside what is for programs
        sys.stderr.write(f"{plain(kept)}\n")


def _show_text(image: str, evidence: Evidence, kept: str) -> None:
    from rich.console import Console

    from triage.cli.page import lay_out

    # Lines are not wrapped: what stood on one line of the screen stays on one.
    Console(highlight=False).print(lay_out(image, evidence, kept), soft_wrap=True)
    sys.stdout.flush()
