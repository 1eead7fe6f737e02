"""From the bytes of an attachment to what stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Attachment, Detail, ImageFacts, Reading, Timings
from triage.vision.decode import decode
from triage.vision.extract.codes.second_look import Eyeglasses
from triage.vision.extract.extract import extract
from triage.vision.extract.ranker import Ranker
from triage.vision.picture import Picture
from triage.vision.scan import Engines
from triage.vision.upright.turns import see_upright


@dataclass(frozen=True, slots=True)
class Eyes:
    """What seeing needs, loaded once."""

    limits: Limits
    engines: Engines
    ranker: Ranker
    detail: Detail


def see(attachment: Attachment, eyes: Eyes) -> Reading:
    """Decode, find, read, and turn where it reads badly. Never raises for a bad picture: then there is a problem."""
    start = perf_counter()
    try:
        picture = decode(attachment.content, eyes.limits)
    except UnreadableError as error:
        seconds = perf_counter() - start
        return Reading(None, problem=error.problem, timings=Timings(total=seconds, decode=seconds))
    decoded = perf_counter() - start
    reading = look(picture, eyes)
    return replace(reading, timings=replace(reading.timings, decode=decoded, total=perf_counter() - start))


def look(picture: Picture, eyes: Eyes) -> Reading:
    """Read a decoded picture, and work out what it says is wrong."""
    start = perf_counter()
    upright = see_upright(picture.pixels, eyes.engines, eyes.detail)
    found = upright.scan
    turning = perf_counter() - start - found.find_seconds - found.read_seconds
    height, width = upright.pixels.shape[:2]
    seen = perf_counter()
    glasses = Eyeglasses(eyes.engines.reader, eyes.engines.second)
    wrong = extract(upright.pixels, found.lines, found.regions, eyes.ranker, glasses)
    extracting = perf_counter() - seen
    return Reading(
        image=ImageFacts(
            width, height, picture.format, picture.frames, upright.rotation, upright.skew, upright.rectified
        ),
        lines=found.lines,
        regions=found.regions,
        unread=found.unread,
        missing=found.missing,
        extract=wrong,
        timings=Timings(upright=turning, find=found.find_seconds, read=found.read_seconds, extract=extracting),
    )
