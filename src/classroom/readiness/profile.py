"""From answers to a profile: what is in place, what is missing, and what is not known yet.

A profile is a picture to work with. It has no total, no mark and no rank, and it compares no country with
another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from article6 import parties, rules
from classroom.language import _, counted, later

from .answers import read_answers
from .catalogue import FACT, NO, OPEN, PARTLY, UNKNOWN, YES, Area, Catalogue, Question, catalogue, said
from .errors import ReadinessError

_SIX = {  # the six responsibilities by a word
    "participation.party": later("party"),
    "participation.ndc": later("ndc"),
    "participation.authorization": later("authorization"),
    "participation.tracking": later("tracking"),
    "participation.inventory": later("inventory"),
    "participation.contribution": later("contribution"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A question that applies, the answer, and its state.

    `state` is yes, partly, no, don't know, not answered, or "" for a plain fact. `misfit` is True where
    an answer does not go together with an earlier one.
    """

    question: Question
    answer: str | int | None
    state: str
    misfit: bool = False

    @property
    def need(self) -> str:
        """What is missing, in words."""
        return self.question.misfit if self.misfit else self.question.need

    @property
    def said(self) -> str:
        """The answer in words."""
        if self.answer is None:
            return said(OPEN)
        if self.question.options:
            return self.question.option(self.answer).text
        return said(self.answer)


@dataclass(frozen=True, slots=True)
class Profile:
    """The result of the self-assessment. It knows a country, if one was named, and a day: nobody's name."""

    items: tuple[Item, ...]
    on: date
    country: parties.Party | None = None

    @property
    def areas(self) -> dict[Area, tuple[Item, ...]]:
        """The areas that have questions for this country, each with its items; plain facts are left out."""
        known = catalogue()
        grouped = {
            area: tuple(i for i in self.items if i.question.area == area.id and i.state != FACT)
            for area in known.areas.values()
            if area.drawn
        }
        return {area: items for area, items in grouped.items() if items}

    def having(self, *states: str) -> tuple[Item, ...]:
        """The items that count as one of these states."""
        return tuple(i for i in self.items if i.state in states)

    @property
    def needs(self) -> tuple[Item, ...]:
        """What was answered with no or partly."""
        return self.having(NO, PARTLY)

    @property
    def to_find_out(self) -> tuple[Item, ...]:
        """What was answered with don't know."""
        return self.having(UNKNOWN)

    @property
    def in_place(self) -> tuple[Item, ...]:
        """What was answered with yes."""
        return self.having(YES)

    @property
    def open(self) -> tuple[Item, ...]:
        """What was not answered."""
        return self.having(OPEN)

    def answer(self, question_id: str) -> str | int | None:
        """The answer to a question; None if it was not answered or does not apply."""
        return next((i.answer for i in self.items if i.question.id == question_id), None)

    @property
    def name(self) -> str:
        """The country as it is printed."""
        return self.country.name if self.country else _("Your country")

    def chart(self):
        """The profile as an accessible picture."""
        from .picture import ProfileChart

        return ProfileChart.of(self)

    def sentences(self) -> list[str]:
        """The profile in words."""
        counts = [
            (len(self.in_place), _("{n} in place")),
            (len(self.having(PARTLY)), _("{n} partly in place")),
        ]
        counts += [(len(self.having(NO)), _("{n} not yet in place"))]
        counts += [(len(self.to_find_out), _("{n} to find out")), (len(self.open), _("{n} not answered"))]
        told = ", ".join(words.format(n=number) for number, words in counts if number)
        out = [_("Of the points asked: {told}.").format(told=told)]
        area = [i for i in self.items if i.question.area == "participation"]
        six = [i for i in area if i.state not in (YES, OPEN)]
        blank = sum(i.state == OPEN for i in area)
        if six:
            listed = [f"{_letter(i)} {_(_SIX[i.question.rule])} ({said(i.state)})" for i in six]
            first = _("Of the six responsibilities of 2/CMA.3 annex 4, look first at {listed}.")
            out.append(first.format(listed=", ".join(listed)))
        if blank:
            out.append(
                counted(
                    "Of the six responsibilities of 2/CMA.3 annex 4, {n} is not answered yet.",
                    "Of the six responsibilities of 2/CMA.3 annex 4, {n} are not answered yet.",
                    blank,
                )
            )
        elif not six:
            out.append(_("By your answers the six responsibilities of 2/CMA.3 annex 4 are in place."))
        if self.country and (self.country.ldc or self.country.sids):
            out.append(
                _(
                    "As a least developed country or a small island developing State, your country's special "
                    "circumstances are recognized where the guidance relates to NDCs (2/CMA.3 annex 5). "
                    "That is no exemption from corresponding adjustments."
                )
            )
        return out

    def __repr__(self) -> str:
        lines = [f"{self.name}, {self.on.isoformat()}", *self.sentences()]
        for area, items in self.areas.items():
            lines.append(f"{area.title}: " + ", ".join(f"{i.question.id} {i.state}" for i in items))
        return "\n".join(lines)

    def html(self, ident: str = "a6-profile") -> str:
        """The picture, the sentences, and each question with its answer to unfold."""
        told = [f"<p>{escape(sentence)}</p>" for sentence in self.sentences()]
        listed = ["<details>", f"<summary>{escape(_('Question by question'))}</summary>"]
        for area, items in self.areas.items():
            answers = [f"<li>{escape(i.question.text)} <strong>{escape(i.said)}</strong></li>" for i in items]
            listed += [f"<p>{escape(area.title)}</p>", "<ol>", *answers, "</ol>"]
        return "\n".join([self.chart().html(ident), *told, *listed, "</details>"])

    def _repr_html_(self) -> str:
        from classroom.display.figure import next_ident
        from classroom.display.page import styled

        return styled(self.html(next_ident("profile")))


