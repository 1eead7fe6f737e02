"""Where private words stand in the lines of one reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from triage.privacy.detectors import DETECTORS, Detector
from triage.privacy.fold import BLANK, Folded, fold
from triage.privacy.keys import find_blocks
from triage.privacy.published import load_patterns
from triage.values import PrivateKind, PrivateSpan

EVERYTHING = frozenset(PrivateKind)
_RANK = {detector.kind: rank for rank, detector in enumerate(DETECTORS)}
_LONGEST_CHAIN = 12
_LONGEST_LINE = 400
# What is masked changes what stands beside it, so the rest is looked at again; two rounds nearly always do.
_ROUNDS = 5

Hit = tuple[int, int, int, PrivateKind]
"""Line, start, end, kind."""


def detect(texts: Sequence[str], kinds: Collection[PrivateKind] = EVERYTHING) -> tuple[tuple[PrivateSpan, ...], ...]:
    """The private spans of each line, sorted, not overlapping. `texts` are the lines of one reading in reading order.

    A value that breaks over several lines gives a span in each. Of hits that overlap one span remains, which
    covers them all. Masks that already stand in a text are left alone.
    """
    folded = [fold(text) for text in texts]
    pieces = [piece for at, line in enumerate(folded) for piece in _split(at, line.text)]
    plain = [text for _, _, text in pieces]
    detectors = [detector for detector in DETECTORS if detector.kind in kinds]
    found: list[list[Hit]] = [[] for _ in texts]
    dirty = set(range(len(plain)))
    for _ in range(_ROUNDS):
        hits = _look(plain, detectors, dirty)
        if not hits:
            break
        for at, start, end, kind in hits:
            line, offset, _ = pieces[at]
            found[line].append((line, offset + start, offset + end, kind))
        dirty = {at for hit in hits for at in (hit[0], hit[0] + 1) if at < len(plain)}
    return tuple(_merge(line, hits) for line, hits in zip(folded, found, strict=True))


def _split(at: int, text: str) -> Iterator[tuple[int, int, str]]:
    """Pieces of a line as line, offset and text, cut between words: time is to grow with the text, not its square."""
    offset = 0
    while len(text) - offset > _LONGEST_LINE:
        gap = text.rfind(" ", offset + _LONGEST_LINE // 2, offset + _LONGEST_LINE)
        end = gap if gap > 0 else offset + _LONGEST_LINE
        yield at, offset, text[offset:end]
        offset = end
    yield at, offset, text[offset:]


def warm() -> None:
    """Load what is otherwise loaded when the first candidate is seen, about half a second."""
    for kind in (PrivateKind.KEY, PrivateKind.TOKEN):
        load_patterns(kind)
    detect(["+49 30 901820", "Tel: 030 901820", "DE89 3704 0044 0532 0130 00"])


def _look(texts: list[str], detectors: Sequence[Detector], dirty: Collection[int]) -> list[Hit]:
    """What the detectors find, one after the other; each takes its hits out of the texts."""
    hits: list[Hit] = []
    for detector in detectors:
        new = list(_look_in_lines(texts, detector, dirty))
        endings = {at for at, _, end, _ in new if not texts[at][end:].strip()}
        new += _look_across(texts, detector, dirty, endings)
        if detector.kind is PrivateKind.KEY:
            new += ((at, start, end, PrivateKind.KEY) for at, start, end in find_blocks(texts))
        for at, start, end, _ in new:
            texts[at] = texts[at][:start] + BLANK * (end - start) + texts[at][end:]
        hits += new
    return hits


def _look_in_lines(texts: Sequence[str], detector: Detector, dirty: Collection[int]) -> Iterator[Hit]:
    for at in dirty:
        if detector.hint(texts[at]):
            for start, end in detector.find(texts[at], texts[at - 1] if at else ""):
                yield at, start, end, detector.kind


def _look_across(
    texts: Sequence[str], detector: Detector, dirty: Collection[int], endings: Collection[int]
) -> Iterator[Hit]:
    """Values that break at the end of a line."""
    words = [text.strip() for text in texts]
    last = 0
    for at, (tail, head) in enumerate(pairwise(words)):
        if at < last or not tail or not head or not (at in dirty or at + 1 in dirty):
            continue
        if (at in endings and not detector.grows) or not detector.continues(tail, head):
            continue
        for hit in _find_in_chain(texts, _chain(words, at, detector), detector):
            yield hit
            last = hit[0]


def _chain(words: Sequence[str], first: int, detector: Detector) -> list[int]:
    """The lines over which one value may run: the inner ones are a single run each."""
    chain = [first, first + 1]
    while len(chain) < _LONGEST_CHAIN and chain[-1] + 1 < len(words):
        tail, head = words[chain[-1]], words[chain[-1] + 1]
        if not head or " " in tail or not detector.continues(tail, head):
            break
        chain.append(chain[-1] + 1)
    return chain


def _find_in_chain(texts: Sequence[str], chain: Sequence[int], detector: Detector) -> Iterator[Hit]:
    """The hits that cross a line end, cut at it, and those that the line above makes plain."""
    pieces, offsets, length = [], [], 0
    for at in chain:
        piece = texts[at].strip()
        lead = len(texts[at]) - len(texts[at].lstrip())
        pieces.append(piece)
        offsets.append((length, lead))
        length += len(piece)
    joined = "".join(pieces)
    if not detector.hint(joined):
        return
    for start, end in detector.find(joined, ""):
        parts = list(_cut(start, end, chain, pieces, offsets))
        if len(parts) > 1 or start in {offset for offset, _ in offsets[1:]}:
            yield from ((at, begin, stop, detector.kind) for at, begin, stop in parts)


def _cut(
    start: int, end: int, chain: Sequence[int], pieces: Sequence[str], offsets: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    for at, piece, (offset, lead) in zip(chain, pieces, offsets, strict=True):
        begin, stop = max(start, offset), min(end, offset + len(piece))
        if begin < stop:
            yield at, begin - offset + lead, stop - offset + lead


def _merge(line: Folded, hits: Iterable[Hit]) -> tuple[PrivateSpan, ...]:
    """Overlapping hits become one of the kind that comes first in the table."""
    spans: list[PrivateSpan] = []
    for _, *place, kind in sorted(hits, key=lambda hit: (hit[1], hit[2])):
        span = PrivateSpan(kind, *line.original(*place))
        if spans and (span.start < spans[-1].end or (span.start == spans[-1].end and kind is spans[-1].kind)):
            last = spans.pop()
            first = min(span.kind, last.kind, key=_RANK.__getitem__)
            span = PrivateSpan(first, last.start, max(span.end, last.end))
        spans.append(span)
    return tuple(spans)
