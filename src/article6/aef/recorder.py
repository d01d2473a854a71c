"""Events go into the ledger that is being rebuilt one by one, if it decides what the rows tell."""

from __future__ import annotations

from collections import Counter

from article6.aef.document import Aef
from article6.aef.expected import Expected
from article6.aef.rebuild_error import RebuildError
from article6.authorization import Authorization
from article6.findings import Place
from article6.identifiers import Block
from article6.ledger.events import (
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    Event,
    GivenToAdaptationFund,
    Transferred,
    Used,
)
from article6.ledger.foresight import First, foresee
from article6.ledger.ledger import Ledger
from article6.ledger.refused import Refused

__all__ = ["Recorder"]

_MOVING = (Transferred, Cancelled, GivenToAdaptationFund)
_LEAVING = (*_MOVING, Used)


class Recorder:
    """The ledger, and which row told which of its events. `partial`: some reports are missing.

    `abroad` is what each Party holds of the outcomes of others, in t CO2 eq.
    """

    def __init__(
        self, ledger: Ledger, aefs: dict[tuple[str, int], Aef], expected: Expected, partial: bool
    ) -> None:
        self.ledger = ledger
        self.aefs = aefs
        self.expected = expected
        self.partial = partial
        self.abroad: Counter[str] = Counter()
        self._places: dict[int, Place] = {}  # id of an event -> the row that told it

    def silent(self, party: str, year: int) -> bool:
        """True if the Party may have done by then what no report at hand tells."""
        return (party, year) not in self.aefs or (party, year - 1) not in self.aefs

    def append(self, event: Event, place: Place | None, whole: bool = False) -> RebuildError | None:
        """Record an event if the ledger takes it and decides the first transfers that rows tell.

        `whole`: all of it is told as first transferred.
        """
        told = foresee(self.ledger, event)
        if told.refusal is not None:
            return self._refused(told.refusal, place)
        if isinstance(event, Authorized | Changed):
            away = (one for one in told.first if one.away is not None and self.expected.told(one, False))
            if sum(one.block.quantity for one in away) < self.expected.where_they_stand(event.authorization):
                return self._too_few(event.authorization, place)
        moved = isinstance(event, _MOVING)
        for first in told.first:
            free = self.partial and self.silent(first.block.party, first.date.year)
            if not free and not self.expected.told(first, moved):
                return self._untold(first, place)
        if whole and sum(first.block.quantity for first in told.first) < event.block.quantity:
            return RebuildError(
                place,
                f"By its authorization this is no first transfer of all of {event.block}.",
                "Correct subtype, authorization or serials.",
                "first-transfer.authorized",
                self.last_row(event.block),
            )
        self.ledger.append(event)
        if place is not None:
            self._places[id(event)] = place
        for first in told.first:
            self.expected.decided(first)
        if isinstance(event, _LEAVING) and event.by != event.block.party:
            self.abroad[event.by] -= event.block.quantity
        elif isinstance(event, Acquired) and event.by != event.block.party:
            self.abroad[event.by] += event.block.quantity
        return None

    def _too_few(self, version: Authorization, place: Place) -> RebuildError:
        return RebuildError(
            place,
            f"Version {version.version} of authorization {version.id} is told to first transfer outcomes "
            "abroad, and they are not there.",
            "Report where the units went, or the transfer as the first transfer.",
            "first-transfer.ndc",
        )

    def last_row(self, block: Block) -> Place | None:
        """The row that told the latest event of these units."""
        told = (self._places.get(id(event)) for event in reversed(self.ledger.history(block)))
        return next((place for place in told if place is not None), None)

    def _refused(self, refusal: Refused, place: Place) -> RebuildError:
        block = getattr(refusal.event, "block", None)
        other = self.last_row(block) if block is not None else None
        mend = refusal.way_out[:1].upper() + refusal.way_out[1:]
        error = RebuildError(place, f"{refusal.what} {refusal.why}", mend, refusal.rule, other)
        error.__cause__ = refusal
        return error

    def _untold(self, first: First, place: Place) -> RebuildError:
        other = next((stretch.source.place() for stretch in self.expected.touching(first.block)), None)
        return RebuildError(
            place,
            f"By its authorization this is the first transfer of {first.block}, by {first.trigger}, on "
            f"{first.date}; the report of {first.block.party} does not say so.",
            "Report the first transfer with that day and subtype, or correct the row.",
            "first-transfer.authorized",
            other,
        )
