"""Tables of an evaluation for a terminal. Words from labels and pictures pass `plain` first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from triage.cli.plain import plain
from triage.evaluation.misses import Miss, find_miss
from triage.evaluation.score import FIGURES, Scored

if TYPE_CHECKING:
    from triage.evaluation.floor import Shortfall
    from triage.evaluation.measure import Run, Shot
    from triage.evaluation.summary import Summary

_PIPED = 240  # a table in a file or a pipe is not squeezed into 80 columns


def console() -> Console:
    """A console on stdout, as wide as the terminal, or as tables need where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)


def figures(summary: Summary) -> Table:
    """Every figure, overall and by slice; what no report carries yet is '-'."""
    table = _table("", "n", *FIGURES)
    table.add_row("all", str(summary.whole.count), *_figures(summary.whole), style="bold")
    key = ""
    for part in summary.slices:
        if part.key != key:
            table.add_section()
            key = part.key
        table.add_row(f"{part.key} {plain(part.value)}", str(part.count), *_figures(part))
    return table


def stages(summary: Summary) -> Table:
    """Seconds a picture by stage."""
    table = _table("seconds a picture", *summary.stages)
    for name in ("p50", "p95", "mean"):
        table.add_row(name, *(f"{getattr(times, name):.3f}" for times in summary.stages.values()))
    return table


def cost(summary: Summary) -> str:
    """Core-seconds and price in one sentence."""
    return (
        f"{summary.core_seconds:.3f} core-seconds a picture; "
        f"1,000 pictures cost {summary.thousand:.4f} at {summary.price} a core-hour; {summary.cores} cores\n"
    )


def peers(summary: Summary) -> Table:
    """Peers beside us; the ratios are our time by theirs."""
    table = _table("", "answered", "read", "fulltext", "clean", "p50", "p95", "mean", "core-s", *_RATIOS)
    whole, total = summary.whole.figures, summary.stages["total"]
    ours = (_share(whole[name]) for name in ("answered", "read", "fulltext", "clean"))
    times = (total.p50, total.p95, total.mean, summary.core_seconds)
    table.add_row("triage", *ours, *(f"{value:.3f}" for value in times), "1", "1", "1", style="bold")
    for peer in summary.comparisons:
        shares = (_share(value) for value in (peer.answered, peer.read, peer.fulltext, peer.clean))
        numbers = (peer.times.p50, peer.times.p95, peer.times.mean, peer.core_seconds)
        ratios = (peer.ratio_p50, peer.ratio_p95, peer.paired)
        table.add_row(peer.name, *shares, *(f"{value:.3f}" for value in (*numbers, *ratios)))
    return table


_RATIOS = ("our p50 / theirs", "our p95 / theirs", "median of pairs")


def misses(run: Run) -> Text:
    """What was missed, picture by picture."""
    text = Text()
    for shot in run.shots:
        if miss := find_miss(shot.label, shot.outcome):
            text.append(f"{plain(shot.label.file)}\n", style="bold")
            for name, words in _parts(miss, shot):
                text.append(f"  {name}: ", style="dim").append(f"{plain(words)}\n")
    return text


def shortfalls(short: Sequence[Shortfall]) -> Table:
    """Figures below their floors."""
    table = _table("below the floor", "figure", "floor")
    for fall in short:
        table.add_row(fall.figure, _share(fall.got, 4), f"{fall.floor:.4f}", style="red")
    return table


def _parts(miss: Miss, shot: Shot) -> list[tuple[str, str]]:
    held = "holds the labelled one; " if miss.held else ""
    message = f"{miss.message} ({held}labelled: {shot.label.error_message})" if miss.message else ""
    state = f"{miss.state} (labelled: {shot.label.ui_state})" if miss.state else ""
    parts = [
        *(("problem", miss.problem), ("detection", miss.detection), ("message", message), ("box", miss.box)),
        *(("state", state), ("codes lost", ", ".join(miss.codes)), ("codes too many", ", ".join(miss.codes_more))),
        *(("codes not on the screen", ", ".join(miss.codes_unseen)), ("unread in the message", " ".join(miss.unread))),
        *(("unread", " ".join(miss.lost)), ("read, but not there", " ".join(miss.extra))),
    ]
    return [(name, words) for name, words in parts if words]


def _figures(scored: Scored) -> list[str]:
    return [_share(scored.figures[name]) for name in FIGURES]


def _share(value: float | None, digits: int = 3) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _table(first: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    return table
