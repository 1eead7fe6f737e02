"""Measure the ranges of the recogniser's activations: `python -m models.reader.calibrate`.

Reads lines of our own fixtures with the float model and writes `triage/vision/weights/ranges.json`, from which
`triage models build` makes the int8 model. A range is where nearly all values of nearly all lines lie: single
outliers would cost every other value its precision. Seeded: the same fixtures give the same file.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime as ort
from onnx import helper
from onnx.onnx_pb import TensorProto

from triage.config import Limits
from triage.vision.decode import decode
from triage.vision.engines.ctc import STRIDE
from triage.vision.engines.ppocr import HEIGHT, fit
from triage.vision.weights.adapt import adapt_recogniser
from triage.vision.weights.quantise import Ranges, observed
from triage.vision.weights.source import Source, load

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
RANGES = ROOT / "triage" / "vision" / "weights" / "ranges.json"
EACH, ALL = 5, 320  # lines of a fixture, and altogether
OUTLIERS = 0.01  # percent of a line's values left out at either end
ODD_LINES = 2  # percent of the lines left out


def strips() -> Iterator[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """Lines of the fixtures, 1 x 48 x W x 3, drawn at random."""
    dice = random.Random(5)
    for label in map(json.loads, (FIXTURES / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
        pixels = decode((FIXTURES / label["file"]).read_bytes(), Limits()).pixels
        for line in dice.sample(label["lines"], min(EACH, len(label["lines"]))):
            x0, y0, x1, y1 = line["box"]
            margin = max(2, round((y1 - y0) / 4))
            strip = pixels[max(0, y0 - margin) : y1 + margin, max(0, x0 - margin) : x1 + margin]
            width = -(-strip.shape[1] * HEIGHT // strip.shape[0] // STRIDE) * STRIDE
            if STRIDE * 2 <= width <= 20 * HEIGHT:
                yield fit(strip, width)[None]


def measure() -> Ranges:
    """The range of every value that becomes int8."""
    model = adapt_recogniser(load(Source.RECOGNISER)).body
    names = observed(model)
    for name in names:
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    chosen = list(strips())
    random.Random(7).shuffle(chosen)
    ends: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for number, strip in enumerate(chosen[:ALL], 1):
        for name, values in zip(names, session.run(names, {"x": strip}), strict=True):
            low, high = np.percentile(values, [OUTLIERS, 100 - OUTLIERS])
            ends[name].append((float(low), float(high)))
        sys.stderr.write(f"\r{number} of {min(ALL, len(chosen))} lines")
    return {
        name: (
            round(float(np.percentile([low for low, _ in pairs], ODD_LINES)), 4),
            round(float(np.percentile([high for _, high in pairs], 100 - ODD_LINES)), 4),
        )
        for name, pairs in ends.items()
    }


if __name__ == "__main__":
    RANGES.write_text(json.dumps(measure(), indent=0) + "\n", encoding="utf-8")
