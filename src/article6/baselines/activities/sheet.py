"""The sheet a type computes on: each step is written once as a formula, and so computed and shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from article6.baselines.activities.errors import ActivityError
from article6.baselines.activities.formula import evaluate, names, put_in, shown
from article6.baselines.activities.parameter import Parameter
from article6.working import Step, Working

__all__ = ["Sheet"]


class Sheet:
    """The steps of one calculation, in order. A parameter gets its own step when a formula first uses it."""

    def __init__(self, parameters: Mapping[str, Parameter], values: Mapping[str, object], year: int) -> None:
        self.year = year
        self.steps: list[Step] = []
        self.warnings: list[str] = []
        self.used: list[str] = []  # keys of the parameters and choices that entered
        self.taken: list[str] = []  # the choices, in words
        self._parameters, self._values = parameters, values
        self._by_symbol = {p.symbol: p for p in parameters.values() if p.numeric}
        self._known: dict[str, float] = {"y": year}

    def __contains__(self, symbol: str) -> bool:
        return symbol in self._known

    def __getitem__(self, symbol: str) -> float:
        """The value of a step or of a numeric parameter, by its symbol; a parameter then counts as used."""
        if symbol not in self._known:
            self._enter(self._by_symbol[symbol])
        return self._known[symbol]

    def get(self, symbol: str) -> float:
        """The value of a step that not every way of computing has; 0 where it is not there."""
        return self._known.get(symbol, 0.0)

    def choice(self, key: str) -> str:
        """The option taken for a parameter that is a choice."""
        if key not in self.used:
            self.used.append(key)
            self.taken.append(self._parameters[key].option(self._values[key]).name)
        return self._values[key]

    def given(self, key: str) -> object:
        """The value of a parameter that enters without a step of its own: a list of plants, a year."""
        if key not in self.used:
            self.used.append(key)
        return self._values[key]

    def step(self, symbol: str, name: str, formula: str, unit: str, **more: str) -> float:
        """Computes `formula` from the steps and parameters it names, and writes the step down."""
        numbers = {each: self[each] for each in names(formula)}
        try:
            value = evaluate(formula, numbers)
        except (OverflowError, ZeroDivisionError):
            value = math.nan
        text = put_in(formula, numbers) if numbers else ""
        return self.put(symbol, name, shown(formula), text, value, unit, **more)

    def put(
        self,
        symbol: str,
        name: str,
        formula: str,
        text: str,
        value: float,
        unit: str,
        *,
        uses: Iterable[str] = (),
        **more: str,
    ) -> float:
        """Writes down a step computed elsewhere; `uses` are the symbols of the parameters in it."""
        for each in uses:
            self[each]
        if not math.isfinite(value):
            raise ActivityError(
                f"{name} ({symbol}) has no finite value with these numbers: {text or formula}. "
                "Look for a value that is far too large or too small."
            )
        self._known[symbol] = value
        self.steps.append(Step(symbol, name, formula, text, value, unit, **more))
        return value

    def warn(self, text: str) -> None:
        """Adds a sentence that whoever uses the result has to know."""
        self.warnings.append(text)

    def working(self, title: str) -> Working:
        """The working of all steps; the title names the choices taken."""
        return Working(
            f"{title}, year {self.year}" + "".join(f"; {each}" for each in self.taken), tuple(self.steps)
        )

    def _enter(self, parameter: Parameter) -> None:
        value = self._values[parameter.key]
        self._known[parameter.symbol] = value
        self.used.append(parameter.key)
        source = parameter.where_from
        if value != parameter.default:
            source = f"chosen by the user; the default is {parameter.default:g}, {source}"
        self.steps.append(
            Step(
                parameter.symbol,
                parameter.name,
                "",
                "",
                value,
                parameter.unit,
                source=source,
                note=parameter.note,
            )
        )
