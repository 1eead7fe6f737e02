"""A picture with what was found in it framed: the message, its codes, what else it tells, and every line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw

from triage.values import Box, Evidence
from triage.vision.preview import SIDE, restore, shrink, to_webp

GREY, BLUE, VIOLET, RED = (110, 118, 130), (30, 110, 220), (140, 60, 210), (225, 35, 45)
HAIR, THIN, MIDDLE, THICK = 1, 2, 3, 5  # in hairs; one of a pixel is too thin to keep a colour in a WebP
FAINT = 60  # opacity of the box of a line of which nothing is sure; 255 is opaque
FINE = 1000  # pixels of the longer side up to which a hair is one pixel


@dataclass(frozen=True, slots=True)
class Frame:
    """A box to draw, `width` hairs thick, outside what it holds."""

    box: Box
    colour: tuple[int, int, int]
    width: int
    opacity: int = 255


def draw_boxes(content: bytes, evidence: Evidence, side: int = SIDE) -> bytes | None:
    """A WebP of the upright picture, its longer side at most `side` pixels: private areas black, boxes drawn.

    The message is red and thick, codes are violet, other findings blue, lines grey, the fainter the less sure they
    are. None where a preview has none.
    """
    facts = evidence.image
    if facts is None:
        return None
    pixels = restore(content, facts, [redaction.box for redaction in evidence.redactions])
    if pixels is None:
        return None
    picture = shrink(pixels, side)
    pen = ImageDraw.Draw(picture, "RGBA")
    for frame in _frames(evidence):
        _draw(pen, frame, picture, picture.width / pixels.shape[1])
    return to_webp(picture)


def _frames(evidence: Evidence) -> Iterator[Frame]:
    """What matters most comes last, on top."""
    for line in evidence.lines:
        yield Frame(line.box, GREY, HAIR, round(FAINT + (255 - FAINT) * line.confidence))
    for finding in evidence.extract.findings:
        if finding.box:
            yield Frame(finding.box, BLUE, THIN)
    if message := evidence.extract.message:
        yield Frame(message.box, RED, THICK)
    for code in evidence.extract.codes:
        yield Frame(code.box, VIOLET, MIDDLE)


def _draw(pen: ImageDraw.ImageDraw, frame: Frame, picture: Image.Image, scale: float) -> None:
    width = frame.width * max(1, round(max(picture.size) / FINE))
    left, top = max(0, round(frame.box.x0 * scale) - width), max(0, round(frame.box.y0 * scale) - width)
    right = min(picture.width - 1, round(frame.box.x1 * scale) + width - 1)
    bottom = min(picture.height - 1, round(frame.box.y1 * scale) + width - 1)
    if left <= right and top <= bottom:
        pen.rectangle((left, top, right, bottom), outline=(*frame.colour, frame.opacity), width=width)
