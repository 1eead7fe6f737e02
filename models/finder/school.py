"""Which pictures there are to learn from, and which are held out."""

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from triage.vision.weights.adapt import adapt_detector
from triage.vision.weights.source import Source, load

from .teacher import Lesson, learn, session

HELD = 150  # pictures, about


def lessons(images: Path, cache: Path) -> list[Lesson]:
    """All pictures under a folder with the maps of the detector in the `rapidocr` package."""
    teacher = session(adapt_detector(load(Source.DETECTOR)).SerializeToString())
    return list(learn(sorted(p for p in images.rglob("*") if p.is_file()), teacher, cache))


def split(taught: Sequence[Lesson], sources: Path | None) -> tuple[list[Lesson], list[Lesson]]:
    """To train on, and held out. With `sources` (JSON lines with `file` and `source_repo`) no source is in both."""
    source = _sources(sources) if sources else {}
    groups: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in taught:
        groups[source.get(lesson.name, lesson.name)].append(lesson)
    names = sorted(groups)
    random.Random(7).shuffle(names)
    held: set[str] = set()
    room = min(HELD, len(taught) // 10)
    for name in names:
        if len(groups[name]) <= room:
            held.add(name)
            room -= len(groups[name])
    train = [lesson for name in names if name not in held for lesson in groups[name]]
    return train, [lesson for name in names if name in held for lesson in groups[name]]


def _sources(path: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {Path(row["file"]).name: row["source_repo"] for row in rows}
