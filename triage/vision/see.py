"""From the bytes of an attachment to what stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from triage.config import Limits
from triage.errors import UnreadableError
from triage.values import Attachment, Detail, ImageFacts, Reading, Timings
from triage.vision.decode import decode
from triage.vision.picture import Picture
from triage.vision.scan import Engines, scan
from triage.vision.upright.turns import make_upright, reads_well


@dataclass(frozen=True, slots=True)
class Eyes:
    """What seeing needs, loaded once."""

    limits: Limits
    engines: Engines
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
    """Read a decoded picture. What reads well as it stands is upright and needs no further check."""
    found = scan(picture.pixels, eyes.engines, eyes.detail)
    pixels, rotation, skew, rectified, turning = picture.pixels, 0, 0.0, False, 0.0
    if not reads_well(found):
        start = perf_counter()
        upright = make_upright(picture.pixels, found, eyes.engines, eyes.detail)
        found, pixels = upright.scan, upright.pixels
        rotation, skew, rectified = upright.rotation, upright.skew, upright.rectified
        turning = perf_counter() - start
    height, width = pixels.shape[:2]
    return Reading(
        image=ImageFacts(width, height, picture.format, picture.frames, rotation, skew, rectified),
        lines=found.lines,
        regions=found.regions,
        unread=found.unread,
        missing=found.missing,
        timings=Timings(upright=turning, find=found.find_seconds, read=found.read_seconds),
    )
