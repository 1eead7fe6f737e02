"""How near the finder comes to its teacher: `python -m models.finder.score --images DIR --model FILE`."""

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .lines import Tally, agree, boxes
from .school import lessons, split
from .teacher import Lesson, Model, session

SMALL = 12.0  # line height in pixels: about a font of 9
DARK = 90.0  # mean of all values of a picture


@dataclass(frozen=True, slots=True)
class Score:
    """What agreed, by name of a kind of line, and milliseconds of one thread."""

    pictures: int
    tallies: dict[str, Tally]
    median_ms: float
    ms_per_megapixel: float

    def __str__(self) -> str:
        rows = [
            f"{name}: {t.true} lines, recall {t.recall:.3f}, precision {t.precision:.3f}"
            for name, t in self.tallies.items()
        ]
        speed = f"{self.median_ms:.1f} ms a picture (median), {self.ms_per_megapixel:.1f} ms a megapixel"
        return "; ".join([f"{self.pictures} pictures", *rows, speed])


def score(model: Model, lessons: Iterable[Lesson]) -> Score:
    """Lines found where the teacher found them, on whole pictures."""
    tallies = {name: Tally() for name in ("all", "box for box", "small", "dark")}
    times, pixels = [], 0
    for lesson in lessons:
        picture = np.ascontiguousarray(lesson.picture)
        model(picture)  # the first run at a size plans memory
        start = time.perf_counter()
        answer = model(picture)
        times.append(1000 * (time.perf_counter() - start))
        pixels += picture[..., 0].size
        true, given = boxes(np.asarray(lesson.map), 2), boxes(answer, 2)
        tallies["all"] += agree(true, given)
        tallies["box for box"] += agree(true, given, whole=True)
        tallies["small"] += agree(true, given, SMALL)
        if picture.mean() < DARK:
            tallies["dark"] += agree(true, given)
    return Score(len(times), tallies, float(np.median(times)), 1e6 * sum(times) / pixels)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/finder"))
    given = parser.parse_args(arguments)
    _, held = split(lessons(given.images, given.cache), given.sources)
    print(score(session(given.model.read_bytes()), held))


if __name__ == "__main__":
    main()
