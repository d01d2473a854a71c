"""A table that a screen reader can walk through and a phone can show.

The first column names the row. Numbers are right-aligned, with thousands separators and a true minus sign.
"""

from dataclasses import dataclass
from fractions import Fraction
from html import escape

from .numbers import Numbers, places_needed

Cell = str | int | Fraction | float | None
LONG_NAME = 24  # characters of a row name, from which on it may be broken into lines


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of numbers.

    `columns`: the heading of the row names, then one heading per column. `rows`: each begins with its name.
    `units` stands in the caption. `signed` names the columns or rows whose positive numbers carry a plus.
    `strong` names the rows that matter most. None is written as `empty`.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    units: str = ""
    signed: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    numbers: Numbers = Numbers()
    empty: str = "NA"

    def __post_init__(self):
        object.__setattr__(self, "columns", tuple(self.columns))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        if not self.title.strip():
            raise ValueError("A table needs a title: it is what a screen reader announces.")
        if not all(name.strip() for name in self.columns):
            raise ValueError(f"Table {self.title!r}: a column has no heading to read aloud.")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Table {self.title!r}: the row {row[0] if row else ''!r} has {len(row)} cells, "
                    f"the heading has {len(self.columns)}."
                )
        for name in self.signed:
            if name not in (*self.columns, *(row[0] for row in self.rows)):
                raise ValueError(f"Table {self.title!r}: there is no column or row {name!r} to sign.")

    def written(self) -> list[list[str]]:
        """Every cell as text, the decimals of a column alike."""
        places = [places_needed(row[i] for row in self.rows) for i in range(len(self.columns))]
        return [
            [str(row[0])]
            + [
                self._write(cell, places[i], self.columns[i] in self.signed or row[0] in self.signed)
                for i, cell in enumerate(row[1:], 1)
            ]
            for row in self.rows
        ]

    def _write(self, cell: Cell, places: int, signed: bool) -> str:
        if cell is None:
            return self.empty
        if isinstance(cell, str):
            return cell
        return self.numbers.show(cell, places, signed)

    def html(self) -> str:
        """The table as HTML, one element a line."""
        out = ['<table class="a6-table">', f"<caption>{escape(self.title)}"]
        if self.units:
            out.append(f'<span class="a6-units">{escape(self.units)}</span>')
        out.append("</caption>")
        out += ["<thead>", "<tr>"]
        kinds = [self._is_text(i) for i in range(len(self.columns))]
        for i, name in enumerate(self.columns):
            out.append(f'<th scope="col"{_kind(kinds[i])}>{escape(name)}</th>')
        out += ["</tr>", "</thead>", "<tbody>"]
        # Short names stay on one line; long ones wrap, so that they do not squeeze the columns beside them.
        long = any(len(str(row[0])) > LONG_NAME for row in self.rows)
        for row in self.written():
            out.append('<tr class="a6-strong">' if row[0] in self.strong else "<tr>")
            out.append(f'<th scope="row"{_kind(long)}>{escape(row[0])}</th>')
            out += [f"<td{_kind(kinds[i])}>{escape(cell)}</td>" for i, cell in enumerate(row[1:], 1)]
            out.append("</tr>")
        out += ["</tbody>", "</table>"]
        # A table wider than a phone scrolls inside its own box; the box must be reachable by keyboard.
        label = escape(self.title, quote=True)
        return "\n".join(
            [f'<div class="a6-scroll" role="group" tabindex="0" aria-label="{label}">', *out, "</div>"]
        )

    def _is_text(self, i: int) -> bool:
        """Is it a column of words? Empty cells among them do not make it one of numbers."""
        cells = [row[i] for row in self.rows if row[i] is not None]
        return i == 0 or (all(isinstance(cell, str) for cell in cells) and (bool(cells) or not self.rows))

    def text(self) -> str:
        """The table as plain text."""
        lines = [list(self.columns), *self.written()]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        head = f"{self.title} ({self.units})" if self.units else self.title
        body = [
            "  ".join(
                cell.ljust(widths[i]) if self._is_text(i) else cell.rjust(widths[i])
                for i, cell in enumerate(line)
            ).rstrip()
            for line in lines
        ]
        return "\n".join([head, *body])

    __repr__ = text
    __str__ = text

    def _repr_html_(self) -> str:
        from .page import styled

        return styled(self.html())


def _kind(is_text: bool) -> str:
    return ' class="a6-text"' if is_text else ""
