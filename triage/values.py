"""Every value that flows, in the order it flows: Ticket, Reading, Evidence, Decision, Case.

Confidence is 0.0-1.0. Boxes are pixels of the upright image, origin top left, right and bottom exclusive.
Time is UTC, durations are seconds. `Ticket` and `Reading` are raw: never stored, never logged, no repr of
their contents. From `Evidence` on everything is redacted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

# ---------------------------------------------------------------- geometry


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in pixels: left, top, right and bottom; the last two exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    @property
    def area(self) -> int:
        return max(0, self.width) * max(0, self.height)

    def meet(self, other: Box) -> Box:
        """The common rectangle; its area is 0 when there is none."""
        return Box(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))

    def join(self, other: Box) -> Box:
        """The smallest rectangle that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def covered_by(self, other: Box) -> float:
        """The share of this rectangle's area that lies in the other, 0.0-1.0."""
        return self.meet(other).area / self.area if self.area else 0.0


# ---------------------------------------------------------------- what comes in


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it came: untrusted name and bytes."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A requester's words and attachments, raw."""

    attachments: tuple[Attachment, ...] = field(repr=False)
    text: str = field(default="", repr=False)


class Problem(StrEnum):
    """Why an attachment could not be read; also the metric label and the text people see."""

    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    NO_PERMISSION = "no_permission"
    EMPTY = "empty"
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_FRAMES = "too_many_frames"
    TOO_SMALL = "too_small"
    HTML = "html"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    NOT_AN_IMAGE = "not_an_image"
    UNSUPPORTED_FORMAT = "unsupported_format"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"


class Detail(StrEnum):
    """How much of a picture is read: first what is likely the message, or everything."""

    HEADLINE = "headline"
    FULL = "full"


# ---------------------------------------------------------------- what the eyes saw


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """The picture behind a reading. `width` and `height` are those of the upright image."""

    width: int
    height: int
    format: str
    frames: int = 1
    rotation: int = 0
    skew: float = 0.0
    rectified: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    `edges` has one entry more than `text`: the left edge of each character in pixels of the upright image,
    then the right edge of the last; empty when the engine does not tell.
    """

    text: str = field(repr=False)
    confidence: float
    box: Box
    edges: tuple[int, ...] = ()

    def span_box(self, start: int, end: int) -> Box:
        """Where the characters start..end (end exclusive) stand; the whole line when it cannot be told."""
        if start >= end or end >= len(self.edges):
            return self.box
        return Box(self.edges[start], self.box.y0, max(self.edges[end], self.edges[start] + 1), self.box.y1)

    def __post_init__(self) -> None:
        if self.edges and (len(self.edges) != len(self.text) + 1 or any(a > b for a, b in pairwise(self.edges))):
            raise ValueError("edges must rise and number one more than the characters")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What an engine read on one strip; `edges` as in `Line`, in pixels of the strip."""

    text: str = field(repr=False)
    confidence: float
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters start..end (end exclusive) of a line, by its place in the reading."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """The main error or warning in the words of the screen, and where it stands.

    `confidence` is the chance that a person would quote the same words. `quotes` are the stretches that `text` joins.
    """

    text: str = field(repr=False)
    confidence: float
    box: Box
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """An error code as it stands on the screen; `value` has look-alikes repaired where the shape demands it."""

    value: str = field(repr=False)
    confidence: float
    box: Box
    quotes: tuple[Quote, ...] = ()


class FindingKind(StrEnum):
    """What else a screen tells about what happened, and where."""

    EXCEPTION = "exception"
    TRACE = "trace"  # the file and line at the head of a stack trace
    APP = "app"
    VERSION = "version"
    URL = "url"
    HOST = "host"
    PATH = "path"
    PLATFORM = "platform"
    LANGUAGE = "language"
    GUID = "guid"
    CORRELATION = "correlation"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a screen tells. Without quotes it was worked out from the whole; then `box` is None."""

    kind: FindingKind
    value: str = field(repr=False)
    confidence: float
    box: Box | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What a screen says is wrong. `problem` is the chance that anything is; without a problem there is no message."""

    problem: float = 0.0
    message: Message | None = None
    codes: tuple[Code, ...] = ()
    findings: tuple[Finding, ...] = ()
    because: tuple[str, ...] = ()


class RegionKind(StrEnum):
    """The areas of a screen that matter for reading it."""

    DIALOG = "dialog"
    BANNER = "banner"
    WINDOW = "window"
    TERMINAL = "terminal"
    ADDRESS_BAR = "address_bar"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Region:
    """An area of the screen."""

    kind: RegionKind
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds by stage; `total` is from the bytes in memory to the redacted evidence."""

    total: float = 0.0
    decode: float = 0.0
    upright: float = 0.0
    find: float = 0.0
    read: float = 0.0
    classify: float = 0.0
    extract: float = 0.0
    redact: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the eyes saw, raw. Lines stand in reading order; `unread` are text areas that were found and not read.

    `missing` says, for lines in a script that no installed engine reads, what to install.
    """

    image: ImageFacts | None
    lines: tuple[Line, ...] = field(default=(), repr=False)
    regions: tuple[Region, ...] = ()
    unread: tuple[Box, ...] = ()
    missing: tuple[str, ...] = ()
    problem: Problem | None = None
    timings: Timings = Timings()
    extract: Extract = Extract()


# ---------------------------------------------------------------- what may be kept


class PrivateKind(StrEnum):
    """What must not pass the wall."""

    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    KEY = "key"
    TOKEN = "token"  # noqa: S105 - a kind, not a secret
    USER_NAME = "user_name"


@dataclass(frozen=True, slots=True)
class PrivateSpan:
    """Characters start..end (end exclusive) of a text that are private."""

    kind: PrivateKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Policy:
    """Which kinds are masked. The empty policy is for one's own machine: the store refuses Evidence made with it."""

    name: str
    masked: frozenset[PrivateKind]

    @property
    def storable(self) -> bool:
        return self.masked == frozenset(PrivateKind)


STRICT = Policy("strict", frozenset(PrivateKind))
UNREDACTED = Policy("none", frozenset())


@dataclass(frozen=True, slots=True)
class Redaction:
    """A private span that was masked, and where it stood."""

    kind: PrivateKind
    box: Box


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reading with everything private masked. Built by `vision.redact` alone."""

    image: ImageFacts | None
    lines: tuple[Line, ...]
    regions: tuple[Region, ...]
    unread: tuple[Box, ...]
    missing: tuple[str, ...]
    redactions: tuple[Redaction, ...]
    problem: Problem | None
    timings: Timings
    policy: str
    extract: Extract = Extract()


# ---------------------------------------------------------------- what is decided


class Reason(StrEnum):
    """Why a ticket goes to a person."""

    NO_RULE = "no_rule"
    UNREADABLE = "unreadable"
    NO_PICTURE = "no_picture"


@dataclass(frozen=True, slots=True)
class HandOff:
    """A person takes over."""

    queue: str
    reason: Reason
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An approved reply goes out."""

    rule: str
    text: str
    language: str


Decision = Answer | HandOff


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket after triage: stored, shown, measured."""

    evidence: tuple[Evidence, ...]
    decision: Decision
