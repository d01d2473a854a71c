"""Emission factors of a grid from its plants: operating margin, build margin, benchmark.

The method is that of CDM TOOL07 v7.0 (known, not read again: check the text), for one year of data and a set
without imports, off-grid plants and plants registered as CDM activities. Factors are in t CO2 per MWh.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from article6.baselines.activities.errors import ActivityError
from article6.baselines.approaches import Peer, best_performers

__all__ = [
    "AGE_LIMIT",
    "Plant",
    "benchmark",
    "build_margin",
    "build_margin_set",
    "low_cost_share",
    "mean_factor",
    "operating_margin",
]

AGE_LIMIT = 10  # years at the data year, in the build margin
NEWEST = 5


@dataclass(frozen=True, slots=True)
class Plant:
    """One unit of a grid: MWh a year, t CO2 per MWh, first year, and whether it is low-cost or must-run.

    Raises `ActivityError` for a number that cannot be.
    """

    name: str
    mwh: float
    factor: float
    since: int
    must_run: bool = False

    def __post_init__(self) -> None:
        for what, value in (("MWh a year", self.mwh), ("factor in t CO2 per MWh", self.factor)):
            right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            if not right or value < 0:
                raise ActivityError(f"Plant {self.name}: the {what} is {value!r:.40}; give a number from 0.")
        if isinstance(self.since, bool) or not isinstance(self.since, int) or not 1850 <= self.since <= 2200:
            raise ActivityError(
                f"Plant {self.name}: its first year is {self.since!r:.40}; give a year like 2012."
            )


def mean_factor(plants: Sequence[Plant]) -> float:
    """The mean factor of the plants, weighted by generation."""
    return sum(p.mwh * p.factor for p in plants) / _generation(plants)


def low_cost_share(plants: Sequence[Plant]) -> float:
    """The share of low-cost and must-run plants in all generation."""
    return sum(p.mwh for p in plants if p.must_run) / _generation(plants)


def operating_margin(plants: Sequence[Plant], limit: float = 0.5) -> float:
    """The simple operating margin: the mean of all plants that are not low-cost or must-run.

    Allowed below `limit` of low-cost and must-run generation (the tool takes a five-year average); above it
    `ActivityError`, since another operating margin is then needed.
    """
    share = low_cost_share(plants)
    if share >= limit:
        raise ActivityError(
            f"Low-cost and must-run plants give {share:.1%} of generation; the simple operating margin needs "
            f"less than {limit:.0%}. Use another operating margin of the tool."
        )
    return mean_factor([p for p in plants if not p.must_run])


def build_margin_set(plants: Sequence[Plant], data_year: int, share: float = 0.2) -> tuple[Plant, ...]:
    """The plants of the build margin, newest first.

    The larger by generation of two sets, the newest five and the newest that reach `share` of generation (the
    last counts whole); plants of the same year keep the order of the list. If any is more than ten years old
    at `data_year` it is dropped, and the rest is the set if it still reaches the share; else `ActivityError`.
    """
    need = share * _generation(plants)
    newest = sorted(plants, key=lambda p: -p.since)
    if newest[0].since > data_year:
        raise ActivityError(
            f"Plant {newest[0].name} begins in {newest[0].since}, after the data year {data_year}. "
            "Leave it out, or take the year of the data."
        )
    reaching: list[Plant] = []
    for plant in newest:
        if sum(p.mwh for p in reaching) >= need:
            break
        reaching.append(plant)
    larger = max((newest[:NEWEST], reaching), key=lambda group: sum(p.mwh for p in group))
    young = tuple(p for p in larger if data_year - p.since <= AGE_LIMIT)
    if len(young) < len(larger) and sum(p.mwh for p in young) < need:
        raise ActivityError(
            f"In {data_year} the plants of at most {AGE_LIMIT} years give under {share:.0%} of generation. "
            "The tool then adds CDM activities or older plants; that is not computed here."
        )
    return young


def build_margin(plants: Sequence[Plant], data_year: int, share: float = 0.2) -> float:
    """The mean factor of the plants of `build_margin_set`."""
    return mean_factor(build_margin_set(plants, data_year, share))


def benchmark(
    plants: Sequence[Plant], share: float = 0.2, peers: Callable[[Plant], bool] | None = None
) -> float:
    """The mean factor of the best plants that give `share` of the peers' generation; the last one in part.

    `peers` says who is compared; without it the plants that burn a fuel: not must-run, factor above 0. With
    all plants as peers the benchmark of a grid with enough hydro and wind is 0: the peer group decides.
    Raises `BaselineError` for a share outside 0 to 1, or where nobody is a peer.
    """
    group = [Peer(p.name, p.mwh, p.factor) for p in plants if (peers or _burns_fuel)(p)]
    return float(best_performers(group, share).emission_factor)


def _burns_fuel(plant: Plant) -> bool:
    return not plant.must_run and plant.factor > 0


def _generation(plants: Sequence[Plant]) -> float:
    total = sum(p.mwh for p in plants)
    if total <= 0:
        raise ActivityError("No plant of this group generates anything, so it has no mean; add plants.")
    return total
