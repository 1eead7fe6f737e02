"""Every way to store colour becomes RGB, 8 bits a channel, on a background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

if TYPE_CHECKING:
    from triage.ports import Pixels

ALPHA_MODES = {"LA", "La", "PA", "RGBA", "RGBa"}
DEEP_MODES = {"I", "F", "I;16", "I;16L", "I;16B", "I;16N"}


def flatten(image: Image.Image) -> Pixels:
    """The pixels of a Pillow image in any mode."""
    if image.mode in DEEP_MODES:
        return spread(shrink(np.asarray(image)))
    if image.mode in ALPHA_MODES or "transparency" in image.info:
        layers = np.asarray(image if image.mode == "RGBA" else image.convert("RGBA"))
        return lay(np.ascontiguousarray(layers[..., :3]), np.ascontiguousarray(layers[..., 3]))
    return np.asarray(image if image.mode == "RGB" else image.convert("RGB"))


def spread(grey: NDArray[np.uint8]) -> Pixels:
    """One channel, three times."""
    return _eight(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB))


def shrink(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Samples of any depth as 8 bits, without clipping: whole numbers by the depth they use, fractions from 0 to 1."""
    if values.dtype == np.uint8:
        return values
    if values.dtype == np.uint16:
        return _eight(cv2.convertScaleAbs(values, alpha=1 / 257))
    wide = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0).clip(min=0)
    peak = float(wide.max(initial=0.0))
    whole = np.issubdtype(values.dtype, np.integer)
    tops = (255.0, 65535.0) if whole else (1.0, 255.0, 65535.0)
    top = next((top for top in tops if peak <= top), peak)
    return np.rint(wide * (255.0 / top)).astype(np.uint8)


def lay(pixels: Pixels, alpha: NDArray[np.uint8]) -> Pixels:
    """Lay `pixels` (RGB) on the background that its visible part stands out from: white, or black when that is light.

    A picture that is at least half opaque brings its own background and gets white around it. Alpha that hides
    everything is a mistake of the program that wrote the file, and is ignored.
    """
    lowest, highest, _, _ = cv2.minMaxLoc(alpha)
    if lowest == 255 or highest == 0:
        return pixels
    if pixels.shape[0] * pixels.shape[1] > 2 * _opaque(alpha) and _is_light(pixels, alpha, highest):
        return _fade(pixels, alpha)
    return _eight(cv2.bitwise_not(_fade(_eight(cv2.bitwise_not(pixels)), alpha)))


def _opaque(alpha: NDArray[np.uint8]) -> int:
    return cv2.countNonZero(_eight(cv2.compare(alpha, 127.0, cv2.CMP_GT)))  # type: ignore[call-overload,no-any-return,unused-ignore]


def _is_light(pixels: Pixels, alpha: NDArray[np.uint8], highest: float) -> bool:
    visible = (alpha > min(127.0, highest - 1)).astype(np.uint8)
    grey = _eight(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
    return cv2.mean(grey, visible)[0] > 127.5


def _fade(pixels: Pixels, alpha: NDArray[np.uint8]) -> Pixels:
    """The pixels over black."""
    return _eight(cv2.multiply(pixels, cv2.cvtColor(alpha, cv2.COLOR_GRAY2RGB), scale=1 / 255))


def _eight(mat: Any) -> NDArray[np.uint8]:
    """OpenCV's stubs lose the type that the call has."""
    assert mat.dtype == np.uint8
    return np.asarray(mat, dtype=np.uint8)
