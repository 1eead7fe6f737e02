"""From what was read to what is wrong: the message, its codes, and what else the screen tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from triage.values import Extract, Finding, FindingKind, Line, Region
from triage.vision.extract.codes.find import find_codes
from triage.vision.extract.codes.second_look import Eyeglasses, look_again
from triage.vision.extract.features import Frame, Sight
from triage.vision.extract.findings.language import guess_language
from triage.vision.extract.findings.quoted import quoted_findings
from triage.vision.extract.findings.surroundings import find_app, guess_platform
from triage.vision.extract.message import quote_message, trim
from triage.vision.extract.observe import observe
from triage.vision.extract.ranker import Ranker, choose, explain, lay_out

if TYPE_CHECKING:
    from triage.ports import Pixels


def extract(
    pixels: Pixels,
    lines: Sequence[Line],
    regions: Sequence[Region],
    ranker: Ranker,
    glasses: Eyeglasses | None = None,
) -> Extract:
    """What an upright picture says is wrong. With `glasses`, doubtful codes are read again."""
    sights, frame = observe(pixels, lines, regions, ranker.wording)
    layout = lay_out(sights, frame)
    chosen = choose(layout, ranker.weights)
    choice = trim(chosen, sights)
    wrong = bool(choice.rows) and choice.problem >= ranker.weights.threshold
    message = choice.rows if wrong else ()
    codes = find_codes(sights, message, frame, lines)
    return Extract(
        problem=choice.problem,
        message=quote_message(choice, sights, lines) if wrong else None,
        codes=look_again(codes, pixels, lines, glasses) if glasses else codes,
        findings=tuple(_findings(sights, message, frame, lines)),
        because=explain(layout, chosen, ranker.weights) if wrong else (),
    )


def _findings(
    sights: Sequence[Sight], message: Sequence[int], frame: Frame, lines: Sequence[Line]
) -> Iterator[Finding]:
    yield from quoted_findings(sights, message, lines)
    if app := find_app(sights, message, lines, frame):
        yield app
    if platform := guess_platform(sights, frame):
        yield platform
    if language := guess_language(token for sight in sights for token in sight.words.tokens):
        yield Finding(FindingKind.LANGUAGE, *language)
