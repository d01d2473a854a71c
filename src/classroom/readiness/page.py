"""All questions as text and as a page: the face without a kernel."""

from dataclasses import dataclass
from html import escape

from article6 import rules
from classroom.display.page import styled
from classroom.language import _, counted, later, listed

from .catalogue import Catalogue, Question, catalogue, said

_HOW = later("To answer, use the form further down this page. In code: {call}.")
_CALL = 'assess({"role": "host", "participation.ndc": "yes"})'


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
        out = [f"<p>{escape(_(_HOW).format(call=_CALL))}</p>"]
        for area in self.known.areas.values():
            asked = [q for q in self.known.questions.values() if q.area == area.id]
            many = counted("{n} question", "{n} questions", len(asked))
            out += [
                "<details>",
                f"<summary>{escape(area.title)} ({many})</summary>",
                f"<p>{escape(area.about)}</p>",
                "<ul>",
                *(_line(q) for q in asked),
                "</ul>",
                "</details>",
            ]
        return "\n".join(out)

    def _repr_html_(self) -> str:
        return styled(self.html())


def questions() -> Questions:
    """All questions, with why they are asked, their rule and their answers."""
    return Questions(catalogue())


def _line(q: Question) -> str:
    when = [
        _("{answers} for {question}").format(answers=", ".join(map(said, answers)), question=key)
        for key, answers in q.when.items()
    ]
    told = [q.why, f"{rules.get(q.rule).cite}."]
    if q.asked_by != "decision":
        told[1] = _("{cite} (our advice; the rule it serves).").format(cite=rules.get(q.rule).cite)
    if when:
        told.append(_("Asked only if you answered {when}.").format(when=listed(when)))
    last = escape(_("Id: {id}. Answers: {offer}.")).format(
        id=f"<code>{escape(q.id)}</code>", offer=escape(_offer(q))
    )
    return f"<li>{escape(q.text)}<br><small>{escape(' '.join(told))} {last}</small></li>"


def _offer(q: Question) -> str:
    years = _("a year from {first} to {last}")
    numbers = [years.format(first=q.number[0], last=q.number[1])] if q.number else []
    return ", ".join(numbers + [f'"{said(answer)}"' for answer in q.answers])
