"""Write an event that passed every check into the state. The only place where the state changes."""

from __future__ import annotations

from fractions import Fraction

from article6.identifiers import Block
from article6.ledger.case import Case
from article6.ledger.events import (
    ADAPTATION_FUND,
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    GivenToAdaptationFund,
    Issued,
    Revoked,
    Transferred,
    Used,
    Verified,
)
from article6.ledger.intervals import Piece, Pieces
from article6.ledger.records import FirstTransfer, Use
from article6.ledger.state import CANCELLED, HELD, IN_TRANSIT, USED, VERIFIED, Authority, Mark

__all__ = ["apply"]

_STATUS = {
    Transferred: IN_TRANSIT,
    Acquired: HELD,
    Used: USED,
    Cancelled: CANCELLED,
    GivenToAdaptationFund: HELD,
    Verified: VERIFIED,
    Issued: HELD,
}


def apply(case: Case) -> None:
    """Bring the state up to date with the event of the case."""
    event, state = case.event, case.state
    kind = type(event)
    if kind is Revoked:
        case.authority.current = None
        case.authority.revoked_on = event.date
    elif kind is Authorized or kind is Changed:
        _authorize(case, event)
    elif kind is Verified or kind is Issued:
        _record(case, event)
    else:
        _move(case, event)
    state.today = event.date


def _move(case: Case, event) -> None:
    kind = type(event)
    family = case.state.families[event.block.key]
    status = _STATUS[kind]
    first = {id(f.part): f for f in case.first} if case.first else None
    for part in case.parts:
        piece, lo, hi = part
        if piece.first != lo or piece.last != hi:
            piece = family.cut(piece, lo, hi)
        mark = piece.mark
        settled = mark.settled
        if first is not None and (found := first.get(id(part))) is not None:
            settled = found.version
            acquirer = event.to if kind is Transferred else None
            _first_transfer(case, found, mark.authority, _block(event.block, lo, hi), piece.outcome, acquirer)
        holder = mark.holder if kind is Transferred else ADAPTATION_FUND
        if kind is not Transferred and kind is not GivenToAdaptationFund:
            holder = event.by
        piece.mark = Mark(event, status, holder, mark.authority, settled, mark)
        if kind is Used:
            _use(case, event, _block(event.block, lo, hi), piece.outcome)


def _record(case: Case, event: Verified | Issued) -> None:
    state, block, authority = case.state, event.block, case.authority
    status = _STATUS[type(event)]
    if not case.parts:
        settled = None
        for found in case.first:
            settled = found.version
            _first_transfer(case, found, authority, block, event, None)
        family = state.families.get(block.key)
        if family is None:
            family = state.families[block.key] = Pieces()
            state.of_approach.setdefault((block.party, block.approach), []).append(block.key)
        mark = Mark(event, status, block.party, authority, settled, None)
        family.add(Piece(block.first, block.last, event, mark))
        return
    first = {id(f.part): f for f in case.first}
    for part in case.parts:
        piece = state.families[block.key].cut(*part)
        mark = piece.mark
        bound, settled = mark.authority or authority, mark.settled
        if (found := first.get(id(part))) is not None:
            settled = found.version
            _first_transfer(case, found, bound, _block(block, part[1], part[2]), piece.outcome, None)
        piece.mark = Mark(event, status, mark.holder, bound, settled, mark)


def _authorize(case: Case, event: Authorized | Changed) -> None:
    state, version = case.state, event.authorization
    if type(event) is Authorized:
        authority = Authority(version)
        state.authorities[version.party, version.id] = authority
    else:
        authority = case.authority
        authority.current = version
        authority.versions.append(version)
    if version.covers_oimp:
        state.definitions[version.party, version.approach] = version.definition
    first = {id(f.part): f for f in case.first}
    for part in case.parts:
        found = first.get(id(part))
        if type(event) is Changed and found is None:
            continue  # where it stands has not changed; `Authority` knows the new version
        piece, lo, hi = part
        block = _block(piece.outcome.block, lo, hi)
        family = state.families[block.key]
        piece = family.cut(family.over(lo, hi)[0], lo, hi)  # found anew: two parts may be of one piece
        mark, settled = piece.mark, piece.mark.settled
        if found is not None:
            settled = found.version
            away = mark.sent.to if mark.status == IN_TRANSIT else mark.holder
            acquirer = away if found.trigger == "transfer" else None
            _first_transfer(case, found, authority, block, piece.outcome, acquirer)
        piece.mark = Mark(event, mark.status, mark.holder, authority, settled, mark)


def _first_transfer(case: Case, found, authority: Authority, block: Block, outcome, acquirer) -> None:
    quantity = block.last - block.first + 1
    authority.first_transferred += quantity
    version = found.version
    record = FirstTransfer(
        found.date,
        block.party,
        block.approach,
        version.id,
        block,
        quantity,
        block.vintage,
        "ndc" if version.covers_ndc else "oimp",
        found.trigger,
        acquirer,
        outcome.sector,
        outcome.covered,
        outcome.metric,
        _share(outcome, quantity),
    )
    case.state.first_transfers.setdefault(block.party, []).append((case.event.date, record))


def _use(case: Case, event: Used, block: Block, outcome) -> None:
    quantity = block.last - block.first + 1
    record = Use(
        event.date,
        event.by,
        block,
        quantity,
        block.vintage,
        event.year,
        block.approach,
        outcome.sector,
        outcome.metric,
        _share(outcome, quantity),
    )
    case.state.uses.setdefault(event.by, []).append((event.date, record))


def _share(outcome, quantity: int) -> Fraction | None:
    """The non-GHG amount of a part of a block, in proportion to its t CO2 eq; None for a GHG metric."""
    if outcome.amount is None:
        return None
    return Fraction(outcome.amount) * quantity / outcome.block.quantity


def _block(block: Block, first: int, last: int) -> Block:
    if block.first == first and block.last == last:
        return block
    return Block(block.approach, block.registry, block.party, block.vintage, first, last)
