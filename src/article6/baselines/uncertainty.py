"""Uncertainty: the 90/10 test, the one-sided bound to use where it fails, products, and a deduction.

The test uses the two-sided half-width at 90% confidence: at most 10% of the mean. If it fails, the value to
use is a one-sided 90% bound: the lower one for a quantity that adds to the reductions, the upper one for a
quantity that takes from them. So transcriptions of Gold Standard and of sampling tools say, in agreement.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.baselines.amounts import Amount, number, share, tidy
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = [
    "LOWER",
    "UPPER",
    "Z_ONE_SIDED_90",
    "Z_TWO_SIDED_90",
    "Estimate",
    "Used",
    "combined",
    "deducted",
    "one_sided_bound",
    "student",
    "value_to_use",
]

SOURCE = "Gold Standard cookstove methodology v4.0 (GS4GG PAA M400-07), as transcribed"
Z_TWO_SIDED_90 = Fraction(1645, 1000)  # rounded like this by convention of the course
Z_ONE_SIDED_90 = Fraction(12816, 10000)
PRECISION = Fraction(1, 10)
LOWER, UPPER = "lower", "upper"
SERIES_UP_TO = 300  # degrees of freedom; above, the expansion is exact to more than six digits


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean above 0 with its standard error, in the same unit; `n` measurements (needed for Student's t)."""

    mean: Amount
    standard_error: Amount
    n: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", number(self.mean, "The mean", above=True))
        object.__setattr__(self, "standard_error", number(self.standard_error, "The standard error"))
        if self.n is not None:
            _sample_size(self.n)

    @classmethod
    def of_sample(cls, mean: Amount, deviation: Amount, n: int) -> Estimate:
        """From a sample: its mean, its standard deviation (with n - 1) and its size, at least 2."""
        deviation = number(deviation, "The standard deviation")
        return cls(mean, deviation / math.sqrt(_sample_size(n)), n)

    @classmethod
    def of_values(cls, values: Sequence[Amount]) -> Estimate:
        """From the measured values themselves."""
        checked = [float(number(one, "A measured value", least=None)) for one in values]
        n = _sample_size(len(checked))
        mean = math.fsum(checked) / n
        deviation = math.sqrt(math.fsum((one - mean) ** 2 for one in checked) / (n - 1))
        return cls.of_sample(mean, deviation, n)


@dataclass(frozen=True, slots=True)
class Used:
    """The value to use after the test, whether it `passed`, and the relative half-width that was tested."""

    value: Amount
    passed: bool
    relative: Amount
    working: Working


def _sample_size(n: int) -> int:
    if isinstance(n, bool) or not isinstance(n, int) or n < 2:
        raise BaselineError(f"A sample of {n!r} has no standard deviation.", "Measure at least two.")
    return n


def _factors(estimate: Estimate, distribution: str) -> tuple[Amount, Amount]:
    """(two-sided, one-sided) factors at 90%."""
    if distribution == "z":
        return Z_TWO_SIDED_90, Z_ONE_SIDED_90
    if distribution == "t":
        if estimate.n is None:
            raise BaselineError("Student's t needs the size of the sample.", "Give n, or use z.")
        return student(0.95, estimate.n - 1), student(0.90, estimate.n - 1)
    raise BaselineError(
        f"The distribution is {distribution!r}.", 'Choose "z" (of this course) or "t" (stricter).'
    )


def one_sided_bound(estimate: Estimate, side: str, *, distribution: str = "z") -> Amount:
    """The one-sided 90% bound: mean - or + factor x standard error; a lower bound stops at 0.

    `side` is "lower" for what adds to the reductions, "upper" for what takes from them.
    """
    _, factor = _factors(estimate, distribution)
    if side not in (LOWER, UPPER):
        raise BaselineError(
            f"The side is {side!r}.",
            'Choose "lower" for what adds to the reductions, "upper" for what takes from them.',
        )
    margin = factor * estimate.standard_error
    return tidy(max(0, estimate.mean - margin) if side == LOWER else estimate.mean + margin)


