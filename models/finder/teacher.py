"""The teacher's answers: PP-OCRv6's text detector, asked once for every picture, kept on disk."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from .lines import boxes

LONGEST = 1600  # pixels: larger pictures are made smaller first
TINY = 12.0  # median line height, pixels, under which the teacher looks again at twice the size
MOST = 3_000_000  # pixels of the second look

Model = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A picture (h, w, 3), RGB, and the teacher's map (h/2, w/2) of it in 255ths; sides are multiples of 32."""

    name: str
    picture: NDArray[np.uint8]
    map: NDArray[np.uint8]


def session(content: bytes) -> Model:
    """An ONNX model as a function of one picture (h, w, 3), on one thread."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    loaded = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return lambda picture: np.asarray(loaded.run(None, {"x": picture[None]})[0][0, 0])


def learn(images: Iterable[Path], teacher: Model, cache: Path) -> Iterator[Lesson]:
    """Lessons for all pictures that can be decoded; what is in `cache` is not asked again."""
    cache.mkdir(parents=True, exist_ok=True)
    for path in images:
        key = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        kept = cache / f"{key}.picture.npy", cache / f"{key}.map.npy"
        if not kept[1].exists():
            picture = _decode(path)
            if picture is None:
                continue
            np.save(kept[0], picture)
            np.save(kept[1], ask(teacher, picture))
        yield Lesson(path.name, np.load(kept[0], mmap_mode="r"), np.load(kept[1], mmap_mode="r"))


def ask(teacher: Model, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The map at half size; of small print, from a second look at twice the size."""
    answer = _shrink(teacher(picture), 2)
    found = boxes(answer, 2)
    if len(found) and np.median(found[:, 3] - found[:, 1]) <= TINY and 4 * picture[..., 0].size <= MOST:
        twice = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        answer = _shrink(teacher(np.asarray(twice, np.uint8)), 4)
    return answer


def _shrink(answer: NDArray[np.uint8], by: int) -> NDArray[np.uint8]:
    height, width = answer.shape
    return np.asarray(cv2.resize(answer, (width // by, height // by), interpolation=cv2.INTER_AREA), np.uint8)


def _decode(path: Path) -> NDArray[np.uint8] | None:
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        return None
    scale = LONGEST / max(picture.shape[:2])
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = picture.shape[:2]
    picture = cv2.copyMakeBorder(picture, 0, -height % 32, 0, -width % 32, cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(picture[..., ::-1])
