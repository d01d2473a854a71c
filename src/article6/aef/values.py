"""One cell of an AEF: read from what a file gives, written as the format wants it.

    read(field, "12/03/2028")    -> Value(date(2028, 3, 12))
    read(field, "Aquisition")    -> Value("Acquisition", problem="…", mend="Write Acquisition.", check=5)

Reading never raises. What a cell alone shows is told here, by the numbers of the checks: 2 types, 3 Party
codes, 4 the form of an approach ID, 5 controlled values, 10 the form of a version, 13 the form of a whole
identifier. Whether a field must be there, and whether cells fit together, is for the checks of the rows.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from article6.aef import amounts, codes, dates, listed
from article6.aef.cells import Value, absent
from article6.aef.dates import Timeframe, timeframe
from article6.aef.format import Field
from article6.aef.nomenclature import Nomenclature, current
from article6.identifiers import ItmoId

__all__ = ["SEVERAL", "Timeframe", "Value", "read", "timeframe", "write"]

SEVERAL = frozenset({"parties", "values", "texts"})  # kinds whose value is a tuple
_ALONE = {
    "party": codes.read_party,
    "parties": codes.read_parties,
    "country": codes.read_country,
    "version": codes.read_version,
    "approach": codes.read_approach,
    "registry": codes.read_registry,
    "authorization id": codes.read_authorization_id,
    "year": amounts.read_year,
    "serial": amounts.read_serial,
    "whole number": amounts.read_whole,
    "quantity": amounts.read_quantity,
    "amount": amounts.read_amount,
    "date": dates.read_date,
    "time": dates.read_time,
    "timeframe": dates.read_timeframe,
    "text": listed.read_text,
    "texts": listed.read_texts,
}


def read(field: Field, raw: Any, nomenclature: Nomenclature | None = None) -> Value:
    """What a cell of this field holds. An empty cell and NA are None (or an empty tuple), and no problem.

    `raw` is what a file gives: text, number, date, truth value, None; from JSON also a list of texts.
    """
    if absent(raw):
        return Value(() if field.kind in SEVERAL else None)
    if field.kind == "value":
        return listed.read_value(field.list, raw, nomenclature or current())
    if field.kind == "values":
        return listed.read_values(field.list, raw, nomenclature or current())
    if field.table == 1 and field.kind == "party":
        return codes.read_party(raw, table_1=True)
    return _ALONE[field.kind](raw)


def write(field: Field, value: Any) -> str | int | Fraction:
    """The value as the format wants it: a text, a whole number, or a Fraction for a form that holds decimals.

    Nothing is an empty text. Days are dd/mm/yyyy, times ISO 8601 in UTC; several items stand with commas
    between them, with semicolons where an item holds a comma. Raises ValueError where one holds a semicolon.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return dates.write_time(value) if field.kind == "time" else dates.write_date(value)
    if isinstance(value, date):
        return dates.write_date(value)
    if isinstance(value, tuple | list):
        return _joined(field, [str(item) for item in value])
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return value
    if isinstance(value, ItmoId):
        return str(value)
    return str(value)


def _joined(field: Field, items: list[str]) -> str:
    if any(";" in item or "\n" in item for item in items):
        raise ValueError(
            f"{field.label}: a text with a semicolon or a line end cannot stand among several in one cell "
            f"({field.paragraph}, rule aef.format)."
        )
    if not any("," in item for item in items):
        return ", ".join(items)
    return "; ".join(items) + (";" if len(items) == 1 else "")
