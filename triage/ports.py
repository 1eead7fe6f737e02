"""Every way to extend the product, on one page: a plugin is one module that satisfies one Protocol.

Pixels are numpy arrays, height x width x 3, uint8, RGB. numpy itself is imported for typing alone, so that this
page stays free of image libraries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from triage.values import Box, Spelling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels: TypeAlias = NDArray[np.uint8]


class Finder(Protocol):
    """Finds where text stands."""

    name: str

    def missing(self) -> str | None:
        """What must be installed before it works, as one sentence; None when it is ready."""

    def find(self, pixels: Pixels) -> tuple[Box, ...]:
        """The boxes of text lines in an upright picture, in no order."""


class Reader(Protocol):
    """An OCR engine: reads strips that were cut out, one line of text each."""

    name: str

    def missing(self) -> str | None:
        """What must be installed before it works, as one sentence; None when it is ready."""

    def read(self, strips: Sequence[Pixels]) -> tuple[Spelling, ...]:
        """One spelling a strip, in the order given; an unreadable strip gives an empty text with confidence 0."""
