"""What a sale costs the host: the worked numbers of a ten-measure curve, recomputed by hand."""

from fractions import Fraction as F
from types import SimpleNamespace

import pytest

from classroom.display.numbers import scale
from classroom.margins import margins
from classroom.replacing import curve, sell_measure
from classroom.views.abatement import cost

CURVE = {
    "lamps": (3, -30),
    "landfill gas": (2, 4),
    "stoves": (4, 8),
    "rice": (2, 12),
    "solar": (5, 18),
    "industry": (3, 26),
    "forest": (4, 32),
    "buses": (2, 55),
    "wind": (4, 70),
    "hydrogen": (3, 120),
}
MEASURES = [SimpleNamespace(name=n, potential_t=q, cost_per_t=c) for n, (q, c) in CURVE.items()]
NEED = 18


@pytest.mark.parametrize(
    ("name", "tonnes", "short", "break_even"),
    [
        ("stoves", 4, F("22.5"), F("30.5")),
        ("rice", 2, F(17), F(29)),
        ("landfill gas", 2, F(25), F(29)),
        ("industry", 1, F(0), F(26)),  # the one tonne that the plan does not need
        ("industry", 3, F(4), F(30)),
        ("buses", 2, F(0), F(55)),  # outside the plan: no loss, but the price must carry the measure
        ("lamps", 3, F(60), F(30)),  # the savings of the lamps count as lost
    ],
)
def test_the_worked_numbers(name, tonnes, short, break_even):
    sale = sell_measure(MEASURES, NEED, name, tonnes)
    assert cost(sale.before) == 116
    assert (sale.short, sale.break_even) == (short, break_even)


def test_what_cannot_be_delivered_is_refused():
    with pytest.raises(ValueError, match="rice can deliver 2 t, not 3 t"):
        sell_measure(MEASURES, NEED, "rice", 3)
    with pytest.raises(ValueError, match="rice can deliver 2 t, not 0 t"):
        sell_measure(MEASURES, NEED, "rice", 0)


def test_a_sale_that_leaves_too_little_is_refused():
    with pytest.raises(ValueError, match="deliver 28 t; the own target needs 30 t"):
        sell_measure(MEASURES, 30, "stoves", 4)


def test_an_unknown_measure_is_named():
    with pytest.raises(ValueError, match="no measure 'stove'.*stoves"):
        sell_measure(MEASURES, NEED, "stove", 1)


def test_the_curve_shows_what_is_sold_and_what_the_target_takes():
    sale = sell_measure(MEASURES, NEED, "stoves", 3)
    drawn = curve(
        "One sale",
        "Stoves are sold.",
        MEASURES,
        sale.after,
        unit=scale([1]),
        money="USD",
        price=F(9),
        source="Invented.",
        sold=sale,
    )
    by_tone = {}
    for step in drawn.steps:
        by_tone[step.tone] = by_tone.get(step.tone, 0) + step.quantity
    assert by_tone == {"hatch:buyer": 3, "host": NEED, "soft": 32 - 3 - NEED}
    assert [step.name for step in drawn.steps if step.tone == "hatch:buyer"] == ["stoves"]


def test_the_margins_are_drawn_or_refused():
    margins(
        "Two cases", {"good": 1_400, "bad": -500}, scale([1_400]), source="Invented.", says="One is missed."
    )
    with pytest.raises(ValueError, match="no source"):
        margins("Two cases", {"good": 1}, scale([1]), source="", says="It is met.")
