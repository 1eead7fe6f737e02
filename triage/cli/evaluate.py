"""`triage evaluate`: how good are we on a labelled folder, how fast, and beside whom."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from triage.errors import ExitCode, UsageError
from triage.values import UNREDACTED, Detail

PEERS = "rapidocr, rapidocr-tuned, tesseract or tesseract-2x"

if TYPE_CHECKING:
    from triage.evaluation.measure import Run
    from triage.evaluation.summary import Summary


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Pictures and their labels.jsonl.", show_default=False)],
    *,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write everything as JSON.")] = None,
    html_file: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page of pictures.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Say what was missed, picture by picture.")] = False,
    by: Annotated[list[str] | None, typer.Option(help="Slice by this key of the labels; repeatable.")] = None,
    against: Annotated[list[str] | None, typer.Option(metavar="PEER", help=f"{PEERS}; repeatable.")] = None,
    price: Annotated[float, typer.Option(min=0, help="Price of a core-hour.")] = 0.05,
    detail: Annotated[Detail, typer.Option(help="Read what is likely the message, or everything.")] = Detail.FULL,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N labels.")] = None,
    repeat: Annotated[int, typer.Option(min=1, metavar="N", help="Measure N times and take the median time.")] = 1,
    minimum: Annotated[
        list[str] | None, typer.Option("--min", metavar="FIGURE=X", help="Exit 1 when a figure is below; repeatable.")
    ] = None,
    floor: Annotated[Path | None, typer.Option(metavar="FILE", help="The same, from a JSON file.")] = None,
) -> None:
    """Measure a labelled folder, unredacted: figures overall and by slice, seconds by stage, cost, peers.

    Exits with 1 when a figure is below its floor.
    """
    from triage.cli.measuring import measured
    from triage.evaluation.floor import parse_floors, read_floor
    from triage.evaluation.labels import read_labels
    from triage.evaluation.peers import choose_peers
    from triage.evaluation.summary import summarize

    # Whatever can be wrong with the options is said before minutes are spent.
    keys = _keys(by)
    floors = (read_floor(floor) if floor else {}) | parse_floors(minimum or ())
    labels = read_labels(folder)[:limit]
    run = measured(labels, detail, UNREDACTED, choose_peers(against or ()), repeat)
    summary = summarize(run, price, keys)
    _print(summary, run if misses else None)
    _write(summary, run, json_file, html_file)
    _compare(summary, floors)


def _keys(by: list[str] | None) -> tuple[str, ...]:
    from triage.evaluation.score import SLICES

    if unknown := set(by or ()) - set(SLICES):
        raise UsageError(f"--by takes {', '.join(SLICES)}; got '{min(unknown)}'")
    return tuple(by) if by else SLICES


def _print(summary: Summary, run: Run | None) -> None:
    from triage.cli import tables

    console = tables.console()
    console.print(tables.figures(summary))
    console.print(tables.stages(summary))
    console.print(tables.cost(summary))
    if summary.comparisons:
        console.print(tables.peers(summary))
    if run:
        console.print(tables.misses(run), soft_wrap=True)
    sys.stdout.flush()


def _write(summary: Summary, run: Run, json_file: Path | None, html_file: Path | None) -> None:
    from triage.cli.measuring import write
    from triage.evaluation.page import evaluation_page
    from triage.evaluation.summary import to_json

    if json_file:
        write(json_file, json.dumps(to_json(summary, run), indent=1) + "\n")
    if html_file:
        write(html_file, evaluation_page(run, summary))


def _compare(summary: Summary, floors: dict[str, float]) -> None:
    from triage.cli import tables
    from triage.evaluation.floor import below

    if short := below(summary.whole.figures, floors):
        tables.console().print(tables.shortfalls(short))
        raise typer.Exit(ExitCode.CHECK_FAILED)
