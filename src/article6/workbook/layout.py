"""The layout of our workbook: seven sheets, where the tables stand in them, how wide a column is."""

from __future__ import annotations

from collections.abc import Iterable

from article6.aef.format import Field, Table

__all__ = [
    "CARP_NOTE",
    "FINDINGS",
    "FIRST_ROW",
    "HEADER_ROW",
    "INDEX",
    "MARKER_ROW",
    "PROGRAM",
    "SUMMARY",
    "columns",
    "height",
    "marker",
    "reference",
    "width",
]

PROGRAM = "Article 6 in Practice"  # who writes, in the properties of a file and in comments
FINDINGS = "Findings"  # the sheet in front of an annotated copy
INDEX = "Index"
SUMMARY = "Summary information"
MARKER_ROW = 4  # number of each field, and when it is filled in; below it its technical name
HEADER_ROW = 6  # the labels of annex II
FIRST_ROW = 7  # of the data
SPACER_WIDTH = 1.8
CARP_NOTE = (
    "Grey fields are filled in by the centralized accounting and reporting platform (CARP). Leave them empty."
)
_WIDTHS = {
    "time": 27,
    "date": 13,
    "year": 11,
    "version": 11,
    "whole number": 13,
    "party": 15,
    "country": 15,
    "parties": 18,
    "approach": 13,
    "registry": 14,
    "authorization id": 18,
    "serial": 15,
    "quantity": 16,
    "amount": 16,
    "value": 21,
    "values": 24,
    "timeframe": 24,
    "text": 22,
    "texts": 22,
}
_OF_FIELD = {  # where the kind does not say it
    "subtype": 34,
    "note": 34,
    "terms": 36,
    "conditions": 36,
    "change_conditions": 36,
    "name": 32,
    "metric": 11,
    "gwp": 13,
    "unit_registry": 15,
    "non_ghg_metric": 18,
    "check_result": 22,
    "use_year": 21,
}


def columns(table: Table) -> tuple[Field | None, ...]:
    """What stands in the columns of a sheet, from column A on; None is a spacer."""
    found: list[Field | None] = []
    for field in table.fields:
        found.append(field)
        if field.number in table.spacers:
            found.append(None)
    return tuple(found)


def width(field: Field | None, full: bool = False) -> float:
    """Of a column, in characters; `full`: it holds whole identifiers."""
    if field is None:
        return SPACER_WIDTH
    if full and field.kind == "serial":
        return 34
    special = _OF_FIELD.get(field.attribute)
    return special or _WIDTHS[field.kind]


def height(texts: Iterable[tuple[object, float]]) -> float | None:
    """Of a row whose texts are broken to the widths of their columns; None if each has one line.

    Said in the file because not every program fits the rows when it opens one.
    """
    lines = 1
    for text, width in texts:
        if isinstance(text, str) and (len(text) > width - 2 or "\n" in text):
            parts = text.split("\n")
            lines = max(lines, sum(1 + int(len(part) * 1.12 / width) for part in parts))
    return min(lines * 15.0, 400.0) if lines > 1 else None


def marker(field: Field) -> str:
    """What stands above a label: the number of the field and whether it must be filled in."""
    filled = {
        "yes": "mandatory",
        "no": "optional",
        "CARP": "by the CARP",
        "if": f"if {field.when}",
    }[field.filled]
    return f"{field.number} · {filled}"


def reference(sheet: str, cell: str) -> str:
    """A place as links write it: 'Table 3 Actions'!H17."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'!{cell}"
