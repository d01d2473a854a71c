"""Activity types: what is computed, from which parameters, with defaults, ranges and sources as data.

    stove = activity("cookstoves")
    stove.parameters["fnrb"].default, stove.questions["fnrb"]     # -> 0.3; what a reviewer would ask

Each type is one table, `types/<id>.toml`, read on first use.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from article6.baselines.activities.errors import ActivityError, nearest
from article6.baselines.activities.formula import shown
from article6.baselines.activities.parameter import Option, Parameter
from article6.beside import beside

__all__ = ["IDS", "ActivityType", "activities", "activity"]

IDS = (
    "grid-renewables",
    "cookstoves",
    "efficient-lighting",
    "efficient-chillers",
    "landfill-gas",
    "rice-methane",
    "electric-buses",
)


@dataclass(frozen=True, slots=True)
class ActivityType:
    """One type of activity: its `formula` in one line, its `parameters` by key, and a reviewer's `questions`.

    `approaches` says for each of the three approaches of the baseline rule with which values the type
    computes it ("values"), and what to know about it ("note"); one that is not there has no figures.
    """

    id: str
    title: str
    sector: str
    formula: str
    parameters: Mapping[str, Parameter]
    questions: Mapping[str, tuple[str, ...]]
    approaches: Mapping[str, Mapping]

    def with_choices(self, values: Mapping[str, object]) -> Mapping[str, Parameter]:
        """The parameters as they stand when the choices among `values` are taken, defaults elsewhere."""
        standing = dict(self.parameters)
        for parameter in self.parameters.values():
            if parameter.kind != "choice":
                continue
            option = parameter.option(values.get(parameter.key, parameter.default))
            for key, numbers in option.sets.items():
                standing[key] = _moved(standing[key], option, numbers)
        return standing


def activity(id: str) -> ActivityType:
    """The type with this id; `ActivityError` names the nearest ones."""
    if not isinstance(id, str) or id not in IDS:
        raise ActivityError(f"There is no activity type {id!r:.60}. {nearest(id, IDS)}")
    return _read(id)


def activities() -> tuple[ActivityType, ...]:
    """All activity types."""
    return tuple(_read(id) for id in IDS)


def _moved(parameter: Parameter, option: Option, numbers: tuple[float, ...]) -> Parameter:
    """The parameter with the default, and the range where one is given, that an option sets."""
    low, high = numbers[1:] if len(numbers) == 3 else (parameter.low, parameter.high)
    return replace(
        parameter,
        default=numbers[0],
        low=low,
        high=high,
        source=option.source or parameter.source,
        mark=option.mark or parameter.mark,
    )


@functools.cache
def _read(id: str) -> ActivityType:
    raw = beside(__package__, f"types/{id}.toml")
    parameters = {key: _parameter(key, fields) for key, fields in raw["parameters"].items()}
    return ActivityType(
        id=id,
        title=raw["title"],
        sector=raw["sector"],
        formula=shown(raw["formula"]),
        parameters=MappingProxyType(parameters),
        questions=MappingProxyType({key: tuple(f["ask"]) for key, f in raw["parameters"].items()}),
        approaches=MappingProxyType(raw.get("approaches", {})),
    )


def _parameter(key: str, fields: Mapping) -> Parameter:
    plain = {name: value for name, value in fields.items() if name not in ("ask", "options", "rows")}
    if fields.get("kind") == "plants":
        from article6.baselines.activities.margins import Plant

        plain["default"] = tuple(Plant(**row) for row in fields["rows"])
    options = tuple(_option(id, each) for id, each in fields.get("options", {}).items())
    blank = {"symbol": "", "unit": "", "low": None, "high": None}
    return Parameter(key=key, options=options, **{**blank, **plain})


def _option(id: str, fields: Mapping) -> Option:
    sets = {key: tuple(numbers) for key, numbers in fields.get("sets", {}).items()}
    return Option(id=id, **{**fields, "sets": MappingProxyType(sets)})
