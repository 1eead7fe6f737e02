"""The only file that knows every room: Settings become a Kit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from triage.config import Settings
from triage.pipeline import Kit
from triage.privacy import warm
from triage.values import STRICT, Detail, Policy
from triage.vision.engines.ppocr import PpOcrReader
from triage.vision.engines.tesseract import TesseractReader
from triage.vision.extract.ranker import load_ranker
from triage.vision.find.neural import QUICK, STEADY, NeuralFinder
from triage.vision.redact import redact
from triage.vision.scan import Engines
from triage.vision.see import Eyes, see
from triage.vision.weights.build import build_weights
from triage.vision.weights.trained import trained


def build_kit(
    settings: Settings,
    *,
    detail: Detail = Detail.FULL,
    policy: Policy = STRICT,
    progress: Callable[[str, float], None] | None = None,
) -> Kit:
    """Load the models, adapting them first where that was never done. Raises MissingError."""
    weights = build_weights(settings.models, progress=progress)
    if policy.masked:
        warm()
    workers = settings.reading.workers
    engines = Engines(
        finder=NeuralFinder(trained("finder", "finder.onnx"), QUICK, threads=workers),
        steady=NeuralFinder(weights.detector, STEADY, threads=workers),
        reader=PpOcrReader(weights, workers=workers),
        second=TesseractReader(settings.reading.languages),
        min_confidence=settings.reading.min_confidence,
    )
    ranker = load_ranker(trained("ranker", "ranker.json"), trained("ranker", "wording.json"))
    eyes = Eyes(settings.limits, engines, ranker, detail)
    return Kit(see=partial(see, eyes=eyes), redact=partial(redact, policy=policy), queue=settings.queue)
