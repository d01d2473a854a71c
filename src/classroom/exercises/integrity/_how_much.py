"""Overselling, second half: the chance of missing, whether it is within the limit, and the largest sale."""

from fractions import Fraction
from typing import Any

from classroom.display.numbers import Numbers
from classroom.questions import Choice, Mistake, Number, Option, Table

__all__ = ["Percent", "largest", "risk", "verdict"]

RULE = "participation.contribution"
SALES = ("Nothing is sold", "All that is asked for is sold")


class Percent(Fraction):
    """An exact percentage to compute with, which is shown as people read it: "12.34%"."""

    numbers = Numbers()

    def __str__(self) -> str:
        return f"{self.numbers.show(self, 2)}%"

    __repr__ = __str__


def percent(value: Any, numbers: Numbers) -> Percent:
    """The percentage with the decimal mark of the pack."""
    made = Percent(value)
    made.numbers = numbers
    return made


def _percent(s: Any, percent: Any) -> str:
    return s.market.percent(percent / 100)


risk = Table(
    prompt="Floors assume that somebody replaces what is sold. Now suppose that **nobody does**: the host "
    "funds "
    "every measure up to {limit:,} {currency} per t, and nothing else. How likely is it to miss its target? "
    "The calculator above works it out exactly: choose what is sold, or type an amount. One decimal.",
    unit="%",
    corner="Sale",
    rule=RULE,
    places=1,
    rows=lambda s: SALES,
    columns=lambda s: ("Chance of missing",),
    answer=lambda s: dict(zip(SALES, (s.before, s.after), strict=True)),
    mistakes=[
        Mistake(
            "chance of meeting",
            lambda s: dict(zip(SALES, (100 - s.before, 100 - s.after), strict=True)),
            "This is the chance that it goes well. The question asks for the other one.",
            RULE,
        ),
        Mistake(
            "the other way round",
            lambda s: dict(zip(SALES, (s.after, s.before), strict=True)),
            "Can a host that sells be safer than one that keeps all?",
            RULE,
        ),
        Mistake(
            "every measure funded",
            lambda s: dict(zip(SALES, (s.chance(None, None), s.chance(s.asked, None)), strict=True)),
            "You let the host pay for every measure in the table. How far does its money go?",
            RULE,
        ),
        Mistake(
            "one luck for all",
            lambda s: dict(zip(SALES, (s.chance(common=True), s.chance(s.asked, common=True)), strict=True)),
            "Here all measures have good or bad luck together. The question gives each its own.",
            RULE,
        ),
    ],
    hints=[
        "First row: some of one measure is sold, and the amount is 0.",
        "Second row: choose *All that is asked for* in the calculator.",
    ],
    working="The chance with nothing sold, and with all that is asked for, in per cent.",
    after=lambda s: (
        "Each measure has its own luck here, and that flatters the plan: a drought or a recession hits many "
        "at "
        f"once. With one luck for all, the chance with nothing sold would be "
        f"{_percent(s, s.chance(common=True))} "
        f"instead of {_percent(s, s.before)}."
    ),
)

verdict = Choice(
    prompt="{boss} wants one sentence for the cabinet on the whole request. Which one do your numbers carry?",
    rule=RULE,
    options=[
        Option(
            "free",
            "The sale is within the limit, so it costs the host nothing",
            False,
            "Two questions: does the chance stay within the limit, and does the own target become dearer? "
            "Look at "
            "both of your tables.",
            RULE,
        ),
        Option(
            "fewer",
            "The sale goes beyond the limit; to come back within it, sell less or fund more measures",
            lambda s: s.after > s.accepted,
            lambda s: (
                f"With the sale the chance is {_percent(s, s.after)}; {_percent(s, s.accepted)} are "
                "accepted. Only "
                "tonnes bring it down: those not sold, or those of further measures."
                if s.after > s.accepted
                else "Compare the chance with the sale with what the government accepts."
            ),
            RULE,
        ),
        Option(
            "fee",
            "The sale goes beyond the limit; a fee as high as the fee floor brings the chance back within it",
            False,
            "A fee is money. Which tonnes does the model add for it, if nobody funds another measure?",
            RULE,
        ),
        Option(
            "within",
            "The sale is within the limit; the chance of missing is higher than before, and the host needs "
            "at "
            "least the fee floor",
            lambda s: s.after <= s.accepted,
            lambda s: (
                f"The chance goes from {_percent(s, s.before)} to {_percent(s, s.after)}, and "
                f"{_percent(s, s.accepted)} are accepted. The own target becomes dearer all the same, and "
                "somebody "
                "has to pay for that."
                if s.after <= s.accepted
                else "Look at your last table: is the second percentage at or below the one that is accepted?"
            ),
            RULE,
        ),
    ],
    hints=[
        "First compare two percentages: the chance with the sale, and the one that is accepted.",
        "Then ask what the fee does. It pays somebody; does it deliver a tonne?",
    ],
    after="Cost and risk are two questions. The fee answers the first. Tonnes answer the second.",
)

largest = Number(
    prompt="Only **{first}** is sold, and nothing else. What is the largest sale, in whole steps of {step:,} "
    "t, "
    "that keeps the chance of missing at {accepted:,}% or below? Find it by trying amounts in the "
    "calculator above; nobody replaces what is sold.",
    unit="t CO2 eq",
    rule=RULE,
    answer=lambda s: s.safe,
    mistakes=[
        Mistake(
            "one step too far",
            lambda s: s.safe + s.step,
            "Very near. Look at the chance once more: is it at or below the limit, or does it only round to "
            "it?",
            RULE,
        ),
        Mistake(
            "what is asked for",
            lambda s: s.first_asked,
            "This is what the buyers want. Try it in the calculator, and then a step more and a step less. "
            "Is it the edge?",
            RULE,
        ),
        Mistake(
            "surplus on average",
            lambda s: s.spare_on_average,
            "This is what is left over in an average year. In how many years is there less?",
            RULE,
        ),
        Mistake(
            "surplus on paper",
            lambda s: s.spare_on_paper,
            "This is what is left over if every measure brings all of its potential. How often does that "
            "happen?",
            RULE,
            may_equal=("what is asked for",),
        ),
    ],
    hints=[
        "Type a round amount. Too much? Halve it. Too little? Go half-way up.",
        "Close in until one step more passes the limit. Of two neighbours, the smaller is the answer.",
    ],
    working="The largest multiple of the step whose chance of missing is within the limit.",
    after=lambda s: (
        f"Buyers ask for {s.market.numbers.show(s.first_asked)} t{''}. "
        + (
            "Most of that does not fit, unless more measures are funded."
            if 2 * s.safe < s.first_asked
            else "Not all of that fits, unless more measures are funded."
            if s.safe < s.first_asked
            else "That fits, if nothing else is sold and the measures deliver as the model says."
        )
    ),
)
