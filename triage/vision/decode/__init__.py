"""Bytes of unknown origin become pixels, or an enumerated problem.

Each format has a module with one function, `read(content, limits) -> Frame`. It looks at the headers itself, refuses
what breaks a limit, and gives a library only what that needs to paint the first frame: comments, profiles and other
frames are a way in for bombs, and nobody reads them. Colour profiles are left alone: converting costs more than
decoding, and text keeps its contrast without.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import cv2
from PIL import Image

from triage.errors import UnreadableError
from triage.values import Problem
from triage.vision.decode import bmp, gif, heif, jpeg, png, tiff, webp
from triage.vision.decode.frame import Frame
from triage.vision.decode.orientation import turn
from triage.vision.decode.sniff import Format, sniff
from triage.vision.picture import Picture

if TYPE_CHECKING:
    from triage.config import Limits

READERS: dict[Format, Callable[[bytes, Limits], Frame]] = {
    Format.PNG: png.read,
    Format.JPEG: jpeg.read,
    Format.GIF: gif.read,
    Format.WEBP: webp.read,
    Format.BMP: bmp.read,
    Format.TIFF: tiff.read,
    Format.HEIC: heif.read_heic,
    Format.AVIF: heif.read_avif,
}

# The limits are checked here, from the headers, with an enumerated problem; Pillow's own check would print a warning.
Image.MAX_IMAGE_PIXELS = None

LIBRARY_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    SystemError,
    zlib.error,
    cv2.error,
)


def decode(content: bytes, limits: Limits) -> Picture:
    """The first frame of a picture, found by its content and never by its name.

    Pixels are height x width x 3, uint8, RGB, C-contiguous and read-only, upright by their EXIF orientation.
    Raises UnreadableError and nothing else.
    """
    if len(content) > limits.bytes:
        raise UnreadableError(Problem.TOO_MANY_BYTES)
    with _enumerated():
        found = sniff(content)
        frame = READERS[found](content, limits)
        pixels = turn(frame.pixels, frame.orientation)
    pixels.flags.writeable = False
    return Picture(pixels, found.value, frame.frames)


@contextmanager
def _enumerated() -> Iterator[None]:
    """Whatever a library says about bad bytes becomes a problem."""
    try:
        yield
    except (struct.error, IndexError, EOFError):
        raise UnreadableError(Problem.TRUNCATED) from None
    except (MemoryError, Image.DecompressionBombError):
        raise UnreadableError(Problem.TOO_MANY_PIXELS) from None
    except LIBRARY_ERRORS as error:
        cut = "truncated" in str(error)
        raise UnreadableError(Problem.TRUNCATED if cut else Problem.DAMAGED) from None
