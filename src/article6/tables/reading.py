"""Read a data table with the standard library, checked cell by cell against `data/datapackage.json`."""

import csv
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

from article6.tables.places import TableError, data_directory, resource, text_of


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> Fraction:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError(text)
    return Fraction(text)


TYPES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "string": ("a text", str),
    "integer": ("a whole number written with digits only", _integer),
    "number": ("a number with a decimal point", _number),
    "date": ("a date such as 2021-11-04", _day),
}


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of `data/<name>.csv`, typed: `int`, `Fraction`, `date`, `str`; an empty optional cell is None.

    Raises `TableError` with file, row and column for whatever is not as `data/datapackage.json` describes it.
    """
    path, fields = _described(name)
    heads = [field["name"] for field in fields]
    try:
        table = list(csv.reader(StringIO(text_of(path), newline=""), strict=True))
    except csv.Error as error:
        raise TableError(
            f"{path.name} is not a CSV table ({error}); look for an unclosed quotation mark."
        ) from None
    if not table or table[0] != heads:
        found = ", ".join(table[0]) if table else "nothing"
        raise TableError(f"{path.name}, row 1: expected the columns {', '.join(heads)}; found {found}.")
    out = []
    for number, row in enumerate(table[1:], 2):
        if len(row) != len(fields):
            place = f"{path.name}, row {number}"
            raise TableError(f"{place}: expected {len(fields)} cells, found {len(row)}; mend its commas.")
        out.append(
            {
                field["name"]: _cell(text, field, path.name, number)
                for field, text in zip(fields, row, strict=True)
            }
        )
    return out


def _described(name: str) -> tuple[Path, list[dict[str, Any]]]:
    about = resource(name)
    try:
        path, fields = about["path"], about["schema"]["fields"]
    except (KeyError, TypeError) as error:
        raise TableError(f"datapackage.json, table {name}: the entry {error} is missing; add it.") from None
    if not isinstance(path, str) or not re.fullmatch(r"[\w-]+\.csv", path):
        raise TableError(
            f"datapackage.json, table {name}: expected a file of this folder as path, such as {name}.csv."
        )
    if not isinstance(fields, list) or not fields:
        raise TableError(f"datapackage.json, table {name}: expected a list of fields; mend it.")
    for number, field in enumerate(fields, 1):
        if fault := _field_fault(field):
            raise TableError(f"datapackage.json, table {name}, field {number}: {fault}; mend it.")
    return data_directory() / path, fields


def _field_fault(field: Any) -> str:
    """What is wrong with the description of a column; "" if nothing is."""
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        return "expected an entry with a name"
    kind, limits = field.get("type"), field.get("constraints", {})
    if not isinstance(kind, str) or kind not in TYPES:
        return f"expected a type among {', '.join(TYPES)}"
    if not isinstance(limits, dict) or not isinstance(limits.get("enum", []), list):
        return "expected constraints such as required, pattern, enum (a list), minimum and maximum"
    for name in ("minimum", "maximum"):
        if name in limits and (kind not in {"integer", "number"} or type(limits[name]) is not int):
            return f"expected a whole number as {name}, for a column of numbers"
    try:
        re.compile(limits.get("pattern", ""))
    except (re.error, TypeError, RecursionError, OverflowError):
        return "expected a regular expression as pattern"
    return ""


def _cell(text: str, field: dict[str, Any], file: str, number: int) -> Any:
    limits = field.get("constraints", {})
    if text == "":
        if limits.get("required"):
            _refuse(file, number, field["name"], "a value", "an empty cell")
        return None
    words, make = TYPES[field["type"]]
    try:
        value = make(text)
    except ValueError:
        _refuse(file, number, field["name"], words, repr(text))
    if "pattern" in limits and not re.fullmatch(limits["pattern"], text):
        _refuse(file, number, field["name"], f"a text of the form {limits['pattern']}", repr(text))
    if "enum" in limits and value not in limits["enum"]:
        _refuse(file, number, field["name"], f"one of {', '.join(map(str, limits['enum']))}", repr(text))
    if value < limits.get("minimum", value) or value > limits.get("maximum", value):
        span = f"{limits.get('minimum', 'any')} to {limits.get('maximum', 'any')}"
        _refuse(file, number, field["name"], f"a value in the range {span}", text)
    return value


def _refuse(file: str, number: int, column: str, expected: str, found: str) -> None:
    raise TableError(
        f"{file}, row {number}, column {column}: expected {expected:.200}, found {found:.60}; mend this cell."
    )
