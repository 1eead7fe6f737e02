"""Where the weights come from: the installed `rapidocr` package, checked by its checksums."""

from __future__ import annotations

import hashlib
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from triage.errors import MissingError


class Source(Enum):
    """A model file of the package, with its SHA-256."""

    DETECTOR = ("PP-OCRv6_det_small.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f")
    RECOGNISER = ("PP-OCRv6_rec_small.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884")


def locate(source: Source) -> Path:
    """The path of the file. Raises MissingError that says what to install."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise MissingError("the package 'rapidocr' is not installed; run: pip install 'rapidocr==3.10.0'")
    path = Path(spec.submodule_search_locations[0]) / "models" / source.value[0]
    if not path.is_file():
        raise MissingError(f"{path} is not there; run: pip install --force-reinstall 'rapidocr==3.10.0'")
    return path


def load(source: Source) -> bytes:
    """The file's bytes, after a check of its SHA-256. Raises MissingError."""
    path = locate(source)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != source.value[1]:
        raise MissingError(f"{path} is not the file we know; run: pip install --force-reinstall 'rapidocr==3.10.0'")
    return content
