"""What table 4 should say according to the AEFs: first transfers and uses on the basis the Party declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from article6.consistency.annual_totals import Amount, AnnualTotals, Line

if TYPE_CHECKING:
    from article6.consistency.table4_view import View

__all__ = ["Expected", "expected", "less"]


@dataclass(frozen=True, slots=True)
class Expected:
    """Amounts per column, t CO2 eq.

    `first` goes by the basis of row 6 (R2), `vintage` by vintage in any case: that is what the balance takes.
    `used` goes by the basis declared for uses (R3); `doubted` is the part of it that check 47 doubts.
    """

    first: Mapping[int, Amount]
    vintage: Mapping[int, Amount]
    used: Mapping[int, Amount]
    doubted: Mapping[int, Amount]

    @property
    def net(self) -> dict[int, Amount]:
        """First transfers by vintage - uses: what goes to the balance."""
        return less(self.vintage, self.used)

    @property
    def net_without_doubted(self) -> dict[int, Amount]:
        """The same without the uses of units that nobody reports as first transferred."""
        return less(self.vintage, less(self.used, self.doubted))


def expected(totals: AnnualTotals, seen: View) -> Expected:
    """The amounts that the AEFs give for this table."""
    use_year = use_basis(seen)
    return Expected(
        first=totals.by(first_basis(seen), "first transfer"),
        vintage=totals.by("vintage", "first transfer"),
        used=totals.by(use_year, "use"),
        doubted=totals.by(use_year, "use", _doubted),
    )


def first_basis(seen: View) -> str:
    """Which year of a first transfer row 6 goes by (R2)."""
    return "action_year" if seen.readings.first_transfer_year == "event" else "vintage"


def use_basis(seen: View) -> str:
    """Which year of a use row 8 and the balance go by (R3)."""
    return "action_year" if seen.readings.use_year == "action" else "use_year"


def less(one: Mapping[int, Amount], other: Mapping[int, Amount]) -> dict[int, Amount]:
    """{year: one - other}"""
    return {year: one.get(year, 0) - other.get(year, 0) for year in {*one, *other}}


def _doubted(line: Line) -> bool:
    return line.doubted
