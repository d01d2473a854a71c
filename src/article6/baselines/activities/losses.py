"""Losses between the power plant and the meter: one factor, and the two conventions for it."""

from __future__ import annotations

from article6.baselines.activities.sheet import Sheet

__all__ = ["loss_factor"]

_FORMULAS = {"divide": "1 / (1 - TD)", "multiply": "1 + TD", "none": "1"}


def loss_factor(sheet: Sheet) -> None:
    """Writes the step L: MWh generated for one MWh used, by the option taken for `losses`."""
    sheet.step(
        "L",
        "Generation for one MWh at the meter",
        _FORMULAS[sheet.choice("losses")],
        "MWh/MWh",
        source="convention of this course: divide by one minus the loss; TOOL05 multiplies by one plus it",
    )
