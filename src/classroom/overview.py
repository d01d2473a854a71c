"""The table that `progress()` shows."""

from dataclasses import dataclass
from html import escape
from typing import Any

from classroom import registry
from classroom.progress import Entry, MemoryStore

_HEADS = ("Exercise", "Solved", "Attempts", "State")
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
            rows.append(Row(exercise_id, exercise.title, solved, len(entries), attempts, _state(entries)))
        notes = dict.fromkeys([*store.notes(), store.standing])
        return cls(pack.title, tuple(rows), tuple(n for n in notes if n))

    def cells(self) -> list[tuple[str, str, str, str]]:
        """The table as text, row by row."""
        return [
            (f"{r.title} ({r.id})", f"{r.solved} of {r.questions}", str(r.attempts), r.state)
            for r in self.rows
        ]

    def __repr__(self) -> str:
        rows = [_HEADS, *self.cells()]
        widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADS))]
        lines = [
            "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
        ]
        return "\n".join([f"Progress on the pack {self.pack}", *lines, *self.notes])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{h}</th>' for h in _HEADS)
        body = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(first)}</th>'
            + "".join(f'<td style="text-align:left">{escape(c)}</td>' for c in rest)
            + "</tr>"
            for first, *rest in self.cells()
        )
        notes = "".join(f'<p role="status">{escape(n)}</p>' for n in self.notes)
        return (
            f'<table class="a6-progress"><caption>Progress on the pack {escape(self.pack)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"
        )


def _place(exercise_id: str) -> tuple[int, str]:
    module = exercise_id.partition(".")[0]
    return _COURSE.index(module) if module in _COURSE else len(_COURSE), exercise_id


def _state(entries: list[Entry]) -> str:
    if all(e.solved for e in entries):
        shown = sum(e.shown for e in entries)
        return f"solved, the working of {shown} shown" if shown else "solved"
    if any(e != Entry() for e in entries):
        shown = sum(e.shown for e in entries)
        return f"begun, the working of {shown} shown" if shown else "begun"
    return "not started"
