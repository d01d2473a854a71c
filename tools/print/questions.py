"""A question with space to write: a line for a number, boxes to tick, an empty table, lines for words."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from bs4 import BeautifulSoup

from classroom import registry
from classroom.exercise import Exercise
from classroom.questions.base import Question, number_text
from classroom.questions.labels import letter
from classroom.wording import fill, to_html
from tools.print.volume import Page

BOX = '<span class="p-box"></span>'
Extra = Callable[[Exercise, int, Any], str]


def nothing(exercise: Exercise, number: int, s: Any) -> str:
    """What the reader's edition adds below a question."""
    return ""


def replace(page: Page, pack: Any, extra: Extra = nothing) -> list[str]:
    """Put questions with space to write where the page has its own; returns their ids.

    `extra` says what follows each question.
    """
    put = []
    for found in page.body.select(".p-ask"):
        exercise, number = registry.find(found["data-question"])
        s = exercise.scenario(pack)
        piece = BeautifulSoup(printed(exercise, number, s) + extra(exercise, number, s), "lxml").body
        found.insert_after(*list(piece.children))
        put.append(found["data-question"])
        found.decompose()
    return put


def printed(exercise: Exercise, number: int, s: Any) -> str:
    """A question as HTML: its name, the prompt, and space for the answer."""
    question = exercise.question(number)
    head = f"Question {number}" if len(exercise.questions) > 1 else "Your turn"
    space = SPACES.get(question.kind, words)
    return (
        f'<section class="p-question p-{question.kind.replace(" ", "-")}">'
        f'<p class="p-which"><strong>{head}</strong> <span>{escape(f"{exercise.id}.{number}")}</span></p>'
        f"{to_html(question.prompt_text(s))}{space(question, s)}</section>"
    )


def lines(count: int) -> str:
    """Ruled lines to write on."""
    return f'<div class="p-lines" aria-hidden="true">{"<div></div>" * count}</div>'


def number(question: Question, s: Any) -> str:
    unit = question.asked(s).label
    asked = "" if question.unit_needed else f" {escape(unit)}"
    return f'{lines(2)}<p class="p-answer">Answer: <span class="p-blank"></span>{asked}</p>'


def choice(question: Question, s: Any) -> str:
    items = "".join(
        f"<li>{BOX}<span>{letter(i)})</span> <div>{to_html(text)}</div></li>"
        for i, (_, text) in enumerate(question.labels(s))
    )
    how = "Several may be right." if question.many else "One is right."
    return f'<ul class="p-options">{items}</ul><p class="p-how">{how}</p>'


def ordering(question: Question, s: Any) -> str:
    labels = question.labels(s)
    items = "".join(
        f"<li><span>{letter(i)})</span> <div>{to_html(text)}</div></li>" for i, (_, text) in enumerate(labels)
    )
    places = "".join(f"<span>{i}. {BOX}</span>" for i in range(1, len(labels) + 1))
    return f'<ul class="p-options">{items}</ul><p class="p-order">The letters in order: {places}</p>'


def table(question: Question, s: Any) -> str:
    rows, columns = question.heads(s)
    asked, given = question.solution(s).keys(), question.given_cells(s)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in [question.corner, *columns])
    body = ""
    for row in rows:
        body += f'<tr><th scope="row">{escape(row)}</th>'
        for column in columns:
            known = number_text(given[row, column], s) if (row, column) in given else ""
            kind = "p-empty" if (row, column) in asked else "p-known"
            body += f'<td class="{kind}">{escape(known)}</td>'
        body += "</tr>"
    unit = fill(question.unit, s)
    told = f'<p class="p-how">In {escape(unit)}.</p>' if unit else ""
    return f'<table class="p-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{told}'


def decisions(question: Question, s: Any) -> str:
    ticks = "".join(f"<span>{BOX}{escape(text)}</span>" for _, text in question.labels(s))
    cases = "".join(
        f'<li>{to_html(fill(case.text, s))}<p class="p-ticks">{ticks}</p></li>'
        for case in question.cases_of(s)
    )
    return f'<ol class="p-cases">{cases}</ol>'


def file(question: Question, s: Any) -> str:
    name = escape(fill(question.file_name, s))
    return (
        f'<p class="p-how">What you make here is a file, <code>{name}</code>. Open this exercise in '
        f"JupyterLab to make it and to have it checked. For notes:</p>{lines(5)}"
    )


def words(question: Question, s: Any) -> str:
    return lines(7)


SPACES: dict[str, Callable[[Question, Any], str]] = {
    "number": number,
    "choice": choice,
    "ordering": ordering,
    "table": table,
    "decisions": decisions,
    "file": file,
    "free text": words,
}
