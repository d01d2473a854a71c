"""What a calendar is made from: NDC periods, and when the Party began to take part in each approach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.identifiers import PATTERNS
from article6.ndc import NdcError, Period
from article6.reports.due import CalendarError

if TYPE_CHECKING:
    from article6.ledger import Ledger

__all__ = ["Start", "periods_of", "starts_of"]


@dataclass(frozen=True, slots=True)
class Start:
    """One cooperative approach: since when, whether outcomes for OIMP are covered (None: not known)."""

    approach: str
    date: date
    oimp: bool | None = None
    vintages: frozenset[int] = frozenset()
    note: str = ""  # where the date is not that of an authorization

    def reaches(self, period: Period, periods: tuple[Period, ...]) -> bool:
        """Whether outcomes of the period are covered.

        By vintage; where the authorization names none, the approach is taken to belong to the period of the
        day of authorization, or the first one after it.
        """
        if self.vintages:
            return any(year in period for year in self.vintages)
        after = [p for p in periods if p.last >= self.date.year]
        return (after[0] if after else periods[-1]) == period


def periods_of(value: object) -> tuple[Period, ...]:
    """One NDC period or several, in order, from pairs of years or objects with `first` and `last`."""
    try:
        single = hasattr(value, "first") or any(type(part) is int for part in value)
        several = [value] if single else list(value)
        found = sorted((_period(one) for one in several), key=lambda p: p.first)
    except TypeError:
        raise CalendarError(f"{value!r:.60} is no NDC period; write (2026, 2030).") from None
    if not found:
        raise CalendarError("A calendar needs an NDC period; write (2026, 2030).")
    for one, following in zip(found, found[1:], strict=False):
        if following.first <= one.last:
            raise CalendarError(
                f"The NDC periods {one} and {following} overlap; a year belongs to one of them."
            )
    return tuple(found)


def _period(value: object) -> Period:
    if hasattr(value, "first"):
        return Period(value.first, value.last)
    years = tuple(value)
    if len(years) != 2:
        raise CalendarError(f"{value!r:.60} is not a first and a last year; write (2026, 2030).")
    try:
        return Period(*years)
    except NdcError as error:
        raise CalendarError(str(error)) from None


def starts_of(
    party: str, approaches: Mapping[str, date] | Iterable[Authorization], ledger: Ledger | None
) -> tuple[Start, ...]:
    """The approaches in the order of their first days; the earliest authorization of each counts."""
    if isinstance(approaches, Mapping):
        found = [_start(name, day) for name, day in approaches.items()]
        given: list[Authorization] = []
    else:
        found, given = [], [a for a in approaches if a.party == party]
    if ledger is not None:
        given += [version for several in ledger.authorizations.values() for version in several]
        given = [a for a in given if a.party == party]
    merged = _merge([*found, *(Start(a.approach, a.date, a.covers_oimp, a.vintages) for a in given)])
    if ledger is not None:
        known = {start.approach for start in merged}
        merged += [start for start in _acquired(party, ledger) if start.approach not in known]
    if not merged:
        raise CalendarError(
            f"No cooperative approach of {party} is known. Give each with the day of its authorization, "
            '{"CA0099": date(2026, 6, 1)}.'
        )
    return tuple(sorted(merged, key=lambda start: (start.date, start.approach)))


def _start(name: str, day: object) -> Start:
    if not isinstance(name, str) or not PATTERNS["approach"][0].fullmatch(name):
        raise CalendarError(f"{name!r:.40} is no cooperative approach; write {PATTERNS['approach'][1]}.")
    if type(day) is not date:
        raise CalendarError(f"The authorization of {name} is dated {day!r:.40}; give date(2026, 6, 1).")
    return Start(name, day)


def _merge(starts: list[Start]) -> list[Start]:
    by_approach: dict[str, list[Start]] = {}
    for start in starts:
        by_approach.setdefault(start.approach, []).append(start)
    merged = []
    for approach, several in by_approach.items():
        oimp = [one.oimp for one in several]
        open_ended = any(not one.vintages for one in several)
        merged.append(
            Start(
                approach,
                min(one.date for one in several),
                True if True in oimp else None if None in oimp else False,
                frozenset() if open_ended else frozenset().union(*(one.vintages for one in several)),
            )
        )
    return merged


def _acquired(party: str, ledger: Ledger) -> list[Start]:
    """Approaches known only by what the Party acquired: the first acquisition stands for authorization."""
    first: dict[str, date] = {}
    vintages: dict[str, set[int]] = {}
    for event in ledger.events:
        if event.kind == "acquisition" and event.by == party:
            first.setdefault(event.block.approach, event.date)
            vintages.setdefault(event.block.approach, set()).add(event.block.vintage)
    note = " No authorization by the Party is on record; the day is that of its first acquisition."
    return [Start(name, day, False, frozenset(vintages[name]), note) for name, day in first.items()]
