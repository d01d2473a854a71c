"""Results of the activity types, which are floats, as exact numbers of a question and as text of a table."""

from fractions import Fraction
from typing import Any

from classroom.wording import show

NOISE = 10**9  # the largest denominator kept: what lies below is noise of the floats


def exact(value: float) -> Fraction:
    """The result as a Fraction, without the noise of the float behind its ninth decimal."""
    return Fraction(value).limit_denominator(NOISE)


def written(pack: Any, value: Any, places: int = 4) -> str:
    """The number as a table of the pack writes it, with as many decimals as it needs, at most `places`."""
    return show(Fraction(value).limit_denominator(NOISE), pack.decimal_mark, places=places)
