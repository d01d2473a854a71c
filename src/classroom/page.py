"""Stories and questions as plain text and plain HTML: the face without a kernel, and without widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any

from classroom.buttons import heading
from classroom.display.page import in_book
from classroom.exercise import Exercise, Given
from classroom.inpage.question_form import form_html, score_html
from classroom.language import _, spoken
from classroom.questions.labels import letter
from classroom.wording import fill, show, to_html


@dataclass(frozen=True, slots=True)
class Page:
    """Text and HTML of the same content."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    @classmethod
    def of_questions(cls, exercise: Exercise, numbers: Sequence[int], pack: Any) -> "Page":
        """The questions without anything that belongs to their answers."""
        s = exercise.scenario(pack)
        texts, parts = [], []
        for number in numbers:
            question, head = exercise.question(number), heading(exercise, number)
            labels = question.labels(s) if hasattr(question, "labels") else []
            options = [f"  {letter(i)}) {text}" for i, (_key, text) in enumerate(labels)]
            wanted = _("Answer: {wanted}.").format(wanted=question.wanted(s))
            texts.append("\n".join([f"{head}. {question.prompt_text(s)}", *options, f"({wanted})"]))
            # A question on its own stands under a heading of the notebook; only in a row it needs a name.
            named = len(numbers) > 1
            parts.append(
                form_html(exercise, number, s, named=named)
                if in_book()
                else _question_html(exercise, number, s, named=named)
            )
        if in_book() and exercise.place == "quiz":
            parts.append(score_html(exercise, pack.id))
        return cls("\n\n".join(texts), "\n".join(parts))

    @classmethod
    def of_story(cls, exercise: Exercise, pack: Any) -> "Page":
        """Title, time, objectives, story and tables."""
        s = exercise.scenario(pack)
        low, high = exercise.minutes
        title, told = spoken(exercise.title), fill(exercise.story, s)
        time = _("{low}-{high} min") if low != high else _("{low} min")
        time = time.format(low=low, high=high)
        tables = list(exercise.tables(s)) if exercise.tables else []
        goals = [fill(goal, s) for goal in exercise.objectives]
        after = _("Afterwards you can:")
        text = "\n\n".join(
            [f"{title} ({time})", f"{after} {'; '.join(goals)}.", told]
            + [_table_text(t, pack.decimal_mark) for t in tables]
        )
        html = (
            f'<div class="a6-story"><p><strong>{escape(title)}</strong> ({time})</p>'
            f"<p>{escape(after)}</p><ul>{''.join(f'<li>{escape(g)}</li>' for g in goals)}</ul>"
            + to_html(told)
            + "".join(_table_html(t, pack.decimal_mark) for t in tables)
            + "</div>"
        )
        return cls(text, html)

    @classmethod
    def of_tables(cls, tables: Sequence[Given], mark: str) -> "Page":
        """Tables on their own, with the decimal mark of the pack."""
        html = "".join(_table_html(table, mark) for table in tables)
        return cls(
            "\n\n".join(_table_text(table, mark) for table in tables), f'<div class="a6-story">{html}</div>'
        )


def _question_html(exercise: Exercise, number: int, s: Any, *, named: bool) -> str:
    """A question where there are neither widgets nor the scripts of the book: it is answered in code."""
    question, head = exercise.question(number), heading(exercise, number)
    label = escape(f"{head}, {spoken(exercise.title)}")
    above = f"<p><strong>{escape(head)}</strong></p>" if named else ""
    how = _('Answer in code: `check("{id}", your_answer)`.').format(id=f"{exercise.id}.{number}")
    return (
        f'<section class="a6-question" aria-label="{label}">{above}{to_html(question.prompt_text(s))}'
        f'{question.static_html(s)}<div class="a6-how">{to_html(how)}</div></section>'
    )


def cell_text(value: Any, mark: str, plain: bool = False) -> str:
    """A cell as text. Numbers are grouped, except in the first column (`plain`), where they are years."""
    if value is None:
        return "\u2013"
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return show(value, mark, grouped=not plain)
    return str(value)


def _table_text(table: Given, mark: str) -> str:
    rows = [list(table.columns)] + [
        [cell_text(v, mark, i == 0) for i, v in enumerate(row)] for row in table.rows
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    lines = ["  ".join(cell.rjust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([table.caption, *lines] + ([_source(table)] if table.source else []))


def _source(table: Given) -> str:
    return _("Source: {source}").format(source=table.source)


def _side(column: Sequence[Any]) -> str:
    """Numbers stand to the right, words to the left."""
    return "left" if any(isinstance(value, str) for value in column) else "right"


def _table_html(table: Given, mark: str) -> str:
    # Said on each cell: Jupyter and the book align cells differently by themselves.
    sides = ["left", *map(_side, list(zip(*table.rows, strict=True))[1:])]
    sides += ["right"] * (len(table.columns) - len(sides))  # a table without rows
    styles = [f'style="text-align:{side}"' for side in sides]
    head = "".join(
        f'<th scope="col" {style}>{escape(c)}</th>' for c, style in zip(table.columns, styles, strict=True)
    )
    body = ""
    for row in table.rows:
        first, *rest = [escape(cell_text(v, mark, i == 0)) for i, v in enumerate(row)]
        body += f'<tr><th scope="row" {styles[0]}>{first}</th>'
        body += "".join(f"<td {style}>{v}</td>" for v, style in zip(rest, styles[1:], strict=True)) + "</tr>"
    source = f"<p><small>{escape(_source(table))}</small></p>" if table.source else ""
    return (
        f'<table class="a6-given"><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{source}"
    )
