"""All questions as text and as a page: the face without a kernel."""

from dataclasses import dataclass
from html import escape

from article6 import rules
from classroom.display.page import book_page, in_book, styled

from .catalogue import Catalogue, Question, catalogue

_HOW = (
    "To answer, open this page in JupyterLab: there the questions have lists and buttons. "
    'In code: assess({"role": "host", "participation.ndc": "yes"}).'
)


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of the catalogue, area by area."""

    known: Catalogue

    def __repr__(self) -> str:
        return "\n".join(
            f"{q.id}: {q.text} ({_offer(q)}; {rules.get(q.rule).cite})" for q in self.known.questions.values()
        )

    def html(self) -> str:
        """One fold for each area."""
        out = [f"<p>{escape(_HOW)} {book_page('trainee.html', 'How to open it.') if in_book() else ''}</p>"]
        for area in self.known.areas.values():
            asked = [q for q in self.known.questions.values() if q.area == area.id]
            out += [
                "<details>",
                f"<summary>{escape(area.title)} ({len(asked)} questions)</summary>",
                f"<p>{escape(area.about)}</p>",
                "<ul>",
                *(_line(q, self.known) for q in asked),
                "</ul>",
                "</details>",
            ]
        return "\n".join(out)

    def _repr_html_(self) -> str:
        return styled(self.html())


def questions() -> Questions:
    """All questions, with why they are asked, their rule and their answers."""
    return Questions(catalogue())


def _line(q: Question, known: Catalogue) -> str:
    when = [f"{', '.join(v)} for {k}" for k, v in q.when.items()]
    only = f" Asked only if you answered {escape(' and '.join(when))}." if when else ""
    asked = "" if q.asked_by == "decision" else " (our advice; the rule it serves)"
    return (
        f"<li>{escape(q.text)}<br><small>{escape(q.why)} {escape(rules.get(q.rule).cite)}{asked}.{only} "
        f"Id: <code>{escape(q.id)}</code>. Answers: {escape(_offer(q))}.</small></li>"
    )


def _offer(q: Question) -> str:
    numbers = [f"a year from {q.number[0]} to {q.number[1]}"] if q.number else []
    return ", ".join(numbers + [f'"{answer}"' for answer in q.answers])
