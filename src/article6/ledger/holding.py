"""Where blocks stand at a date: what each Party holds, and the whole book (2/CMA.3 annex 20(a), 29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from article6.identifiers import Block, ItmoId, Key
from article6.ledger.events import Event
from article6.ledger.records import OimpAuthorized
from article6.ledger.state import Mark, State

__all__ = ["Holding", "history", "oimp_authorized", "standing"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A block and where it stands. Neighbouring serials that stand alike are one block."""

    block: Block
    holder: str  # a Party, or "Adaptation Fund"
    status: str  # "verified", "held", "in transit", "used", "cancelled"
    authorization: str | None  # id
    first_transferred: bool

    @property
    def quantity(self) -> int:
        """Size in t CO2 eq."""
        return self.block.quantity

    @property
    def vintage(self) -> int:
        """The calendar year in which the mitigation occurred."""
        return self.block.vintage

    def __repr__(self) -> str:
        first = "first transferred" if self.first_transferred else "not first transferred"
        return f"<{self.holder}: {self.quantity:,} t {self.status}, {first}: {self.block}>"


def standing(state: State, on: date | None = None, holder: str | None = None) -> list[Holding]:
    """Where every block stands at the end of the day `on`, sorted by vintage and identifier."""
    rows: list[Holding] = []
    for key in sorted(state.families, key=lambda key: (key[3], key)):
        for first, last, mark in _marks(state, key, on):
            if holder is not None and mark.holder != holder:
                continue
            row = _row(key, first, last, mark)
            if rows and _continues(rows[-1], row):
                row = replace(row, block=Block(*key, rows.pop().block.first, last))
            rows.append(row)
    return rows


def _marks(state: State, key: Key, on: date | None) -> Iterator[tuple[int, int, Mark]]:
    for piece in state.families[key]:
        mark = piece.mark if on is None else piece.mark.at(on)
        if mark is not None:
            yield piece.first, piece.last, mark


def _row(key: Key, first: int, last: int, mark: Mark) -> Holding:
    id = mark.authority.versions[0].id if mark.authority is not None else None
    return Holding(Block(*key, first, last), mark.holder, mark.status, id, mark.settled is not None)


def _continues(before: Holding, row: Holding) -> bool:
    return before.block.last + 1 == row.block.first and replace(row, block=before.block) == before


def history(state: State, item: Block | ItmoId) -> list[Event]:
    """The events that touched an ITMO or any part of a block, in order (6/CMA.4 annex I para. 7)."""
    block = item
    if isinstance(item, ItmoId):
        block = Block(item.approach, item.registry, item.party, item.vintage, item.serial, item.serial)
    chains: list[list[Event]] = []
    for piece in state.pieces(block):
        chain, mark = [], piece.mark
        while mark is not None:
            chain.append(mark.event)
            mark = mark.previous
        chains.append(chain[::-1])
    return _merge(chains)


def _merge(chains: list[list[Event]]) -> list[Event]:
    """The events of several pieces in the order of dates, each once; each chain is in order already."""
    seen: dict[int, tuple[date, int, Event]] = {}
    for chain in chains:
        for step, event in enumerate(chain):
            seen.setdefault(id(event), (event.date, step, event))
    return [event for _, _, event in sorted(seen.values(), key=lambda entry: entry[:2])]


def oimp_authorized(state: State, party: str, known: date | None = None) -> list[OimpAuthorized]:
    """Outcomes on record that an authorization covers for OIMP, by date, authorization and vintage."""
    sums: dict[tuple, int] = {}
    for key in state.families:
        if key[2] != party:
            continue
        for first, last, mark in _marks(state, key, known):
            found = _oimp_version(mark, known)
            if found is not None:
                since, version = found
                group = (since, key[3], key[0], version.id, version.entities)
                sums[group] = sums.get(group, 0) + last - first + 1
    return [
        OimpAuthorized(since, party, approach, id, vintage, quantity, entities)
        for (since, vintage, approach, id, entities), quantity in sorted(sums.items())
    ]


def _oimp_version(mark: Mark, known: date | None):
    """Since when the piece is covered for OIMP and by which version; None if it is not."""
    authority = mark.authority
    if authority is None:
        return None
    versions = [v for v in authority.versions if known is None or v.date <= known]
    revoked = authority.revoked_on is not None and (known is None or authority.revoked_on <= known)
    version = mark.settled or (None if revoked else versions[-1])
    if version is None or not version.covers_oimp:
        return None
    since = next(v.date for v in reversed(versions) if v is version)
    for earlier in reversed(versions[: versions.index(version)]):
        if not earlier.covers_oimp:
            break
        since = earlier.date
    bound = mark
    while bound.previous is not None and bound.previous.authority is authority:
        bound = bound.previous
    return max(since, bound.event.date), version
