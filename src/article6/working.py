"""A result with its working: the formula, the numbers put in, the unit, and where each comes from.

    step = Step("ER", "Emission reductions", "BE - PE", "100,000 - 20,000", 80_000, "t CO2 eq",
                source="the definition of an emission reduction")
    working = Working("Landfill gas, year 1", (..., step))
    working["BE"].value, working.result      # -> a step by its symbol; the value of the last step

A step says its source: the id of a rule of `article6.rules`, or in words the document behind a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Amount", "Step", "Working", "grouped"]

Amount = int | Fraction | float


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a working.

    `symbol` as in the formula ("BE"); `name` in words; `formula` with symbols; `put_in` the same with the
    numbers; `value` in `unit`; `source` in words, or `rule` as an id of `article6.rules`; `note` a caution.
    """

    symbol: str
    name: str
    formula: str
    put_in: str
    value: Amount
    unit: str
    source: str = ""
    rule: str = ""
    note: str = ""

    @property
    def where_from(self) -> str:
        """The citation of its rule, else its source."""
        if self.rule:
            from article6 import rules

            return rules.get(self.rule).cite
        return self.source


@dataclass(frozen=True, slots=True)
class Working:
    """The steps of one result, in the order they are computed; the last one is the result."""

    title: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError(f"The working of {self.title!r} has no steps, so it has no result.")
        seen = [step.symbol for step in self.steps]
        twice = next((symbol for symbol in seen if seen.count(symbol) > 1), None)
        if twice:
            raise ValueError(f"The working of {self.title!r} has two steps called {twice!r}.")

    def __getitem__(self, symbol: str) -> Step:
        """The step with this symbol; KeyError names the symbols there are."""
        for step in self.steps:
            if step.symbol == symbol:
                return step
        raise KeyError(f"{symbol!r}; the working has {', '.join(step.symbol for step in self.steps)}")

    @property
    def result(self) -> Amount:
        """The value of the last step."""
        return self.steps[-1].value

    def text(self) -> str:
        """The working as lines of plain text: "ER = BE - PE = 100,000 - 20,000 = 80,000 t CO2 eq"."""
        return "\n".join(
            " = ".join(
                dict.fromkeys(
                    part
                    for part in (s.symbol, s.formula, s.put_in, f"{grouped(s.value)} {s.unit}".strip())
                    if part
                )
            )
            for s in self.steps
        )


def grouped(value: Amount, places: int | None = None) -> str:
    """A number as a working writes it: thousands apart, and as many decimals as say something.

    Six decimals below 1, four below 100, two above; `places` fixes their number.
    """
    if isinstance(value, Fraction) and value.denominator == 1:
        value = int(value)
    if isinstance(value, int) and places is None:
        return f"{value:,}"
    size = abs(float(value))
    digits = places if places is not None else 6 if size < 1 else 4 if size < 100 else 2
    text = f"{float(value):,.{digits}f}"
    return text.rstrip("0").rstrip(".") if places is None and "." in text else text
