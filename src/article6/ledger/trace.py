"""What each event did to which block: the steps behind the state, for those who report them.

    for step in Trace(ledger).steps:
        print(step.event.kind, step.block, step.was, step.holder, step.first)

One event makes several steps where it touches blocks that came on record, or were authorized, apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import Event, Issued, Transferred, Verified
from article6.ledger.intervals import Piece
from article6.ledger.records import FirstTransfer
from article6.ledger.state import HELD, Mark
from article6.ledger.terms import outside_terms

if TYPE_CHECKING:
    from article6.ledger.ledger import Ledger

__all__ = ["Step", "Trace"]


class Step:
    """One block and where it stands since an event.

    `order`: the place of the event among all. `outcome`: the event that brought the block on record. `first`:
    the first transfer that the event is, if it is one; `known`: the day on which that was known.
    """

    __slots__ = ("block", "first", "known", "mark", "order", "outcome")

    def __init__(
        self,
        order: int,
        block: Block,
        outcome: Issued | Verified,
        mark: Mark,
        first: FirstTransfer | None = None,
        known: date | None = None,
    ) -> None:
        self.order = order
        self.block = block
        self.outcome = outcome
        self.mark = mark
        self.first = first
        self.known = known

    @property
    def event(self) -> Event:
        """The event."""
        return self.mark.event

    @property
    def actor(self) -> str:
        """The Party (or the Adaptation Fund) that acts; the first transferring Party where no unit moves."""
        return getattr(self.mark.event, "by", self.block.party)

    @property
    def holder(self) -> str:
        """Who has the block since the event; the sender while it is in transit."""
        return self.mark.holder

    @property
    def was(self) -> str:
        """Who had it before the event; the first transferring Party where it had not been on record."""
        return self.mark.previous.holder if self.mark.previous is not None else self.block.party

    @property
    def versions(self) -> list[Authorization]:
        """All versions of the authorization of the block, of any date; none where it is not authorized."""
        return self.mark.authority.versions if self.mark.authority is not None else []

    @property
    def settled(self) -> bool:
        """True if the block is first transferred, by this event or before."""
        return self.mark.settled is not None

    def authorized(self, on: date) -> bool:
        """True if it is first transferred, or at the end of that day an authorization in force covers it."""
        if self.settled:
            return True
        authority = self.mark.authority
        if authority is None or (authority.revoked_on is not None and authority.revoked_on <= on):
            return False
        version = next((v for v in reversed(authority.versions) if v.date <= on), None)
        return version is not None and outside_terms(version, self.block.vintage, self.outcome) is None

    @property
    def sent(self) -> bool:
        """True if it ever left an account."""
        mark = self.mark
        while mark is not None and type(mark.event) is not Transferred:
            mark = mark.previous
        return mark is not None

    def __repr__(self) -> str:
        return f"<Step {self.order}: {self.event.kind} of {self.block}>"


class Trace:
    """The steps of a ledger as it is now: make a new one after further events."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._families = ledger._state.families
        self._first = {
            (record.block.key, record.block.first): (known, record)
            for entries in ledger._state.first_transfers.values()
            for known, record in entries
        }
        self._held: dict[date, dict[str, list[Step]]] = {}
        self._order = {id(event): number for number, event in enumerate(ledger._events)}

    @cached_property
    def steps(self) -> list[Step]:
        """Every step, in the order of the events."""
        found = [step for key, family in self._families.items() for step in self._family(key, list(family))]
        found.sort(key=lambda step: step.order)
        return found

    @cached_property
    def _by_year(self) -> dict[tuple[str, int], list[Step]]:
        found: dict[tuple[str, int], list[Step]] = defaultdict(list)
        for step in self.steps:
            keys = {(step.actor, step.event.date.year)}
            if step.first is not None:
                keys.add((step.block.party, step.first.date.year))
            for key in keys:
                found[key].append(step)
        return dict(found)

    def of(self, party: str, year: int) -> list[Step]:
        """The steps in which the Party acted in that year, and its first transfers that are dated in it.

        A first transfer may have another date than its event: one that reaches back.
        """
        return self._by_year.get((party, year), [])

    def held(self, holder: str, on: date) -> list[Step]:
        """What is in an account at the end of that day: for each block the latest step; by identifier."""
        if on not in self._held:
            self._held[on] = self._accounts(on)
        return self._held[on].get(holder, [])

    def _accounts(self, on: date) -> dict[str, list[Step]]:
        found: dict[str, list[Step]] = defaultdict(list)
        for key in sorted(self._families):
            seen: dict[int, Mark | None] = {}
            for piece in self._families[key]:
                mark = piece.mark if piece.mark.event.date <= on else _at(piece.mark, on, seen)
                if mark is not None and mark.status == HELD:
                    block = Block(*key, piece.first, piece.last)
                    found[mark.holder].append(Step(self._order[id(mark.event)], block, piece.outcome, mark))
        return dict(found)

    def period(self, party: str, year: int) -> tuple[int, int] | None:
        """The NDC implementation period of the Party that holds the year, else the last one before it.

        After the end of a period there may be late uses and first transfers to report. None: none is known.
        """
        known = self.ledger._state.periods.get(party, ())
        return max((period for period in known if period[0] <= year), default=None)

    def _family(self, key: tuple, pieces: list[Piece]) -> Iterator[Step]:
        """Each mark once, with the serials it was made for: the pieces that have it lie side by side.

        A piece walks back only to the first mark that was seen, so that the cost is that of the marks.
        """
        lows: dict[int, int] = {}
        marks: list[tuple[Mark, Issued | Verified]] = []
        for piece in pieces:
            mark = piece.mark
            while mark is not None and id(mark) not in lows:
                lows[id(mark)] = piece.first
                marks.append((mark, piece.outcome))
                mark = mark.previous
        highs: dict[int, int] = {}
        for piece in reversed(pieces):
            mark = piece.mark
            while mark is not None and id(mark) not in highs:
                highs[id(mark)] = piece.last
                mark = mark.previous
        for mark, outcome in marks:
            block = Block(*key, lows[id(mark)], highs[id(mark)])
            known = record = None
            if mark.settled is not None and (mark.previous is None or mark.previous.settled is None):
                known, record = self._first[key, block.first]
            yield Step(self._order[id(mark.event)], block, outcome, mark, record, known)


def _at(mark: Mark, on: date, seen: dict[int, Mark | None]) -> Mark | None:
    """The mark in force at the end of the day; `seen` keeps what was found, for pieces cut from one block."""
    way = []
    found: Mark | None = mark
    while found is not None and found.event.date > on:
        if id(found) in seen:
            found = seen[id(found)]
            break
        way.append(id(found))
        found = found.previous
    for passed in way:
        seen[passed] = found
    return found
