"""The dossier of the capstone from decisions, an offer and a self-assessment that are written in the page."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from classroom.answers import read_number
from classroom.capstone import dossier, self_assessment
from classroom.capstone.assess import LEVELS
from classroom.capstone.case import country_file
from classroom.capstone.steps import MODULES, STEPS
from classroom.desks.desk import Desk, DeskError, Download, Field, Worked, on_paper
from classroom.errors import ClassroomError
from classroom.language import _, counted
from classroom.wording import show

__all__ = ["make"]


def make(pack: Any) -> Desk:
    """The desk of the last step."""
    decided, sure = _("Your decisions"), _("How sure are you?")
    fields = [
        Field(
            step.key,
            f"{step.number}. {step.title}",
            "text",
            help=f"{step.ask[:1].upper()}{step.ask[1:]}.",
            rows=10 if step.key == "note" else 2,
            group=decided,
        )
        for step in STEPS
    ]
    offer = (
        Field("sell", _("Tonnes you would sell at most; 0 if none"), group=decided),
        Field(
            "price",
            _("Lowest price per t, in {currency}").format(currency=pack.currency),
            group=decided,
        ),
    )
    words = (("", _("choose")), *LEVELS.items())
    modules = [Field(name, title, "pick", options=words, group=sure) for name, title in MODULES.items()]
    return Desk(
        "capstone.dossier",
        _("Your dossier"),
        _(
            "What you leave out stands in the dossier as a marked gap; a step shows its numbers once you "
            "have solved it in this page. Nothing is kept here: take the file home."
        ),
        (*fields, *offer, *modules),
        (("make", _("Make the dossier")),),
        lambda inputs, act: _work(inputs, pack),
    )


def _work(inputs: Mapping[str, Any], pack: Any) -> Worked:
    tonnes, floor, asked = (
        _("Tonnes you would sell at most"),
        _("Lowest price per t"),
        country_file(pack).asked,
    )
    sell = _number(inputs["sell"], pack.decimal_mark, tonnes)
    if sell is not None and not (isinstance(sell, int) and 0 <= sell <= asked):
        most = show(asked, pack.decimal_mark)
        raise DeskError(_("{field}: write a whole number from 0 to {most}.").format(field=tonnes, most=most))
    price = _number(inputs["price"], pack.decimal_mark, floor)
    if price is not None and price < 0:
        raise DeskError(_("{field}: write 0 or more.").format(field=floor))
    paper = dossier(
        pack,
        {step.key: inputs[step.key] for step in STEPS},
        sell=sell,
        price=price,
        assessment=self_assessment({name: inputs[name] for name in MODULES}),
    )
    left = len(paper.gaps)
    said = counted(
        "The dossier is made. {n} place is still to be written.",
        "The dossier is made. {n} places are still to be written.",
        left,
    )
    if not left:
        said = _("The dossier is made. Nothing is left to be written.")
    return Worked(said, on_paper(paper), (Download.page("dossier.html", paper),))


def _number(text: str, mark: str, name: str) -> int | Fraction | None:
    """The number that was written, None for nothing; a whole one is an int."""
    if not text.strip():
        return None
    try:
        reading = read_number(text, mark)
    except ClassroomError as fault:
        raise DeskError(f"{name}: {fault}") from None
    if reading.unit is not None:
        raise DeskError(_("{field}: write the number without its unit.").format(field=name))
    value = Fraction(reading.value * reading.scale)
    return value.numerator if value.denominator == 1 else value
