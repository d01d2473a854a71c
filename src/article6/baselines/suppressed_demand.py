"""Suppressed demand: households that use less than a decent minimum because they are poor, not by choice.

Methodologies are to recognize it (3/CMA.3 annex 33). A minimum service level may then stand in the baseline
for the observed use. Whether that is fair or credits too much is debated: some ask to keep it narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from article6.baselines.amounts import Amount, number, tidy
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = ["CHARCOAL", "WOOD", "FuelUse", "ServiceLevel", "baseline_use"]

RULE = "a64.baseline-principles"
SOURCE = "Gold Standard cookstove methodology v4.0 (GS4GG PAA M400-07), as transcribed"


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """Levels of one fuel, t per person and year: the minimum, what needs proof, and what is never counted.

    `factor` is what the minimum is multiplied with. It is no leakage factor, though both may be 0.95.
    """

    fuel: str
    minimum: Amount
    factor: Amount
    proof_above: Amount
    cap: Amount
    source: str = SOURCE


WOOD = ServiceLevel("wood", Fraction(1, 2), Fraction(95, 100), Fraction(3, 4), Fraction(5, 4))
CHARCOAL = ServiceLevel("charcoal", Fraction(13, 100), Fraction(95, 100), Fraction(1, 5), Fraction(2, 5))


@dataclass(frozen=True, slots=True)
class FuelUse:
    """Baseline fuel of a household, t a year, and whether the minimum stands in for what was observed."""

    household: Amount
    lifted: bool
    working: Working
    cautions: tuple[str, ...] = ()


def baseline_use(
    observed: Amount,
    persons: Amount,
    level: ServiceLevel = WOOD,
    *,
    recognize: bool = True,
    proven: bool = False,
) -> FuelUse:
    """Baseline fuel use of a household from what was `observed`, t per person and year.

    Below the minimum service level, the level times its factor stands in where `recognize` is true. Above
    `level.proof_above` a measured value needs proof by a third party (`proven`); it is cut at `level.cap`.
    Raises BaselineError where the proof is missing.
    """
    seen = number(observed, "Observed use per person")
    people = number(persons, "Persons per household", above=True)
    floor = tidy(level.minimum * level.factor)
    if seen > level.proof_above and not proven:
        raise BaselineError(
            f"{grouped(seen)} t of {level.fuel} per person is above {grouped(level.proof_above)} t.",
            f"Have it proven by a third party (proven=True), or use a lower value: {level.source}.",
        )
    lifted = recognize and seen < floor
    per_person = floor if lifted else min(seen, level.cap)
    household = tidy(per_person * people)
    unit = f"t {level.fuel} per person and year"
    steps = [Step("OBS", "Observed use", "", "", seen, unit, "kitchen test or survey")]
    cautions = []
    if lifted:
        steps.append(
            Step(
                "MSL",
                "Minimum service level, with its factor",
                "level x factor",
                f"{grouped(level.minimum)} x {grouped(level.factor)}",
                floor,
                unit,
                level.source,
            )
        )
        cautions.append("The baseline counts fuel that nobody burned: say why the household used too little.")
    elif seen > level.cap:
        steps.append(Step("CAP", "Cap", "", "", level.cap, unit, level.source))
        cautions.append(f"The measured use was cut at {grouped(level.cap)} t per person.")
    symbol = steps[-1].symbol
    steps.append(
        Step(
            "B",
            "Baseline use of a household",
            f"{symbol} x persons",
            f"{grouped(per_person)} x {grouped(people)}",
            household,
            f"t {level.fuel} a year",
            "" if lifted else "arithmetic",
            RULE if lifted else "",
        )
    )
    return FuelUse(household, lifted, Working(f"Baseline use of {level.fuel}", tuple(steps)), tuple(cautions))
