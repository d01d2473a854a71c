"""The JSON form of an AEF: one file, the technical names of the fields as keys.

    {
      "format": "AEF, 4/CMA.6 annex II",
      "Submission": {"ParticipatingParty": "XHA", "SubmissionVersion": "1.0", "ReportedYear": 2028, …},
      "Authorizations": [{"AuthorizationID": "XHA-2027-01", "Sectors": ["Energy generation"], …}, …],
      "Actions": [{"ActionDateTime": "2028-03-12T00:00:00.000Z", "FirstID": 1, "LastID": 1000, …}, …],
      "Holdings": [{…}, …],
      "Authorized entities": [{…}, …]
    }

- A field that holds nothing is left out; null, "" and "NA" mean the same.
- Whole numbers and years are numbers; other numbers too, where a number of JSON holds them exactly, else
  a text ("200/3"). Serials are numbers, whole identifiers texts.
- Fields with several items are lists of texts. Times are ISO 8601 in UTC; dates are dd/mm/yyyy, and
  yyyy-mm-dd is read as well.
- Labels of annex II are understood as keys too. A key that stands twice in one object is a finding; JSON
  keeps the last.

Written with one row per line. Rows are counted from 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from article6.aef.amounts import decimal_text
from article6.aef.assemble import assemble
from article6.aef.cells import as_text, show
from article6.aef.document import Aef
from article6.aef.errors import AefFileError
from article6.aef.format import TABLES, Field, Table
from article6.aef.headers import field_named, table_of
from article6.aef.nomenclature import Nomenclature
from article6.aef.placing import new_file
from article6.aef.telling import Told
from article6.aef.values import SEVERAL
from article6.aef.written import Written, rows_to_write

__all__ = ["MOST_BYTES", "read_json", "write_json"]

MOST_BYTES = 256 * 1024**2  # the whole file is in memory while it is read
_LONGEST_NUMBER = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def write_json(aef: Aef, path: str | Path, *, identifiers: str = "serial", as_carp: bool = False) -> None:
    """Write the AEF into one file; see `article6.aef.written` for the two options. Raises `AefFileError`."""
    parts = [f'"format": {_line("AEF, 4/CMA.6 annex II")}']
    for kind, rows in rows_to_write(aef, path, identifiers, as_carp):
        found = [_line(_object(kind, cells)) for cells in rows]
        lines = ",\n ".join(found)
        if kind.number == 1:
            parts.append(f"{_line(kind.name)}: {lines or '{}'}")
        else:
            parts.append(f"{_line(kind.name)}: [\n {lines}\n]" if found else f"{_line(kind.name)}: []")
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    with new_file(path, "utf-8") as file:
        file.write(text)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object(kind: Table, cells: list[Written]) -> dict[str, Any]:
    return {
        field.technical_name: _value(field, cell)
        for field, cell in zip(kind.fields, cells, strict=True)
        if cell != ""
    }


def _value(field: Field, cell: Written) -> Any:
    if field.kind in SEVERAL:
        marks = ";" if ";" in cell else ","
        return [item.strip() for item in cell.split(marks) if item.strip()]
    if isinstance(cell, Fraction):
        near = float(cell)
        return near if Fraction(repr(near)) == cell else decimal_text(cell)
    return cell


class _Object(dict):
    """An object of the file that knows which keys stand in it twice."""

    doubled: tuple[str, ...] = ()

    @classmethod
    def of(cls, pairs: list[tuple[str, Any]]) -> _Object:
        made = cls(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            made.doubled = tuple(key for key in made if keys.count(key) > 1)
        return made


def _decimal(text: str) -> Decimal | str:
    """A number exactly as it is written; one that is too long stays a text, which is then no number."""
    return Decimal(text) if len(text) <= _LONGEST_NUMBER else text


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def read_json(
    path: Path, nomenclature: Nomenclature | None = None, progress: Callable[[float], None] | None = None
) -> Aef:
    """The AEF in a JSON file. Raises `AefFileError` if the file is not JSON, or not an object."""
    if path.stat().st_size > MOST_BYTES:
        raise AefFileError(
            path, f"It is larger than {MOST_BYTES // 1024**2:,} MB.", "Write the tables as CSV files."
        )
    data = path.read_bytes()
    try:
        text = data.decode(json.detect_encoding(data))
        found = json.loads(
            text, object_pairs_hook=_Object.of, parse_float=_decimal, parse_int=_whole, parse_constant=float
        )
    except json.JSONDecodeError as error:
        raise AefFileError(
            path, f"It is not JSON from line {error.lineno}, column {error.colno} on.", "Mend the text there."
        ) from None
    except UnicodeError:
        raise AefFileError(path, "It is not text in UTF-8.", "Save it in UTF-8.") from None
    except RecursionError:
        raise AefFileError(
            path, "Lists stand within lists, hundreds deep.", "Write objects with texts and numbers."
        ) from None
    if not isinstance(found, _Object):
        raise AefFileError(
            path, f"It holds {_kind(found)}, not an object.", f"Begin with {{ and name {TABLES[0].name}."
        )
    told = Told(path.name)
    aef = assemble(dict(_sheets(found, told)), path.name, nomenclature)
    if progress:
        progress(1.0)
    aef.findings[:0] = told.finish()
    return aef


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "an object" if isinstance(value, dict) else show(value)


def _sheets(tables: _Object, told: Told) -> Iterator[tuple[str, Iterator[tuple[int, list[Any]]]]]:
    """The tables of the file as sheets: a header, and rows of cells."""
    _tell_doubled(tables, None, 0, told)
    there: set[int] = set()
    for key, value in tables.items():
        kind = table_of(key)
        if kind is None or kind.number in there:
            if key.casefold() not in {"format", "note", "$schema"}:
                told.say(
                    told.place(None),
                    f"The key {show(key)} names no table, or a table again; it is not read.",
                    f"The tables are {', '.join(kind.name for kind in TABLES)}.",
                    warning=True,
                )
            continue
        there.add(kind.number)
        yield kind.sheet, iter(list(_rows(kind, value, told)))


def _rows(kind: Table, value: Any, told: Told) -> Iterator[tuple[int, list[Any]]]:
    """The header, which names every field and every key that is met, and the rows in its order."""
    rows = [value] if isinstance(value, dict) else value
    if value is not None and not isinstance(rows, list):
        told.say(
            told.place(kind),
            f"The table holds {_kind(value)}, not a list of rows.",
            "Write a list of objects, one per row.",
            value=as_text(value),
            check=2,
        )
    rows = rows if isinstance(rows, list) else []
    keys: dict[str, Field | None] = {}
    for row in rows:
        if isinstance(row, dict):
            for key in row:
                if key not in keys:
                    keys[key] = field_named(kind.number, key)
    named = {field.number for field in keys.values() if field}
    others = [field.technical_name for field in kind.fields if field.number not in named]
    yield 0, [*keys, *others]
    for number, row in enumerate(rows, 1):
        if isinstance(row, _Object):
            _tell_doubled(row, kind, number, told)
            yield number, [_raw(field, row.get(key)) for key, field in keys.items()]
        else:
            told.say(
                told.place(kind, number),
                f"The row is {_kind(row)}, not an object.",
                "Write an object with the names of the fields as keys.",
                value=as_text(row),
                check=2,
            )


def _raw(field: Field | None, value: Any) -> Any:
    """A cell as a file gives it; yyyy-mm-dd is the date of JSON, and no fault here."""
    if field and field.kind == "date" and isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return value
    return value


def _tell_doubled(found: _Object, kind: Table | None, row: int, told: Told) -> None:
    for key in found.doubled:
        told.say(
            told.place(kind, row),
            f"The key {show(key)} stands there twice; the last one is read.",
            "Keep one.",
            value=as_text(found[key]),
            check=2,
        )
