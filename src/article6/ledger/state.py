"""What the events add up to: where every piece stands, what was first transferred, and what was used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from article6.authorization import Authorization
from article6.identifiers import Block, Key
from article6.ledger.events import Transferred
from article6.ledger.intervals import Piece, Pieces
from article6.readings import Readings

__all__ = ["Authority", "Mark", "State", "end_year_btr", "governing"]

VERIFIED, HELD, IN_TRANSIT, USED, CANCELLED = "verified", "held", "in transit", "used", "cancelled"


def end_year_btr(end_year: int) -> int:
    """The year in which the first report with end-year information is due, if inventories lag two years.

    Reports are due at the end of even years (18/CMA.1 para. 3, annex 58): 2032 for 2030, 2028 for 2025.
    """
    return end_year + 2 + end_year % 2


class Authority:
    """An authorization through its versions. `current` is None once it is revoked."""

    __slots__ = ("current", "first_transferred", "revoked_on", "versions")

    def __init__(self, authorization: Authorization) -> None:
        self.current: Authorization | None = authorization
        self.versions = [authorization]
        self.first_transferred = 0  # t CO2 eq, over all versions
        self.revoked_on: date | None = None


class Mark:
    """Where a piece stands since an event; `previous` is where it stood before. Marks never change.

    `settled` is the version of the authorization under which the piece was first transferred, None until
    then.
    """

    __slots__ = ("authority", "event", "holder", "previous", "settled", "status")

    def __init__(self, event, status, holder, authority, settled, previous) -> None:
        self.event = event
        self.status = status
        self.holder = holder
        self.authority = authority
        self.settled = settled
        self.previous = previous

    def at(self, on: date) -> Mark | None:
        """The mark in force at the end of that day, None if the piece was not on record yet."""
        mark = self
        while mark is not None and mark.event.date > on:
            mark = mark.previous
        return mark

    @property
    def sent(self) -> Transferred:
        """The latest transfer of the piece; only for a piece that was transferred."""
        mark = self
        while type(mark.event) is not Transferred:
            mark = mark.previous
        return mark.event

    def since(self, *statuses: str) -> Mark:
        """The first mark with one of these statuses."""
        found, mark = self, self
        while mark is not None:
            if mark.status in statuses:
                found = mark
            mark = mark.previous
        return found


def governing(mark: Mark) -> Authorization | None:
    """The authorization that says what a piece may be used for; None if it has none or it was revoked.

    Once first transferred, a piece keeps the version it was first transferred under, unless the terms of that
    version let changes reach it (4/CMA.6 para. 7).
    """
    if mark.settled is not None and not mark.settled.changes_reach_first_transferred:
        return mark.settled
    return mark.authority.current if mark.authority is not None else None


@dataclass(slots=True)
class State:
    """The state of a ledger. Only `article6.ledger.apply` changes it."""

    readings: Readings
    periods: dict[
        str, tuple[tuple[int, int], ...]
    ]  # Party -> NDC implementation periods, first and last year
    btr_submitted: dict[tuple[str, int], int]  # (Party, end year of its NDC) -> year of submission
    today: date = date.min
    families: dict[Key, Pieces] = field(default_factory=dict)
    of_approach: dict[tuple[str, str], list[Key]] = field(
        default_factory=dict
    )  # (Party, approach) -> families
    authorities: dict[tuple[str, str], Authority] = field(default_factory=dict)  # (Party, id)
    definitions: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # (Party, approach) -> OIMP definition
    first_transfers: dict[str, list] = field(default_factory=dict)  # Party -> [(known since, record)]
    uses: dict[str, list] = field(default_factory=dict)
    oimp_authorized: dict[str, list] = field(default_factory=dict)

    def pieces(self, block: Block) -> list[Piece]:
        """The pieces on record that share an ITMO with the block."""
        family = self.families.get(block.key)
        return family.over(block.first, block.last) if family is not None else []

    def period_of(self, party: str, year: int) -> tuple[int, int] | None:
        """The NDC implementation period of the Party that holds the year, None if none is known."""
        for period in self.periods.get(party, ()):
            if period[0] <= year <= period[1]:
                return period
        return None

    def cut_off(self, party: str, period: tuple[int, int]) -> date:
        """The last day for OIMP first transfers of outcomes of that NDC period (4/CMA.6 para. 14)."""
        due = end_year_btr(period[1])
        submitted = self.btr_submitted.get((party, period[1]), due)
        return date((submitted if self.readings.cut_off == "submitted" else due) - 1, 12, 31)
