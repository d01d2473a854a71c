"""Table 4 from the text of a file; every complaint names the file and the line."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from fractions import Fraction
from typing import Any

from article6.accounting.breakdown import BreakdownLine
from article6.ndc import Method, NdcError, Period
from article6.ndc.amounts import exact
from article6.readings import Readings
from article6.reports.table4_form import AchievementForm, Table4Form

__all__ = ["SINGLE", "Table4FileError", "from_csv", "from_json"]

SINGLE = ("party", "period", "method", "indicator_unit", "readings", "submitted", "achievement")
_RULE = "2/CMA.3 annex 23, rule table4.updates"


class Table4FileError(ValueError):
    """A file that holds no table 4, or a cell that cannot be read: `file`, `line`, `problem`, `mend`."""

    def __init__(self, file: str, line: int, problem: str, mend: str) -> None:
        self.file, self.line, self.problem, self.mend = file, line, problem, mend
        where = f", line {line}" if line else ""
        super().__init__(f"{file}{where}: {problem} {mend} ({_RULE})")


class _Reader:
    """Collects the parts of a form; every complaint names file and line."""

    def __init__(self, file: str) -> None:
        self.file, self.line = file, 0
        self.parts: dict[str, Any] = {}
        self.rows: dict[int, dict[int, Any]] = {}
        self.breakdown: list[BreakdownLine] = []

    def wrong(self, problem: str, mend: str) -> Table4FileError:
        return Table4FileError(self.file, self.line, problem, mend)

    def amount(self, text: Any, what: str) -> Any:
        if isinstance(text, str):
            text = text.strip()
        if text in ("", "NA", None):
            return None
        if isinstance(text, bool | list | dict):
            raise self.wrong(f"{what} is {text!r:.40}, which is no number.", "Write digits, or NA.")
        try:
            return exact(str(text) if isinstance(text, float) else text, what)
        except NdcError:
            raise self.wrong(
                f"{what} is {text!r:.40}, which is no number.",
                "Write plain digits with a point for decimals, or NA.",
            ) from None

    def year(self, text: Any, what: str) -> int:
        told = str(text).strip()
        if not (told.isascii() and told.isdigit() and len(told) == 4):
            raise self.wrong(f"{what} is {told!r:.40}, which is no year.", "Write four digits, such as 2027.")
        return int(told)

    def cell(self, number: Any, year: int, text: Any) -> None:
        told = str(number).strip()
        if not (told.isascii() and told.isdigit() and 1 <= int(told) <= 15 and len(told) < 3):
            raise self.wrong(f"{told!r:.40} is no row of table 4.", "Its rows are 1 to 15.")
        if int(told) != 15:  # row 15 holds a text
            self.rows.setdefault(int(told), {})[year] = self.amount(text, f"Row {told}, {year}")

    def setting(self, name: str, values: list[Any]) -> None:
        if name in self.parts:
            raise self.wrong(f"{name!r} stands there twice.", "Leave one of the two out.")
        self.parts[name] = getattr(self, f"_{name}")([v.strip() if isinstance(v, str) else v for v in values])

    def _party(self, values: list[Any]) -> str:
        code = str(values[0]) if values else ""
        if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            raise self.wrong(f"The Party is {code!r:.40}.", "Write its three-letter code, such as XHA.")
        return code

    def _period(self, values: list[Any]) -> Period:
        if len(values) != 2:
            raise self.wrong("The period needs two years.", "Write the first and the last year.")
        first, last = (self.year(v, "A year of the period") for v in values)
        try:
            return Period(first, last)
        except NdcError as problem:
            raise self.wrong(str(problem), "Write the first and the last year.") from None

    def _method(self, values: list[Any]) -> Method:
        try:
            return Method(str(values[0]) if values else "")
        except ValueError:
            names = ", ".join(method.value for method in Method)
            raise self.wrong(f"The method is {values!r:.40}.", f"Write one of {names}.") from None

    def _indicator_unit(self, values: list[Any]) -> str:
        return _unsafe(str(values[0])) if values else ""

    def _readings(self, values: list[Any]) -> Readings:
        pairs = [str(v).partition("=") for v in values if v]
        try:
            return Readings(**{name.strip(): option.strip() for name, _, option in pairs})
        except (TypeError, ValueError) as problem:
            raise self.wrong(f"A reading is not known: {problem}", "Write them as name=option.") from None

    def _submitted(self, values: list[Any]) -> date:
        parts = str(values[0]).split("/") if values else []
        try:
            day, month, year = (int(p) for p in parts)
            return date(year, month, day)
        except ValueError:
            raise self.wrong(f"{values!r:.40} is no date.", "Write it as 31/12/2030.") from None

    def _achievement(self, values: list[Any]) -> AchievementForm:
        said = dict(zip(values[::2], values[1::2], strict=False))
        answer = said.get("achieved")
        if answer not in ("yes", "no", True, False):
            raise self.wrong("The achievement block does not say yes or no.", "Write achieved,yes or no.")
        year = said.get("year")
        return AchievementForm(
            year=None if year in ("NA", "", None) else self.year(year, "The year of the achievement"),
            target=self.amount(said.get("target"), "The target"),
            final_indicator=self.amount(said.get("final indicator"), "The final indicator"),
            achieved=answer in ("yes", True),
        )

    def add_line(self, values: list[Any]) -> None:
        if len(values) < 8:
            raise self.wrong("A line of the breakdown has too few columns.", "It has eight.")
        item, approach, sector, sender, user = (
            _unsafe(v.strip()) if isinstance(v, str) else v for v in values[:5]
        )
        quantity = self.amount(values[7], "The quantity of a line of the breakdown")
        if item not in ("23(c)", "23(d)", "23(e)") or quantity is None:
            raise self.wrong(
                f"The line of {item!r:.40} cannot be read.",
                "Begin it with 23(c), 23(d) or 23(e), and end it with a quantity.",
            )
        vintage = self.year(values[5], "The vintage")
        use_year = None if values[6] in ("", None) else self.year(values[6], "The use year")
        self.breakdown.append(
            BreakdownLine(item, approach, sector, sender, user or None, vintage, use_year, quantity)
        )

    def form(self) -> Table4Form:
        self.line = 0
        for name in ("party", "period"):
            if name not in self.parts:
                raise self.wrong(
                    f"The line {name!r} is missing.", f"Begin the file with {name} and its value."
                )
        if not self.rows:
            raise self.wrong("There is no row of table 4.", "Add the rows, each with its number first.")
        return Table4Form(
            party=self.parts["party"],
            period=self.parts["period"],
            method=self.parts.get("method"),
            rows=self.rows,
            indicator_unit=self.parts.get("indicator_unit", ""),
            readings=self.parts.get("readings", Readings()),
            breakdown=tuple(self.breakdown),
            achievement=self.parts.get("achievement"),
            source=self.file,
            submitted=self.parts.get("submitted"),
        )


def _unsafe(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def from_csv(text: str, file: str) -> Table4Form:
    reader, years = _Reader(file), []
    first = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        for cells in lines:
            reader.line = lines.line_num
            name, values = cells[0].strip() if cells else "", cells[1:]
            if not any(cell.strip() for cell in cells):
                continue
            if name in SINGLE:
                reader.setting(name, [v for v in values if v.strip()])
            elif name == "row":
                years = [reader.year(v, "A heading") for v in values[2:] if v.strip()]
            elif name == "breakdown":
                if values[:1] != ["item"]:
                    reader.add_line(values)
            else:
                if not years:
                    raise reader.wrong(
                        f"{name!r:.40} stands before the headings.",
                        "First give the line row,label,unit,2026,...",
                    )
                for year, cell in zip(years, values[2:] + [""] * len(years), strict=False):
                    reader.cell(name, year, cell)
    except csv.Error as problem:
        raise reader.wrong(f"The line cannot be read ({problem}).", "Save the file as CSV again.") from None
    return reader.form()


def from_json(text: str, file: str) -> Table4Form:
    reader = _Reader(file)
    try:
        plain = json.loads(text, parse_float=Fraction)
    except (ValueError, RecursionError):
        raise reader.wrong("The file is no JSON.", "Write it with write_table4, and edit the copy.") from None
    if not isinstance(plain, dict) or not isinstance(plain.get("rows"), dict):
        raise reader.wrong(
            "The file holds no table 4.", 'It needs {"party": ..., "period": ..., "rows": {...}}.'
        )
    for name in SINGLE:
        value = plain.get(name)
        if value in (None, "", {}):
            continue
        if name == "achievement" or name == "readings":
            if not isinstance(value, dict):
                raise reader.wrong(f"{name!r} is no list of names with values.", "Write it in braces.")
            pairs = value.items()
            values = [part for pair in pairs for part in pair]
            if name == "readings":
                values = [f"{key}={option}" for key, option in pairs]
        else:
            values = value if isinstance(value, list) else [value]
        reader.setting(name, values)
    for number, cells in plain["rows"].items():
        if not isinstance(cells, dict):
            raise reader.wrong(f"Row {number} holds no cells.", 'Write {"2026": 99000000, ...}.')
        for year, cell in cells.items():
            reader.cell(number, reader.year(year, f"A column of row {number}"), cell)
    lines = plain.get("breakdown") or []
    if not isinstance(lines, list) or not all(isinstance(line, list) for line in lines):
        raise reader.wrong("The breakdown is no list of lines.", "Write each line as a list of eight values.")
    for line in lines:
        reader.add_line(line)
    return reader.form()
