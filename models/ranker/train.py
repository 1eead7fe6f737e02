"""Train the ranker: `python -m models.ranker.train --labels FILE --reports FILE --images DIR`."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from triage.vision.extract.chains import NONE
from triage.vision.extract.ranker import Weights, choose, gate_features, score

from .lessons import MUTE, Lesson, Screen, lesson, screens
from .wording import Example, fit_wording, of_lessons, of_phrases

FOLDS = 5
GATE_PULL = 10.0
CALM = 1.2
THRESHOLD = 0.4
HERE = Path(__file__).parent
GROUPS = tuple(field.name for field in fields(Weights) if field.name not in ("gate", "threshold"))
SHARP = 6.0  # power of the F1: how much better a right candidate is than a nearly right one
PULL = 0.6  # of the squares of the weights
STEPS, RATE = 300, 0.05
MOST = 400  # candidates of a lesson
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson as numbers: features (candidates + 1, names) and how right each is; the last says "nothing is wrong"."""

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
    right = taught.right[~absent] ** SHARP * (taught.right[~absent] >= 0.4)
    kept = _few(right)
    features = np.concatenate([total[~absent][kept], _matrix([layout.screen], "screen", names, 1)])
    quiet = 0.0 if taught.problem else 1.0
    return Sheet(features.astype(np.float32), np.append(right[kept], quiet).astype(np.float32), taught.weight)


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


def as_weights(values: Floats, names: Mapping[str, int], gate: Mapping[str, float], threshold: float) -> Weights:
    """The weights by group and name."""
    groups: dict[str, dict[str, float]] = {group: {} for group in GROUPS}
    for name, index in names.items():
        group, feature = name.split("/", 1)
        if abs(values[index]) >= 0.0005:
            groups[group][feature] = round(float(values[index]), 4)
    return Weights(**groups, gate=gate, threshold=threshold)


def fit_gate(rows: Sequence[Mapping[str, float]], wrong: Sequence[bool], worth: Sequence[float]) -> dict[str, float]:
    """A logistic regression on named features (Newton's steps), both sides given the same weight."""
    names = sorted({name for row in rows for name in row})
    index = {name: at for at, name in enumerate([*names, "always"])}
    features = np.zeros((len(rows), len(index)))
    for at, row in enumerate(rows):
        features[at, index["always"]] = 1.0
        for name, value in row.items():
            features[at, index[name]] = value
    wanted, weight = np.array(wrong, np.float64), np.array(worth, np.float64)
    weight = weight * np.where(wanted > 0, 1.0, (weight * wanted).sum() / (weight * (1 - wanted)).sum())
    values = np.zeros(len(index))
    for _ in range(30):
        guess = 1 / (1 + np.exp(-features @ values))
        slope = features.T @ (weight * (guess - wanted)) + GATE_PULL * values
        bend = (features * (weight * guess * (1 - guess))[:, None]).T @ features + GATE_PULL * np.eye(len(values))
        values -= np.linalg.solve(bend, slope)
    return {name: round(float(values[at]), 4) for name, at in index.items() if abs(values[at]) >= 0.0005}


def taught_words(shown: Sequence[Screen], phrases: Sequence[Example], folds: int = FOLDS) -> list[Lesson]:
    """Lessons in which the words of each screen are weighed by a model that never saw its group."""
    found: list[Lesson] = []
    for out in _parts(shown, folds):
        known = [lesson(screen, MUTE) for screen in shown if screen.group not in out]
        wording = fit_wording([*phrases, *of_lessons(known)])
        found += [lesson(screen, wording) for screen in shown if screen.group in out]
    return found


def learn(taught: Sequence[Lesson], folds: int = FOLDS) -> Weights:
    """The weights of candidates, and those of the gate from screens scored by weights that never saw their group."""
    checked = [one for one in taught if one.checked]
    names = vocabulary(checked)
    sheets = _balanced([sheet(one, names) for one in checked])
    gates: list[Mapping[str, float]] = []
    order: list[Lesson] = []
    for out in _parts(taught, folds):
        known = [made for made, of in zip(sheets, checked, strict=True) if of.group not in out]
        weights = as_weights(fit(known, len(names)), names, {}, THRESHOLD)
        for one in taught:
            if one.group in out and one.layout.sights:
                gates.append(
                    gate_features(one.layout, score(one.layout, weights), choose(one.layout, weights), weights)
                )
                order.append(one)
    gate = fit_gate(gates, [one.problem for one in order], [one.weight for one in order])
    return as_weights(fit(sheets, len(names)), names, gate, THRESHOLD)


def _balanced(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with all quiet screens together weighing `CALM` times all problems."""
    quiet = sum(one.weight for one in sheets if one.right[-1] > 0)
    wrong = sum(one.weight for one in sheets if one.right[-1] == 0)
    share = CALM * wrong / max(1e-9, quiet)
    return [replace(one, weight=one.weight * (share if one.right[-1] > 0 else 1.0)) for one in sheets]


def across(taught: Sequence[Lesson], folds: int = FOLDS) -> list[tuple[Lesson, float, bool]]:
    """Each lesson, the chance of a problem and whether the message is right, by weights that never saw its group."""
    found = []
    for out in _parts(taught, folds):
        weights = learn([one for one in taught if one.group not in out], 4)
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
    weights = learn(taught)
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
