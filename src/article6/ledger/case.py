"""An event laid beside the state: the pieces it touches, and what it would first transfer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import Authorized, Changed, Event, Issued, Revoked, Verified
from article6.ledger.first_transfer import on_movement, on_record, once_authorized
from article6.ledger.intervals import Piece
from article6.ledger.state import Authority, State
from article6.ledger.terms import outside_terms

__all__ = ["Case", "First", "Part", "open_case"]

Part = tuple[Piece, int, int]  # a piece, and the first and last serial of it that the event touches


class First:
    """A first transfer that the event would be: part, version of the authorization, trigger and date."""

    __slots__ = ("date", "part", "trigger", "version")

    def __init__(self, part: Part | None, version: Authorization, trigger: str, date: date) -> None:
        self.part = part  # None: the whole block of the event, not on record before
        self.version = version
        self.trigger = trigger
        self.date = date


class Case:
    """What the checks look at. `missing` counts the tonnes of the event's block that are not on record."""

    __slots__ = ("authority", "event", "first", "missing", "parts", "state")

    def __init__(self, event: Event, state: State) -> None:
        self.event = event
        self.state = state
        self.parts: list[Part] = []
        self.missing = 0
        self.authority: Authority | None = None  # the one that the event names
        self.first: list[First] = []

    def quantity(self, first: First) -> int:
        """The size of a first transfer in t CO2 eq."""
        return self.event.block.quantity if first.part is None else first.part[2] - first.part[1] + 1


def open_case(event: Event, state: State) -> Case:
    """Find the pieces and decide the first transfers."""
    case = Case(event, state)
    kind = type(event)
    if kind is Issued or kind is Verified:
        _recording(case, event)
    elif kind is Authorized:
        _authorizing(case, event)
    elif kind is Changed:
        _changing(case, event)
    elif kind is Revoked:
        case.authority = state.authorities.get((event.party, event.id))
    else:
        _moving(case, event)
    return case


def _moving(case: Case, event) -> None:
    block = event.block
    first, last = block.first, block.last
    pieces = case.state.pieces(block)
    if len(pieces) == 1:  # the common case, kept short
        piece = pieces[0]
        lo = first if first > piece.first else piece.first
        hi = last if last < piece.last else piece.last
        case.parts = [(piece, lo, hi)]
        case.missing = last - first - hi + lo
    else:
        case.parts = list(_clip(pieces, block))
        case.missing = block.quantity - sum(hi - lo + 1 for _, lo, hi in case.parts)
    for part in case.parts:
        trigger = on_movement(event, part[0].mark)
        if trigger is not None:
            case.first.append(First(part, part[0].mark.authority.current, trigger, event.date))


def _recording(case: Case, event: Issued | Verified) -> None:
    state, block = case.state, event.block
    if event.authorization is not None:
        case.authority = state.authorities.get((block.party, event.authorization))
    case.parts = list(_clip(state.pieces(block), block))
    case.missing = block.quantity - sum(hi - lo + 1 for _, lo, hi in case.parts)
    for part in case.parts or [None]:
        authority = case.authority
        if part is not None:
            mark = part[0].mark
            if mark.settled is not None:
                continue
            authority = mark.authority or authority
        version = authority.current if authority is not None else None
        trigger = on_record(event, version)
        if trigger is not None:
            case.first.append(First(part, version, trigger, event.date))


def _authorizing(case: Case, event: Authorized) -> None:
    version = event.authorization
    case.authority = case.state.authorities.get((version.party, version.id))
    for block in event.blocks:
        parts = list(_clip(case.state.pieces(block), block))
        case.missing += block.quantity - sum(hi - lo + 1 for _, lo, hi in parts)
        case.parts += parts
    _late(case, version)


def _changing(case: Case, event: Changed) -> None:
    version, state = event.authorization, case.state
    case.authority = state.authorities.get((version.party, version.id))
    if case.authority is not None:
        for key in state.of_approach.get((version.party, version.approach), ()):
            for piece in state.families[key]:
                if piece.mark.authority is case.authority:
                    case.parts.append((piece, piece.first, piece.last))
    _late(case, version)


def _late(case: Case, version: Authorization) -> None:
    for part in case.parts:
        outcome = part[0].outcome
        if outside_terms(version, outcome.block.vintage, outcome) is not None:
            continue  # a change that narrows the authorization first transfers nothing that it leaves out
        decided = once_authorized(case.event, part[0], version, case.state.readings)
        if decided is not None:
            case.first.append(First(part, version, *decided))


def _clip(pieces: Iterable[Piece], block: Block) -> Iterable[Part]:
    for piece in pieces:
        yield piece, max(piece.first, block.first), min(piece.last, block.last)
