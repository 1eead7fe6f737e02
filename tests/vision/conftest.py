"""Models and pictures that the tests of `vision` share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from triage.config import Limits
from triage.values import Detail
from triage.vision.engines.ppocr import PpOcrReader
from triage.vision.engines.tesseract import TesseractReader
from triage.vision.extract.ranker import load_ranker
from triage.vision.find.neural import QUICK, STEADY, NeuralFinder
from triage.vision.scan import Engines
from triage.vision.see import Eyes
from triage.vision.weights.build import Weights, build_weights
from triage.vision.weights.trained import trained


@pytest.fixture(scope="session")
def weights() -> Weights:
    return build_weights(Path(os.environ["TRIAGE_DATA"]) / "models")


@pytest.fixture(scope="session")
def engines(weights: Weights) -> Engines:
    languages = ("rus", "ara", "tha", "kor", "ell")
    quick = NeuralFinder(trained("finder", "finder.onnx"), QUICK)
    steady = NeuralFinder(weights.detector, STEADY)
    return Engines(quick, steady, PpOcrReader(weights), TesseractReader(languages), 0.5)


@pytest.fixture(scope="session")
def eyes(engines: Engines) -> Eyes:
    ranker = load_ranker(trained("ranker", "ranker.json"), trained("ranker", "wording.json"))
    return Eyes(Limits(), engines, ranker, Detail.FULL)
