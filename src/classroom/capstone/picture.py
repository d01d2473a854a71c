"""The picture of step 5: the chance of missing the own target, by what is sold."""

from fractions import Fraction

from classroom.display.curves import Curve, CurveChart
from classroom.sitting import current
from classroom.views.setting import caution

from .case import country_file

__all__ = ["sale_chart"]


def sale_chart() -> CurveChart:
    """The sales of the table as a line, beside the chance that the government accepts."""
    file = country_file(current().pack)
    m = file.market
    points = [(Fraction(sale, 1000), chance * 100) for sale, chance in file.chances.items()]
    return CurveChart(
        title=f"{m.name}: chance of missing the own target, by what is sold",
        units="Per cent",
        across="Sold, thousand t CO2 eq",
        source=m.source + caution(file.pack),
        numbers=m.numbers,
        says="The more is sold, the higher the chance: nobody replaces the tonnes sold.",
        curves=(Curve("Chance of missing the target", points, marker="circle"),),
        limit=("Accepted by the government", m.accepted * 100),
    )
