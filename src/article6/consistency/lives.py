"""The life of the units that an AEF names: what every report at hand says of them, in time order.

`lives(dossier)` sweeps once for all checks. Each `Story` has the actions of all Parties, and the holdings
that the Party under check reports at the end of the year and of the year before. The checks walk along the
events; `later` says whether one came after another, `Gathered` joins what the cutting of blocks has parted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from typing import NamedTuple

from article6.aef.kinds import (
    ACQUISITION,
    AUTHORIZATION,
    CANCELLATION,
    FIRST_TRANSFER,
    HOLDING,
    TO_A_PARTY,
    TRANSFER,
    UNDEFINED,
    USE,
    serves_adaptation_fund,
    serves_omge,
)
from article6.aef.rows import Action
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.stories import Story, stories

__all__ = [
    "Found",
    "Gathered",
    "day",
    "ends",
    "first_by_host",
    "first_transfer",
    "first_transfer_event",
    "in_order",
    "later",
    "leaves",
    "lives",
    "single_registry",
    "walked",
]

OTHER_CANCELLATION = "other cancellations"
_FEW = 12  # rows that are kept of a story with more rows than can be true: other checks name the overlaps
_EVENTS = {
    "first transfer to another party": "transfer",
    "authorization": "authorization",
    "authorisation": "authorization",
    "issuance": "issuance",
    "use or cancellation": "use or cancellation",
    OTHER_CANCELLATION: "use or cancellation",
}


def lives(dossier: Dossier) -> list[Story]:
    """The stories of all units that the AEF under check, or the Party's holdings a year before, name."""
    kept = vars(dossier)
    if "_lives" not in kept:
        index, aef = dossier.index, dossier.aef
        opening = index.holdings_at.get((dossier.party, aef.year - 1), []) if aef.year is not None else []
        holdings = opening + index.checked_holdings
        families = {entry.family for entry in holdings} | {entry.family for entry in index.checked}
        rows = [
            entry
            for entry in index.actions
            if entry.family in families and entry.kind and entry.kind != AUTHORIZATION
        ]
        kept["_lives"] = [
            story._replace(events=story.events[:_FEW]) if story.cut else story
            for story in stories(rows + holdings)
        ]
    return kept["_lives"]


def single_registry(dossier: Dossier) -> set[tuple]:
    """The families of which one originating registry is known at most, so that no other can be meant."""
    kept = vars(dossier)
    if "_single_registry" not in kept:
        registries: dict[tuple, set[str | None]] = {}
        for story in lives(dossier):
            registries.setdefault(story.family, set()).add(story.registry)
        kept["_single_registry"] = {family for family, names in registries.items() if len(names) == 1}
    return kept["_single_registry"]


def day(entry: Entry) -> Day | None:
    """The UTC date of a row, None if it cannot be read."""
    return None if entry.when == UNKNOWN_TIME else entry.when.date()


def _whole_day(entry: Entry) -> bool:
    when = entry.when
    return when.hour == when.minute == when.second == 0


def later(one: Entry, other: Entry, tolerance: int = 1) -> bool:
    """True if the first row is later than the second beyond doubt.

    A row that gives no time of day may mean any. Two Parties may be `tolerance` days apart.
    """
    if one.when == UNKNOWN_TIME or other.when == UNKNOWN_TIME:
        return False
    if one.reporter != other.reporter:
        return (one.when.date() - other.when.date()).days > tolerance
    if _whole_day(one) or _whole_day(other):
        return one.when.date() > other.when.date()
    return one.when > other.when


def first_transfer_event(row: Action) -> str:
    """The event that a row of a first transfer names: "transfer", "authorization", "issuance",
    "use or cancellation", "adaptation fund", "omge", or "" where it does not say it."""
    subtype = row.subtype
    if subtype == TO_A_PARTY:
        return "transfer"
    if serves_adaptation_fund(row):
        return "adaptation fund"
    if serves_omge(row):
        return "omge"
    if subtype in UNDEFINED:
        return "transfer" if row.acquiring is not None else ""
    return _EVENTS.get(" ".join(subtype.split()).casefold(), "")


