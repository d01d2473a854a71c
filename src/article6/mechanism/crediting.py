"""Crediting periods: how long, how often, from which day to which (3/CMA.3 annex 31(f), 27(b), 40(b), 56).

crediting_periods("renewable", date(2027, 7, 1), renewals=2, host_allows_renewal=True)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from article6.mechanism.errors import MechanismError

__all__ = ["KINDS", "CreditingKind", "CreditingPeriod", "crediting_periods"]


@dataclass(frozen=True, slots=True)
class CreditingKind:
    """A kind of crediting period: at most `years` long, renewed at most `renewals` times."""

    id: str
    name: str
    years: int
    renewals: int

    @property
    def longest(self) -> int:
        """The most years an activity of this kind is credited for, all renewals included."""
        return self.years * (1 + self.renewals)


KINDS = {
    kind.id: kind
    for kind in (
        CreditingKind("renewable", "emission reductions, renewable", 5, 2),
        CreditingKind("fixed", "emission reductions, fixed", 10, 0),
        CreditingKind("removals", "removals", 15, 2),
    )
}


@dataclass(frozen=True, slots=True)
class CreditingPeriod:
    """One crediting period, from its `first` to its `last` day, both included; `number` 1 is the first."""

    number: int
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def crediting_periods(
    kind: str | CreditingKind,
    start: date,
    renewals: int = 0,
    years: int | None = None,
    *,
    host_allows_renewal: bool = False,
) -> tuple[CreditingPeriod, ...]:
    """The crediting periods of an activity that starts on `start` and is renewed `renewals` times.

    `kind` is a key of `KINDS`. `years` is the length of each period where the host Party specified a shorter
    one (annex 27(b)); else the longest allowed. `host_allows_renewal` says that the host Party specified
    beforehand that periods may be renewed and approved it (annex 27(b), 40(b)); without that there is none.
    The Supervisory Body approves each period and each renewal. Last day: see convention crediting-last-day.

    Raises `MechanismError`: an unknown kind, a start before 2021, too long, too many renewals, or a renewal
    that the host did not allow.
    """
    kind = _kind(kind)
    _check_start(start)
    length = kind.years if years is None else years
    if type(length) is not int or length < 1:
        raise MechanismError(
            f"A crediting period of {length!r} years cannot be.",
            "Give a whole number of years, at least 1.",
            "a64.crediting-period",
        )
    if length > kind.years:
        raise MechanismError(
            f"A crediting period of {length} years is too long for {kind.name}.",
            f"Give at most {kind.years} years; a host Party may specify fewer, never more.",
            "a64.crediting-period",
        )
    _check_renewals(kind, renewals, host_allows_renewal)
    ends = [_years_later(start, length * n) for n in range(renewals + 2)]
    return tuple(
        CreditingPeriod(n + 1, ends[n], ends[n + 1] - timedelta(days=1)) for n in range(renewals + 1)
    )


def _kind(kind: str | CreditingKind) -> CreditingKind:
    if isinstance(kind, CreditingKind):
        return kind
    if kind not in KINDS:
        raise MechanismError(
            f"{kind!r} is no kind of crediting period.",
            f"Choose one of {', '.join(KINDS)}.",
            "a64.crediting-period",
        )
    return KINDS[kind]


def _check_start(start: date) -> None:
    if type(start) is not date or start.year > 2200:
        raise MechanismError(
            f"The start of the crediting period is {start!r}.",
            "Give a date, such as date(2027, 7, 1).",
            "a64.crediting-period",
        )
    if start.year < 2021:
        raise MechanismError(
            f"The crediting period would start on {start}.",
            "Start it on 1 January 2021 or later.",
            "a64.crediting-period",
        )


def _check_renewals(kind: CreditingKind, renewals: int, allowed: bool) -> None:
    if type(renewals) is not int or renewals < 0:
        raise MechanismError(
            f"{renewals!r} renewals cannot be.", "Give a whole number, 0 for none.", "a64.crediting-period"
        )
    if renewals > kind.renewals:
        most = f"at most {kind.renewals}" if kind.renewals else "none"
        raise MechanismError(
            f"{renewals} renewals are too many for {kind.name}: {most}.",
            "Ask for fewer renewals.",
            "a64.crediting-period",
        )
    if renewals and not allowed:
        raise MechanismError(
            "The host Party has not said that this crediting period may be renewed.",
            "It has to specify so to the Supervisory Body beforehand, and approve it with the activity "
            "(host_allows_renewal=True).",
            "a64.renewal",
        )


def _years_later(start: date, years: int) -> date:
    """The same day of the month so many years later; 1 March where that year has no 29 February."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)
