"""How far a result moves: one parameter at a time, all at their ends, and by the three approaches.

bars = tornado("cookstoves")                 # the widest first
result_range("cookstoves").conservative      # all parameters at the end that gives fewer credits
[(a.kind, a.estimate) for a in approaches("grid-renewables")]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from article6.baselines.activities.activity import activity
from article6.baselines.activities.estimate import Estimate, estimate
from article6.baselines.activities.parameter import Parameter
from article6.baselines.approaches import Kind
from article6.baselines.swing import Swing, swings

__all__ = ["ByApproach", "ResultRange", "approaches", "result_range", "tornado"]

_APPROACHES = {
    "best-available": Kind.BEST_AVAILABLE_TECHNOLOGY,
    "benchmark": Kind.AMBITIOUS_BENCHMARK,
    "existing": Kind.EXISTING_EMISSIONS,
}
_NO_FIGURES = "The sources of this course give no figures for this approach and this type."


@dataclass(frozen=True, slots=True)
class ResultRange:
    """Three estimates: every parameter at its conservative end, as given, and at its generous end.

    A parameter whose effect is not one-way stays as given in all three, and so do the choices and the size of
    the activity. The ends lie far apart: all parameters are hardly ever wrong in the same direction.
    """

    conservative: Estimate
    default: Estimate
    generous: Estimate


@dataclass(frozen=True, slots=True)
class ByApproach:
    """A project by one approach of 3/CMA.3 annex 36; `estimate` is None where there are no figures for it."""

    kind: Kind
    estimate: Estimate | None
    note: str


def tornado(id: str, year: int = 1, **values: object) -> tuple[Swing, ...]:
    """The swing of each parameter over its teaching range in t CO2 eq, the others as given; widest first.

    Only parameters that enter the calculation and have a range with two ends are there, without the size of
    the activity, which is counted and not uncertain. `Swing.name` is the key.
    Raises `ActivityError` as `estimate` does.
    """
    given = estimate(id, year, **values)
    inputs = {p.key: (p.low, given.values[p.key], p.high) for p in _ranged(given, values)}

    def reductions(put: Mapping[str, object]) -> float:
        return estimate(id, year, **{**values, **put}).reductions

    return swings(reductions, inputs)


def result_range(id: str, year: int = 1, **values: object) -> ResultRange:
    """The estimate as given, and with all ranged parameters at their conservative and generous ends.

    A parameter set in `values` moves too; one outside its teaching range stays where that is further out.
    Raises `ActivityError` as `estimate` does.
    """
    given = estimate(id, year, **values)
    ranged = [p for p in _ranged(given, values) if p.favours]
    low = {p.key: _further(p, given.values[p.key], p.favours == "less") for p in ranged}
    high = {p.key: _further(p, given.values[p.key], p.favours == "more") for p in ranged}
    return ResultRange(
        estimate(id, year, **{**values, **low}), given, estimate(id, year, **{**values, **high})
    )


def approaches(id: str, year: int = 1, **values: object) -> tuple[ByApproach, ...]:
    """The project by the three approaches, in the order of the rule; where there are no figures, it says so.

    Raises `ActivityError` as `estimate` does.
    """
    known = activity(id).approaches
    found = []
    for name, kind in _APPROACHES.items():
        if name not in known:
            found.append(ByApproach(kind, None, _NO_FIGURES))
            continue
        result = estimate(id, year, **{**values, **known[name].get("values", {})})
        found.append(ByApproach(kind, result, known[name].get("note", "")))
    return tuple(found)


def _ranged(given: Estimate, values: Mapping[str, object]) -> list[Parameter]:
    """The parameters that entered an estimate and have a range to move over; the size of it stays."""
    standing = given.type.with_choices(values)
    used = (standing[key] for key in given.used)
    return [p for p in used if p.numeric and not p.size and p.low is not None and p.low < p.high]


def _further(parameter: Parameter, value: float, upwards: bool) -> float:
    return max(value, parameter.high) if upwards else min(value, parameter.low)