def first_by_host(entry: Entry) -> bool:
    """True for a first transfer that the first transferring Party itself reports."""
    return entry.kind == FIRST_TRANSFER and entry.row.party in (None, entry.reporter)


def first_transfer(story: Story) -> Entry | None:
    """The first transfer of these units that the first transferring Party itself reports, the earliest."""
    for event in story.events:
        if event.kind == FIRST_TRANSFER and event.at_home:
            return event
    return None


def ends(entry: Entry) -> str:
    """How a row ends a unit: "use", "cancellation", or "first transfer" where that is the use or cancellation
    itself and another row may report the same event. "" for every other row."""
    if entry.kind == USE or entry.kind == CANCELLATION:
        return entry.kind
    if entry.kind == FIRST_TRANSFER and first_transfer_event(entry.row) in ("use or cancellation", "omge"):
        return entry.kind
    return ""


def leaves(entry: Entry) -> bool:
    """True if the row moves units out of the account of the Party that reports it, to another account."""
    row = entry.row
    if entry.kind == TRANSFER:
        return row.acquiring is None or row.acquiring != entry.reporter
    return entry.kind == FIRST_TRANSFER and first_transfer_event(row) in ("transfer", "adaptation fund")


_ORDER = {
    FIRST_TRANSFER: 1,
    ACQUISITION: 0,
    TRANSFER: 2,
    USE: 3,
    CANCELLATION: 4,
    HOLDING: 5,
}


def in_order(events: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The events with those of one day as a life has them, where a row of that day gives no time of day."""
    if len(events) < 2:
        return events
    days = {event.when.date() for event in events if _whole_day(event)}
    if not days or len({event.when.date() for event in events}) == len(events):
        return events

    def place(event: Entry):
        if event.when.date() in days:
            return event.when.date().toordinal(), 0, _ORDER.get(event.kind, 9)
        return event.when.date().toordinal(), 1, event.when

    return tuple(sorted(events, key=place))


class Found(NamedTuple):
    """A row, the row it disagrees with if any, and the serials it is about: `size` units in all."""

    entry: Entry
    other: Entry | None
    first: int
    last: int
    size: int
    stretches: int
    sure: bool
    extra: object

    @property
    def units(self) -> str:
        """The units in words."""
        text = self.entry.units(self.first, self.last)
        if self.stretches > 1:
            text += f" and {self.stretches - 1} more stretches, {self.size:,} units in all"
        return text


class Gathered:
    """What was found on stretches of serials, once for each row: a row of many stretches is one finding."""

    def __init__(self) -> None:
        self._found: dict[tuple, list] = {}

    def add(self, entry: Entry, story: Story, other: Entry | None = None, sort="", extra=None) -> None:
        """Note a stretch of the row. `sort` keeps findings of different kinds on one row apart."""
        key = id(entry), sort
        known = self._found.get(key)
        if known is None:
            first, last = max(story.first, entry.first), min(story.last, entry.last)
            self._found[key] = [entry, other, first, last, last - first + 1, 1, story.sure, extra]
            return
        if story.first == known[3] + 1 and known[5] == 1:
            known[3] = story.last
        else:
            known[5] += 1
        known[4] += story.size
        known[6] = known[6] or story.sure

    def __iter__(self) -> Iterator[Found]:
        return (Found(*one) for one in self._found.values())

    def sorts(self) -> Iterator[tuple[str, Found]]:
        """(the sort, what was found)."""
        return ((key[1], Found(*one)) for key, one in self._found.items())


def walked(dossier: Dossier, *kinds: str) -> Iterator[tuple[Story, list[Entry]]]:
    """Each story with the rows of these kinds that the AEF under check has in it; others are left out."""
    aef = dossier.aef
    for story in lives(dossier):
        entries = [event for event in story.events if event.aef is aef and event.kind in kinds]
        if entries:
            yield story, entries
