"""The demo page checked by itself, for CI."""

from __future__ import annotations

from triage.evaluation.measure import Run
from triage.evaluation.summary import Summary

PICTURE = '<image href="data:image/webp;base64,'
ENOUGH = 0.9


def find_faults(run: Run, summary: Summary, page: str) -> tuple[str, ...]:
    """What is wrong with a demo, a sentence each; nothing when every picture was read, well enough, and is shown."""
    faults = [f"{s.label.file} could not be read: {s.outcome.problem}" for s in run.shots if s.outcome.problem]
    recall = summary.whole.figures["fulltext"]
    if recall is None:
        faults.append("no label has a full_text to compare with")
    elif recall <= ENOUGH:
        faults.append(f"only {recall:.3f} of the labelled words were read; more than {ENOUGH} is wanted")
    if (shown := page.count(PICTURE)) != len(run.shots):
        faults.append(f"the page shows {shown} of {len(run.shots)} pictures")
    return tuple(faults)
