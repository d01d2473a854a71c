"""What would happen: put an event to a ledger that stays as it is.

told = foresee(ledger, Transferred(date(2028, 3, 12), block, "XHA", "XBU"))
told.refusal        # why the ledger would refuse it, or None
told.first          # the first transfers that it would be
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.case import Case, open_case
from article6.ledger.checks import checks_for
from article6.ledger.checks.order import malformed
from article6.ledger.events import Authorized, Changed, Event
from article6.ledger.refused import Refused
from article6.ledger.state import IN_TRANSIT, Mark

if TYPE_CHECKING:
    from article6.ledger.ledger import Ledger

__all__ = ["First", "Foresight", "Part", "foresee", "where"]


class First(NamedTuple):
    """A first transfer that an event would be."""

    block: Block
    trigger: str
    date: date
    version: Authorization  # under which
    away: str | None = None  # where the units stand already, for one by a mere authorization or change


class Foresight(NamedTuple):
    """What the ledger would say, and what would be first transferred if it said yes."""

    refusal: Refused | None
    first: tuple[First, ...]


class Part(NamedTuple):
    """A part of a block and where it stands; `mark` is None where it is not on record."""

    block: Block
    mark: Mark | None


def foresee(ledger: Ledger, event: Event) -> Foresight:
    """Ask the ledger about an event without recording it."""
    refusal = malformed(event)
    if refusal is not None:
        return Foresight(refusal, ())
    case = open_case(event, ledger._state)
    for check in checks_for(type(event)):
        refusal = check(case)
        if refusal is not None:
            return Foresight(refusal, ())
    return Foresight(None, tuple(_first(case)))


def _first(case: Case) -> Iterator[First]:
    for found in case.first:
        if found.part is None:
            yield First(case.event.block, found.trigger, found.date, found.version)
            continue
        piece, first, last = found.part
        away = None
        if isinstance(case.event, Authorized | Changed) and found.trigger == "transfer":
            away = piece.mark.sent.to if piece.mark.status == IN_TRANSIT else piece.mark.holder
        block = Block(*piece.outcome.block.key, first, last)
        yield First(block, found.trigger, found.date, found.version, away)


def where(ledger: Ledger, block: Block) -> list[Part]:
    """The block in parts that stand in one place, in order; parts not on record included."""
    found, at = [], block.first
    for piece in ledger._state.pieces(block):
        first, last = max(piece.first, block.first), min(piece.last, block.last)
        if first > at:
            found.append(Part(block.between(at, first - 1), None))
        found.append(Part(block.between(first, last), piece.mark))
        at = last + 1
    if at <= block.last:
        found.append(Part(block.between(at, block.last), None))
    return found
