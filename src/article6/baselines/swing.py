"""What one input does to a result: one input at a time goes to the ends of its range, all others stay.

    bars = swings(lambda v: v["a"] * v["b"], {"a": (1, 2, 3), "b": (4, 5, 6)})
    bars[0].name, bars[0].at_low, bars[0].at_high, bars[0].base     # -> ("a", 5, 15, 10): the widest first

A tornado chart draws the bars in this order. It does not show what happens when several inputs move together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Number", "Swing", "SwingError", "is_number", "swings"]

Number = int | Fraction | float


def is_number(value: object) -> bool:
    """Whether this is a number to compute with: finite, not a truth value, and small enough for a float."""
    return isinstance(value, Number) and not isinstance(value, bool) and abs(value) < 1e300


class SwingError(ValueError):
    """A range that is none: which input, what is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One bar: the input `name`, the two ends it was put to, and the result there and at the `base`.

    `low_input` and `high_input` are in the unit of the input; `at_low`, `at_high` and `base` in that of the
    result. `at_low` is the result at the low input, so it is the larger of the two where the input lowers it.
    """

    name: str
    low_input: Number
    high_input: Number
    at_low: Number
    at_high: Number
    base: Number

    @property
    def width(self) -> Number:
        """How far apart the results lie, the base among them: in the unit of the result, never below zero."""
        results = (self.at_low, self.at_high, self.base)
        return max(results) - min(results)


def swings(
    compute: Callable[[Mapping[str, Number]], Number],
    inputs: Mapping[str, tuple[Number, Number, Number]],
) -> tuple[Swing, ...]:
    """The swing of each input, one at a time, the widest first; equal widths in the order of `inputs`.

    `inputs` gives (low, default, high) by name, in the unit of each input. `compute` takes one value by name
    for every input and returns the result. The default may lie outside the range: a tool warns there, it does
    not refuse. Raises `SwingError` for a range that runs backwards or holds what is not a finite number;
    what `compute` raises is passed on.
    """
    for name, ends in inputs.items():
        _checked(name, ends)
    defaults = {name: default for name, (_, default, _) in inputs.items()}
    base = compute(dict(defaults))
    bars = [
        Swing(name, low, high, compute({**defaults, name: low}), compute({**defaults, name: high}), base)
        for name, (low, _, high) in inputs.items()
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.width))


def _checked(name: str, ends: tuple[Number, Number, Number]) -> None:
    """Refuses what is not (low, default, high) in finite numbers with low at most high."""
    if not isinstance(ends, tuple) or len(ends) != 3:
        raise SwingError(f"The range of {name!r} is {ends!r}. Give (low, default, high).")
    if not all(is_number(end) for end in ends):
        raise SwingError(f"The range of {name!r} is {ends!r}. All three must be finite numbers.")
    if ends[0] > ends[2]:
        raise SwingError(
            f"The range of {name!r} runs from {ends[0]} down to {ends[2]}. Put the low end first."
        )
