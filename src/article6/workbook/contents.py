"""What is put into a cell: text stays text, numbers stay exact.

A text never becomes a formula: its cell has the type of a text, whatever the text begins with, and the mark
of a quoted text, so that it stays one when somebody edits it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from openpyxl.cell import WriteOnlyCell

from article6.aef import values
from article6.aef.errors import AefFileError
from article6.aef.format import Field

__all__ = ["content", "exact", "fill"]

LONGEST = 32_767  # characters in a cell, of any spreadsheet program
EXACT = 10**15  # spreadsheet programs keep 15 digits of a number; longer ones are written as text
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML cannot hold them
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def content(field: Field, value: Any) -> str | int | float | date | None:
    """The value of a field as a cell holds it: days as dates, numbers as numbers where no digit is lost."""
    if value is None or value == ():
        return None
    if field.kind == "date" and isinstance(value, date) and value.year >= 1900:
        return date(value.year, value.month, value.day) if isinstance(value, datetime) else value
    written = values.write(field, value)
    return exact(written) if isinstance(written, int | Fraction) else written or None


def exact(value: int | Fraction) -> int | float | str:
    """The number if 15 digits are enough to write it, else the text that is exact."""
    if isinstance(value, int):
        return value if -EXACT < value < EXACT else str(value)
    written = f"{float(value):.15g}" if abs(value) < EXACT else ""
    if written and Fraction(written) == value:
        return float(written)
    return f"{value.numerator}/{value.denominator}"


def fill(cell: WriteOnlyCell, value: str | int | float | date | None, where: str, file: str) -> WriteOnlyCell:
    """Put a value into a cell; `AefFileError` names `where` a text cannot stand in a workbook."""
    if cell.quotePrefix:  # the cell may have served another row
        cell.quotePrefix = False
    if not isinstance(value, str):
        cell.value = value
        return cell
    if found := _UNFIT.search(value):
        raise AefFileError(
            file,
            f"The text in {where} holds the control character U+{ord(found[0]):04X}; no workbook can hold it.",
            "Remove it from the text.",
        )
    if len(value) > LONGEST:
        raise AefFileError(
            file,
            f"The text in {where} has {len(value)} characters; a cell holds {LONGEST}.",
            "Shorten it, or put it in a document and name that here.",
        )
    text = _LOOKS_ESCAPED.sub("_x005F_", value).replace("\r", "_x000D_")
    cell.value = text if len(text) <= LONGEST else value
    cell.data_type = "s"
    if value.startswith(_SIGNS):
        cell.quotePrefix = True
    return cell
