"""The same chance by simulation: draw what each measure delivers many times, and count the misses.

    simulate(measures, 18_000_000, {"Rice AWD": 2_000_000}, funded_up_to=40, runs=200_000, seed=42)

One draw per measure and run, in the order of the measures and also for those that are not done, so that two
policies are compared on the same luck. `chance.py` gives the same without sampling error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from article6.integrity.abatement import Measure, Tonnes
from article6.integrity.chance import Risk
from article6.integrity.delivery import HALF_WIDTH, parts
from article6.integrity.errors import IntegrityError

__all__ = ["simulate"]


def simulate(
    measures: Sequence[Measure],
    need: Tonnes,
    exports: Mapping[str, Tonnes] | None = None,
    *,
    runs: int = 20_000,
    seed: int = 42,
    funded_up_to=None,
    width=HALF_WIDTH,
    common: bool = False,
    first: str | None = None,
) -> Risk:
    """The share of `runs` in which the measures bring less than `need` t CO2 eq, and the mean, as floats.

    The same `seed` gives the same result. The other inputs are those of `chance.risk_of_missing`.
    `IntegrityError` for fewer than one run.
    """
    if runs < 1:
        raise IntegrityError(f"A simulation needs at least one run, not {runs}; 20,000 is a good number.")
    found = parts(measures, exports, funded_up_to=funded_up_to, width=width, first=first)
    done = [
        (place, float(part.low), float(part.high - part.low), float(part.most))
        for place, part in enumerate(found)
        if part
    ]
    draw, need, everyone = Random(seed).random, float(need), range(len(found))
    misses, total = 0, 0.0
    for _ in range(runs):
        luck = [draw()] * len(found) if common else [draw() for _ in everyone]
        brought = 0.0
        for place, low, length, most in done:
            part = low + length * luck[place]
            brought += most if part > most else part if part > 0 else 0.0
        misses += brought < need
        total += brought
    return Risk(misses / runs, total / runs)
