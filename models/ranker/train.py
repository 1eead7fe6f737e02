"""Train the ranker: `python -m models.ranker.train --labels FILE --reports FILE --images DIR`."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from triage.vision.extract.chains import NONE
from triage.vision.extract.ranker import Weights, choose

from .lessons import MUTE, Lesson, Screen, lesson, screens
from .wording import Example, fit_wording, of_lessons, of_phrases

FOLDS = 6
THRESHOLD = 0.25
HERE = Path(__file__).parent
GROUPS = tuple(field.name for field in fields(Weights) if field.name != "threshold")
SHARP = 6.0  # power of the F1: how much better a right candidate is than a nearly right one
PULL = 0.6  # of the squares of the weights
STEPS, RATE = 400, 0.05
MOST = 400  # candidates of a lesson
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson as numbers: features (candidates + 1, names), the last row for "nothing is wrong"; how right each is."""

    features: NDArray[np.float32]
    right: NDArray[np.float32]
    weight: float


def vocabulary(taught: Sequence[Lesson]) -> dict[str, int]:
    """The number of each feature, named `group/name`, of those that occur in more than one lesson."""
    seen: dict[str, int] = {}
    for one in taught:
        names = {f"row/{name}" for row in one.layout.rows for name in row}
        for group in ("link", "stop", "start"):
            names |= {f"{group}/{name}" for link in one.layout.links for name in link} | {f"{group}/none"}
        names |= {f"chain/{name}" for name in one.layout.chains} | {f"screen/{name}" for name in one.layout.screen}
        for name in names:
            seen[name] = seen.get(name, 0) + 1
    return {name: index for index, name in enumerate(sorted(name for name, count in seen.items() if count > 1))}


def sheet(taught: Lesson, names: Mapping[str, int]) -> Sheet:
    """The features of all candidates."""
    layout, table = taught.layout, taught.layout.table
    count = len(layout.sights)
    row = _matrix(layout.rows, "row", names, count)
    link = _matrix(layout.links, "link", names, count)
    stop = _matrix([found or {"none": 1.0} for found in layout.links], "stop", names, count)
    start = _matrix([found or {"none": 1.0} for found in layout.starts], "start", names, count)
    absent = table == NONE
    inside = np.where(absent[..., None], 0, row[table])
    inside[:, 1:] += np.where(absent[:, 1:, None], 0, link[table[:, :-1]])
    total = np.cumsum(inside, axis=1) + start[:, None] + stop[table]
    for name, flags in layout.chains.items():
        if f"chain/{name}" in names:
            total[..., names[f"chain/{name}"]] += flags
    quiet = _matrix([layout.screen], "screen", names, 1)
    right = taught.right[~absent] ** SHARP * (taught.right[~absent] >= 0.4)
    kept = _few(right)
    features = np.concatenate([total[~absent][kept], quiet]).astype(np.float32)
    return Sheet(features, np.append(right[kept], 0.0 if taught.problem else 1.0).astype(np.float32), taught.weight)


def _few(right: Floats) -> NDArray[np.intp]:
    """Candidates to learn from: the right ones and some of the others."""
    if len(right) <= MOST:
        return np.arange(len(right))
    other = np.flatnonzero(right <= 0)
    drawn = np.random.default_rng(len(right)).choice(other, min(len(other), MOST), replace=False)
    return np.sort(np.concatenate([np.flatnonzero(right > 0), drawn]))


def _matrix(rows: Sequence[Mapping[str, float]], group: str, names: Mapping[str, int], count: int) -> Floats:
    matrix = np.zeros((count, len(names)))
    for index, row in enumerate(rows):
        for name, value in row.items():
            if (at := names.get(f"{group}/{name}")) is not None:
                matrix[index, at] = value
    return matrix


def fit(sheets: Sequence[Sheet], size: int, *, pull: float = PULL, steps: int = STEPS) -> Floats:
    """The weights under which right candidates are likeliest (Adam on all lessons at once)."""
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    total = sum(one.weight for one in sheets)
    for step in range(1, steps + 1):
        slope = pull * weights / total
        for one in sheets:
            slope += one.weight / total * _slope(one, weights)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = RATE * min(1.0, 2 * (1 - step / (steps + 1)))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def _slope(one: Sheet, weights: Floats) -> Floats:
    scores = one.features @ weights.astype(np.float32)
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    wanted = chance * one.right
    wanted /= wanted.sum() + 1e-12
    return np.asarray((chance - wanted) @ one.features)


