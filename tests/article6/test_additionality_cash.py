"""Net present value, rate of return, break-even: Oracle 10 of a 50 MW solar plant, and what has no rate."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from article6.baselines.additionality.cash import Project, break_even, has_rate, irr, npv, sign_changes
from article6.baselines.additionality.errors import AdditionalityError
from tests.article6.solar_plant import SOLAR


@pytest.mark.parametrize(
    ("price", "percent", "value"),
    [
        (0, 6.015, -10_073_818),
        (5, 6.696, -8_284_688),
        (10, 7.389, -6_495_558),
        (15, 8.094, -4_706_428),
        (20, 8.810, -2_917_298),
        (25, 9.537, -1_128_168),
        (30, 10.273, 660_962),
    ],
)
def test_oracle_10_every_credit_price(price, percent, value):
    flows = SOLAR.flows(price)
    assert irr(flows) * 100 == pytest.approx(percent, abs=5e-4)
    assert npv(0.10, flows) == pytest.approx(value, abs=0.6)


def test_oracle_10_break_even():
    assert break_even(SOLAR, "credit_price", 0.10) == pytest.approx(28.1528, abs=5e-5)
    assert break_even(SOLAR, "price", 0.10) == pytest.approx(70.0818, abs=5e-5)
    assert (break_even(SOLAR, "price", 0.10) / 55 - 1) * 100 == pytest.approx(27.42, abs=5e-3)


def test_the_flows_of_a_short_project():
    small = Project(
        capex=100,
        price=3,
        output=20,
        opex=5,
        years=3,
        output_decline=Fraction(1, 2),
        credits_per_output=2,
        credit_years=2,
    )
    assert small.outputs() == (20, 10, 5)
    assert small.credits() == (40, 20, 0)
    assert small.flows() == (-100, 55, 25, 10)
    assert small.flows(credit_price=1) == (-100, 95, 45, 10)


def test_fractions_stay_exact():
    # -100 + 60/1.5 + 63/2.25 = -100 + 40 + 28
    assert npv(Fraction(1, 2), [-100, 60, 63]) == -32
    small = Project(capex=100, price=3, output=20, opex=0, years=1)
    assert break_even(small, "price", Fraction(1, 5)) == 6  # 120 back from 20 units
    assert break_even(small, "capex", Fraction(1, 5)) == 50
    assert break_even(small, "output", Fraction(1, 5)) == 40
    assert break_even(small, "opex", Fraction(1, 5)) == -60  # below zero: no cost is small enough


def test_break_even_of_output_counts_the_credits():
    # 10 a unit in each year, 5 more in the first: x (15/2 + 10/4) = 100 at a rate of 1
    sold = Project(capex=100, price=10, output=1, opex=0, years=2, credits_per_output=1, credit_years=1)
    assert break_even(sold, "output", 1, credit_price=5) == pytest.approx(10)


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-100, 110], 0.10),
        ([-100, 50], -0.5),
        ([-100, 0, 121], 0.10),
        ([-100, 100], 0.0),
        ([0, -1, 0, 4, 0], 1.0),
        ([-1, 1e9], 1e9 - 1),
        ([-1e-200, 1.1e-200], 0.10),
        ([-1e200, 1.1e200], 0.10),
    ],
)
def test_a_rate_known_by_hand(flows, rate):
    assert irr(flows) == pytest.approx(rate, abs=1e-12, rel=1e-12)


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ([-1, -2], "never turn"),
        ([5, 6], "never turn"),
        ([0, 0], "never turn"),
        ([-100, 230, -132], "turn 2 times"),  # 10% and 20 %
        ([-1, 5, -5, 5], "turn 3 times"),
        ([100, -110], "cost of a loan"),
        ([-1e-150, 1e150], "beyond all measure"),
        ([-1, 1e-15], "beyond all measure"),
        ([], "no cash flows"),
        ([-1, float("nan")], "year 1"),
        ([-1, "2"], "year 1"),
        ([True, 2], "year 0"),
    ],
)
def test_what_has_no_single_rate_is_told(flows, said):
    with pytest.raises(AdditionalityError, match=said):
        irr(flows)


@pytest.mark.parametrize("rate", [-1, -2, float("nan"), "10%", None])
def test_a_rate_that_discounts_nothing(rate):
    with pytest.raises(AdditionalityError, match="above -1"):
        npv(rate, [-1, 2])


def test_a_value_beyond_numbers():
    with pytest.raises(AdditionalityError, match="too large"):
        npv(-1 + 1e-15, [0] * 30 + [1])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"capex": -1}, "capex is -1"),
        ({"price": float("inf")}, "price is inf"),
        ({"opex": "a lot"}, "opex is 'a lot'"),
        ({"years": 0}, "runs 0 years"),
        ({"years": 20.0}, "whole years"),
        ({"years": 10**9}, "200 years at most"),
        ({"credit_years": 21}, "no more years of credits"),
        ({"output_decline": 1}, "gone at once"),
        ({"output": True}, "output is True"),
    ],
)
def test_a_project_that_cannot_be(change, said):
    with pytest.raises(AdditionalityError, match=said):
        replace(SOLAR, **change)


def test_other_questions_that_have_no_answer():
    with pytest.raises(AdditionalityError, match="credit price is -1"):
        SOLAR.flows(-1)
    with pytest.raises(AdditionalityError, match="credit_price changes nothing"):
        break_even(replace(SOLAR, credit_years=0), "credit_price", 0.1)
    with pytest.raises(AdditionalityError, match="no straight line in 'years'"):
        break_even(SOLAR, "years", 0.1)


# Properties

money = st.floats(0.01, 1e6)
projects = st.builds(
    Project,
    capex=money,
    price=money,
    output=money,
    opex=st.floats(0, 1e3),
    years=st.just(12),
    output_decline=st.floats(0, 0.05),
    credits_per_output=st.floats(0, 2),
    credit_years=st.integers(0, 12),
)
steps = st.floats(0, 100)


@given(projects, steps, steps, st.floats(-0.5, 2))
def test_a_higher_credit_price_never_lowers_the_value_or_the_rate(project, price, more, rate):
    low, high = project.flows(price), project.flows(price + more)
    assert npv(rate, high) >= npv(rate, low)
    assume(has_rate(low) and has_rate(high))
    assert irr(high) >= irr(low)


@given(projects, steps, st.floats(1, 3), st.floats(-0.5, 2))
def test_a_higher_capex_never_raises_the_value_or_the_rate(project, price, factor, rate):
    low, high = project.flows(price), replace(project, capex=project.capex * factor).flows(price)
    assert npv(rate, high) <= npv(rate, low)
    assume(has_rate(low) and has_rate(high))
    assert irr(high) <= irr(low)


@given(projects, steps)
def test_the_value_turns_at_the_rate(project, price):
    flows = project.flows(price)
    assume(has_rate(flows))
    try:
        rate = irr(flows)
    except AdditionalityError:
        assume(False)
    assume(rate < 1e6)
    assert npv(rate - 1e-6 * (1 + rate), flows) > 0 > npv(rate + 1e-6 * (1 + rate), flows)


@given(projects, st.sampled_from(["price", "capex", "output", "credit_price"]), st.floats(0, 0.5))
def test_break_even_breaks_even(project, name, rate):
    assume(name != "credit_price" or (project.credit_years and project.credits_per_output > 1e-3))
    value = break_even(project, name, rate)
    assume(value >= 0)
    flows = project.flows(value) if name == "credit_price" else replace(project, **{name: value}).flows()
    assert abs(npv(rate, flows)) <= 1e-9 * (npv(rate, [abs(f) for f in flows]) + project.capex)


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=8))
def test_sign_changes_are_counted_without_the_zeros(flows):
    signs = "".join("+" if f > 0 else "-" for f in flows if f)
    assert sign_changes(flows) == signs.count("+-") + signs.count("-+")
