"""A working to take home: a page, and its steps as a table."""

import csv
import io
from dataclasses import dataclass

from article6.working import Working

from ..work import Kept, keep

__all__ = ["COLUMNS", "Saved", "csv_of", "save"]

COLUMNS = ("line", "symbol", "name", "formula", "numbers_put_in", "value", "unit", "where_from", "note")


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were kept."""

    files: tuple[Kept, ...]

    def __repr__(self) -> str:
        return " ".join(str(each) for each in self.files)

    def _repr_html_(self) -> str:
        return "\n".join(each._repr_html_() for each in self.files)


def csv_of(working: Working) -> str:
    """The steps, one line each. Values with a point and all their digits, to compute on with."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for line, s in enumerate(working.steps, 1):
        value = s.value if isinstance(s.value, int) else float(s.value)
        table.writerow([line, s.symbol, s.name, s.formula, s.put_in, value, s.unit, s.where_from, s.note])
    return out.getvalue()


def save(name: str, page: str, table: str) -> Saved:
    """Keeps both as `name`.html and `name`.csv; the byte order mark tells spreadsheets the encoding."""
    contents = {f"{name}.html": page, f"{name}.csv": "\ufeff" + table}
    return Saved(
        tuple(
            keep(file, lambda path, text=text: path.write_bytes(text.encode("utf-8")))
            for file, text in contents.items()
        )
    )
