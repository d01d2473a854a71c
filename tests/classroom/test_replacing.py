"""The curve of a sale shows what is sold, what the target takes and what is left."""

from fractions import Fraction as F

import pytest

from article6.integrity.abatement import Measure
from article6.integrity.overselling import cost_of_selling
from classroom.display.numbers import scale
from classroom.margins import margins
from classroom.replacing import curve

MEASURES = [Measure("stoves", 4, 8), Measure("solar", 5, 18), Measure("buses", 3, 55)]
NEED = 6


def test_the_curve_shows_what_is_sold_and_what_the_target_takes():
    sale = cost_of_selling(MEASURES, NEED, {"stoves": 3})
    drawn = curve(
        "One sale",
        "Stoves are sold.",
        MEASURES,
        sale.after,
        unit=scale([1]),
        money="USD",
        price=F(9),
        source="Invented.",
        sold=sale.exports,
    )
    by_tone = {}
    for step in drawn.steps:
        by_tone[step.tone] = by_tone.get(step.tone, 0) + step.quantity
    assert by_tone == {"hatch:buyer": 3, "host": NEED, "soft": 12 - 3 - NEED}
    assert [step.name for step in drawn.steps if step.tone == "hatch:buyer"] == ["stoves"]


def test_the_margins_are_drawn_or_refused():
    margins(
        "Two cases", {"good": 1_400, "bad": -500}, scale([1_400]), source="Invented.", says="One is missed."
    )
    with pytest.raises(ValueError, match="no source"):
        margins("Two cases", {"good": 1}, scale([1]), source="", says="It is met.")
