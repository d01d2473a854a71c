"""The cost of selling: the worked table of a ten-measure curve, in million USD and USD per t."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.integrity.abatement import Measure, cheapest, cost, delivered, plan_for
from article6.integrity.errors import IntegrityError
from article6.integrity.overselling import cost_of_selling
from tests.article6.integrity_case import LIST, MEASURES, MT, NEED, exported


def test_the_plan_without_a_sale():
    plan = plan_for(MEASURES, NEED)
    assert (plan.cost, plan.marginal, plan.unmet, plan.delivered) == (116 * MT, 26, 0, NEED)
    assert plan_for(MEASURES, 40 * MT).unmet == 8 * MT
    assert plan_for([], 0).marginal is None


@pytest.mark.parametrize(
    ("sale", "after", "floor", "break_even", "marginal"),
    [
        ({"stoves": 4}, 206, F("22.5"), F("30.5"), 32),
        ({"stoves": 4, "rice": 2}, 269, F("25.5"), F(209, 6), 55),
        ({"landfill": 2, "stoves": 4, "rice": 2, "pv": 5}, 746, F(630, 13), F(784, 13), 120),
        ({"rice": 2}, 150, F(17), F(29), 32),
        ({"landfill": 2}, 166, F(25), F(29), 32),
        ({"industry": 1}, 116, F(0), F(26), 26),  # the one tonne that the plan does not need
        ({"industry": 3}, 128, F(4), F(30), 32),
        ({"ebus": 2}, 116, F(0), F(55), 26),  # outside the plan: no loss, but the price must carry it
        ({"wind": 4, "h2": 3}, 116, F(0), F(640, 7), 26),
        ({"LED": 3}, 296, F(60), F(30), 32),  # the savings of the lamps count as lost
    ],
)
def test_the_worked_numbers(sale, after, floor, break_even, marginal):
    found = cost_of_selling(MEASURES, NEED, exported(**sale))
    assert found.before.cost == 116 * MT and found.after.cost == after * MT
    assert (found.fee_floor, found.break_even, found.after.marginal) == (floor, break_even, marginal)
    assert found.unmet == 0


@pytest.mark.parametrize(
    ("sale", "floor"),
    [
        ({"stoves": 4}, 41.23),
        ({"rice": 2}, 25.90),
        ({"landfill": 2}, 34.68),
        ({"stoves": 4, "rice": 2}, 46.82),
    ],
)
def test_the_floors_with_mean_deliveries(sale, floor):
    found = cost_of_selling(MEASURES, NEED, exported(**sale), mean_deliveries=True)
    assert float(found.before.cost) / MT == pytest.approx(163.13, abs=0.005)
    assert float(found.fee_floor) == pytest.approx(floor, abs=0.005)


def test_a_sale_that_cannot_be_repaired_says_what_is_unmet():
    package = exported(landfill=2, stoves=4, rice=2, pv=5)
    found = cost_of_selling(MEASURES, NEED, package, mean_deliveries=True)
    assert found.fee_floor is None and found.break_even is None
    assert float(found.tonnes) / MT == pytest.approx(11.29, abs=0.005)
    assert float(found.after.delivered) / MT == pytest.approx(13.07, abs=0.005)
    assert "4,934,375 t of the own need are unmet" in found.says()
    planned = cost_of_selling(MEASURES, NEED, {**package, "ebus": 2 * MT})
    assert planned.unmet == 1 * MT and planned.fee_floor is None


def test_the_sentence_names_floor_and_marginal_option():
    said = cost_of_selling(MEASURES, NEED, exported(stoves=4)).says()
    assert "22.50 USD per tonne sold" in said and "32.00 USD" in said
    assert "Nothing is sold" in cost_of_selling(MEASURES, NEED, {}).says()


@pytest.mark.parametrize(
    ("sale", "words"),
    [
        ({"rice": 3 * MT}, "rice can deliver 2,000,000 t, not 3,000,000 t"),
        ({"rice": -1}, "not -1 t"),
        ({"rise": 1}, "no measure 'rise'.*rice"),
        ({"rice": 0.5}, "float"),
    ],
)
def test_wrong_exports_are_refused(sale, words):
    with pytest.raises(IntegrityError, match=words):
        cost_of_selling(MEASURES, NEED, sale)


def test_a_need_out_of_reach_is_refused():
    with pytest.raises(IntegrityError, match="32,000,000 t and the need is 33,000,000 t"):
        cost_of_selling(MEASURES, 33 * MT, {})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("A", -1, 3), "below zero"),
        (("A", 1, 3, "1.2"), "from 0 to 1"),
        (("A", 1, 0.5), "A, cost_per_t: 0.5 is a float"),
    ],
)
def test_wrong_measures_are_refused(wrong, words):
    with pytest.raises(IntegrityError, match=words):
        Measure(*wrong)


SIZES = st.lists(st.tuples(st.integers(1, 50), st.integers(-20, 90)), min_size=1, max_size=6)


@given(SIZES, st.integers(0, 120), st.integers(0, 120))
def test_measures_are_taken_cheapest_first(pairs, first, second):
    measures = [Measure(str(i), t, c) for i, (t, c) in enumerate(pairs)]
    total = sum(t for t, _ in pairs)
    own = cheapest(measures, first)
    more = cheapest(measures, second, first)
    both = cheapest(measures, first + second)
    assert delivered(own) == min(first, total)
    assert delivered(more) == min(second, max(total - first, 0))
    assert cost(own) + cost(more) == cost(both)
    if own and more:
        assert max(p.cost_per_t for p in own) <= min(p.cost_per_t for p in more)


def test_negative_needs_are_refused():
    with pytest.raises(IntegrityError, match="cannot be negative"):
        cheapest([], -1)


@given(
    st.sampled_from([name for name, *_ in LIST]),
    st.integers(0, 100),
    st.integers(0, 100),
    st.booleans(),
)
def test_selling_more_never_makes_the_own_target_cheaper(name, one, other, mean):
    potential = next(m.potential_t for m in MEASURES if m.name == name)
    less, more = (potential * part / 100 for part in sorted((one, other)))
    a = cost_of_selling(MEASURES, 15 * MT, {name: less}, mean_deliveries=mean)
    b = cost_of_selling(MEASURES, 15 * MT, {name: more}, mean_deliveries=mean)
    assert a.unmet <= b.unmet
    if name != "LED":  # a sold measure that saves money is made up for by one that costs money, too
        assert a.extra <= b.extra
    if not b.unmet and b.tonnes:
        # the break-even price is the average cost of the tonnes that replace the export
        assert b.break_even * b.tonnes == b.after.cost + b.paid - b.before.cost
