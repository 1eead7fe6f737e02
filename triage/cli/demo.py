"""`triage demo`: the fixtures read, on a page with their boxes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from triage.errors import CheckError, UsageError
from triage.values import STRICT, Detail

PRICE = 0.05  # a core-hour


def demo(
    fixtures: Annotated[Path, typer.Option(metavar="DIR", help="Labelled screenshots.")] = Path("fixtures"),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the page is written.")] = Path("out"),
) -> None:
    """Read the fixtures and write a page that shows each with its boxes, text, confidence and time.

    With CI=1 in the environment it checks the page and exits with 1 when something is wrong.
    """
    from triage.cli.measuring import measured, write
    from triage.evaluation.labels import LABELS, read_labels
    from triage.evaluation.page import demo_page
    from triage.evaluation.selfcheck import find_faults
    from triage.evaluation.summary import summarize

    if not (fixtures / LABELS).is_file():
        raise UsageError(
            f"there are no labelled screenshots in {fixtures}: run this in a clone of the repository, "
            f"or name a folder that holds {LABELS} with --fixtures"
        )
    run = measured(read_labels(fixtures), Detail.FULL, STRICT)
    summary = summarize(run, PRICE)
    page = demo_page(run, summary)
    write(out / "demo.html", page)
    _show((out / "demo.html").resolve(), f"{len(run.shots)} pictures, {summary.stages['total'].p50:.2f} s each")
    if os.environ.get("CI", "") not in ("", "0", "false") and (faults := find_faults(run, summary, page)):
        raise CheckError("; ".join(faults))


def _show(page: Path, words: str) -> None:
    from rich.console import Console
    from rich.text import Text

    line = Text(f"{words}: ").append(page.as_uri(), style=f"link {page.as_uri()}")
    Console(highlight=False).print(line, soft_wrap=True)
