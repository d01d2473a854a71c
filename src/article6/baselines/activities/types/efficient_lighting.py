"""Efficient lighting: electricity saved at the socket, losses added, times the factor of the grid."""

from __future__ import annotations

from article6.baselines.activities.losses import loss_factor
from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE; of the year only the failure rate counts."""
    sheet.step("H", "Lamp-hours that count", "N * (1 - LFR) * h * 365 * NTG", "h/yr")
    sheet.step(
        "ES", "Electricity saved at the socket", "H * (P_old - P_new) / 1e6", "MWh/yr", note="W to MW: 1e6"
    )
    loss_factor(sheet)
    sheet.step("EG", "Electricity saved at the power plants", "ES * L", "MWh/yr")
    sheet.step("BE", "Baseline emissions", "H * P_old / 1e6 * L * EF", "t CO2 eq")
    sheet.step("PE", "Project emissions", "H * P_new / 1e6 * L * EF", "t CO2 eq")