def as_weights(values: Floats, names: Mapping[str, int], threshold: float = 0.5) -> Weights:
    """The weights by group and name."""
    groups: dict[str, dict[str, float]] = {group: {} for group in GROUPS}
    for name, index in names.items():
        group, feature = name.split("/", 1)
        if abs(values[index]) >= 0.0005:
            groups[group][feature] = round(float(values[index]), 4)
    return Weights(**groups, threshold=threshold)


def taught_words(shown: Sequence[Screen], phrases: Sequence[Example], folds: int = FOLDS) -> list[Lesson]:
    """Lessons in which the words of each screen are weighed by a model that never saw its group."""
    found: list[Lesson] = []
    for out in _parts(shown, folds):
        known = [lesson(screen, MUTE) for screen in shown if screen.group not in out]
        wording = fit_wording([*phrases, *of_lessons(known)])
        found += [lesson(screen, wording) for screen in shown if screen.group in out]
    return found


def across(taught: Sequence[Lesson], folds: int = FOLDS) -> list[tuple[Lesson, float, bool]]:
    """Each lesson, the chance of a problem and whether the message is right, by weights that never saw its group."""
    names = vocabulary(taught)
    sheets = [sheet(one, names) for one in taught]
    found = []
    for out in _parts(taught, folds):
        known = [one for one, of in zip(sheets, taught, strict=True) if of.group not in out]
        weights = as_weights(fit(known, len(names)), names)
        found += [judge(one, weights) for one in taught if one.group in out]
    return found


def _parts(shown: Sequence[Screen] | Sequence[Lesson], folds: int) -> list[set[str]]:
    groups = sorted({one.group for one in shown})
    np.random.default_rng(3).shuffle(groups)
    return [set(groups[fold::folds]) for fold in range(folds)]


def judge(one: Lesson, weights: Weights) -> tuple[Lesson, float, bool]:
    choice = choose(one.layout, weights)
    if not choice.rows:
        return one, 0.0, False
    return one, choice.problem, bool(one.right[choice.rows[0], len(choice.rows) - 1] >= 0.7)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True, help="JSON lines, as docs/labels.md says")
    parser.add_argument("--reports", type=Path, required=True, help="of `triage analyze --jsonl --unredacted`")
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--sources", type=Path, help="JSON lines with `file` and `source_repo`: folds follow it")
    parser.add_argument("--phrases", type=Path, default=HERE.parent / "phrases")
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args(arguments)
    rows = given.sources.read_text(encoding="utf-8").splitlines() if given.sources else []
    groups = {Path(row["file"]).name: row["source_repo"] for row in map(json.loads, rows)}
    shown, phrases = list(screens(given.labels, given.reports, given.images, groups)), of_phrases(given.phrases)
    taught = taught_words(shown, phrases)
    print(figures(across(taught)))
    names = vocabulary(taught)
    weights = as_weights(fit([sheet(one, names) for one in taught], len(names)), names, THRESHOLD)
    wording = fit_wording([*phrases, *of_lessons(lesson(screen, MUTE) for screen in shown)])
    write(given.out, {"ranker.json": asdict(weights), "wording.json": asdict(wording)})


def figures(judged: Sequence[tuple[Lesson, float, bool]]) -> str:
    """The share of right messages, and precision and recall of "something is wrong", in a sentence."""
    problems = [(chance, right) for one, chance, right in judged if one.problem]
    quiet = [chance for one, chance, _ in judged if not one.problem]
    found = sum(chance >= THRESHOLD for chance, _ in problems)
    alarms = found + sum(chance >= THRESHOLD for chance in quiet)
    return (
        f"{len(judged)} screens, {len(problems)} with a problem; across folds: message right "
        f"{np.mean([right for _, right in problems]):.3f}, problems found {found / len(problems):.3f}, "
        f"of all that were reported {found / max(1, alarms):.3f} were problems"
    )


def write(folder: Path, models: Mapping[str, Mapping[str, object]]) -> None:
    """Each model as JSON with its checksum beside it."""
    sums = []
    for name, model in models.items():
        content = json.dumps(model, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (folder / name).write_text(content, encoding="utf-8")
        sums.append(f"{hashlib.sha256(content.encode()).hexdigest()}  {name}\n")
    (folder / "SHA256").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
