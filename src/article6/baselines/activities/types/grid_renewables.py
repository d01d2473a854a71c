"""Grid-connected renewables: electricity fed in, times a factor of the grid by one of three approaches."""

from __future__ import annotations

from article6.baselines.activities import margins
from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]

TOOL = "CDM TOOL07 v7.0 (known, not read again: check the text)"
APPROACHES = "a64.baseline-approaches"
# The 1% a year is told of every approach and stands in no decision.
ADJUSTMENT = "accounts of the Supervisory Body's standard of May 2025, not read in the original"


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE; the factor EF is that of the first year, EF_y is adjusted downward."""
    sheet.step("EG", "Electricity fed into the grid", "P * 8760 * CF * (1 - delta)**(y - 1)", "MWh/yr")
    {"combined-margin": _combined, "benchmark": _benchmark, "best-plant": _best_plant}[
        sheet.choice("approach")
    ](sheet)
    sheet.step(
        "EF_y",
        "Factor of this year, adjusted downward",
        "EF * max(0, 1 - d * (y - 1))",
        "t CO2/MWh",
        source=ADJUSTMENT,
        note="linear on the first-year value: a convention of this course",
    )
    sheet.step("BE", "Baseline emissions", "EG * EF_y", "t CO2 eq")
    sheet.step("PE", "Project emissions", "PE_0", "t CO2 eq")


def _combined(sheet: Sheet) -> None:
    plants = sheet.given("plants")
    running = [p for p in plants if not p.must_run]
    sheet.put(
        "EF_OM",
        "Operating margin, simple",
        "Σ MWh × EF / Σ MWh, without low-cost and must-run plants",
        _sums(running),
        margins.operating_margin(plants, sheet["s_LC"]),
        "t CO2/MWh",
        uses=("s_LC",),
        source=TOOL,
        note=f"low-cost and must-run plants give {margins.low_cost_share(plants):.2%} of generation",
    )
    if sheet.choice("build_margin") == "computed":
        newest = margins.build_margin_set(plants, sheet.given("data_year"), sheet["s_BM"])
        sheet.put(
            "EF_BM",
            "Build margin",
            "Σ MWh × EF / Σ MWh of the newest plants",
            _sums(newest),
            margins.mean_factor(newest),
            "t CO2/MWh",
            uses=("s_BM",),
            source=TOOL,
            note=f"the plants, in {sheet.given('data_year')}: {', '.join(p.name for p in newest)}",
        )
    else:
        sheet.step("EF_BM", "Build margin", "EF_d", "t CO2/MWh")
    sheet.choice("weights")
    sheet.step("EF", "Combined margin", "w_OM * EF_OM + (1 - w_OM) * EF_BM", "t CO2/MWh", source=TOOL)


def _benchmark(sheet: Sheet) -> None:
    everyone = sheet.choice("peers") == "all"
    plants = sheet.given("plants")
    factor = margins.benchmark(plants, sheet["X"], (lambda plant: True) if everyone else None)
    sheet.put(
        "EF",
        "Benchmark: mean of the best performers",
        "Σ MWh × EF / Σ MWh of the best peers, up to the share X of their output",
        f"{sheet['X']:g} of the output of the peers, the last plant in part",
        factor,
        "t CO2/MWh",
        rule=APPROACHES,
    )
    if factor == 0:
        sheet.warn("The benchmark is 0: these peers leave nothing to credit. The peer group decides.")


def _best_plant(sheet: Sheet) -> None:
    sheet.step(
        "EF",
        "Best available technology: gas plant with combined cycle",
        "EF_gas * 3.6 / eta_gas / 1000",
        "t CO2/MWh",
        rule=APPROACHES,
        note="3.6 TJ in a GWh, 1000 MWh in a GWh",
    )


def _sums(plants: list | tuple) -> str:
    return f"{sum(p.mwh * p.factor for p in plants):,.0f} / {sum(p.mwh for p in plants):,.0f}"
