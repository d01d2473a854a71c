"""The baseline stories of a pack as `article6.baselines` takes them: the solar plant, its investor, a law.

estimate("grid-renewables", **solar_plant(pack)).reductions
benchmark_analysis(investor(pack), 0.10).result.verdict
"""

from typing import Any

from article6.baselines.activities import Plant, estimate
from article6.baselines.additionality import Project

__all__ = ["business_as_usual", "grid_plants", "investor", "solar_plant"]


def grid_plants(pack: Any) -> tuple[Plant, ...]:
    """The power plants of the pack's grid; in floats, as all physics of activities."""
    return tuple(
        Plant(p.name, float(p.mwh), float(p.factor), p.year, p.must_run) for p in pack.baseline.grid.plants
    )


def solar_plant(pack: Any) -> dict[str, Any]:
    """The parameters of the new solar plant, as `estimate("grid-renewables", ...)` takes them."""
    grid = pack.baseline.grid
    return {
        "capacity": float(grid.capacity_mw),
        "capacity_factor": float(grid.capacity_factor),
        "plants": grid_plants(pack),
        "data_year": grid.data_year,
    }


def investor(pack: Any) -> Project:
    """The same plant as its investor sees it; its credits at the combined margin, all of them sold.

    No levies, no fees and no downward adjustment are taken off, so credits count for more here than they
    would. Money is in the pack's currency, in floats, since rates of return are.
    """
    story = pack.investment
    return Project(
        capex=float(story.capex),
        price=float(story.tariff),
        output=float(story.generation),
        opex=float(story.opex),
        years=story.years,
        output_decline=float(story.decline_percent) / 100,
        credits_per_output=estimate("grid-renewables", **solar_plant(pack)).working["EF"].value,
        credit_years=story.credit_years,
        currency=pack.currency,
    )


def business_as_usual(pack: Any, *, law: bool = True) -> tuple[int, ...]:
    """Business as usual of each crediting year, t CO2 eq; with the `law` it falls in the year that starts."""
    story = pack.baseline
    return tuple(
        story.law_bau if law and year >= story.law_year else story.bau for year in range(1, story.years + 1)
    )
