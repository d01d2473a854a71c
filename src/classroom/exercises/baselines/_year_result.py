"""The first question on an activity: what it reduces in one crediting year."""

from fractions import Fraction

from article6.baselines.activities import estimate
from classroom.exercises.baselines._numbers import exact, written
from classroom.questions import Mistake, Number

__all__ = ["year_result"]

CONSIDERS = "a64.baseline-considers"


def another_year(s):
    value = exact(estimate(s.chosen.type, s.chosen.year, **s.chosen.parameters).reductions)
    return None if abs(value - s.reduced) <= 1 else value


def rounded_down(s):
    """The whole tonnes of the year; None where they are the nearest as well."""
    down = s.result.whole_tonnes
    return down if s.reduced - down > Fraction(1, 2) else None


def before_deductions(s):
    """What is left if leakage and the deductions are forgotten; None where there are none."""
    if not s.result.deduction and not s.result.leakage:
        return None
    return exact(s.result.baseline - s.result.project)


year_result = Number(
    prompt="What does the activity reduce in crediting year {year} (y = {year})? The first table has the "
    "values, the second the steps that are left.",
    unit="t CO2 eq",
    rule=CONSIDERS,
    answer=lambda s: s.reduced,
    mistakes=[
        Mistake(
            "only the baseline",
            lambda s: exact(s.result.baseline),
            "This is what would be emitted without the activity. What does the activity itself emit?",
        ),
        Mistake(
            "only the activity",
            lambda s: exact(s.result.project),
            "This is what the activity emits. What is it compared with?",
        ),
        Mistake(
            "rounded down",
            rounded_down,
            "For units you round down, and that comes last. Here the nearest tonne is asked for.",
        ),
        Mistake(
            "added",
            lambda s: exact(s.result.baseline + s.result.project),
            "You added the two. A reduction is a difference.",
        ),
        Mistake(
            "deductions left out",
            before_deductions,
            "One line of the second table still takes something off. Which one?",
        ),
        Mistake(
            "another year",
            another_year,
            "This is the result of the year before, which the lesson shows. Which y is asked for?",
        ),
    ],
    hints=[
        "Take the second table line by line; each line uses values from above.",
        "ER comes last: the baseline, less everything that is taken off.",
    ],
    working="The lines of the second table, from the first to ER.",
    after=lambda s: " ".join(
        (f"{written(s.pack, s.result.whole_tonnes)} whole tonnes could be issued.", *s.result.warnings)
    ),
)
