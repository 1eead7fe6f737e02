"""The main engine: the PP-OCR recogniser with a small head first and the full one for doubtful lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from triage.values import Spelling
from triage.vision.engines.ctc import STRIDE, decode, widest_gap
from triage.vision.engines.session import open_session
from triage.vision.weights.build import Weights

if TYPE_CHECKING:
    from triage.ports import Pixels

HEIGHT = 48
GREY = 127
BATCH_WIDTH = 640  # pixels of all strips of a batch together: more falls out of the processor's cache
SLACK = 1.12  # how much wider than the narrowest the widest strip of a batch may be
DOUBTFUL = 0.92  # below it the full head is asked
WIDE_GAP = 6  # time steps without a letter, about a line's height, from which letters may be missing
CERTAIN = 0.9


class PpOcrReader:
    """Reads Latin, Chinese and Japanese lines. Safe to call from several threads."""

    name = "ppocr"

    def __init__(self, weights: Weights, *, workers: int = 2) -> None:
        self._weights = weights
        self._body = open_session(weights.body)
        self._head = open_session(weights.head)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="read")

    def missing(self) -> str | None:
        return None

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        widths = [_width(strip) for strip in strips]
        batches = list(batch_by_width(widths))
        spelled: dict[int, Spelling] = dict(
            chain.from_iterable(self._pool.map(lambda batch: self._read_batch(strips, widths, batch), batches))
        )
        return tuple(spelled[index] for index in range(len(strips)))

    def _read_batch(self, strips: Sequence[Pixels], widths: list[int], batch: list[int]) -> list[tuple[int, Spelling]]:
        wide = -(-max(widths[index] for index in batch) // STRIDE) * STRIDE
        sheet = np.full((len(batch), HEIGHT, wide, 3), GREY, np.uint8)
        for row, index in enumerate(batch):
            sheet[row, :, : widths[index]] = fit(strips[index], widths[index])
        best, probability, features = self._body.run(None, {"x": sheet})
        found = []
        for row, index in enumerate(batch):
            size = strips[index].shape[1], widths[index]
            spelling = _spell(best[row], probability[row], self._weights.common, size)
            gap = widest_gap(best[row], widths[index] // STRIDE)
            if spelling.confidence < DOUBTFUL or gap > WIDE_GAP:
                spelling = self._ask_full_head(spelling, features[row : row + 1], size)
            found.append((index, spelling))
        return found

    def _ask_full_head(self, small: Spelling, features: NDArray[np.float32], size: tuple[int, int]) -> Spelling:
        """The reading of all characters; where the small head was sure, only if the full one is sure as well."""
        best, probability = self._head.run(None, {"features": features})
        full = _spell(best[0], probability[0], self._weights.characters, size)
        return full if small.confidence < DOUBTFUL or full.confidence >= CERTAIN else small


def batch_by_width(widths: Sequence[int]) -> Iterator[list[int]]:
    """Groups of indices with like widths, narrow first, so that little is padding."""
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=lambda index: widths[index]):
        narrowest = widths[batch[0]] if batch else 0
        if batch and (
            widths[index] > max(narrowest * SLACK, narrowest + STRIDE) or (len(batch) + 1) * widths[index] > BATCH_WIDTH
        ):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _spell(
    best: NDArray[np.int32], probability: NDArray[np.float32], characters: Sequence[str], size: tuple[int, int]
) -> Spelling:
    """`size` is the width of the strip, and the width at which the model saw it."""
    return decode(best, probability, characters, size[0] / size[1], size[0])


def _width(strip: Pixels) -> int:
    height, width = strip.shape[:2]
    return int(max(STRIDE * 2, round(width * HEIGHT / height)))


def fit(strip: Pixels, width: int) -> Pixels:
    """The strip at the height of the model and this width."""
    shrinks = strip.shape[0] > HEIGHT
    fitted = cv2.resize(strip, (width, HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return np.asarray(fitted, np.uint8)
