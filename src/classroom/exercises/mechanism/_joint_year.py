"""From reference emissions to ITMOs: one year of one chiller, credited and uncredited."""

import math
from typing import Any

from article6.mechanism.levies import LEAST_OMGE_SHARE
from classroom.questions import Mistake, Number, Table

__all__ = ["credited", "three", "uncredited"]

LINES = {"PE": "the new chiller", "RE": "the reference chiller", "BAU": "the chiller usually bought"}


def lines(project: Any, reference: Any, usual: Any) -> dict[str, Any]:
    return dict(zip(LINES.values(), (project, reference, usual), strict=True))


def upside_down(s: Any) -> dict[str, Any]:
    """The two coefficients put the wrong way round."""
    story, used = s.joint, s.year.project
    new = story.cop_project
    return lines(used, used * story.cop_reference / new, used * story.cop_bau / new)


three = Table(
    prompt="The new chiller gives a certain amount of cold in a year. What is emitted for the **same cold** "
    "by each of the three chillers? Give one decimal. A coefficient of performance (COP) is cold delivered "
    "for each unit of electricity; losses in the grid and the refrigerant are left out here.",
    unit="t CO2 eq",
    corner="Emissions with",
    places=1,
    rows=lambda s: list(LINES.values()),
    columns=lambda s: ("t CO2 eq",),
    answer=lambda s: {row: s.year.working[symbol].value for symbol, row in LINES.items()},
    mistakes=[
        Mistake(
            "same electricity",
            lambda s: lines(s.year.project, s.year.project, s.year.project),
            "You gave each chiller the same electricity. Which of them needs more of it for the same cold?",
        ),
        Mistake(
            "ratio upside down",
            upside_down,
            "With your ratio a poorer chiller emits less than the new one. How does the electricity change "
            "if the COP is lower?",
        ),
        Mistake(
            "two lines exchanged",
            lambda s: lines(s.year.project, s.year.working["BAU"].value, s.year.reference),
            "You exchanged two chillers. Which of the two COPs is fixed in the methodology?",
        ),
        Mistake(
            "divided by the COP",
            lambda s: {LINES["PE"]: s.year.project / s.joint.cop_project},
            "The table gives the electricity of the new chiller, not its cold. Is there anything left to "
            "divide?",
        ),
    ],
    hints=[
        "The new chiller: electricity x grid factor. Its cold: electricity x COP.",
        "For another chiller divide that cold by its COP, then multiply by the grid factor.",
    ],
    working="New: electricity x factor. Others: electricity x COP of the new one / COP of the other x "
    "factor.",
    after="The reference lies below what is usually bought. That gap is no error. Question 3 asks what it "
    "is for.",
)

credited = Number(
    prompt="How many whole tonnes are credited for this year? The course rounds issued tonnes **down**.",
    unit="t CO2 eq",
    places=1,
    answer=lambda s: s.year.units,
    mistakes=[
        Mistake(
            "against business as usual",
            lambda s: math.floor(s.year.effect),
            "You started from the chiller that is usually bought. From which line does the scheme credit?",
        ),
        Mistake(
            "rounded up",
            lambda s: math.ceil(s.year.credited),
            "You credited a tonne that is not complete. Which way does the question round?",
        ),
        Mistake(
            "not rounded",
            lambda s: s.year.credited,
            "Credits are whole tonnes. What becomes of the fraction?",
        ),
        Mistake(
            "the reference itself",
            lambda s: math.floor(s.year.reference),
            "These are the emissions of the reference. A reduction is a difference: what is taken away?",
        ),
    ],
    hints=[
        "Two of the three lines of question 1 give the credits.",
        "Reference emissions less project emissions, without the decimals.",
    ],
    working="Reference emissions - project emissions, rounded down.",
)

uncredited = Number(
    prompt="How much of the effect against the chiller usually bought is left **uncredited**? Take the "
    "reductions before rounding, and give one decimal.",
    unit="t CO2 eq",
    places=1,
    answer=lambda s: s.year.uncredited,
    mistakes=[
        Mistake(
            "the whole effect",
            lambda s: s.year.effect,
            "This is the whole effect. A part of it becomes credits: what is left?",
        ),
        Mistake(
            "what is credited",
            lambda s: s.year.credited,
            "This is the part for which credits are issued. The question asks for the other one.",
        ),
        Mistake(
            "2%",
            lambda s: s.year.credited * LEAST_OMGE_SHARE,
            "2% are cancelled under Article 6.4. Here nothing is cancelled: where does the "
            "atmosphere's part come from?",
            "a64.omge-share",
        ),
        Mistake(
            "after rounding",
            lambda s: s.year.effect - s.year.units,
            "You took the credits after rounding. The question takes the reductions before it.",
        ),
        Mistake(
            "a whole line",
            lambda s: s.year.reference,
            "You took a whole line. Between which two lines of question 1 does the uncredited part lie?",
        ),
    ],
    hints=[
        "Look at the three lines of question 1: credits lie between two of them.",
        "The uncredited part lies between the reference and the chiller usually bought.",
    ],
    working="Emissions of the chiller usually bought - reference emissions.",
    after="No one holds a credit for this part, so nobody can sell it. This is how a reference below "
    "business as usual gives a net reduction, without a cancellation at the end.",
)
