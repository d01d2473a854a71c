"""Is the activity already widespread? Counted in whole activities, compared in whole numbers."""

from __future__ import annotations

from fractions import Fraction

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import HABIT, Result, Test, Verdict
from article6.working import Step, Working

__all__ = ["common_practice"]

SOURCE = (
    "TOOL24 v1 of the CDM, from memory; the same two thresholds in Verra VT0008 v1.0, 5.5.2, as transcribed"
)


def common_practice(
    similar: int, different: int, *, limit: Fraction = Fraction(1, 5), more_than: int = 3
) -> Result:
    """Whether the practice is common: F = 1 - different / similar lies above `limit`, and enough do the same.

    `similar` (N_all) counts the activities of similar size and service that already run in the region, those
    that sell credits left out; `different` (N_diff) those among them with another technology. Common practice
    asks for both F above `limit` (one fifth) and similar - different above `more_than` (3). With no similar
    activity it is not common. Raises `AdditionalityError` for counts that are not whole or do not fit
    together.
    """
    for name, count in (("similar", similar), ("different", different), ("more_than", more_than)):
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            raise AdditionalityError(f"{name} is {count!r}.", "Count whole activities, zero or more.")
    if different > similar:
        raise AdditionalityError(
            f"{different} of {similar} activities are said to differ.",
            "Those with another technology are part of the similar ones: count them in both.",
        )
    if not isinstance(limit, Fraction) or not 0 <= limit < 1:
        raise AdditionalityError(
            f"The limit of F is {limit!r}.", "Give a share as a Fraction: Fraction(1, 5)."
        )
    same = similar - different
    common = same * limit.denominator > limit.numerator * similar and same > more_than
    share = Fraction(same, similar) if similar else Fraction(0)
    verb = "is" if same == 1 else "are"
    steps = (
        Step(
            "S", "Similar activities that do the same", "N_all - N_diff", f"{similar} - {different}", same, ""
        ),
        Step(
            "F",
            "Share that does the same",
            "1 - N_diff / N_all",
            f"1 - {different} / {similar}" if similar else "no similar activity",
            share,
            "",
            source=SOURCE,
            note=f"common practice: F above {limit} and more than {more_than} activities",
        ),
    )
    counted = f"{same} of {similar} similar activities {verb} already doing the same"
    if not similar:
        counted = "There is no similar activity"
    return Result(
        test=Test.COMMON_PRACTICE,
        verdict=Verdict.FAILED if common else Verdict.PASSED,
        sentence=f"{counted}: {'common practice' if common else 'not common practice'}.",
        working=Working("Common practice", steps),
        questions=(
            "Which region, size and service make an activity similar, and who chose them?",
            "What makes a technology different: the fuel, the size, a subsidy that has ended?",
            "Were activities that sell credits left out, and those still being built?",
        ),
        note=f"The test and its two thresholds: {HABIT}",
    )