def assess(answers: Mapping[str, Any], country: str = "", on: date | None = None) -> Profile:
    """The profile behind the answers: `assess({"role": "host", "participation.ndc": "yes"}, country="GHA")`.

    `answers`: question id -> "yes", "partly", "no", "don't know" or one of the question's own answers.
    Questions that are left out count as not answered; answers to questions that do not apply are left out.
    `country`: the code of a Party, or nothing. `on`: the day, today if not given.
    Raises ReadinessError with one sentence for what cannot be read.
    """
    known = catalogue()
    read = read_answers(answers, known)
    if not read:
        raise ReadinessError(_('Nothing is answered yet: answer at least one question, such as "role".'))
    return Profile(tuple(_items(read, known)), _day(on), _country(country))


def _letter(item: Item) -> str:
    return "(" + rules.get(item.question.rule).paragraph.rpartition("(")[2]


def _items(read: Mapping[str, str | int], known: Catalogue) -> list[Item]:
    items: list[Item] = []
    valid: dict[str, str | int] = {}  # without answers to questions that do not apply
    for question in known.questions.values():
        if not question.applies(valid):
            continue
        answer = read.get(question.id)
        if answer is not None:
            valid[question.id] = answer
        items.append(_item(question, answer, valid))
    return items


def _item(question: Question, answer: str | int | None, answers: Mapping[str, str | int]) -> Item:
    if answer is None:
        return Item(question, None, OPEN)
    if question.number:
        return Item(question, answer, UNKNOWN if answer == UNKNOWN else FACT)
    if not question.options:
        return Item(question, answer, str(answer))
    option = question.option(str(answer))
    for key, wanted in option.only_with.items():
        # Unknown is no contradiction: it is a question of its own.
        if answers.get(key, UNKNOWN) not in [*wanted, UNKNOWN]:
            return Item(question, answer, NO, misfit=True)
    return Item(question, answer, option.state)


def _country(code: str) -> parties.Party | None:
    if not isinstance(code, str):
        raise ReadinessError(
            _("The country is a code such as 'GHA', or nothing, not {code!r}.").format(code=code)
        )
    if not code.strip():
        return None
    try:
        return parties.party(code.strip().upper())
    except parties.PartyError as unknown:
        raise ReadinessError(str(unknown)) from None


def _day(on: date | None) -> date:
    if on is None:
        return date.today()
    if not isinstance(on, date):
        raise ReadinessError(_("The day is a date such as date(2026, 11, 22), not {on!r}.").format(on=on))
    return on
