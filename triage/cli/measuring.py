"""A labelled folder measured with progress bars: what `evaluate` and `demo` share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import UsageError

if TYPE_CHECKING:
    from triage.evaluation.labels import Label
    from triage.evaluation.measure import Peer, Run
    from triage.values import Detail, Policy


def measured(
    labels: Sequence[Label], detail: Detail, policy: Policy, peers: Sequence[Peer] = (), repeat: int = 1
) -> Run:
    """Every labelled picture through the kit of the settings, and through the peers."""
    from triage.assemble import build_kit
    from triage.cli.progress import stepping
    from triage.config import load_settings
    from triage.evaluation.measure import measure
    from triage.pipeline import examine
    from triage.vision.report import report

    with stepping("Preparing the models, once") as step:
        kit = build_kit(load_settings(), detail=detail, policy=policy, progress=step)
    with stepping(f"Reading {len(labels)} pictures") as step:
        return measure(
            labels,
            lambda attachment: report(examine(attachment, kit)),
            peers,
            repeat,
            lambda done, total: step(f"{done} of {total}", done / total),
        )


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it. Raises UsageError when that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from None
