"""From the bytes of an attachment to what stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from triage.config import Limits
from triage.errors import UnreadableError
from triage.ports import Finder, Reader
from triage.values import Attachment, Detail, ImageFacts, Reading, Timings
from triage.vision.decode import decode
from triage.vision.find.order import reading_order
from triage.vision.picture import Picture
from triage.vision.strips import cut, place


@dataclass(frozen=True, slots=True)
class Eyes:
    """What seeing needs, loaded once."""

    limits: Limits
    finder: Finder
    reader: Reader
    second: Reader
    detail: Detail
    min_confidence: float


def see(attachment: Attachment, eyes: Eyes) -> Reading:
    """Decode, turn, find, read. Never raises for a bad picture: the reading then has a problem."""
    start = perf_counter()
    try:
        picture = decode(attachment.content, eyes.limits)
    except UnreadableError as error:
        seconds = perf_counter() - start
        return Reading(None, problem=error.problem, timings=Timings(total=seconds, decode=seconds))
    decoded = perf_counter() - start
    reading = look(picture, eyes)
    timings = replace(reading.timings, decode=decoded, total=perf_counter() - start)
    return replace(reading, timings=timings)


def look(picture: Picture, eyes: Eyes) -> Reading:
    """Read a decoded picture."""
    start = perf_counter()
    boxes = eyes.finder.find(picture.pixels)
    found = perf_counter()
    order = reading_order(boxes)
    spellings = eyes.reader.read([cut(picture.pixels, boxes[index]) for index in order])
    lines = tuple(
        place(spelling, boxes[index])
        for index, spelling in zip(order, spellings, strict=True)
        if spelling.confidence >= eyes.min_confidence
    )
    height, width = picture.pixels.shape[:2]
    facts = ImageFacts(width, height, picture.format, picture.frames)
    timings = Timings(find=found - start, read=perf_counter() - found)
    return Reading(facts, lines, timings=timings)
