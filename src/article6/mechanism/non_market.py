"""Article 6.8 in brief: what a non-market approach is, who runs the framework, what a government does.

`routes()` sets three roads side by side for one activity: a sale of ITMOs, mitigation contribution A6.4ERs
with results-based finance, and a non-market approach. The table is `non_market.toml`, read on first use.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from article6.mechanism.table_file import entries

__all__ = [
    "Criterion",
    "FrameworkBody",
    "GovernmentStep",
    "Phase",
    "Route",
    "criteria",
    "framework_bodies",
    "government_steps",
    "phases",
    "routes",
]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that makes an approach a non-market approach under the framework; `rule` by id."""

    key: str
    asks: str
    rule: str


@dataclass(frozen=True, slots=True)
class FrameworkBody:
    """Who or what runs the framework; `note` has dated facts and what is open."""

    key: str
    name: str
    role: str
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the work programme, from the first to the last calendar year."""

    first_year: int
    last_year: int
    what: str
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GovernmentStep:
    """What a government does, `number` from 1, with its papers and rules by id."""

    number: int
    title: str
    does: str
    papers: tuple[str, ...]
    rules: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One way to pay for an activity.

    `unit`: what is issued or recorded, "" for none. `transfers`: whether a unit may change hands; `adjusts`:
    whether the host Party applies a corresponding adjustment. `pays_for`, `host_ndc` and `levies` in words.
    """

    key: str
    title: str
    unit: str
    transfers: bool
    adjusts: bool
    pays_for: str
    host_ndc: str
    levies: str
    papers: tuple[str, ...]
    rules: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    criteria: tuple[Criterion, ...]
    bodies: tuple[FrameworkBody, ...]
    phases: tuple[Phase, ...]
    steps: tuple[GovernmentStep, ...]
    routes: tuple[Route, ...]


def criteria() -> tuple[Criterion, ...]:
    """What makes an approach a non-market approach under the framework (4/CMA.3 annex 1(b), 2 and 3)."""
    return _table().criteria


def framework_bodies() -> tuple[FrameworkBody, ...]:
    """The committee, the platform and the national focal point."""
    return _table().bodies


def phases() -> tuple[Phase, ...]:
    """The phases of the work programme (8/CMA.4 para. 3) and its review (4/CMA.3 para. 10)."""
    return _table().phases


def government_steps() -> tuple[GovernmentStep, ...]:
    """What a government does to take part, in order (7/CMA.6 para. 26; 8/CMA.4 para. 5-9)."""
    return _table().steps


def routes() -> tuple[Route, ...]:
    """One activity paid for in three ways, from a sale with an adjustment to a grant without any unit."""
    return _table().routes


@functools.cache
def _table() -> _Table:
    table = entries("non_market.toml")
    return _Table(
        tuple(Criterion(**entry) for entry in table["criteria"]),
        tuple(FrameworkBody(**entry) for entry in table["bodies"]),
        tuple(Phase(**entry) for entry in table["phases"]),
        tuple(GovernmentStep(number=n, **entry) for n, entry in enumerate(table["steps"], 1)),
        tuple(Route(**entry) for entry in table["routes"]),
    )
