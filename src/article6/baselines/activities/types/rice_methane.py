"""Rice: methane avoided by draining fields, less the N2O that draining adds."""

from __future__ import annotations

from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]

SCALE_LIMIT = 60_000  # t a year


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE, and LE and D where the rule book has them."""
    if sheet.choice("method") == "ams-iii-au":
        _daily_default(sheet)
        limited = "AMS-III.AU v03 is for activities up to it."
    else:
        _factors(sheet)
        deducted = sheet.choice("uncertainty_on") != "none"
        limited = "VM0051 has its deduction of 15% up to it, as transcribed." if deducted else ""
    if limited and sheet["BE"] - sheet["PE"] > SCALE_LIMIT:
        sheet.warn(f"More than {SCALE_LIMIT:,} t a year. {limited}")


def _daily_default(sheet: Sheet) -> None:
    sheet.choice("aeration")
    formula = "A * S * days * EF_d * GWP_CH4 / 1000"
    sheet.step(
        "BE", "Methane avoided, as the baseline less the project", formula, "t CO2 eq", note="kg to t: 1000"
    )
    sheet.step(
        "PE",
        "Project emissions beyond it",
        "0",
        "t CO2 eq",
        source="AMS-III.AU v03: none, no N2O, no leakage",
    )


def _factors(sheet: Sheet) -> None:
    for key in ("region", "water_project", "preseason", "straw_timing"):
        sheet.choice(key)
    sheet.step("SFo", "Factor of organic matter", "(1 + ROA * CFOA)**e", "factor")
    sheet.step("CH4_base", "Methane before", "EFc * SFw_base * SFp * SFo * days", "kg CH4/ha/season")
    sheet.step(
        "CH4_proj", "Methane with the project", "EFc * SFw_proj * SFp * SFo * days", "kg CH4/ha/season"
    )
    sheet.step(
        "BE", "Baseline emissions", "A * S * CH4_base * GWP_CH4 / 1000", "t CO2 eq", note="kg to t: 1000"
    )
    sheet.step("PE_CH4", "Methane of the project", "A * S * CH4_proj * GWP_CH4 / 1000", "t CO2 eq")
    sheet.step(
        "PE_N2O",
        "N2O added by draining",
        "A * S * N * max(0, EF1_proj - EF1_base) * 44 / 28 * GWP_N2O / 1000",
        "t CO2 eq",
        source="IPCC 2019 Refinement vol. 4 ch. 11, as transcribed; that a fall of N2O is not credited is a "
        "convention of this course",
        note="44/28 turns N2O-N into N2O",
    )
    sheet.step("PE", "Project emissions", "PE_CH4 + PE_N2O", "t CO2 eq")
    deduction = sheet.choice("uncertainty_on")
    if deduction != "none":
        base = "BE - PE" if deduction == "net" else "BE - PE_CH4"
        sheet.step("DED", "Deduction for uncertainty", f"max(0, {base}) * UNC", "t CO2 eq")
