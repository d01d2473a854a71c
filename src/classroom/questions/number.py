"""A question whose answer is one number with a unit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar

from classroom.answers import Reading, read_number
from classroom.errors import ClassroomError
from classroom.feedback import State, Verdict
from classroom.language import _
from classroom.measures import Measure, measure
from classroom.questions.base import Mistake, Question, mark_of, number_text
from classroom.questions.closeness import Closeness, describe_miss, other_dimension
from classroom.wording import Text, fill, fill_untranslated


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """`answer` and each mistake give an exact number (int or Fraction) in `unit`.

    places: to how many decimals a value that does not end is asked for (default: 0 for tonnes, 1 for percent,
    else 2). tolerance: an absolute one in `unit`, for values read off a chart. unit_needed: the learner must
    write the unit, because choosing it is part of the question.
    """

    kind: ClassVar[str] = "number"
    answer: Callable[[Any], int | Fraction]
    unit: Text = ""
    mistakes: Sequence[Mistake] = ()
    places: int | None = None
    tolerance: int | Fraction | None = None
    unit_needed: bool = False

    def asked(self, s: Any) -> Measure:
        return measure(fill_untranslated(self.unit, s))

    def closeness(self, s: Any) -> Closeness:
        places = self.places
        if places is None:
            asked = self.asked(s)
            usual = {("mass", Fraction(1)): 0, ("share", Fraction(1, 100)): 1}
            places = usual.get((asked.dimension, asked.factor), 2)
        return Closeness(places, None if self.tolerance is None else Fraction(self.tolerance))

    def solution(self, s: Any) -> Fraction:
        return exact(self.answer(s), "the answer")

    def mistake_values(self, s: Any) -> list[tuple[Mistake, Fraction]]:
        """The mistakes that can be made on this pack, with their values."""
        values = ((m, m.value(s)) for m in self.mistakes)
        return [(m, exact(v, f"the mistake {m.name!r}")) for m, v in values if v is not None]

    def judge(self, given: Any, s: Any) -> Verdict:
        asked, near, true = self.asked(s), self.closeness(s), self.solution(s)
        reading = read_number(given, mark_of(s), near.three_decimals(true))
        if not self.unit_needed:
            reading = _rate(reading, asked)
        if reading.unit is not None and reading.unit.dimension != asked.dimension:
            if not reading.unit.known and (asked.known or reading.unit.dimension):
                wish = asked.label or _("the number alone")
                return Verdict(
                    State.ASK_BACK,
                    _('"{label}" is no unit known here: write {wish}.').format(
                        label=reading.unit.label, wish=wish
                    ),
                )
            return other_dimension(reading, asked, near.same(true, reading.value))
        value = reading.in_unit(asked)
        if near.same(true, value, floating=reading.floating):
            if self.unit_needed and reading.typed and reading.unit is None:
                return Verdict(
                    State.UNIT, _("The number fits one unit, but which? Write the unit after the number.")
                )
            return self.right(s)
        for mistake, wrong in self.mistake_values(s):
            if near.same(wrong, value, floating=reading.floating):
                return self.mistaken(mistake, s, given=reading.shown)
        return describe_miss(reading, value, true, near, asked)

    def wanted(self, s: Any) -> str:
        asked = self.asked(s)
        return _("a number in {label}").format(label=asked.label) if asked.label else _("a number")

    def solution_text(self, s: Any) -> str:
        return f"{number_text(self.solution(s), s, self.closeness(s).places)} {self.asked(s).label}".rstrip()

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        return [(m.name, v, fill(m.sentence, s, given=str(v))) for m, v in self.mistake_values(s)]

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        near, named = self.closeness(s), self.mistake_values(s)
        true = self.solution(s)
        pairs = [("answer", m.name) for m, v in named if near.overlap(true, v)]
        for i, (one, value) in enumerate(named):
            for other, also in named[i + 1 :]:
                declared = other.name in one.may_equal or one.name in other.may_equal
                if near.overlap(value, also) and not declared:
                    pairs.append((one.name, other.name))
        return pairs

    def static_html(self, s: Any) -> str:
        return self.wanted_html(s)

    def secret_numbers(self, s: Any) -> list[Fraction]:
        return [self.solution(s)]


def _rate(reading: Reading, asked: Measure) -> Reading:
    """What is written as "29 USD" where USD per tonne is asked for means the rate."""
    unit = reading.unit
    if unit is None or unit.known or not asked.dimension.startswith(f"{unit.dimension}/"):
        return reading
    return replace(reading, unit=replace(unit, dimension=asked.dimension))


def exact(value: Any, what: str) -> Fraction:
    """The author's value as a Fraction; floats are refused, because amounts are exact."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise ClassroomError(f"{what} is {value!r}: give an int or a Fraction, never a rounded float.")
    return Fraction(value)
