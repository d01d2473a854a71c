"""Efficient cookstoves: wood saved, by the efficiency of both stoves or by kitchen tests."""

from __future__ import annotations

from article6.baselines.activities.sheet import Sheet
from article6.baselines.uncertainty import student

__all__ = ["compute"]

_WOOD_FACTOR = {
    "co2": "NCV * (fNRB * EF_CO2 + EF_nonCO2)",
    "all": "NCV * fNRB * (EF_CO2 + EF_nonCO2)",
}
SCALE_LIMIT = 10_000  # t a year, Gold Standard Article 6 cookstove methodology v4.0, as transcribed
LEAST_EFFICIENCY = 0.25  # AMS-II.G
YEARS_OF_MAKING = 5  # over which the making of a long-lived stove is spread


def compute(sheet: Sheet) -> None:
    """Writes the steps BE, PE and LE, and D where the kitchen test is corrected for being watched."""
    method = sheet.choice("method")
    sheet.step(
        "EF_wood",
        "Emissions of one tonne of wood",
        _WOOD_FACTOR[sheet.choice("fnrb_scope")],
        "t CO2 eq/t wood",
    )
    if method == "efficiency":
        _by_efficiency(sheet)
    else:
        _by_kitchen_test(sheet)
    _leakage(sheet, method)


def _by_efficiency(sheet: Sheet) -> None:
    measured = sheet.choice("wood_from") == "measured"
    sheet.step("B_old", "Baseline wood per household", "B_hh" if measured else "b * HN", "t/household/yr")
    sheet.step("eta_y", "Efficiency of the new stove in this year", "eta_new * a**(y - 1)", "fraction")
    sheet.step("B_saved", "Wood saved per household", "B_old * (1 - eta_old / eta_y)", "t/household/yr")
    sheet.step("BE", "Baseline emissions", "N * U * B_old * EF_wood", "t CO2 eq")
    sheet.step("PE", "Project emissions", "N * U * (B_old - B_saved) * EF_wood", "t CO2 eq")
    if sheet["eta_new"] < LEAST_EFFICIENCY:
        sheet.warn(f"The new stove is below the efficiency of {LEAST_EFFICIENCY} that AMS-II.G asks for.")


def _by_kitchen_test(sheet: Sheet) -> None:
    _sample(sheet, "b", "Baseline", -1)
    _sample(sheet, "p", "Project", 1)
    sheet.step("BE", "Baseline emissions", "N * U * W_b * EF_wood", "t CO2 eq")
    sheet.step("PE", "Project emissions", "N * U * W_p * EF_wood", "t CO2 eq")


def _sample(sheet: Sheet, part: str, name: str, side: int) -> None:
    """The mean where the test passes its precision, else the one-sided bound below (-1) or above (1) it."""
    sheet.step(f"se_{part}", f"{name} test, standard error", f"sd_{part} / n_{part}**0.5", "t/household/yr")
    by_t = sheet.choice("statistic") == "t"
    two = _student(sheet, part, 2, 0.95) if by_t else "z2"
    half = sheet.step(
        f"r_{part}", f"{name} test, relative half-width", f"{two} * se_{part} / P_{part}", "fraction"
    )
    if half <= sheet["r_max"]:
        formula, note = f"P_{part}", "the precision is met: the mean"
    else:
        one = _student(sheet, part, 1, 0.90) if by_t else "z1"
        bound = f"P_{part} {'+' if side > 0 else '-'} {one} * se_{part}"
        formula, note = f"max(0, {bound})", "the precision is missed: the one-sided bound"
    sheet.step(f"W_{part}", f"{name} wood that counts", formula, "t/household/yr", note=note)


def _student(sheet: Sheet, part: str, sides: int, probability: float) -> str:
    """Writes down the value of Student's t for this sample, and returns its symbol."""
    freedom = int(sheet[f"n_{part}"]) - 1
    sheet.put(
        f"t{sides}_{part}",
        f"Student's t, {'two' if sides == 2 else 'one'}-sided for 90%",
        f"t({probability:g}; n_{part} - 1)",
        f"t({probability:g}; {freedom})",
        student(probability, freedom),
        "",
        source="Student's t distribution",
    )
    return f"t{sides}_{part}"


def _leakage(sheet: Sheet, method: str) -> None:
    if sheet.choice("leakage") == "factor":
        sheet.step("LE", "Leakage", "max(0, BE - PE) * (1 - LF)", "t CO2 eq")
        return
    if method == "kitchen-test":
        sheet.step("DED", "Deduction for being watched", "max(0, BE - PE) * (1 - HE)", "t CO2 eq")
    long_lived = sheet.choice("stove_life") == "five-or-more"
    years = YEARS_OF_MAKING if long_lived else 1
    making = f" + N_new * EMEF / {years}" if sheet.year <= years else ""
    sheet.step(
        "LE",
        "Leakage",
        f"m * max(0, BE - PE){making}",
        "t CO2 eq",
        note="the making of the stoves is counted once: a fifth in each of five years, or all in the first",
    )
    terms = sheet["BE"] - sheet["PE"] - sheet["LE"] - sheet.get("DED")
    if terms > SCALE_LIMIT:
        sheet.warn(
            f"More than {SCALE_LIMIT:,} t a year: above the scale of this Gold Standard methodology, "
            "as transcribed."
        )
