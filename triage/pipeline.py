"""The whole product on one page: a ticket goes in, a case comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from triage.values import Attachment, Case, Decision, Evidence, HandOff, Reading, Reason, Ticket


@dataclass(frozen=True, slots=True)
class Kit:
    """The stages, ready to use: made by `assemble.build_kit`."""

    see: Callable[[Attachment], Reading]
    redact: Callable[[Reading], Evidence]
    queue: str


def triage(ticket: Ticket, kit: Kit) -> Case:
    """See, redact, decide. Never raises for a bad picture: that is a hand-off with a reason."""
    evidence = tuple(examine(attachment, kit) for attachment in ticket.attachments)
    return Case(evidence, decide(evidence, kit))


def examine(attachment: Attachment, kit: Kit) -> Evidence:
    """One picture, from its bytes to what may be kept."""
    return kit.redact(kit.see(attachment))


def decide(evidence: tuple[Evidence, ...], kit: Kit) -> Decision:
    """Without rules every ticket goes to a person; the reason says which kind of ticket it is."""
    if not evidence:
        return HandOff(kit.queue, Reason.NO_PICTURE)
    if all(seen.problem for seen in evidence):
        return HandOff(kit.queue, Reason.UNREADABLE)
    return HandOff(kit.queue, Reason.NO_RULE)
