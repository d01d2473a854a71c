"""The self-assessment in the page: the answers of a reader, the profile, the learning path, the sheet."""

from collections.abc import Mapping
from typing import Any

from classroom.desks.desk import Desk, Download, Field, Worked
from classroom.language import _, counted
from classroom.readiness import assess, catalogue, learning_path, support_sheet
from classroom.readiness.catalogue import Question, said

__all__ = ["make"]


def make(pack: Any) -> Desk:
    """The desk with all questions, none answered."""
    known = catalogue()
    questions = [
        _field(question, area.title)
        for area in known.areas.values()
        for question in known.questions.values()
        if question.area == area.id
    ]
    return Desk(
        "start.readiness",
        _("Your country"),
        _(
            "Begin with what your country plans: those answers decide what else is asked. Nothing is sent "
            "anywhere, and nothing is kept here: take the sheet home."
        ),
        (Field("country", _("Code of your country, such as GHA (you may leave it empty)")), *questions),
        (("assess", _("Show my profile")),),
        lambda inputs, act: _work(inputs),
    )


def _field(question: Question, area: str) -> Field:
    when = {name: tuple(answers) for name, answers in question.when.items()}
    if question.number:
        first, last = question.number
        label = f"{question.text} ({_('{first} to {last}').format(first=first, last=last)})"
        return Field(question.id, label, when=when, group=area)
    texts = tuple((option.key, option.text) for option in question.options)
    return Field(
        question.id,
        question.text,
        "pick",
        options=(("", _("choose")), *(texts or ((answer, said(answer)) for answer in question.answers))),
        when=when,
        group=area,
    )


def _work(inputs: Mapping[str, str]) -> Worked:
    answers = {id: inputs[id] for id in catalogue().questions if inputs[id].strip()}
    profile = assess(answers, inputs["country"].strip())
    sheet = support_sheet(profile)
    code = f"-{profile.country.code}" if profile.country else ""
    told = counted("{n} need, by your answers.", "{n} needs, by your answers.", len(sheet.needs))
    pieces = (profile.html(), learning_path(profile).html(ending=".html"), sheet.html(folded=True))
    return Worked(
        told,
        "\n".join(pieces),
        (
            Download(f"support-needs{code}.html", sheet.page(), "text/html"),
            Download(f"support-needs{code}.csv", "\ufeff" + sheet.csv(), "text/csv"),
        ),
    )
