"""When is a number the same as the true one, and in what way is it off if not."""

from dataclasses import dataclass
from fractions import Fraction

from classroom.answers import Reading
from classroom.feedback import State, Verdict
from classroom.measures import WORDS, Measure

_FLOAT = Fraction(1, 10**9)  # a float carries about 15 digits; nine are asked for


@dataclass(frozen=True, slots=True)
class Closeness:
    """The rule of sameness of one question.

    A true value that ends within `places` decimals must be met exactly. One that does not (933.33...) is met
    by all within half a unit of the last of those places. `tolerance`, in the asked unit, replaces both,
    for values read off a chart.
    """

    places: int = 2
    tolerance: Fraction | None = None

    def slack(self, true: Fraction) -> Fraction:
        """How far from `true` a number may lie and still count as the same."""
        if self.tolerance is not None:
            return self.tolerance
        ends = (true * 10**self.places).denominator == 1
        return Fraction(0) if ends else Fraction(1, 2 * 10**self.places)

    def three_decimals(self, true: Fraction) -> bool:
        """Would people write three digits after the decimal mark here?"""
        return self.places >= 3 or ((true * 1000).denominator == 1 and (true * 100).denominator != 1)

    def same(self, true: Fraction, given: Fraction, *, floating: bool = False) -> bool:
        """Is `given` as good as `true`?"""
        slack = max(self.slack(true), abs(true) * _FLOAT) if floating else self.slack(true)
        return abs(given - true) <= slack

    def overlap(self, one: Fraction, other: Fraction) -> bool:
        """Could one and the same answer count as both?"""
        return abs(one - other) <= self.slack(one) + self.slack(other)


def other_dimension(reading: Reading, asked: Measure, fits: bool) -> Verdict:
    """The unit measures something else than what is asked for."""
    unit = reading.unit
    what = WORDS.get(unit.dimension, f'"{unit.label}"')
    wanted = asked.label or "a number without a unit"
    if fits:
        return Verdict(
            State.UNIT,
            f"The number is right, its unit is not: {unit.label} is {what}; the question asks for {wanted}.",
        )
    return Verdict(State.UNIT, f"{unit.label} is {what}; the question asks for {wanted}.")


def describe_miss(
    reading: Reading, given: Fraction, true: Fraction, near: Closeness, asked: Measure
) -> Verdict:
    """A useful word about a wrong number that no named mistake explains. It never says higher or lower."""

    def hits(factor: int | Fraction) -> bool:
        return given != 0 and near.same(true, given * factor, floating=reading.floating)

    unit = asked.label or "a plain number"
    if hits(-1):
        return Verdict(State.WRONG, _SIGN)
    for size in (10**3, 10**6, 10**9):
        for factor, word in ((Fraction(size), "small"), (Fraction(1, size), "large")):
            if hits(factor) or hits(-factor):
                also = "" if hits(factor) else " The sign is the other way round, too."
                off = f"your answer is {size:,} times too {word} for {unit}."
                return Verdict(State.UNIT, f"The digits are right, the size is not: {off} {_COMPARE}{also}")
    if asked.dimension == "share" and (hits(100) or hits(Fraction(1, 100))):
        return Verdict(State.UNIT, _PERCENT)
    if _rounded_too_far(given, true, near):
        ends = (true * 10**near.places).denominator == 1
        wish = "give all its digits" if ends or not near.places else _decimals(near.places)
        return Verdict(State.WRONG, f"You are on the right track, but this is rounded too far: {wish}.")
    if given == 0:
        return Verdict(State.WRONG, _ZERO)
    if true and Fraction(1, 3) < abs(given / true) < 3:
        return Verdict(State.WRONG, _PLAUSIBLE)
    return Verdict(
        State.WRONG, f"The number is far from what the data give: check the unit ({unit}) {_ENTER}"
    )


def _decimals(places: int) -> str:
    return "give one decimal place" if places == 1 else f"give {places} decimal places"


_SIGN = "The amount is right, the sign is not: does this add to the value or take away from it?"
_COMPARE = "Compare the unit you counted in with the unit asked for."
_PERCENT = "The digits are right, but a share and a percentage differ by a factor of 100: look at the unit."
_ZERO = "It is not zero: something does change here. Which amounts enter, and for which year?"
_PLAUSIBLE = (
    "The size is plausible, but this is not the number: check which years and amounts enter and which do not."
)
_ENTER = "and which amounts enter at all."


def _rounded_too_far(given: Fraction, true: Fraction, near: Closeness) -> bool:
    """Is `given` the true value, rounded to at least two digits but fewer than asked for?"""
    if near.tolerance is not None or not given:
        return False
    for places in range(near.places - 1, -12, -1):
        unit = Fraction(1, 10**places) if places >= 0 else Fraction(10 ** (-places))
        if abs(given) < 10 * unit:
            return False
        if (given / unit).denominator == 1 and abs(given - true) <= unit / 2:
            return True
    return False
