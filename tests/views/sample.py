"""A small view with one control of each kind, whose results can be read off its inputs."""

from classroom.chart import Bars, Line, YearChart
from classroom.view import Control, Shown, Table, Verdict, View

WEIGHT = {"half": 1, "full": 2}


def compute(share: str, year: int, sold: int) -> Shown:
    amount = WEIGHT[share] * sold
    emissions = {y: 90_000 + (amount if y == year else 0) for y in (2027, 2028, 2029)}
    chart = YearChart(
        title="Emissions & balance",
        units="kt CO2 eq",
        source="Invented.",
        says=f"In {year} the balance is {90_000 + amount:,}.",
        bars=(Bars("Balance", emissions),),
        lines=(Line("Target", {2029: 91_000}),),
    )
    table = Table("Result", ("Year", "Added"), [(str(year), amount)], "kt CO2 eq", signed=("Added",))
    return Shown(
        [table],
        [chart],
        [f"In {year} the host adds {amount:,} <kt>."],
        ["balance.add-first-transfers"],
        "Invented.",
        [Verdict("Host", amount <= 1000, f"adds {amount:,}")],
    )


def view(function=compute, **changes) -> View:
    """The sample view; `function` may be another computation."""
    controls = (
        Control.choice("share", "Share", {"half": "Half of it", "full": "All of it"}),
        Control.year("year", "Vintage", (2027, 2028, 2029), 2028),
        Control.steps("sold", "Sold", (0, 500, 1000), 500, unit="kt", help="A number from a short list."),
    )
    return View(
        **{
            "name": "sample",
            "title": "A sample",
            "controls": controls,
            "compute": function,
            "caption": "Try it.",
            "made": ("sample", "kasoro"),
            **changes,
        }
    )
