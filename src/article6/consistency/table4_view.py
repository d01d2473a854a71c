"""Table 4 as the checks read it: exact numbers, the columns reported, what the Party declares.

A cell that holds no number is None; in a sum it is 0, because a Party may write NA where it never traded. A
submitted number may be rounded: it agrees with an exact one if it is that, rounded to the decimals it shows
(933 or 933.33 for 2,800 / 3). No text asks for a precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from article6.consistency.annual_totals import Amount, AnnualTotals, annual_totals
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show, tidy
from article6.ndc.method import Method
from article6.readings import Readings

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier
    from article6.ndc import Ndc
    from article6.reports.table4_form import Table4Form

__all__ = ["View", "agrees", "not_at_hand", "number", "own_ndc", "say_sum", "totals_of", "view"]

_NUMBERS = range(3, 15)  # rows with numbers of past years; rows 1 and 2 are levels for the whole period
_DECIMALS = 12  # more than that is no rounding
SIGNED = (9, 11, 12)


@dataclass(frozen=True, slots=True)
class View:
    """The table of one Party. `years` are the columns reported of the NDC period, from `first` to `last`."""

    form: Table4Form
    years: tuple[int, ...]
    first: int
    last: int
    method: Method | None
    readings: Readings
    rows: Mapping[int, Mapping[int, Amount]]

    def at(self, row: int, year: int) -> Amount | None:
        """The number in a cell."""
        return self.rows.get(row, {}).get(year)

    def sum(self, row: int, year: int) -> Amount:
        """The number in a cell, 0 where there is none."""
        return self.rows.get(row, {}).get(year, 0)

    def show(self, row: int, year: int) -> str:
        """The cell as a sentence has it: 1,050, +675, NA."""
        return show(self.at(row, year), signed=row in SIGNED)

    def net(self, split: bool | None = None) -> dict[int, Amount]:
        """{year: first transferred - used} of rows 6 to 8; with `split`, row 7 holds first transfers (R1)."""
        split = self.split if split is None else split
        return {y: self.sum(6, y) + (self.sum(7, y) if split else 0) - self.sum(8, y) for y in self.years}

    @property
    def row_9(self) -> dict[int, Amount]:
        """{year: net quantity} as row 9 has it; where the Party wrote no row 9, as rows 6 to 8 give it."""
        return {y: self.sum(9, y) for y in self.years} if self.rows.get(9) else self.net()

    @property
    def turned(self) -> bool:
        """True if rows 9 to 12 carry the opposite sign and the balance is right all the same.

        The decisions print no sign for these rows; that first transfers are plus there is our convention.
        """
        for split in (False, True):
            applied = self.applied(self.net(split))
            if any(applied.values()) and all(
                agrees(self.sum(11, y), -applied[y]) and self._balanced(y, applied[y]) for y in self.years
            ):
                return True
        return False

    def _balanced(self, year: int, adjustment: Amount) -> bool:
        emissions, balance = self.at(3, year), self.at(13, year)
        return None not in (emissions, balance) and agrees(balance, emissions + adjustment)

    @property
    def averaging(self) -> bool:
        """True if the Party averages."""
        return self.method is Method.AVERAGING

    @property
    def from_start(self) -> bool:
        """True if the columns run from the first year of the period without a gap."""
        return self.years == tuple(range(self.first, self.first + len(self.years)))

    @property
    def split(self) -> bool:
        """True if the Party declares that first transfers for OIMP stand in row 7 (R1)."""
        return self.readings.oimp_rows == "oimp-in-row-7"

    def elapsed(self, year: int) -> int:
        """The elapsed years of the period at the end of a column (2/CMA.3 annex 7(a)(ii))."""
        return year - self.first + 1

    def applied(self, net: Mapping[int, Amount], restated: bool | None = None) -> dict[int, Amount]:
        """{year: adjustment} that the method makes of net amounts by vintage and use year."""
        if not self.averaging:
            return {year: net.get(year, 0) for year in self.years}
        if restated is None:
            restated = self.readings.indicative_average == "restated"
        found, newest = {}, self.years[-1]
        for year in self.years:
            until = newest if restated else year
            total = sum(amount for at, amount in net.items() if self.first <= at <= until)
            found[year] = tidy(Fraction(total) / self.elapsed(until))
        return found

    def finding(
        self,
        check: int,
        row: int,
        year: int | None,
        problem: str,
        mend: str,
        rule: str,
        outcome: Outcome = Outcome.INCONSISTENT,
    ) -> Finding:
        """A finding at one cell, or at a row."""
        return Finding(
            outcome=outcome,
            place=self.form.place(row, year),
            problem=problem,
            mend=mend,
            rule=rule,
            check=check,
            value="" if year is None else self.show(row, year),
        )


def view(form: Table4Form | None) -> View | None:
    """The form as it is read; None if there is no form, or none with a number in it."""
    if form is None:
        return None
    rows: dict[int, dict[int, Amount]] = {}
    for row, cells in (form.rows or {}).items():
        if isinstance(cells, Mapping):
            found = {year: number(cell) for year, cell in cells.items() if type(year) is int}
            rows[row] = {year: value for year, value in found.items() if value is not None}
    period = form.period
    reported = {year for row in _NUMBERS for year in rows.get(row, ())}
    years = tuple(sorted(year for year in reported if period is None or year in period))
    if not years:
        return None
    return View(
        form=form,
        years=years,
        first=years[0] if period is None else period.first,
        last=years[-1] if period is None else period.last,
        method=form.method if isinstance(form.method, Method) else None,
        readings=form.readings or Readings(),
        rows=rows,
    )


def number(value: object) -> Amount | None:
    """The exact number in a cell; None for text, for nothing, and for what is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, Fraction)):
        return tidy(value)
    if isinstance(value, Decimal) and value.is_finite():
        return tidy(Fraction(value))
    return None


