"""The chance that the host misses its own target, computed exactly: no simulation, no sampling error.

    risk = risk_of_missing(measures, need=18_000_000, exports={"Rice AWD": 1_000_000}, funded_up_to=40)
    float(risk.chance), risk.mean_t

The sum of bands that are cut at their ends has a distribution made of powers: each band adds a corner at its
lower and at its upper end, and the part that was cut off a step. The terms are summed in whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm, prod

from article6.integrity.abatement import Measure, Tonnes, named
from article6.integrity.delivery import HALF_WIDTH, Part, parts
from article6.integrity.errors import IntegrityError
from article6.working import grouped

__all__ = ["ASSUMPTIONS", "Risk", "largest_export", "risk_of_missing"]

ASSUMPTIONS = (
    "One year of the NDC; an exported tonne is exactly one tonne less for the NDC.",
    "Each measure delivers a part of its potential, spread evenly around its centre and cut at nothing and "
    "at all; the measures are independent, or share one draw where that is asked for.",
    "The host funds each measure up to its limit in full and nothing else, whatever is exported: nobody "
    "replaces what was sold.",
    "A shortfall is shared between buyer and host in proportion, or one of them is served first where that "
    "is asked for.",
    "Independence flatters: drought or recession hits many measures at once.",
)
_MOST_TERMS = 60_000  # half a second; about thirteen measures of uneven size, far more of round size


@dataclass(frozen=True, slots=True)
class Risk:
    """`chance` of bringing less than the need, 0 to 1, and `mean_t`, the tonnes brought on average."""

    chance: Fraction | float
    mean_t: Fraction | float


def risk_of_missing(
    measures: Sequence[Measure],
    need: Tonnes,
    exports: Mapping[str, Tonnes] | None = None,
    *,
    funded_up_to=None,
    width=HALF_WIDTH,
    common: bool = False,
    first: str | None = None,
    given: Mapping[str, Tonnes] | None = None,
) -> Risk:
    """The exact chance that the measures bring the host less than `need` t CO2 eq, and the mean.

    The other inputs are those of `delivery.parts`; with `common` all measures share one draw. Exporting more
    never lowers the chance. `IntegrityError` for inputs that cannot be, or too many measures for this way.
    """
    done = [
        part
        for part in parts(
            measures,
            exports,
            funded_up_to=funded_up_to,
            width=width,
            first=first,
            given=given,
        )
        if part
    ]
    chance = _common(done, Fraction(need)) if common else _independent(done, Fraction(need))
    return Risk(chance, sum((part.mean for part in done), Fraction(0)))


def largest_export(
    measures: Sequence[Measure], need: Tonnes, name: str, limit, *, step_t: int = 10_000, **how
) -> int:
    """The largest export of the measure `name`, in whole steps of `step_t` t, with a chance within `limit`.

    `how` as for `risk_of_missing`. `IntegrityError` if the chance is above the limit with no export at all.
    """
    if step_t <= 0:
        raise IntegrityError(f"The step is a whole number of tonnes above zero, not {step_t}.")

    def within(steps: int) -> bool:
        return risk_of_missing(measures, need, {name: steps * step_t}, **how).chance <= limit

    low, high = 0, int(named(measures, name).potential_t // step_t)
    if not within(0):
        raise IntegrityError(
            f"The chance of missing {grouped(need)} t is above {float(limit):.3g} with no export at all; "
            "fund more measures or accept a higher chance."
        )
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if within(middle) else (low, middle - 1)
    return low * step_t


def _independent(done: Sequence[Part], need: Fraction) -> Fraction:
    """The chance that the sum of independent parts is below the need.

    A term is (shift, degree) -> factor and stands for factor * (need - shift)^degree / degree!, where that is
    above zero. All are divided by the product of the bands' lengths at the end.
    """
    fixed = sum((part.mean for part in done if part.low == part.high), Fraction(0))
    spread = [part for part in done if part.low != part.high]
    scale = lcm(*(Fraction(v).denominator for p in spread for v in (p.low, p.high, p.most)), 1)
    left = (need - fixed) * scale
    if left <= 0:
        return Fraction(0)
    terms = {(0, 0): 1}
    for part in sorted(spread, key=lambda p: -p.most):
        low, high, most = (int(v * scale) for v in (part.low, part.high, part.most))
        factors = [(max(low, 0), 1, 1), (min(high, most), 1, -1)]  # the corners of the band
        if low < 0:
            factors.append((0, 0, min(-low, high - low)))  # what was cut off below, as a step at nothing
        if high > most:
            factors.append((most, 0, min(high - most, high - low)))  # above, as a step at all of it
        if min(high, most) <= max(low, 0):
            factors = factors[2:]  # the whole band lies outside the cut
        terms = _times(terms, factors, left)
    lengths = prod(int((part.high - part.low) * scale) for part in spread)
    degree = max((degree for _, degree in terms), default=0)
    common = factorial(degree)
    total = sum(
        factor * (left - shift) ** power * (common // factorial(power))
        for (shift, power), factor in terms.items()
    )
    return Fraction(total, common * lengths)


def _times(terms: dict, factors: list, left: Fraction) -> dict:
    out: dict[tuple[int, int], int] = {}
    for (shift, degree), factor in terms.items():
        for more, up, times in factors:
            if shift + more < left:  # the others add nothing to the chance
                key = (shift + more, degree + up)
                out[key] = out.get(key, 0) + factor * times
    if len(out) > _MOST_TERMS:
        raise IntegrityError(
            "Too many measures with amounts too uneven for the exact way: round the potentials, or simulate."
        )
    return {key: factor for key, factor in out.items() if factor}


def _common(done: Sequence[Part], need: Fraction) -> Fraction:
    """The chance where all parts follow one draw from 0 to 1: their sum grows with it, in straight pieces."""

    def brought(u: Fraction) -> Fraction:
        return sum(
            (min(max(p.low + (p.high - p.low) * u, Fraction(0)), Fraction(p.most)) for p in done), Fraction(0)
        )

    corners = {Fraction(0), Fraction(1)}
    for p in done:
        if p.low != p.high:
            corners |= {(Fraction(0) - p.low) / (p.high - p.low), (p.most - p.low) / (p.high - p.low)}
    at = sorted(u for u in corners if 0 <= u <= 1)
    if brought(at[0]) >= need:
        return Fraction(0)
    for before, after in zip(at, at[1:], strict=False):
        if brought(after) >= need:
            low, high = brought(before), brought(after)
            return before + (after - before) * (need - low) / (high - low)
    return Fraction(1)
