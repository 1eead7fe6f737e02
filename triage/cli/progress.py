"""Progress bars: on stderr, so that what a command prints can be piped, and only where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from rich.progress import Progress

Step: TypeAlias = Callable[[str, float], None]  # what is being done, and the share of the whole that is, 0.0-1.0


@contextmanager
def stepping(words: str) -> Iterator[Step]:
    """A bar for work that may not be needed: nothing shows before its first step. Without a terminal it is one line."""
    bar: Progress | None = None

    def step(stage: str, share: float) -> None:
        nonlocal bar
        if bar is None:
            bar = _begin(words)
        bar.update(bar.task_ids[0], description=f"{words}: {stage}", completed=share)

    try:
        yield step
    finally:
        if bar is not None:
            bar.stop()


def _begin(words: str) -> Progress:
    if not sys.stderr.isatty():
        sys.stderr.write(f"{words}\n")
    bar = _bar()
    bar.add_task(words, total=1.0)
    bar.start()
    return bar


@contextmanager
def counting(words: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar over `total` things; call what is given after each. Hidden for one thing, and where stdout is looked at."""
    if total < 2 or sys.stdout.isatty() or not sys.stderr.isatty():
        yield lambda: None
        return
    with _bar() as bar:
        task = bar.add_task(words, total=total)
        yield lambda: bar.advance(task)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # rich would send to stderr what the command prints meanwhile
        disable=not sys.stderr.isatty(),
    )
