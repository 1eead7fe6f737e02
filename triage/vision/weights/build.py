"""Adapts the weights once and keeps them: cached, checksummed, safe when two start at the same time."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from triage.vision.weights.source import Source, load

RECIPE = 1
DETECTOR, BODY, HEAD, CHARACTERS, SUMS = (
    "detector.onnx",
    "recogniser.onnx",
    "recogniser-head.onnx",
    "characters.json",
    "SHA256.json",
)
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Weights:
    """Where the adapted models lie, and what the recogniser's classes mean."""

    detector: Path
    body: Path
    head: Path
    common: tuple[str, ...]
    characters: tuple[str, ...]


def build_weights(cache: Path, *, force: bool = False, progress: Progress | None = None) -> Weights:
    """The adapted models in `cache`, made now if they are not there or not whole. Takes seconds, needs no network.

    A build is written beside its place and moved there in one step, so that another program sees all of it or
    nothing; of two builds at the same time one is thrown away. Raises MissingError without the `rapidocr` package.
    """
    place = cache / _key()
    if force or not _is_whole(place):
        _build(place, progress or _silent)
    names = json.loads((place / CHARACTERS).read_text(encoding="utf-8"))
    return Weights(place / DETECTOR, place / BODY, place / HEAD, tuple(names["common"]), tuple(names["characters"]))


def is_built(cache: Path) -> bool:
    """Whether a build for these weights and this recipe is there and whole."""
    return _is_whole(cache / _key())


def _silent(_step: str, _share: float) -> None:
    return None


def _ranges() -> str:
    return (files("triage.vision.weights") / "ranges.json").read_text(encoding="utf-8")


def _key() -> str:
    parts = [str(RECIPE), *(source.value[1] for source in Source), _ranges()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _is_whole(place: Path) -> bool:
    try:
        sums: dict[str, str] = json.loads((place / SUMS).read_text(encoding="utf-8"))
        return all(_sum(place / name) == value for name, value in sums.items())
    except (OSError, ValueError):
        return False


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _build(place: Path, progress: Progress) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".building-") as scratch:
        made = Path(scratch) / "weights"
        made.mkdir()
        _write(made, progress)
        sums = {path.name: _sum(path) for path in sorted(made.iterdir())}
        (made / SUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")
        _move(made, place, Path(scratch) / "old")
    progress("done", 1.0)


def _write(folder: Path, progress: Progress) -> None:
    # onnx is loaded for a build alone.
    from triage.vision.weights.adapt import adapt_detector, adapt_recogniser  # noqa: PLC0415
    from triage.vision.weights.quantise import quantise  # noqa: PLC0415

    progress("reading the published weights", 0.0)
    published = {source: load(source) for source in Source}
    progress("detector", 0.2)
    (folder / DETECTOR).write_bytes(adapt_detector(published[Source.DETECTOR]).SerializeToString())
    progress("recogniser", 0.4)
    recogniser = adapt_recogniser(published[Source.RECOGNISER])
    (folder / HEAD).write_bytes(recogniser.head.SerializeToString())
    progress("int8", 0.7)
    ranges = {name: (float(low), float(high)) for name, (low, high) in json.loads(_ranges()).items()}
    (folder / BODY).write_bytes(quantise(recogniser.body, ranges).SerializeToString())
    names = {"common": recogniser.common, "characters": recogniser.characters}
    (folder / CHARACTERS).write_text(json.dumps(names), encoding="utf-8")


def _move(made: Path, place: Path, old: Path) -> None:
    """Put `made` in its place in one step; a whole build that another program put there first is as good."""
    try:
        made.replace(place)
    except OSError:
        if _is_whole(place):
            return
        place.replace(old)
        made.replace(place)
