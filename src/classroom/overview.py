"""The table that `progress()` shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from classroom import registry
from classroom.language import _, spoken
from classroom.progress import Entry, MemoryStore

_COURSE = (  # modules in the order of the course; others follow
    *("start", "rules", "ndc", "authorization", "tracking", "accounting", "reporting", "review"),
    *("mechanism", "baselines", "integrity", "capstone"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise: how many of its questions are solved, attempts over all, and the state in words."""

    id: str
    title: str
    solved: int
    questions: int
    attempts: int
    state: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Every exercise on one pack, and what the learner should know about the file."""

    pack: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, store: MemoryStore, pack: Any) -> "Overview":
        rows = []
        for exercise_id in sorted(registry.ids(), key=_place):
            exercise = registry.get(exercise_id)
            entries = [
                store.entry(pack.id, f"{exercise_id}.{n}") for n in range(1, len(exercise.questions) + 1)
            ]
            solved = sum(e.solved for e in entries)
            attempts = sum(e.attempts for e in entries)
            title, state = spoken(exercise.title), _state(entries)
            rows.append(Row(exercise_id, title, solved, len(entries), attempts, state))
        notes = dict.fromkeys([*store.notes(), store.standing])
        return cls(spoken(pack.title), tuple(rows), tuple(n for n in notes if n))

    def heads(self) -> tuple[str, str, str, str]:
        """The names of the columns."""
        return _("Exercise"), _("Solved"), _("Attempts"), _("State")

    def cells(self) -> list[tuple[str, str, str, str]]:
        """The table as text, row by row."""
        return [(f"{r.title} ({r.id})", _of(r), str(r.attempts), r.state) for r in self.rows]

    def __repr__(self) -> str:
        heads = self.heads()
        rows = [heads, *self.cells()]
        widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
        lines = [
            "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
        ]
        return "\n".join([self._caption(), *lines, *self.notes])

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, pages: Mapping[str, str] | None = None) -> str:
        """The table; `pages` gives the address of an exercise by its id, where it has a page.

        Within a module the rows stand in the order of `pages`, which is that of the book.
        """
        places = {exercise_id: n for n, exercise_id in enumerate(pages or ())}
        rows = sorted(self.rows, key=lambda row: (_place(row.id)[0], places.get(row.id, len(places))))
        left = 'style="text-align:left"'
        head = "".join(f'<th scope="col" {left}>{escape(h)}</th>' for h in self.heads())
        body = ""
        for row in rows:
            name, page = escape(row.title), (pages or {}).get(row.id)
            named = f'<a href="{escape(page)}">{name}</a>' if page else f"{name} ({row.id})"
            rest = "".join(f"<td {left}>{escape(c)}</td>" for c in (_of(row), str(row.attempts), row.state))
            body += f'<tr data-exercise="{row.id}"><th scope="row" {left}>{named}</th>{rest}</tr>'
        notes = "".join(f'<p role="status">{escape(n)}</p>' for n in self.notes)
        return (
            f'<table class="a6-progress"><caption>{escape(self._caption())}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"
        )

    def _caption(self) -> str:
        return _("Progress on the pack {pack}").format(pack=self.pack)


def _of(row: Row) -> str:
    return _("{solved} of {questions}").format(solved=row.solved, questions=row.questions)


def _place(exercise_id: str) -> tuple[int, bool, str]:
    module, _dot, name = exercise_id.partition(".")
    return _COURSE.index(module) if module in _COURSE else len(_COURSE), name == "quiz", exercise_id


def _state(entries: list[Entry]) -> str:
    shown = sum(e.shown for e in entries)
    if all(e.solved for e in entries):
        told = _("solved, the working of {n} shown") if shown else _("solved")
    elif any(e != Entry() for e in entries):
        told = _("begun, the working of {n} shown") if shown else _("begun")
    else:
        told = _("not started")
    return told.format(n=shown)
