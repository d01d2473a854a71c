"""The reductions of one activity in one crediting year, with working and warnings.

    result = estimate("cookstoves", fnrb=0.40)
    result.reductions, result.whole_tonnes        # -> 9,046.50... and 9046 t CO2 eq
    print(result.working.text())

Physics is in floats and nothing is rounded inside; the tonnes that may be issued are rounded down at the end.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from article6.baselines.activities.activity import ActivityType, activity
from article6.baselines.activities.errors import ActivityError, nearest
from article6.baselines.activities.sheet import Sheet
from article6.baselines.amounts import whole_tonnes
from article6.working import Working

__all__ = ["Estimate", "estimate", "series"]

LAST_YEAR = 100  # a year index beyond it is a calendar year by mistake


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an activity reduces in one year, in t CO2 eq.

    `baseline`, `project`, `leakage` and `deduction` (for uncertainty or a bias of the test) are the terms;
    `reductions` is what is left, never below zero. `values` are all values by key, `used` the keys of those
    that entered this calculation, `warnings` the sentences to read with the result.
    """

    type: ActivityType
    year: int
    values: Mapping[str, object]
    used: tuple[str, ...]
    baseline: float
    project: float
    leakage: float
    deduction: float
    reductions: float
    working: Working
    warnings: tuple[str, ...]

    @property
    def whole_tonnes(self) -> int:
        """The whole tonnes that may be issued: rounded down, once, at the end."""
        return whole_tonnes(self.reductions)


def estimate(id: str, year: int = 1, **values: object) -> Estimate:
    """The reductions of type `id` in crediting year `year`, 1 the first; parameters by key, else defaults.

    Raises `ActivityError` for an unknown type, parameter or option, a wrong kind of value, or an impossible
    one. A value outside the teaching range gives a warning.
    """
    kind = activity(id)
    number = _year(year)
    for key in values:
        if key not in kind.parameters:
            raise ActivityError(f"{kind.id} has no parameter {key!r:.60}. {nearest(key, kind.parameters)}")
    parameters = kind.with_choices(values)
    taken = {key: p.checked(values.get(key, p.default)) for key, p in parameters.items()}
    sheet = Sheet(parameters, taken, number)
    _module(kind.id).compute(sheet)
    total = _reductions(sheet)
    outside = (parameters[key].outside(taken[key]) for key in sheet.used)
    return Estimate(
        type=kind,
        year=number,
        values=MappingProxyType(taken),
        used=tuple(sheet.used),
        baseline=sheet["BE"],
        project=sheet["PE"],
        leakage=sheet.get("LE"),
        deduction=sheet.get("DED"),
        reductions=total,
        working=sheet.working(kind.title),
        warnings=(*(text for text in outside if text), *sheet.warnings),
    )


def series(id: str, first: int, last: int, **values: object) -> tuple[Estimate, ...]:
    """One estimate for each year from `first` to `last`, both included."""
    if _year(first) > _year(last):
        raise ActivityError(f"The years run from {first} back to {last}. Put the first year first.")
    return tuple(estimate(id, year, **values) for year in range(first, last + 1))


def _year(year: object) -> int:
    if isinstance(year, bool) or not isinstance(year, int) or not 1 <= year <= LAST_YEAR:
        raise ActivityError(
            f"The year is its number in the crediting period, whole, from 1 (the first) to {LAST_YEAR}."
        )
    return year


def _module(id: str):
    return importlib.import_module(f"{__package__}.types.{id.replace('-', '_')}")


def _reductions(sheet: Sheet) -> float:
    """The last step, the same for all types: what is left after project, leakage and deduction."""
    terms = ["BE", "PE", *(symbol for symbol in ("LE", "DED") if symbol in sheet)]
    difference = " - ".join(terms)
    total = sheet.step(
        "ER",
        "Emission reductions",
        f"max(0, {difference})",
        "t CO2 eq",
        source="the definition of an emission reduction; below zero nothing is issued or carried forward",
    )
    if sum(sheet[each] * (1 if each == "BE" else -1) for each in terms) < 0:
        sheet.warn(f"{difference} is below zero: the year counts as 0, and nothing is carried forward.")
    return total
