"""When is a number the same as the true one, and in what way is it off if not."""

from dataclasses import dataclass
from fractions import Fraction

from classroom.answers import Reading
from classroom.display.numbers import Numbers
from classroom.feedback import State, Verdict
from classroom.language import _, counted, later
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
    what = _(WORDS[unit.dimension]) if unit.dimension in WORDS else f'"{unit.label}"'
    wanted = asked.label or _("a number without a unit")
    if fits:
        return Verdict(
            State.UNIT,
            _(
                "The number is right, its unit is not: {label} is {what}; the question asks for {wanted}."
            ).format(label=unit.label, what=what, wanted=wanted),
        )
    return Verdict(
        State.UNIT,
        _("{label} is {what}; the question asks for {wanted}.").format(
            label=unit.label, what=what, wanted=wanted
        ),
    )


def describe_miss(
    reading: Reading, given: Fraction, true: Fraction, near: Closeness, asked: Measure
) -> Verdict:
    """A useful word about a wrong number that no named mistake explains. It never says higher or lower."""

    def hits(factor: int | Fraction) -> bool:
        return given != 0 and near.same(true, given * factor, floating=reading.floating)

    unit = asked.label or _("a plain number")
    if hits(-1):
        return Verdict(State.WRONG, _(_SIGN))
    for size in (10**3, 10**6, 10**9):
        for factor, told in ((Fraction(size), _TOO_SMALL), (Fraction(1, size), _TOO_LARGE)):
            if hits(factor) or hits(-factor):
                parts = [told, _COMPARE] if hits(factor) else [told, _COMPARE, _SIGN_TOO]
                text = " ".join(_(part) for part in parts)
                return Verdict(State.UNIT, text.format(times=Numbers().show(size), unit=unit))
    if asked.dimension == "share" and (hits(100) or hits(Fraction(1, 100))):
        return Verdict(State.UNIT, _(_PERCENT))
    if _rounded_too_far(given, true, near):
        ends = (true * 10**near.places).denominator == 1
        if ends or not near.places:
            return Verdict(State.WRONG, _(_ALL_DIGITS))
        return Verdict(State.WRONG, counted(*_PLACES, near.places))
    if given == 0:
        return Verdict(State.WRONG, _(_ZERO))
    if true and Fraction(1, 3) < abs(given / true) < 3:
        return Verdict(State.WRONG, _(_PLAUSIBLE))
    return Verdict(
        State.WRONG,
        _(
            "The number is far from what the data give: check the unit ({unit}) and which amounts enter "
            "at all."
        ).format(unit=unit),
    )


_TOO_SMALL = later(
    "The digits are right, the size is not: your answer is {times} times too small for {unit}."
)
_TOO_LARGE = later(
    "The digits are right, the size is not: your answer is {times} times too large for {unit}."
)
_SIGN_TOO = later("The sign is the other way round, too.")
_ALL_DIGITS = later("You are on the right track, but this is rounded too far: give all its digits.")
_PLACES = later(
    "You are on the right track, but this is rounded too far: give one decimal place.",
    "You are on the right track, but this is rounded too far: give {n} decimal places.",
)
_SIGN = later("The amount is right, the sign is not: does this add to the value or take away from it?")
_COMPARE = later("Compare the unit you counted in with the unit asked for.")
_PERCENT = later(
    "The digits are right, but a share and a percentage differ by a factor of 100: look at the unit."
)
_ZERO = later("It is not zero: something does change here. Which amounts enter, and for which year?")
_PLAUSIBLE = later(
    "The size is plausible, but this is not the number: check which years and amounts enter and which do not."
)


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