def value_to_use(
    estimate: Estimate, side: str, *, distribution: str = "z", precision: Amount = PRECISION
) -> Used:
    """The mean if the half-width at 90% is at most `precision` of it, else the conservative bound.

    `distribution` "z" is the course's; "t" is stricter for small samples: say which was used.
    """
    limit = share(precision, "The precision", above=True)
    two_sided, one_sided = _factors(estimate, distribution)
    relative = tidy(two_sided * estimate.standard_error / estimate.mean)
    passed = relative <= limit
    bound = one_sided_bound(estimate, side, distribution=distribution)
    value = estimate.mean if passed else bound
    mean, error = grouped(estimate.mean), grouped(estimate.standard_error)
    sign = "-" if side == LOWER else "+"
    steps = [
        Step("M", "Mean", "", "", estimate.mean, "", "the sample"),
        Step("SE", "Standard error", "", "", estimate.standard_error, "", "the sample, with n - 1"),
        Step(
            "U",
            "Relative half-width at 90%, two-sided",
            f"{distribution} x SE / M",
            f"{grouped(two_sided)} x {error} / {mean}",
            relative,
            "",
            SOURCE,
            note=f"The test asks for at most {grouped(limit)}: {'passed' if passed else 'failed'}.",
        ),
    ]
    if passed:
        steps.append(Step("V", "Value to use", "M", mean, value, "", SOURCE))
    else:
        formula, put_in = f"M {sign} {distribution} x SE", f"{mean} {sign} {grouped(one_sided)} x {error}"
        steps.append(Step("V", f"Value to use: {side} one-sided bound", formula, put_in, value, "", SOURCE))
    return Used(value, passed, relative, Working("The 90/10 test", tuple(steps)))


def combined(*relative: Amount) -> float:
    """The relative uncertainty of a product of independent factors: the root of the sum of squares."""
    if not relative:
        raise BaselineError("There is no uncertainty to combine.", "Give one for each factor, as 0.10.")
    return math.hypot(*(float(number(one, "A relative uncertainty")) for one in relative))


def deducted(net: Amount, part: Amount) -> Amount:
    """Net reductions less the deduction: net x (1 - part). What is zero or below stays as it is.

    The deduction falls on the net figure, after leakage and all gases: a convention of the course.
    """
    net, part = number(net, "Net reductions", least=None), share(part, "The deduction for uncertainty")
    return tidy(net * (1 - part)) if net > 0 else net


@functools.lru_cache(maxsize=256)
def student(probability: float, freedom: int) -> float:
    """Student's t at a one-sided `probability` above 0.5: 0.95 with 59 degrees of freedom gives 1.6711."""
    if not 0.5 < probability < 1 or isinstance(freedom, bool) or not isinstance(freedom, int) or freedom < 1:
        raise BaselineError(
            f"Student's t is not given for {probability!r} and {freedom!r} degrees of freedom.",
            "Give a probability between 0.5 and 1 and at least one degree of freedom.",
        )
    if freedom > SERIES_UP_TO:
        from statistics import NormalDist  # here, so that importing this file stays free of cost

        z = NormalDist().inv_cdf(probability)
        return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    low, high = 0.0, math.pi / 2
    for _ in range(60):  # halving the angle: tan(angle) x root of the degrees of freedom is t
        middle = (low + high) / 2
        low, high = (middle, high) if _two_sided(middle, freedom) < 2 * probability - 1 else (low, middle)
    return math.tan((low + high) / 2) * math.sqrt(freedom)


def _two_sided(angle: float, freedom: int) -> float:
    """The probability that |t| stays below tan(angle) x root(freedom): a finite sum for whole degrees."""
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    total = 0.0
    for k in range(2 + odd, freedom + 1, 2):
        total += term
        term *= cosine**2 * (k - 1) / k
    return (angle + sine * total) * 2 / math.pi if odd else sine * total
