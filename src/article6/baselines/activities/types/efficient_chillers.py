"""Efficient chillers: the electricity of the new chiller scaled to a reference, as JCM methodologies do."""

from __future__ import annotations

from article6.baselines.activities.sheet import Sheet

__all__ = ["compute"]


def compute(sheet: Sheet) -> None:
    """Writes the steps BE and PE, and before them what a conservative reference leaves uncredited."""
    conservative = sheet.choice("reference") == "conservative"
    cop = "COP_RE" if conservative else "COP_BaU"
    sheet.step("PE", "Project emissions", "EC_PJ * EF", "t CO2 eq")
    if conservative:
        sheet.step("E_BaU", "Business-as-usual emissions", "EC_PJ * (COP_PJ / COP_BaU) * EF", "t CO2 eq")
    sheet.step(
        "BE",
        "Reference emissions" if conservative else "Baseline emissions",
        f"EC_PJ * (COP_PJ / {cop}) * EF",
        "t CO2 eq",
    )
    if conservative:
        sheet.step(
            "NB",
            "Net benefit that is not credited",
            "max(0, E_BaU - PE) - max(0, BE - PE)",
            "t CO2 eq",
            source="the reference is set below business as usual: no credit is asked for the difference",
        )
        if sheet["COP_RE"] < sheet["COP_BaU"]:
            sheet.warn("The reference is poorer than business as usual: it is not conservative.")
    if sheet["COP_PJ"] <= sheet[cop]:
        sheet.warn("The new chiller is no better than what it is compared with: it is not eligible.")
