"""Electric buses: diesel that is not burnt, less the electricity of the grid."""

from __future__ import annotations

from article6.baselines.activities.losses import loss_factor
from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE, and before them the grid factor at which nothing is saved in this year."""
    sheet.step("BE", "Baseline emissions", "N * D * SFC / 100 * EF_L * IR**(y - 1)", "t CO2 eq")
    loss_factor(sheet)
    sheet.step(
        "E",
        "Electricity to be generated, times the trend of the grid",
        "N * D * SEC / 1000 * g**(y - 1) * L",
        "MWh/yr",
        note="kWh to MWh: 1000",
    )
    if sheet["E"] > 0:
        sheet.step(
            "EF_even",
            "First-year grid factor at which this year saves nothing",
            "BE / E",
            "t CO2/MWh",
            source="BE = PE, solved for the factor",
        )
    sheet.step("PE", "Project emissions", "E * EF_grid", "t CO2 eq")