def agrees(submitted: Amount, exact: Amount) -> bool:
    """True if the submitted number is the exact one, or that rounded to the decimals it shows."""
    if submitted == exact:
        return True
    of = submitted.denominator
    for places in range(_DECIMALS + 1):
        if 10**places % of == 0:
            return abs(submitted - exact) <= Fraction(1, 2 * 10**places)
    return False  # 2800/3 shows all its decimals


def own_ndc(dossier: Dossier, form: Table4Form) -> Ndc | None:
    """The NDC at hand, if it is that of the Party and period of the table."""
    ndc = dossier.ndc
    same = ndc is not None and ndc.party == form.party and form.period in (None, ndc.period)
    return ndc if same else None


def totals_of(dossier: Dossier, seen: View) -> AnnualTotals | None:
    """The AEF totals that belong to the table: those known when it was submitted, if that date is known."""
    return annual_totals(dossier, seen.form.party, seen.form.submitted)


def not_at_hand(check: int, row: int, seen: View, totals: AnnualTotals | None) -> Iterator[Finding]:
    """The `Null` of a check that needs AEFs of this Party that are not at hand; nothing if all are."""
    party = seen.form.party
    if totals is None:
        missing = f"No AEF of {party} is at hand"
    elif totals.missing:
        missing = f"The AEF of {party} for {', '.join(map(str, totals.missing))} is not at hand"
    else:
        return
    yield Finding(
        outcome=Outcome.NULL,
        place=seen.form.place(row),
        problem=f"{missing}: the row cannot be compared with the annual information.",
        mend="Add the AEFs of all years to the check.",
        rule="consistency.labels",
        check=check,
    )


def say_sum(parts: Mapping[int, Amount], of: str = "AEF") -> str:
    """How a total comes about: "300 (AEF 2027) + 750 (AEF 2028) = 1,050"."""
    several = [f"{show(amount)} ({of} {year})" for year, amount in sorted(parts.items()) if amount]
    if len(several) < 2:
        return several[0] if several else "0"
    return f"{' + '.join(several)} = {show(sum(parts.values()))}"
