"""The fifteen rows of table 4: short name in our words, paragraph, year basis, rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the left of a row. `mpg` is the paragraph of the annex to 18/CMA.1 printed in it."""

    number: int
    name: str
    paragraph: str
    mpg: str
    basis: str
    rule: str
    formula: str


EVERY, INVENTORY, VINTAGE, USE = "each year of the period", "inventory year", "vintage", "use year"
ROWS_6_TO_8 = "as rows 6 to 8"

LABELS = (
    Label(
        1,
        "Indicative trajectory or budget of a single-year NDC",
        "7(a)(i)",
        "",
        EVERY,
        "method.trajectory",
        "level of the indicative trajectory",
    ),
    Label(
        2,
        "Trajectory or budget of a multi-year NDC",
        "7(b)",
        "",
        EVERY,
        "method.multi-year",
        "level of the multi-year trajectory",
    ),
    Label(
        3,
        "Emissions and removals covered by the NDC, or of the categories affected",
        "23(a)",
        "77(d)(i)",
        INVENTORY,
        "table4.23a",
        "net emissions in the scope of the NDC",
    ),
    Label(
        4,
        "Emissions and removals covered by the NDC, or by its portion under paragraph 10",
        "23(b)",
        "",
        INVENTORY,
        "table4.23b",
        "the number of row 3, unless the Party separates the two",
    ),
    Label(
        5,
        "Level of the non-GHG indicator before adjustment",
        "23(i)",
        "",
        "indicator year",
        "table4.23i",
        "the indicator in its own unit",
    ),
    Label(
        6,
        "ITMOs first transferred",
        "23(c)",
        "77(d)(ii)",
        VINTAGE,
        "table4.23c",
        "first transfers for NDCs + first transfers for OIMP",
    ),
    Label(
        7,
        "Mitigation outcomes authorized for OIMP, and the entities",
        "23(d)",
        "77(d)(ii)",
        VINTAGE,
        "table4.23d",
        "authorized for OIMP: a memo that adjusts nothing",
    ),
    Label(8, "ITMOs used towards the NDC", "23(e)", "77(d)(ii)", USE, "table4.23e", "uses of the Party"),
    Label(
        9,
        "Net quantity of ITMOs",
        "23(f)",
        "",
        ROWS_6_TO_8,
        "table4.23f",
        "row 6 - row 8",
    ),
    Label(
        10,
        "Cumulative ITMOs divided by elapsed years",
        "7(a)(ii)",
        "",
        "first year of the period to the column",
        "method.averaging",
        "sum of row 9 / elapsed years",
    ),
    Label(
        11,
        "Total quantitative corresponding adjustments used for the balance",
        "23(g)",
        "",
        "as row 9",
        "table4.23g",
        "row 9, or row 10 with averaging",
    ),
    Label(
        12,
        "Cumulative net quantity",
        "23(h)",
        "",
        "first year of the period to the column",
        "table4.23h",
        "sum of row 9 from the first year of the period",
    ),
    Label(
        13,
        "Emissions balance",
        "23(k)(i)",
        "77(d)(ii)",
        INVENTORY,
        "table4.23k",
        "row 3 + row 11",
    ),
    Label(
        14,
        "Adjusted indicator, for each non-GHG metric",
        "23(k)(ii)",
        "",
        "indicator year",
        "table4.23k",
        "row 5 - first transferred + used, in the metric and by the method of the Party",
    ),
    Label(15, "Any other information", "", "77(d)(iii)", "", "table4.77d-iii", "text"),
)
