"""Degraded copies of a labelled folder, for tests: turned, skewed, recompressed, rescaled, photographed.

    python -m tests.variants LABELLED_DIR OUT_DIR --kind skewed [--seed 7] [--only ID_PREFIX]

The same folder, kind and seed give the same bytes with the same libraries. docs/labels.md explains the new labels.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import cv2
import numpy as np
from PIL import Image

from tests.photo import photograph

Label: TypeAlias = dict[str, Any]
Quad: TypeAlias = list[float]
MOST_SKEW = 15.0
LEAST_SKEW = 1.0
SMALLEST, LARGEST = 0.6, 1.6
COARSEST, FINEST = 40, 80


@dataclass(frozen=True)
class Copy:
    """A degraded picture, how to store it, and what its label says otherwise."""

    image: Image.Image
    suffix: str = ".png"
    quality: int = 100
    changes: Label = field(default_factory=dict)
    move: Callable[[Quad], Quad] = lambda box: box

    def encoded(self) -> bytes:
        """The file's bytes; PNG is stored quickly, not small."""
        out = io.BytesIO()
        if self.suffix == ".png":
            self.image.save(out, "PNG", compress_level=1)
        else:
            self.image.save(out, "JPEG" if self.suffix == ".jpg" else "WEBP", quality=self.quality)
        return out.getvalue()


def turned(degrees: int) -> Callable[[Image.Image, np.random.Generator], Copy]:
    """Turned clockwise by a multiple of 90. Boxes are those of the upright picture, so they stay."""

    def turn(image: Image.Image, _chance: np.random.Generator) -> Copy:
        pixels = np.rot90(np.asarray(image), -degrees // 90)
        return Copy(Image.fromarray(np.ascontiguousarray(pixels)), changes={"rotation": -degrees % 360})

    return turn


def skew(image: Image.Image, chance: np.random.Generator) -> Copy:
    """Turned by 1 to 15 degrees either way on a plain ground. Boxes are those of the frame before it was turned."""
    angle = float(np.round(chance.uniform(LEAST_SKEW, MOST_SKEW) * chance.choice([-1, 1]), 2))
    ground = tuple(int(v) for v in chance.choice([(255, 255, 255), (0, 0, 0), (128, 128, 128), (32, 36, 44)]))
    drawn = image.rotate(-angle, Image.Resampling.BICUBIC, expand=True, fillcolor=ground)
    return Copy(drawn, changes={"skew": angle})


def recompress(image: Image.Image, chance: np.random.Generator) -> Copy:
    """Stored as JPEG or WebP of quality 40 to 80."""
    suffix = ".jpg" if chance.random() < 0.6 else ".webp"
    quality = int(chance.integers(COARSEST, FINEST + 1))
    return Copy(image, suffix, quality, {"quality": quality})


def rescale(image: Image.Image, chance: np.random.Generator) -> Copy:
    """Made 0.6 to 1.6 times as large."""
    wanted = chance.uniform(SMALLEST, LARGEST)
    width, height = (max(1, round(side * wanted)) for side in image.size)
    across, down = width / image.width, height / image.height
    resampling = Image.Resampling.LANCZOS if chance.random() < 0.5 else Image.Resampling.BILINEAR
    drawn = image.resize((width, height), resampling)
    return Copy(drawn, move=lambda box: [box[0] * across, box[1] * down, box[2] * across, box[3] * down])


def shoot(image: Image.Image, chance: np.random.Generator) -> Copy:
    """Photographed from a monitor. Boxes are drawn around the moved corners, in pixels of the photograph."""
    photo = photograph(np.asarray(image), chance)
    changes = {"skew": photo.angle, "corners": [[round(float(v), 1) for v in corner] for corner in photo.corners]}
    return Copy(Image.fromarray(photo.pixels), ".jpg", 70, changes, lambda box: _moved(box, photo.matrix))


KINDS: dict[str, Callable[[Image.Image, np.random.Generator], Copy]] = {
    "rotated90": turned(90),
    "rotated180": turned(180),
    "rotated270": turned(270),
    "skewed": skew,
    "recompressed": recompress,
    "rescaled": rescale,
    "photographed": shoot,
}


def write_variants(source: Path, out: Path, kind: str, seed: int = 0, only: Iterable[str] = ("",)) -> list[Label]:
    """Degrade every picture of a labelled folder whose file name begins with one of `only`; return the new labels."""
    rows = (source / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [row for row in map(json.loads, rows) if Path(row["file"]).name.startswith(tuple(only))]
    (out / "images").mkdir(parents=True, exist_ok=True)
    labels = [_write(source, out, label, kind, seed) for label in wanted]
    text = "".join(json.dumps(label, ensure_ascii=False) + "\n" for label in labels)
    (out / "labels.jsonl").write_text(text, encoding="utf-8")
    return labels


def _write(source: Path, out: Path, label: Label, kind: str, seed: int) -> Label:
    name = Path(label["file"])
    with Image.open(source / name) as opened:
        image = opened.convert("RGB")
    copy = KINDS[kind](image, _chance(seed, kind, name.name))
    content = copy.encoded()
    file = f"images/{name.stem}{copy.suffix}"
    (out / file).write_bytes(content)
    size = {"width": copy.image.width, "height": copy.image.height}
    boxes = _boxes(label, copy.move)
    return label | boxes | size | copy.changes | {"file": file, "sha256": hashlib.sha256(content).hexdigest()}


def _chance(seed: int, kind: str, name: str) -> np.random.Generator:
    digest = hashlib.sha256(f"{seed}/{kind}/{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def _boxes(label: Label, move: Callable[[Quad], Quad]) -> Label:
    changes: Label = {}
    if label.get("error_box"):
        changes["error_box"] = _whole(move(label["error_box"]))
    if label.get("lines"):
        changes["lines"] = [line | {"box": _whole(move(line["box"]))} for line in label["lines"]]
    return changes


def _whole(box: Quad) -> list[int]:
    return [int(np.floor(box[0])), int(np.floor(box[1])), int(np.ceil(box[2])), int(np.ceil(box[3]))]


def _moved(box: Quad, matrix: np.ndarray[Any, Any]) -> Quad:
    corners = np.array([[[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]]], np.float64)
    moved = cv2.perspectiveTransform(corners, matrix)[0]
    return [float(v) for v in (*moved.min(axis=0), *moved.max(axis=0))]


def main() -> int:
    """Write the variants that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.variants", description=__doc__)
    parser.add_argument("source", type=Path, metavar="LABELLED_DIR")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[""], metavar="PREFIX", help="pictures whose name begins so")
    args = parser.parse_args()
    labels = write_variants(args.source, args.out, args.kind, args.seed, args.only)
    sys.stdout.write(f"{len(labels)} {args.kind} pictures in {args.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
