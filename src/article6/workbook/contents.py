"""What is put into a cell: text stays text, numbers stay exact.

A text never becomes a formula: its cell has the type of a text, whatever the text begins with, and the mark
of a quoted text, so that it stays one when somebody edits it.
"""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from fractions import Fraction

from openpyxl.cell import WriteOnlyCell

from article6.aef.amounts import decimal_text
from article6.aef.errors import AefFileError
from article6.aef.format import Field
from article6.aef.written import LONGEST_CELL as LONGEST
from article6.aef.written import Written

__all__ = ["cleaned", "content", "exact", "fill"]

EXACT = 10**15  # spreadsheet programs keep 15 digits of a number; longer ones are written as text
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML cannot hold them
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def content(field: Field, written: Written) -> str | int | float | date | None:
    """A value as a cell holds it: days as dates, numbers as numbers where no digit is lost, "" as nothing."""
    if not isinstance(written, str):
        return exact(written)
    day = _DAY.fullmatch(written) if field.kind == "date" else None
    if day:
        try:
            found = date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            return written
        return found if found.year >= 1901 else written  # there programs count the days as we do
    return written or None


def exact(value: int | Fraction) -> int | float | str:
    """The number if 15 digits are enough to write it, else the text that is exact."""
    if isinstance(value, int):
        return value if -EXACT < value < EXACT else str(value)
    written = f"{float(value):.15g}" if abs(value) < EXACT else ""
    return float(written) if written and Fraction(written) == value else decimal_text(value)


def cleaned(text: str) -> str:
    """The text without the characters that no workbook can hold, and no longer than a cell takes."""
    return _UNFIT.sub("\ufffd", text)[:LONGEST]


def fill(cell: WriteOnlyCell, value: str | int | float | date | None, where: str, file: str) -> WriteOnlyCell:
    """Put a value into a cell; `AefFileError` names `where` a text cannot stand in a workbook."""
    quoted = isinstance(value, str) and value.startswith(_SIGNS)
    if quoted != cell.quotePrefix:  # the cell may have served another row, whose style must not change
        cell._style = copy(cell._style)
        cell.quotePrefix = quoted
    if not isinstance(value, str):
        cell.value = value
        return cell
    if found := _UNFIT.search(value):
        raise AefFileError(
            file,
            f"The text in {where} holds the character U+{ord(found[0]):04X}, which no workbook can hold.",
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
    return cell
