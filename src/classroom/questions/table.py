"""A question whose answer is a small table of numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any, ClassVar

from classroom.answers import is_empty, read_number
from classroom.errors import AskBack, ClassroomError, NotAnswered, brief
from classroom.feedback import Verdict
from classroom.language import _, counted, spoken
from classroom.measures import Measure, measure
from classroom.questions.base import Mistake, Question, mark_of, number_text
from classroom.questions.closeness import Closeness, describe_miss, other_dimension
from classroom.questions.number import exact
from classroom.wording import Text, fill, fill_untranslated

Cell = tuple[str, str]  # row label, column label


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Question):
    """rows, columns: labels, as functions of the scenario; answer: {(row, column): number}, or {row: number}
    with a single column. Cells that `answer` leaves out are not asked; `given` may fill them.
    Each mistake gives numbers in the same form, for all cells or for those it gets wrong.

    Answers from code: the same form, {row: {column: number}}, or lists in the order of the rows.
    """

    kind: ClassVar[str] = "table"
    rows: Callable[[Any], Sequence[Any]]
    columns: Callable[[Any], Sequence[Any]]
    answer: Callable[[Any], Mapping[Any, int | Fraction]]
    given: Callable[[Any], Mapping[Any, int | Fraction]] | None = None
    unit: Text = ""
    mistakes: Sequence[Mistake] = ()
    places: int = 2
    corner: str = ""

    def heads(self, s: Any) -> tuple[list[str], list[str]]:
        return [str(r) for r in self.rows(s)], [str(c) for c in self.columns(s)]

    def cells(self, values: Mapping[Any, Any], s: Any, what: str = "the answer") -> dict[Cell, Fraction]:
        """The author's numbers by (row, column) as text, checked against the labels."""
        rows, columns = self.heads(s)
        found = {}
        for key, value in values.items():
            row, column = key if isinstance(key, tuple) else (key, columns[0])
            if str(row) not in rows or str(column) not in columns:
                raise ClassroomError(f"{what} has a cell {key!r} that is not in the table.")
            found[str(row), str(column)] = exact(value, f"{what}, cell {key!r}")
        return found

    def solution(self, s: Any) -> dict[Cell, Fraction]:
        return self.cells(self.answer(s), s)

    def given_cells(self, s: Any) -> dict[Cell, Fraction]:
        return self.cells(self.given(s), s, "the given cells") if self.given else {}

    def mistake_cells(self, s: Any) -> list[tuple[Mistake, dict[Cell, Fraction]]]:
        """What each mistake gets wrong: only the cells that differ from the answer."""
        true, near, named = self.solution(s), Closeness(self.places), []
        for m in self.mistakes:
            values = m.value(s)
            if values is not None:
                cells = self.cells(values, s, f"the mistake {m.name!r}")
                named.append(
                    (m, {c: v for c, v in cells.items() if c in true and not near.overlap(true[c], v)})
                )
        return named

    def judge(self, given: Any, s: Any) -> Verdict:
        true, near, asked = self.solution(s), Closeness(self.places), measure(fill_untranslated(self.unit, s))
        written = self._written(given, s)
        missing = [c for c in true if is_empty(written.get(c))]
        if missing:
            raise NotAnswered(
                counted(
                    "{n} of {of} cells is empty: {cells}.",
                    "{n} of {of} cells are empty: {cells}.",
                    len(missing),
                    of=len(true),
                    cells=self._names(missing, s),
                )
            )
        wrong = {}
        for cell, value in true.items():
            verdict, number = self._look(written[cell], cell, value, near, asked, s)
            if verdict:
                wrong[cell] = (verdict, number)
        if not wrong:
            return self.right(s)
        hits = _cells_told(len(true) - len(wrong), len(true))
        best, hit = self._best_mistake({c: number for c, (_verdict, number) in wrong.items()}, near, s)
        if best:
            told = self.mistaken(best, s)
            return Verdict(told.state, f"{hits} {self._look_at(hit, s)} {told.text}", best.name, best.rule)
        first, (verdict, _value) = next(iter(wrong.items()))
        return Verdict(verdict.state, f"{hits} {self._look_at([first], s)} {verdict.text}")

    def _look(
        self, given: Any, cell: Cell, true: Fraction, near: Closeness, asked: Measure, s: Any
    ) -> tuple[Verdict | None, Fraction | None]:
        try:
            reading = read_number(given, mark_of(s), near.three_decimals(true))
        except AskBack as unclear:
            raise AskBack(
                _('In the cell "{names}": {unclear}').format(names=self._names([cell], s), unclear=unclear)
            ) from None
        if reading.unit is not None and reading.unit.dimension != asked.dimension:
            return other_dimension(reading, asked, near.same(true, reading.value)), None
        value = reading.in_unit(asked)
        if near.same(true, value, floating=reading.floating):
            return None, value
        return describe_miss(reading, value, true, near, asked), value

    def _best_mistake(
        self, wrong: dict[Cell, Fraction | None], near: Closeness, s: Any
    ) -> tuple[Mistake | None, list[Cell]]:
        """The mistake that explains most of the wrong cells, and which it explains."""
        best, hit, rank = None, [], None
        for mistake, cells in self.mistake_cells(s):
            met = [c for c, n in wrong.items() if c in cells and n is not None and near.same(cells[c], n)]
            fits = (len(met), len(met) - len(cells))
            if met and (rank is None or fits > rank):
                best, hit, rank = mistake, met, fits
        return best, hit

    def _look_at(self, cells: Sequence[Cell], s: Any) -> str:
        return _("Look at {cells}:").format(cells=self._names(cells, s))

    def _names(self, cells: Sequence[Cell], s: Any) -> str:
        rows, columns = self.heads(s)
        return ", ".join(row if len(columns) == 1 else f"{row} ({column})" for row, column in cells)

    def _written(self, given: Any, s: Any) -> dict[Cell, Any]:
        if is_empty(given):
            raise NotAnswered(_("The table is empty."))
        rows, columns = self.heads(s)
        found = {}
        for row_given, column_given, value in self._entries(given, rows, columns):
            row, column = _label(row_given), _label(column_given)
            if row not in rows:
                raise AskBack(
                    _('The table has no row "{row}"; its rows are {rows}.').format(
                        row=brief(row), rows=", ".join(rows)
                    )
                )
            if column not in columns:
                raise AskBack(
                    _('The table has no column "{column}"; its columns are {columns}.').format(
                        column=brief(column), columns=", ".join(columns)
                    )
                )
            found[row, column] = value
        return found

    def _entries(self, given: Any, rows: list[str], columns: list[str]) -> Iterator[tuple[Any, Any, Any]]:
        if isinstance(given, str):
            given = [part.strip() for part in given.replace("\n", ";").split(";")]
        if isinstance(given, list | tuple):
            asked = rows
            if len(given) != len(asked):
                raise AskBack(
                    _("The table has {n} rows and you gave {given}: one entry for each row.").format(
                        n=len(rows), given=len(given)
                    )
                )
            given = dict(zip(rows, given, strict=True))
        if not isinstance(given, Mapping):
            raise AskBack(
                _("The question asks for a table: give {{row: number}} or a list, not {name}.").format(
                    name=type(given).__name__
                )
            )
        for key, value in given.items():
            if isinstance(key, tuple) and len(key) == 2:
                yield *key, value
            elif isinstance(value, Mapping):
                yield from ((key, column, v) for column, v in value.items())
            elif isinstance(value, list | tuple):
                if len(value) != len(columns):
                    raise AskBack(
                        _("Row {key} has {n} columns and you gave {given} values.").format(
                            key=brief(key), n=len(columns), given=len(value)
                        )
                    )
                yield from ((key, column, v) for column, v in zip(columns, value, strict=True))
            elif len(columns) == 1 or is_empty(value):
                yield key, columns[0], value
            else:
                raise AskBack(
                    _("Row {key} needs a value for each column: {columns}.").format(
                        key=brief(key), columns=", ".join(columns)
                    )
                )

    def wanted(self, s: Any) -> str:
        unit, count = fill_untranslated(self.unit, s), len(self.answer(s))
        if not unit:
            return counted("{n} number", "{n} numbers", count)
        return counted("{n} number in {unit}", "{n} numbers in {unit}", count, unit=unit)

    def solution_text(self, s: Any) -> str:
        cells = self.solution(s).items()
        return "; ".join(f"{self._names([c], s)}: {number_text(v, s, self.places)}" for c, v in cells)

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        true = self.solution(s)
        return [(m.name, true | cells, fill(m.sentence, s)) for m, cells in self.mistake_cells(s)]

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        named, near = self.mistake_cells(s), Closeness(self.places)
        pairs = [("answer", m.name) for m, cells in named if not cells]
        for i, (one, cells) in enumerate(named):
            for other, also in named[i + 1 :]:
                declared = other.name in one.may_equal or one.name in other.may_equal
                same = cells.keys() == also.keys() and all(near.overlap(cells[c], also[c]) for c in cells)
                if same and cells and not declared:
                    pairs.append((one.name, other.name))
        return pairs

    def grid(self, s: Any, style: str, place: Callable[[str, str], str]) -> str:
        """The table as HTML; `place(row, column)` is what stands in an asked cell, never its answer."""
        rows, columns = self.heads(s)
        asked, given = self.solution(s), self.given_cells(s)

        def inside(cell: Cell) -> str:
            if cell in asked:
                return place(*cell)
            return escape(number_text(given[cell], s)) if cell in given else ""

        # A heading without words is read aloud as an empty one: the corner is then an ordinary cell.
        corner = f'<th scope="col">{escape(spoken(self.corner))}</th>' if self.corner else "<td></td>"
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
        body = ""
        for row in rows:
            cells = "".join(f"<td>{inside((row, column))}</td>" for column in columns)
            body += f'<tr><th scope="row">{escape(row)}</th>{cells}</tr>'
        return f'<table class="{style}"><thead><tr>{corner}{head}</tr></thead><tbody>{body}</tbody></table>'

    def static_html(self, s: Any) -> str:
        return self.grid(s, "a6-table", lambda _row, _column: "?") + self.wanted_html(s)

    def secret_numbers(self, s: Any) -> list[Fraction]:
        return list(self.solution(s).values())


def _cells_told(hits: int, of: int) -> str:
    return counted("{n} of {of} cells is right.", "{n} of {of} cells are right.", hits, of=of)


def _label(key: Any) -> str:
    """A row or column as the learner named it: 2027 and "2027" are the same."""
    try:
        return str(key)
    except Exception:  # an object's own way to show itself may fail in any way
        return brief(key)
