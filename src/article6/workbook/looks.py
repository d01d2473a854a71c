"""How the cells look. Nothing is said by colour alone: what grey means stands in words above each table."""

from __future__ import annotations

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["DATE", "FOUND", "LOOKS", "WHOLE", "YEAR", "dressed"]

NAVY, BLUE, PALE, GREY, LINE = "FF12355B", "FF1F5C99", "FFE8EFF7", "FFE3E3E3", "FF9AA7B5"
DATE, WHOLE, YEAR = "dd/mm/yyyy", "#,##0", "0"
_thin = Side("thin", color=LINE)
_box = Border(left=_thin, right=_thin, top=_thin, bottom=_thin)
_top = Alignment(vertical="top", wrap_text=True)
_one_line = Alignment(vertical="center")


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


FOUND = {  # cells with a finding, by outcome
    "inconsistent": _filled("FFFFC9C2"),
    "null": _filled("FFFFE9B8"),
    "warning": _filled("FFFFF3C4"),
}
# What each kind of cell looks like: attributes of a cell.
LOOKS: dict[str, dict[str, object]] = {
    "title": {"font": Font(name="Calibri", size=16, bold=True, color=NAVY), "alignment": _one_line},
    "subtitle": {"font": Font(name="Calibri", size=11, color="FF3A3A3A"), "alignment": _one_line},
    "note": {"font": Font(name="Calibri", size=10, italic=True, color="FF4A4A4A"), "alignment": _one_line},
    "section": {"font": Font(name="Calibri", size=12, bold=True, color=NAVY), "alignment": _one_line},
    "marker": {
        "font": Font(name="Calibri", size=9, color="FF3A3A3A"),
        "fill": _filled(PALE),
        "border": _box,
        "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
    },
    "how": {
        "font": Font(name="Calibri", size=10, color="FF3A3A3A"),
        "fill": _filled(PALE),
        "border": _box,
        "alignment": Alignment(vertical="center", wrap_text=True),
    },
    "technical": {
        "font": Font(name="Calibri", size=8, italic=True, color="FF4A4A4A"),
        "fill": _filled(PALE),
        "border": _box,
        "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
    },
    "label": {
        "font": Font(name="Calibri", size=10, bold=True, color="FFFFFFFF"),
        "fill": _filled(NAVY),
        "border": _box,
        "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
    },
    "side label": {
        "font": Font(name="Calibri", size=11, bold=True, color="FFFFFFFF"),
        "fill": _filled(NAVY),
        "border": _box,
        "alignment": Alignment(vertical="center", wrap_text=True),
    },
    "text": {"font": Font(name="Calibri", size=11), "alignment": _top},
    "boxed": {"font": Font(name="Calibri", size=11), "border": _box, "alignment": _top},
    "code": {
        "font": Font(name="Calibri", size=11),
        "border": _box,
        "alignment": Alignment(horizontal="center", vertical="top", wrap_text=True),
    },
    "value": {
        "font": Font(name="Calibri", size=11),
        "border": _box,
        "alignment": Alignment(horizontal="left", vertical="center", wrap_text=True),
    },
    "carp": {"font": Font(name="Calibri", size=11), "border": _box, "fill": _filled(GREY), "alignment": _top},
    "number": {"font": Font(name="Calibri", size=11), "border": _box, "number_format": WHOLE},
    "total": {
        "font": Font(name="Calibri", size=11, bold=True),
        "border": _box,
        "fill": _filled(PALE),
        "number_format": WHOLE,
    },
    "link": {
        "font": Font(name="Calibri", size=11, underline="single", color=BLUE),
        "border": _box,
        "alignment": _top,
    },
}


def dressed(sheet: Worksheet, look: str, number_format: str | None = None) -> WriteOnlyCell:
    """An empty cell of the sheet that looks as its kind does. It may serve one place after another."""
    cell = WriteOnlyCell(sheet)
    for attribute, value in LOOKS[look].items():
        setattr(cell, attribute, value)
    if number_format:
        cell.number_format = number_format
    return cell
