"""Does it fix emissions for longer than the country's long-term path allows?"""

from __future__ import annotations

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import Result, Test, Verdict
from article6.baselines.swing import Number, is_number
from article6.working import Step, Working, grouped

__all__ = ["lock_in"]

NOTE = (
    "The text asks for an approach that avoids lock-in and gives no test. Comparing the last year of the "
    "equipment with a year of the long-term path is this course's own reading; the Supervisory Body "
    "had a tool on its agenda in 2026, which could not be read."
)


def lock_in(
    *,
    first_year: int,
    lifetime: int,
    intensity: Number,
    path_year: int,
    path_intensity: Number = 0,
    retired_after: int | None = None,
    unit: str = "t CO2 eq/MWh",
) -> Result:
    """Whether equipment that runs `lifetime` years from `first_year` still emits too much in `path_year`.

    `intensity` is what the activity itself emits per unit of service, `path_intensity` what the long-term
    path allows from `path_year` on (0 for net zero), both in `unit`. `retired_after` is the last year of
    running that a licence or contract fixes, where one does. Raises `AdditionalityError` for a lifetime below
    one year and for an intensity below zero.
    """
    for name, value in (("first_year", first_year), ("lifetime", lifetime), ("path_year", path_year)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise AdditionalityError(f"{name} is {value!r}.", "Give a whole number of at least 1.")
    for name, number in (("intensity", intensity), ("path_intensity", path_intensity)):
        if not is_number(number) or number < 0:
            raise AdditionalityError(f"{name} is {number!r}.", "Give a finite number, zero or more.")
    last = first_year + lifetime - 1
    if retired_after is not None:
        if retired_after < first_year:
            raise AdditionalityError(
                f"The equipment is retired after {retired_after}, before it starts in {first_year}.",
                "Correct the years.",
            )
        last = min(last, retired_after)
    above = intensity > path_intensity
    since = max(first_year, path_year)
    over = max(0, last - since + 1) if above else 0
    if over:
        verdict = Verdict.FAILED
        sentence = (
            f"The equipment runs until {last} and emits more than the path allows from {path_year} on: "
            f"{over} {'year' if over == 1 else 'years'} of lock-in."
        )
    elif above:
        verdict = Verdict.PASSED
        sentence = f"The equipment is gone after {last}, before the path asks for less in {path_year}."
    else:
        verdict = Verdict.PASSED
        sentence = f"The activity emits no more than the path allows in {path_year}."
    steps = (
        Step("Y", "Last year of running", "", f"{first_year} + {lifetime} - 1", last, ""),
        Step(
            "I", "Emissions above the path", "intensity - path", "", max(0, intensity - path_intensity), unit
        ),
        Step(
            "L",
            "Years above the path",
            "max(0, Y - first year at or after the path year + 1) where I > 0",
            f"{last} - {since} + 1; I = {grouped(max(0, intensity - path_intensity))}",
            over,
            "years",
            rule="a64.additionality",
        ),
    )
    return Result(
        test=Test.LOCK_IN,
        verdict=verdict,
        sentence=sentence,
        working=Working("Lock-in", steps),
        questions=(
            "Where is the long-term path written, and does the activity stand in it?",
            "Is the lifetime that of the equipment, not of the crediting period or the loan?",
            "Does the activity keep a carbon-intensive plant running that would otherwise close?",
        ),
        note=NOTE,
    )
