"""Landfill gas: methane by first-order decay, captured and burnt, or avoided."""

from __future__ import annotations

import math

from article6.baselines.activities.errors import ActivityError
from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]

WASTES = ("food", "paper", "garden", "wood", "textiles")
TOOL = "CDM TOOL04 v8.1, as transcribed"
PHI_OF_CAPTURE = 0.75


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE; year 1 is the first year of disposal. Raises for shares above the whole."""
    _generated(sheet)
    if sheet.choice("application") == "capture":
        _capture(sheet)
    else:
        sheet.step(
            "BE", "Emissions without the project", "(1 - f) * GWP * (1 - OX) * CH4", "t CO2 eq", source=TOOL
        )
        sheet.step("PE", "Project emissions", "0", "t CO2 eq", source="not counted: a simplification")
        sheet.warn(
            "The treatment that replaces the site emits too; that is not counted, so this is no result yet."
        )


def _capture(sheet: Sheet) -> None:
    sheet.step("C", "Methane captured", "eta_col * CH4", "t CH4")
    sheet.choice("flare")
    if sheet.choice("oxidation_order") == "slip-as-project":
        sheet.step("BE", "Baseline emissions", "max(0, (1 - OX) - rho) * C * GWP", "t CO2 eq")
        sheet.step("PE", "Methane that the flare lets through", "(1 - eta_fl) * C * GWP", "t CO2 eq")
    else:
        sheet.step("BE", "Baseline emissions", "max(0, (1 - OX) * eta_fl - rho) * C * GWP", "t CO2 eq")
        sheet.step("PE", "Project emissions", "0", "t CO2 eq", source="the slip is off the baseline already")
    if sheet["phi"] > PHI_OF_CAPTURE:
        sheet.warn(
            f"phi above {PHI_OF_CAPTURE} belongs to projects that avoid disposal, as TOOL04 is known (check "
            "it): a likely mistake here."
        )


def _generated(sheet: Sheet) -> None:
    shares = {each: sheet.given(f"{each}_share") for each in WASTES}
    total = sum(shares.values())
    if total > 1 + 1e-9:
        raise ActivityError(
            f"The shares of the waste add up to {total:g}. They may not exceed 1; lower one of them."
        )
    last = sheet.year if sheet.choice("decay_start") == "same-year" else sheet.year - 1
    present = [each for each, share in shares.items() if share > 0]
    years = int(sheet["T"])
    sheet.put(
        "DDOC",
        "Degradable carbon that decays in this year",
        "W × Σx Σj p_j × DOC_j × e^(-k_j × (y - x)) × (1 - e^(-k_j))",
        f"{', '.join(present) or 'nothing'}; waste of years 1 to {min(years, sheet.year)}, year {sheet.year}",
        sheet["W"] * math.fsum(_decaying(sheet, each, years, last) for each in present),
        "t C",
        uses=[symbol for each in present for symbol in (f"p_{each}", f"DOC_{each}", f"k_{each}")],
        source=TOOL,
    )
    sheet.step("CH4", "Methane generated", "phi * 16 / 12 * F * DOCf * MCF * DDOC", "t CH4", source=TOOL)
    sheet.choice("site")


def _decaying(sheet: Sheet, waste: str, years: int, year: int) -> float:
    """Degradable carbon of one kind, for each tonne of waste a year, that decays in `year`."""
    rate = sheet[f"k_{waste}"]
    left = math.fsum(math.exp(-rate * (year - put)) for put in range(1, min(year, years) + 1))
    return sheet[f"p_{waste}"] * sheet[f"DOC_{waste}"] * -math.expm1(-rate) * left
