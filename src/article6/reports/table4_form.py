"""Table 4 as a Party submits it: numbers in cells, whether they agree with anything or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from article6.accounting.breakdown import Breakdown, BreakdownLine
from article6.accounting.table4 import Table4
from article6.findings import Place
from article6.ndc import Method, Ndc, Period
from article6.readings import Readings

__all__ = ["AchievementForm", "Table4Form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementForm:
    """The block below the rows: what was tested, and the answer (18/CMA.1 annex 70; 2/CMA.3 annex 23(l))."""

    year: int | None  # the NDC year of a single-year target; None where the whole period is tested
    target: object
    final_indicator: object
    achieved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table4Form:
    """The rows 1 to 15 of one Party: `rows[13][2028]` is one cell, None is NA.

    Amounts are exact, in t CO2 eq; rows 5 and 14 in `indicator_unit`. `method` and `readings` are what the
    Party declares. `breakdown` holds the lines of 23(j) that come with it. `submitted`: the date of the
    report, if it is known; annual information that came later is then no part of it.
    """

    party: str
    period: Period
    method: Method | None
    rows: Mapping[int, Mapping[int, object]]
    indicator_unit: str = ""
    readings: Readings = field(default_factory=Readings)
    breakdown: tuple[BreakdownLine, ...] = ()
    achievement: AchievementForm | None = None
    source: str = ""
    submitted: date | None = None

    @classmethod
    def from_table4(
        cls,
        table: Table4,
        ndc: Ndc,
        breakdown: Breakdown | None = None,
        *,
        source: str = "",
        submitted: date | None = None,
    ) -> Table4Form:
        """The form that says what the accounting says. `ndc` is that of the Party the table is of."""
        verdict = table.achievement
        answer = None
        if verdict.achieved is not None:
            answer = AchievementForm(
                year=ndc.target.year,
                target=verdict.goal,
                final_indicator=verdict.tested,
                achieved=verdict.achieved,
            )
        return cls(
            party=table.party,
            period=ndc.period,
            method=table.method,
            rows={row.number: dict(row.values) for row in table.rows if row.number != 15},
            indicator_unit=table[14].unit,
            readings=table.readings,
            breakdown=() if breakdown is None else breakdown.lines,
            achievement=answer,
            source=source,
            submitted=submitted,
        )

    def cell(self, row: int, year: int):
        """One cell; None where the table has none."""
        return self.rows.get(row, {}).get(year)

    @property
    def years(self) -> tuple[int, ...]:
        """The columns, in order."""
        return tuple(sorted({year for cells in self.rows.values() for year in cells}))

    def place(self, row: int, year: int | None = None) -> Place:
        """Where a cell stands: the row is the number of the row in table 4."""
        return Place(self.source or f"table 4 of {self.party}", "Table 4", row, str(year) if year else "")
