"""Uses towards an NDC of units that nobody reports as first transferred, or as sent to the user."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from article6.aef.kinds import FIRST_TRANSFER, goes_to_a_party, serves_adaptation_fund
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.spans import Cover, union
from article6.consistency.stories import stories
from article6.consistency.transfers import Stretch, disjoint

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier
    from article6.consistency.index import Index

__all__ = ["NEVER", "NOT_SENT", "TOO_LATE", "Doubt", "doubts"]

NEVER, TOO_LATE, NOT_SENT = "never first transferred", "first transferred later", "not sent to the user"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Units of one use, and what speaks against it. `missing` AEFs (Party, year) could clear it up."""

    entry: Entry
    reason: str
    stretches: tuple[Stretch, ...]
    missing: tuple[tuple[str, int], ...]

    @property
    def host(self) -> str:
        """The first transferring Party."""
        return self.entry.family[1]


def doubts(dossier: Dossier, uses: Iterable[Entry]) -> Iterator[Doubt]:
    """The doubts about these uses, in their order. They may be cut in any way, and lie in any year."""
    index = dossier.index
    uses = [one for one in uses if one.family is not None]
    families = {one.family for one in uses}
    if not families:
        return
    first = [one for one in index.first_transfers if one.family in families and one.at_home]
    sent = [
        one
        for one in index.actions
        if one.family in families and (goes_to_a_party(one.row) or serves_adaptation_fund(one.row))
    ]
    known = {id(one): one for one in (*first, *sent)}
    rows = {
        family: (several, [one.first for one in several])
        for family, several in disjoint(known.values()).items()
    }
    open_uses = [use for use in uses if not _plain(dossier, use, *rows.get(use.family, ((), ())))]
    near = Cover(open_uses)
    around = [one for one in known.values() if near.shares(one)] if open_uses else []
    asked = {id(one) for one in open_uses}
    found: dict[int, dict[tuple, list[Stretch]]] = {}
    for story in stories([*around, *open_uses]):
        for use in story.events:
            if id(use) in asked:
                verdict = _verdict(dossier, use, story.events)
                if verdict is not None:
                    several = found.setdefault(id(use), {}).setdefault(verdict, [])
                    several.append((story.first, story.last))
    cover: Cover | None = None
    for use in open_uses:
        for (reason, missing), stretches in found.get(id(use), {}).items():
            if use.registry is None:  # its units may stand in the story of another registry
                if reason != NEVER:
                    continue
                cover = cover or Cover(first)
                stretches = cover.gaps(use)
            if stretches:
                starts, ends = union(stretches)
                yield Doubt(use, reason, tuple(zip(starts, ends, strict=True)), missing)


def _plain(dossier: Dossier, use: Entry, rows: Sequence[Entry], starts: Sequence[int]) -> bool:
    """True if one row first transfers all the units of the use to its user in time: a short way for most.

    `rows` of the family share no serial, so that the row found is the only one about these units.
    """
    at = bisect_right(starts, use.first) - 1
    if at < 0 or use.registry is None:
        return False
    one = rows[at]
    mine = one.registry == use.registry and one.row.acquiring == use.reporter and one.at_home
    until = _day(use.when, dossier.parameters.clock_tolerance_days)
    return mine and use.last <= one.last and one.kind == FIRST_TRANSFER and _by(one, until)


def _verdict(dossier: Dossier, use: Entry, events: tuple[Entry, ...]) -> tuple | None:
    """(reason, missing AEFs) for one stretch of units, None if all is well."""
    index, user, host = dossier.index, use.reporter, use.family[1]
    until = _day(use.when, dossier.parameters.clock_tolerance_days)
    first = [one for one in events if one.kind == FIRST_TRANSFER and one.at_home]
    if not first:
        return NEVER, _missing_of(dossier, host, _year(use))
    if not any(_by(one, until) for one in first):
        return TOO_LATE, ()
    moved = [one for one in events if goes_to_a_party(one.row)]
    if any(one.row.acquiring in (user, None) and _by(one, until) for one in moved):
        return None
    if user == host and not moved:
        return None  # first transferred by an event for OIMP, and never moved
    if any(serves_adaptation_fund(one.row) and _by(one, until) for one in events):
        return None  # the Adaptation Fund sells units on, and reports to nobody
    missing: set[tuple[str, int]] = set()
    for one in moved:
        missing |= _absent(index, one.row.acquiring, _year(one), _year(use))
    missing |= _absent(index, host, min(_year(one) or 0 for one in first), _year(use))
    return NOT_SENT, tuple(sorted(missing))


def _missing_of(dossier: Dossier, party: str, until: int | None) -> tuple[tuple[str, int], ...]:
    """The AEFs of a Party that could have the first transfer: of the year of the use, and gaps before it."""
    index = dossier.index
    if until is None:
        return ()
    years = sorted(year for one, year in index.in_force if one == party)
    found = _absent(index, party, years[0] if years else until, until)
    if party == dossier.party:
        found |= {(party, year) for year in dossier.earlier_years if (party, year) not in index.in_force}
    return tuple(sorted(found))


def _absent(index: Index, party: str | None, first: int | None, last: int | None) -> set[tuple[str, int]]:
    if party is None or last is None:
        return set()
    first = last if not first or first > last or last - first > 100 else first
    return {(party, year) for year in range(first, last + 1) if (party, year) not in index.in_force}


def _year(entry: Entry) -> int | None:
    return entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year


def _day(when, days: int) -> date:
    try:
        return when.date() + timedelta(days)
    except OverflowError:
        return date.max


def _by(entry: Entry, until: date) -> bool:
    return entry.when is UNKNOWN_TIME or entry.when.date() <= until
