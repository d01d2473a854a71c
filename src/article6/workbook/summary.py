"""The sheet Summary information: who reports, how many rows, tonnes by action type and by vintage.

The totals are values, computed here: a sheet without formulas shows the same in every program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from article6.aef.document import Aef
from article6.aef.format import TABLES, table
from article6.aef.rows import Action, HoldingRow
from article6.parties import is_party, party
from article6.workbook import layout
from article6.workbook.contents import exact
from article6.workbook.looks import DATE, YEAR
from article6.workbook.page import Page
from article6.workbook.tables import A4, paper

__all__ = ["summary"]

Totals = dict[int | str, dict[str, int | Fraction]]  # vintage -> action type -> t CO2 eq
NONE = "Not stated"
HELD = "Held on 31 December"


def summary(workbook: Workbook, aef: Aef, name: str, file: str) -> None:
    """Write the sheet."""
    sheet = workbook.create_sheet(layout.SUMMARY)
    totals = _by_vintage(aef)
    kinds = _kinds(aef)
    sheet.column_dimensions["A"].width = 38
    for column in range(2, 4 + len(kinds)):
        sheet.column_dimensions[get_column_letter(column)].width = 21
    paper(sheet, name, A4)
    sheet.row_dimensions[1].height = 26
    page = Page(sheet, file)
    page.put(1, 1, "title", layout.SUMMARY)
    page.put(2, 1, "subtitle", f"{name}. Computed when this file was written; quantities in t CO2 eq.")
    row = _facts(page, aef, 4)
    row = _counts(page, aef, row + 1)
    row = _types(page, aef.actions, kinds, row + 1)
    row = _vintages(page, totals, [*kinds, HELD], row + 1)
    without = sum(one.quantity is None for one in (*aef.actions, *aef.holdings))
    if without:
        page.put(
            row + 1, 1, "note", f"Not in these sums: rows without a quantity that can be read, {without}."
        )
    page.close()


def _kinds(aef: Aef) -> list[str]:
    """The action types of this report, in the order in which they are met."""
    return list(dict.fromkeys(action.type or NONE for action in aef.actions))


def _by_vintage(aef: Aef) -> Totals:
    found: Totals = defaultdict(lambda: defaultdict(int))
    for action in aef.actions:
        found[action.vintage or NONE][action.type or NONE] += action.quantity or 0
    for holding in aef.holdings:
        found[holding.vintage or NONE][HELD] += holding.quantity or 0
    return dict(sorted(found.items(), key=lambda item: str(item[0])))


def _facts(page: Page, aef: Aef, row: int) -> int:
    known = aef.submission
    named = str(party(known.party)) if known.party and is_party(known.party) else known.party
    period = f"{known.first_year} - {known.last_year}" if known.first_year and known.last_year else None
    for label, value, number_format in (
        ("Party", named if known.party != _code(named) else known.party, None),
        (table(1).fields[2].label, known.year, YEAR),
        (table(1).fields[1].label, known.version, None),
        (table(1).fields[3].label, known.date, DATE),
        ("NDC implementation period", period, None),
    ):
        page.put(row, 1, "side label", label)
        page.put(row, 2, "value", value, number_format)
        row += 1
    return row


def _code(named: str | None) -> str:
    """The code, where a Party has no other name: "XHA (XHA)" says the same thing twice."""
    first, _, second = (named or "").partition(" (")
    return first if second == f"{first})" else ""


def _heading(page: Page, row: int, title: str, headers: Iterable[str]) -> int:
    page.put(row, 1, "section", title)
    for column, text in enumerate(headers, start=1):
        page.put(row + 1, column, "label", text)
    return row + 2


def _counts(page: Page, aef: Aef, row: int) -> int:
    row = _heading(page, row, "Rows in the tables", ("Table", "Rows"))
    for kind in TABLES[1:]:
        page.link(row, 1, f"Table {kind.number}. {kind.name}", kind.sheet)
        page.put(row, 2, "number", len(aef.rows(kind.number)))
        row += 1
    return row


def _types(page: Page, actions: list[Action], kinds: list[str], row: int) -> int:
    row = _heading(page, row, "Actions by type (table 3)", ("Action type", "Rows", "Quantity, t CO2 eq"))
    for kind in kinds:
        page.put(row, 1, "boxed", kind)
        _pair(page, row, "number", [action for action in actions if (action.type or NONE) == kind])
        row += 1
    page.put(row, 1, "total", "All actions")
    _pair(page, row, "total", actions)
    return row + 1


def _pair(page: Page, row: int, look: str, rows: list[Action] | list[HoldingRow]) -> None:
    page.put(row, 2, look, len(rows))
    page.put(row, 3, look, exact(sum(one.quantity or 0 for one in rows)))


def _vintages(page: Page, totals: Totals, kinds: list[str], row: int) -> int:
    title = "Quantity by vintage, t CO2 eq (tables 3 and 4)"
    row = _heading(page, row, title, ("Vintage", *kinds))
    for vintage, by_kind in totals.items():
        page.put(row, 1, "value", vintage, YEAR)
        for column, kind in enumerate(kinds, start=2):
            page.put(row, column, "number", exact(by_kind.get(kind, 0)))
        row += 1
    page.put(row, 1, "total", "All vintages")
    for column, kind in enumerate(kinds, start=2):
        page.put(row, column, "total", exact(sum(by_kind.get(kind, 0) for by_kind in totals.values())))
    return row + 1
