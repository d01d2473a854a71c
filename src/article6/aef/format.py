"""The agreed electronic format as data: five tables, 79 fields (updated draft, 4/CMA.6 annex II).

The table `fields.csv` is ours; labels and order are those of annex II. The notes to the fields of tables 1 to
4 were read in a transcription of the secretariat's nomenclature of 17 February 2026, not in an official
workbook: compare with the live template before you call a file the official form.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources

from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Submission

__all__ = ["TABLES", "Field", "Table", "fields", "table"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `filled` is "yes" (mandatory), "if" (where `when` holds), "no" (optional) or "CARP".

    A field filled by the CARP is left empty by the Party. `kind` says how its value is read:
    party, parties, country, version, year, date, time, approach, authorization id, registry, serial,
    whole number, quantity (t CO2 eq), amount, value or values (of the controlled `list`), timeframe, text,
    texts.
    """

    table: int
    number: int
    label: str
    technical_name: str
    attribute: str  # of the row class
    kind: str
    filled: str
    list: str
    when: str

    @property
    def paragraph(self) -> str:
        """Where the field stands: "4/CMA.6 annex II table 3, field 8"."""
        return f"4/CMA.6 annex II table {self.table}, field {self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """One of the five tables: number, name, the sheet of the workbook, the row class.

    `spacers`: after the fields with these numbers the sheet has an empty column that is no field.
    """

    number: int
    name: str
    sheet: str
    file: str  # name in the CSV form
    row: type
    spacers: tuple[int, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields in order."""
        return fields()[self.number]


TABLES = (
    Table(1, "Submission", "Table 1 Submission", "table-1-submission.csv", Submission),
    Table(
        2, "Authorizations", "Table 2 Authorizations", "table-2-authorizations.csv", AuthorizationRow, (4,)
    ),
    Table(3, "Actions", "Table 3 Actions", "table-3-actions.csv", Action, (9, 12, 17, 19, 21, 25)),
    Table(4, "Holdings", "Table 4 Holdings", "table-4-holdings.csv", HoldingRow, (6, 9, 14)),
    Table(5, "Authorized entities", "Table 5 Auth. entities", "table-5-authorized-entities.csv", Entity),
)


def table(number: int) -> Table:
    """The table with this number, 1 to 5."""
    return TABLES[number - 1]


@functools.cache
def fields() -> dict[int, tuple[Field, ...]]:
    """The fields of every table, by table number."""
    text = resources.files(__package__).joinpath("fields.csv").read_text(encoding="utf-8")
    found: dict[int, list[Field]] = {number: [] for number in range(1, 6)}
    for line in csv.DictReader(text.splitlines()):
        line["table"], line["number"] = int(line["table"]), int(line["number"])
        found[line["table"]].append(Field(**line))
    return {number: tuple(several) for number, several in found.items()}
