"""What the trainer's edition adds to a question: working, answer, hints, and what helps after a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from article6 import rules
from classroom.exercise import Exercise
from classroom.questions.base import Question, number_text
from classroom.questions.labels import letter
from classroom.wording import fill, to_html

Row = tuple[str, str]  # what somebody answers, what helps them
MOST_CELLS = 2  # cells of a table that are named; the rest is counted


def solved(exercise: Exercise, number: int, s: Any) -> str:
    """The solution of a question on a pack, as HTML."""
    question = exercise.question(number)
    parts = [
        f'<p class="p-solved"><strong>Solution</strong> <span>pack “{escape(s.pack.id)}”</span></p>',
        to_html(question.working_text(s)),
    ]
    if question.after:
        parts.append(to_html(fill(question.after, s)))
    if question.rule:
        parts.append(f'<p class="p-how">{escape(rules.get(question.rule).cite)}</p>')
    parts += _criteria(question, s)
    rows = list(MISTAKES.get(question.kind, _named)(question, s))
    if rows:
        body = "".join(
            f'<tr><th scope="row">{_inline(seen)}</th><td>{to_html(told)}</td></tr>' for seen, told in rows
        )
        parts.append(
            '<table class="p-mistakes"><thead><tr><th scope="col">Who answers</th>'
            f'<th scope="col">is helped by</th></tr></thead><tbody>{body}</tbody></table>'
        )
    hints = "".join(f"<li>{to_html(fill(hint, s))}</li>" for hint in question.hints)
    parts.append(f'<p class="p-how">Hints, from a nudge to nearly there:</p><ol class="p-hints">{hints}</ol>')
    return f'<aside class="p-solution">{"".join(parts)}</aside>'


def _inline(text: str) -> str:
    return to_html(text).removeprefix("<p>").removesuffix("</p>")


def _criteria(question: Question, s: Any) -> list[str]:
    """The rubric of a free text, to tick."""
    if question.kind != "free text":
        return []
    items = "".join(
        f'<li><span class="p-box"></span><div>{to_html(text)}</div></li>' for text in question.criteria(s)
    )
    return [f'<p class="p-how">A good text contains:</p><ul class="p-options">{items}</ul>']


def _number(question: Question, s: Any) -> Iterator[Row]:
    places, unit = question.closeness(s).places, question.asked(s).label
    for mistake, value in question.mistake_values(s):
        shown = f"{number_text(value, s, places)} {unit}".rstrip()
        yield shown, fill(mistake.sentence, s, given=shown)


def _choice(question: Question, s: Any) -> Iterator[Row]:
    right = question.right_keys(s)
    for i, option in enumerate(question.options):
        said = "right" if option.key in right else "wrong"
        yield f"{letter(i)}) ({said})", fill(option.feedback, s)


def _ordering(question: Question, s: Any) -> Iterator[Row]:
    place = {key: letter(i) for i, (key, _) in enumerate(question.labels(s))}
    for mistake in question.mistakes:
        order = mistake.value(s)
        if order is not None:
            yield " ".join(place[key] for key in order), fill(mistake.sentence, s)


def _table(question: Question, s: Any) -> Iterator[Row]:
    _, columns = question.heads(s)
    for mistake, cells in question.mistake_cells(s):
        named = [
            f"{row}{'' if len(columns) == 1 else f' ({column})'}: {number_text(value, s, question.places)}"
            for (row, column), value in cells.items()
        ]
        left = len(named) - MOST_CELLS
        more = [f"and {left} more cells" if left > 1 else "and 1 more cell"] if left > 0 else []
        yield "; ".join(named[:MOST_CELLS] + more), fill(mistake.sentence, s)


def _decisions(question: Question, s: Any) -> Iterator[Row]:
    texts, right = dict(question.labels(s)), question.solution(s)
    for n, case in enumerate(question.cases_of(s), 1):
        for key, sentence in case.wrong.items():
            yield f"case {n}: {texts[key]}", fill(sentence, s)
        others = [key for key in texts if key != right[case.key] and key not in case.wrong]
        if others:
            yield f"case {n}: not \u201c{texts[right[case.key]]}\u201d", fill(case.told, s)


def _demands(question: Question, s: Any) -> Iterator[Row]:
    for demand in question.demands:
        yield f"a file in which this fails: {demand.name}", fill(demand.sentence, s)


def _named(question: Question, s: Any) -> Iterator[Row]:
    for name, _, sentence in question.wrong_answers(s):
        yield name, sentence


MISTAKES: dict[str, Callable[[Question, Any], Iterator[Row]]] = {
    "number": _number,
    "choice": _choice,
    "ordering": _ordering,
    "table": _table,
    "decisions": _decisions,
    "file": _demands,
}
