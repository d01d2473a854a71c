"""One parameter of an activity type: default, teaching range, source, and which way it moves the credits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from article6.baselines.activities.errors import ActivityError, nearest
from article6.working import grouped

__all__ = ["MARKS", "Option", "Parameter"]

# How sure a default is; what is printed behind its source.
MARKS = {
    "S": "read in the source",
    "S2": "as transcribed; the original was not read",
    "K": "known, not read again: check the text",
    "D": "computed from the figures named",
    "?": "open: sources differ or it was not seen",
    "example": "a number of this course's fictional activity",
}
LARGEST = 1e12  # beyond it a value is a slip of the keyboard, and products of several leave the floats
_NOTHING: Mapping = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Option:
    """One way to take a parameter that is a choice.

    `sets` gives other parameters of the type a new default, or (default, low, high), while it is chosen.
    """

    id: str
    name: str
    note: str = ""
    source: str = ""
    mark: str = ""
    sets: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, as the table of its type holds it.

    `symbol` as in the formula; `unit` in words; `low` and `high` the teaching range (None: none is given).
    `favours` is "more" where a higher value raises the credits, "less" where it lowers them, "" where the
    effect is not one-way or the parameter is a choice. `kind` is "number", "whole", "year", "choice" or
    "plants". `possible` is the interval outside which a value is refused, as mathematics writes it: "(0, 1]".
    `size` is true for the scale of the activity (stoves, megawatts): counted, not uncertain.
    """

    key: str
    symbol: str
    name: str
    unit: str
    default: object
    low: float | None
    high: float | None
    source: str
    mark: str
    favours: str = ""
    note: str = ""
    kind: str = "number"
    possible: str = "[0, inf)"
    size: bool = False
    options: tuple[Option, ...] = ()

    @property
    def numeric(self) -> bool:
        """True for a quantity; false for a choice, a calendar year and a list of plants."""
        return self.kind in ("number", "whole")

    @property
    def where_from(self) -> str:
        """The source of the default, and how sure it is."""
        return f"{self.source} ({MARKS[self.mark]})"

    @property
    def conservative(self) -> object:
        """The end of the teaching range that gives fewer credits; the default where none is known."""
        return self._end({"more": self.low, "less": self.high})

    @property
    def generous(self) -> object:
        """The end of the teaching range that gives more credits; the default where none is known."""
        return self._end({"more": self.high, "less": self.low})

    def _end(self, ends: Mapping[str, float | None]) -> object:
        end = ends.get(self.favours)
        return self.default if end is None else end

    def option(self, id: object) -> Option:
        """The option with this id; `ActivityError` names those there are."""
        for each in self.options:
            if each.id == id:
                return each
        raise ActivityError(
            f"{self.key} has no option {id!r:.60}. {nearest(id, (o.id for o in self.options))}"
        )

    def checked(self, value: object) -> object:
        """The value as it enters the calculation; `ActivityError` says why it cannot be."""
        if self.kind == "choice":
            return self.option(value).id
        if self.kind == "plants":
            return _plants(self.key, value)
        return self._number(value)

    def outside(self, value: object) -> str:
        """A warning where a number lies outside the teaching range; "" inside it."""
        if not self.numeric or self.low is None or self.high is None or self.low <= value <= self.high:
            return ""
        ends = f"the teaching range {grouped(self.low)} to {grouped(self.high)} {self.unit}".rstrip()
        one = f"the value this course takes, {grouped(self.default)}"
        return (
            f"{self.name} ({self.key}) is {grouped(value)}, "
            f"outside {one if self.low == self.high else ends}: be ready to show where it comes from."
        )

    def _number(self, value: object) -> float | int:
        import decimal

        if isinstance(value, bool) or not isinstance(value, int | float | Fraction | decimal.Decimal):
            raise ActivityError(
                f"{self.key} is {value!r:.60}. {self.name} is a number ({self.unit or 'no unit'}); "
                f"write it without unit or quotation marks, such as {self.default}."
            )
        try:
            size = abs(float(value))
        except (OverflowError, ValueError):  # an int of 400 digits, a signalling NaN
            size = math.inf
        if not size <= LARGEST:  # a NaN is not
            raise ActivityError(
                f"{self.key} is no number that can be. Give a finite one below a million million."
            )
        whole = self.kind in ("whole", "year")
        if whole and value != int(value):
            raise ActivityError(
                f"{self.key} is {value}. {self.name} is a whole number, such as {self.default}."
            )
        if not _inside(value, self.possible):
            raise ActivityError(
                f"{self.key} is {value}. {self.name} must be {_in_words(self.possible)}; "
                f"the default is {self.default:g} {self.unit}".rstrip()
                + "."
            )
        return int(value) if whole else float(value)


def _ends(interval: str) -> tuple[float, float]:
    low, high = interval[1:-1].split(",")
    return float(low), float(high)


def _inside(value: float, interval: str) -> bool:
    low, high = _ends(interval)
    above = value > low if interval[0] == "(" else value >= low
    below = value < high if interval[-1] == ")" else value <= high
    return above and below


def _in_words(interval: str) -> str:
    low, high = _ends(interval)
    first = f"{'above' if interval[0] == '(' else 'at least'} {grouped(low)}"
    if math.isinf(high):
        return first
    return f"{first} and {'below' if interval[-1] == ')' else 'at most'} {grouped(high)}"


def _plants(key: str, value: object) -> tuple:
    from article6.baselines.activities.margins import Plant

    if not isinstance(value, tuple | list) or not value or not all(isinstance(p, Plant) for p in value):
        raise ActivityError(f"{key} is {value!r:.60}. Give a tuple of at least one Plant.")
    return tuple(value)
