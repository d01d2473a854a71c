"""Table 4 of the structured summary: the fifteen rows on cooperative approaches (5/CMA.3 annex II).

The decisions print no sign for rows 9 to 12. Here first transfers are plus and uses minus, so that
row 13 is a plain sum: row 3 + row 11. None is "not applicable" and is printed NA; 0 is a true zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.accounting.balance import EmissionsBalance
from article6.accounting.errors import AccountingError
from article6.accounting.indicator import AdjustedIndicator
from article6.accounting.series import YearBasis
from article6.accounting.table4_rows import LABELS, Label
from article6.accounting.table4_values import Values, row_values
from article6.ndc.achievement import Achievement
from article6.ndc.amounts import Amount, per_year, show
from article6.ndc.method import Method
from article6.ndc.working import Step, plain
from article6.readings import Readings


@dataclass(frozen=True)
class Row:
    """One row: number, short name, where it comes from, what its years mean, and its values.

    `values` is {year: amount or None}; `formula` says in words how the row is made; `note` holds
    what a reader must know about this row of this Party; row 15 has `text` instead of values.
    """

    number: int
    label: str
    paragraph: str
    mpg: str
    basis: str
    rule: str
    unit: str
    formula: str
    values: Mapping[int, Amount | None]
    numbers: Mapping[int, str]
    note: str = ""
    text: str = ""

    def __getitem__(self, year: int) -> Amount | None:
        if year not in self.values:
            years = ", ".join(map(str, self.values))
            raise AccountingError(f"Row {self.number} has no column {year}.", f"It has {years}.")
        return self.values[year]

    @property
    def applies(self) -> bool:
        """Whether any column holds a number."""
        return any(value is not None for value in self.values.values())

    def printed(self, year: int) -> str:
        """The cell as it is printed: a number (rows 9, 11 and 12 with their sign), NA, or the text."""
        if self.number == 15:
            return self.text or "NA"
        return show(self[year], signed=self.number in (9, 11, 12))

    @property
    def working(self) -> tuple[Step, ...]:
        """One step for each column that holds a number."""
        return tuple(
            Step(self.formula, self.numbers.get(year, ""), value, self.unit, self.rule, year)
            for year, value in self.values.items()
            if value is not None
        )


@dataclass(frozen=True)
class Table4:
    """The fifteen rows of one Party; ``table[13]`` is row 13 and ``table[13][2028]`` one cell.

    `achievement` is the block that follows the rows in the first report with end-year information.
    """

    party: str
    method: Method
    readings: Readings
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    achievement: Achievement

    def __getitem__(self, number: int) -> Row:
        if number not in range(1, 16):
            raise AccountingError(f"Table 4 has no row {number}.", "Its rows are 1 to 15.")
        return self.rows[number - 1]

    def as_dicts(self) -> list[dict[str, object]]:
        """One flat dict per row, for a table: number, row, paragraph, years by, unit, then the years."""
        return [
            {
                "number": row.number,
                "row": row.label,
                "2/CMA.3 annex": row.paragraph,
                "18/CMA.1 annex": row.mpg,
                "years by": row.basis,
                "unit": row.unit,
                **{str(year): row.printed(year) for year in self.years},
            }
            for row in self.rows
        ]

    def as_dict(self) -> dict[str, object]:
        """Plain data, for a file."""
        return {
            "party": self.party,
            "method": self.method.value,
            "readings": self.readings.as_dict(),
            "rows": plain(self.rows),
            "achievement": plain(self.achievement),
        }

    @property
    def working(self) -> tuple[Step, ...]:
        """The steps of all rows."""
        return tuple(step for row in self.rows for step in row.working)


def table4(
    balance: EmissionsBalance,
    indicator: AdjustedIndicator | None = None,
    *,
    portion: Mapping[int, object] | None = None,
    entities: tuple[str, ...] = (),
    other: str = "",
) -> Table4:
    """The rows of one Party, from its balance and, where its target is non-GHG, its indicator.

    `portion`: row 4, where a Party of annex 10 has to separate it from row 3 (t CO2 eq per year).
    `entities`: those authorized for OIMP (row 7). `other`: the text of row 15.
    """
    ndc = balance.ndc
    if indicator is not None and (indicator.party, indicator.ndc.period) != (ndc.party, ndc.period):
        raise AccountingError(
            f"The balance is of {ndc.party}, {ndc.period}; the indicator of {indicator.party}, "
            f"{indicator.ndc.period}.",
            "Both belong to one Party and one period.",
            "table4.23k",
        )
    if indicator is not None and indicator.method is not balance.method:
        raise AccountingError(
            f"The balance of {ndc.party} is by {balance.method}, its indicator by {indicator.method}.",
            "One method is used in the whole period.",
            "adjustment.one-method",
        )
    if ndc.target.kind == "non-GHG" and indicator is None:
        raise AccountingError(
            f"{ndc.party} has a non-GHG target: rows 5 and 14 need its indicator.",
            "Give table4(balance, adjusted_indicator(...)).",
            "table4.23i",
        )
    if portion is not None:
        portion = per_year(portion, "Row 4", negative=True, error=AccountingError)
    cells = row_values(balance, indicator, portion)
    return Table4(
        party=ndc.party,
        method=balance.method,
        readings=balance.readings,
        years=balance.years,
        rows=tuple(_row(label, cells[label.number], balance, indicator, entities, other) for label in LABELS),
        achievement=(indicator or balance).achievement,
    )


def _row(
    label: Label,
    cells: Values,
    balance: EmissionsBalance,
    indicator: AdjustedIndicator | None,
    entities: tuple[str, ...],
    other: str,
) -> Row:
    unit = balance.unit
    if label.number in (5, 14):
        unit = indicator.unit if indicator is not None else ""
    if label.number in (1, 2):
        unit = balance.ndc.target.unit
    if label.number == 15:
        unit = ""
    note = cells.note
    if label.number == 7 and entities:
        note = " ".join(part for part in (note, f"Entities: {', '.join(entities)}.") if part)
    by_event = balance.readings.first_transfer_year == "event" and label.number in (6, 7)
    return Row(
        number=label.number,
        label=label.name,
        paragraph=label.paragraph,
        mpg=label.mpg,
        basis=YearBasis.ACTION_YEAR.short if by_event else label.basis,
        rule=label.rule,
        unit=unit,
        formula=cells.formula or label.formula,
        values={year: cells.values.get(year) for year in balance.years},
        numbers=cells.numbers,
        note=note,
        text=other if label.number == 15 else "",
    )
