"""Amounts of this room: exact where they come in exact, floats where the physics is in floats.

Years are crediting years: the first value of a series is year 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from article6.baselines.errors import BaselineError
from article6.working import Amount

__all__ = ["Amount", "number", "series", "share", "tidy", "whole_tonnes"]

# Floats of one computation can miss a whole number by this much; a tonne is not lost to binary arithmetic.
NOISE = 1e-6


def tidy(value: Amount) -> Amount:
    """The same value, as an int where a Fraction is whole."""
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def number(
    value: object, what: str, *, least: Amount | None = 0, most: Amount | None = None, above: bool = False
) -> Amount:
    """`value` as an int, Fraction or float within its limits (`above`: more than `least`, not equal to it).

    A Decimal becomes a Fraction. Raises BaselineError that names `what` was meant.
    """
    if isinstance(value, Decimal) and value.is_finite():
        value = Fraction(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Fraction)):
        raise BaselineError(
            f"{what} is {value!r:.60}, which is not a number.", "Give a number, as 0.3 or 1200."
        )
    if isinstance(value, float) and not math.isfinite(value):
        raise BaselineError(f"{what} is {value!r}, which is no amount.", "Give a finite number.")
    if least is not None and (value < least or above and value == least):
        raise BaselineError(f"{what} is {value}; it must be {'above' if above else 'at least'} {least}.")
    if most is not None and value > most:
        raise BaselineError(f"{what} is {value}; it must be at most {most}.")
    return tidy(value)


def share(value: object, what: str, *, above: bool = False) -> Amount:
    """`value` as a share between 0 and 1. Someone who gives 20 for 20% is told to write 0.20."""
    checked = number(value, what, above=above)
    if checked > 1:
        raise BaselineError(
            f"{what} is {checked}, more than the whole.", "Write 20% as 0.20 or Fraction(1, 5)."
        )
    return checked


def series(
    values: object, what: str, years: int | None = None, *, least: Amount | None = 0
) -> tuple[Amount, ...]:
    """One value for each crediting year; a single number stands for every year where `years` is known."""
    if years is not None and isinstance(values, (int, float, Fraction, Decimal)):
        return (number(values, what, least=least),) * years
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise BaselineError(f"{what} must be given per year.", "Give a list with one number for each year.")
    checked = tuple(number(one, f"{what} of year {y}", least=least) for y, one in enumerate(values, 1))
    if not checked:
        raise BaselineError(f"{what} has no year.", "Give one number for each crediting year.")
    if years is not None and len(checked) != years:
        raise BaselineError(
            f"{what} has {len(checked)} years, the others have {years}.", "Give as many values."
        )
    return checked


def whole_tonnes(value: Amount) -> int:
    """The whole tonnes in an amount: rounded down, as at issuance.

    A float within a millionth of a tonne below a whole number counts as that number.
    """
    return math.floor(value + NOISE) if isinstance(value, float) else math.floor(value)
