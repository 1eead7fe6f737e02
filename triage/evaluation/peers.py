"""Peers that are measured beside us: RapidOCR and Tesseract, each in its default and in its best known form.

RapidOCR runs in this program, Tesseract as a program of its own; both may use two threads, and both get the bytes of
the file, so that decoding is timed for everybody.
"""

from __future__ import annotations

import logging
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import Any

from triage.errors import MissingError, UnreadableError, UsageError
from triage.evaluation.measure import Cost, Peer, PeerRun, Run, Spread, core_seconds, spread
from triage.evaluation.outcome import Mark, Outcome
from triage.evaluation.score import score
from triage.vision.enlarge import enlarge

THREADS = 2
TIMEOUT = 120.0


class RapidOcr:
    """RapidOCR with its own models; `params` are keys of its config.yaml."""

    def __init__(self, name: str, params: Mapping[str, object]) -> None:
        self.name = name
        self._params = {"EngineConfig.onnxruntime.intra_op_num_threads": THREADS, **params}
        self._engine: Callable[[bytes], Any] | None = None

    def missing(self) -> str | None:
        """Whether the package is there."""
        return None if find_spec("rapidocr") else "RapidOCR is not installed: pip install rapidocr"

    def read(self, content: bytes) -> str | None:
        """All text; the models are loaded at the first call."""
        from rapidocr.utils.load_image import LoadImageError  # noqa: PLC0415 - half a second, for who asks for it

        engine = self._engine = self._engine or self._load()
        try:
            return "\n".join(engine(content).txts or ())
        except (LoadImageError, OSError, ValueError, RuntimeError):
            return None

    def _load(self) -> Callable[[bytes], Any]:
        from rapidocr import RapidOCR  # noqa: PLC0415 - the same

        engine: Callable[[bytes], Any] = RapidOCR(params={"Global.log_level": "critical", **self._params})
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        return engine


class Tesseract:
    """The program `tesseract`; `prepare` makes a picture file that it reads better."""

    def __init__(self, name: str, psm: int, prepare: Callable[[bytes], bytes] | None = None) -> None:
        self.name = name
        self._command = ("tesseract", "stdin", "stdout", "--psm", str(psm))
        self._prepare = prepare

    def missing(self) -> str | None:
        """Whether the program is there."""
        return None if shutil.which("tesseract") else "tesseract is not installed: apt install tesseract-ocr"

    def read(self, content: bytes) -> str | None:
        """All text in English, the language it has by default."""
        try:
            picture = self._prepare(content) if self._prepare else content
            done = subprocess.run(  # noqa: S603 - a fixed command; the picture comes by stdin
                self._command,
                input=picture,
                capture_output=True,
                check=True,
                timeout=TIMEOUT,
                env=os.environ | {"OMP_THREAD_LIMIT": str(THREADS)},
            )
        except (UnreadableError, subprocess.SubprocessError):
            return None
        return done.stdout.decode("utf-8", "replace")


def _tuned() -> Peer:
    return RapidOcr("rapidocr-tuned", {"Det.limit_type": "max", "Det.limit_side_len": 1280, "Global.use_cls": False})


def _enlarged() -> Peer:
    return Tesseract("tesseract-2x", 11, enlarge)


# A bare product name stands for both of its forms.
PEERS: Mapping[str, tuple[Callable[[], Peer], ...]] = {
    "rapidocr": (partial(RapidOcr, "rapidocr", {}), _tuned),
    "rapidocr-tuned": (_tuned,),
    "tesseract": (partial(Tesseract, "tesseract", 3), _enlarged),
    "tesseract-2x": (_enlarged,),
}


def choose_peers(names: Sequence[str]) -> tuple[Peer, ...]:
    """The peers behind the names, each once. Raises UsageError for an unknown one, MissingError for one not there."""
    chosen: dict[str, Peer] = {}
    for name in names:
        if name not in PEERS:
            raise UsageError(f"no peer is called '{name}'; known: {', '.join(PEERS)}")
        for make in PEERS[name]:
            peer = make()
            chosen.setdefault(peer.name, peer)
    if absent := [reason for peer in chosen.values() if (reason := peer.missing())]:
        raise MissingError("; ".join(absent))
    return tuple(chosen.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """A peer beside us. The ratios are our time by the peer's: below 1 we are faster; `paired` is their median."""

    name: str
    answered: float | None
    read: float | None
    fulltext: float | None
    clean: float | None
    times: Spread
    core_seconds: float
    ratio_p50: float
    ratio_p95: float
    paired: float


def compare(run: Run, peer: PeerRun) -> Comparison:
    """The figures of reading and the times of one peer."""
    labels = [shot.label for shot in run.shots]
    figures = score([(label, _outcome(text)) for label, text in zip(labels, peer.texts, strict=True)]).figures
    ours, theirs = spread([shot.cost.seconds for shot in run.shots]), spread([cost.seconds for cost in peer.costs])
    return Comparison(
        name=peer.name,
        answered=figures["answered"],
        read=figures["read"],
        fulltext=figures["fulltext"],
        clean=figures["clean"],
        times=theirs,
        core_seconds=core_seconds(peer.costs),
        ratio_p50=_ratio(ours.p50, theirs.p50),
        ratio_p95=_ratio(ours.p95, theirs.p95),
        paired=_paired([shot.cost for shot in run.shots], peer.costs),
    )


def _outcome(text: str | None) -> Outcome | None:
    return None if text is None else Outcome(lines=(Mark((0.0, 0.0, 0.0, 0.0), text),))


def _paired(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    ratios = [_ratio(a.seconds, b.seconds) for a, b in zip(ours, theirs, strict=True)]
    return statistics.median(ratios) if ratios else 0.0


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else 0.0
