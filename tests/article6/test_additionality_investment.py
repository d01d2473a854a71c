"""Would it go ahead without credits? Oracle 10's sensitivity and verdict, the comparison, the simple cost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.baselines.additionality import (
    AdditionalityError,
    Project,
    Verdict,
    at_price,
    benchmark_analysis,
    comparison,
    sensitivity,
    simple_cost,
)
from article6.baselines.additionality.sensitivity import reaches
from tests.article6.solar_plant import SOLAR

NOTHING = Project(capex=0, price=0, output=0, opex=0, years=20)

# Oracle 10, without credits, in % a year: (at -10%, at +10%)
ORACLE = {"price": (4.418, 7.525), "output": (4.418, 7.525), "capex": (7.384, 4.844), "opex": (6.303, 5.725)}


def test_oracle_10_the_eight_sensitivities():
    bars = sensitivity(SOLAR, 0.10, measure="IRR")
    assert {bar.name for bar in bars} == set(ORACLE)
    for bar in bars:
        assert (bar.at_low * 100, bar.at_high * 100) == pytest.approx(ORACLE[bar.name], abs=5e-4)
        assert bar.base * 100 == pytest.approx(6.015, abs=5e-4)
    assert [bar.name for bar in bars][2:] == ["capex", "opex"]  # price and output are equally wide
    (bar,) = (bar for bar in bars if bar.name == "capex")
    assert (bar.low_input, bar.high_input) == pytest.approx((36e6, 44e6))


def test_oracle_10_additional_and_the_credits_do_not_make_it_viable():
    told = benchmark_analysis(SOLAR, 0.10, credit_price=10)
    assert told.result.verdict is Verdict.PASSED
    assert "10%" in told.result.sentence and told.result.cite == "3/CMA.3 annex 38"
    assert told.measure == "IRR" and told.irr * 100 == pytest.approx(6.015, abs=5e-4)
    assert told.with_credits.irr * 100 == pytest.approx(7.389, abs=5e-4)
    assert told.with_credits.npv == pytest.approx(-6_495_558, abs=0.6)
    assert told.credits_suffice is False
    assert "10 USD/t CO2 eq" in told.result.questions[0] and "decisive" in told.result.questions[0]
    assert told.break_even_credit_price == pytest.approx(28.1528, abs=5e-5)
    assert told.break_even_price == pytest.approx(70.0818, abs=5e-5)
    assert "habit of the CDM" in told.result.note
    working = told.result.working
    assert working["NPV"].value == pytest.approx(-10_073_818, abs=0.6)
    assert working["IRR_c"].value == pytest.approx(7.389, abs=5e-4)
    assert working["NPV_max"].put_in == "capex -10%"


def test_oracle_10_at_30_the_credits_are_enough():
    told = benchmark_analysis(SOLAR, 0.10, credit_price=30)
    assert told.credits_suffice is True and told.result.verdict is Verdict.PASSED
    assert not any("decisive" in question for question in told.result.questions)


def test_a_project_that_pays_anyway_is_not_additional():
    told = benchmark_analysis(replace(SOLAR, price=75), 0.10, credit_price=10)
    assert told.result.verdict is Verdict.FAILED and "anyway" in told.result.sentence
    assert told.break_even_credit_price < 0
    assert not any("decisive" in question for question in told.result.questions)


def test_earning_the_benchmark_to_the_cent_is_earning_it():
    assert benchmark_analysis(
        Project(capex=100, price=110, output=1, opex=0, years=1), 0.1
    ).result.verdict is (Verdict.FAILED)
    # 0.1 and 1.1 are no exact floats: 110/1.1 falls short of 100 in the last digit
    assert reaches([-100, 110], 0.1) and not reaches([-100, 109.99], 0.1)


def test_one_case_that_reaches_the_benchmark_leaves_it_open():
    # break-even price 70.08: 66 is below, 66 + 10% above
    told = benchmark_analysis(replace(SOLAR, price=66), 0.10)
    assert told.result.verdict is Verdict.NOT_SHOWN
    assert "price +10%" in told.result.sentence and "opex" not in told.result.sentence
    assert (told.with_credits, told.credits_suffice) == (None, None)
    assert benchmark_analysis(replace(SOLAR, price=66), 0.10, by=0.01).result.verdict is Verdict.PASSED


def test_without_one_rate_of_return_the_bars_are_values():
    # 30 earned in year 1, then 15 lost each year: the flows turn twice
    odd = Project(capex=10, price=60, output=1, opex=30, years=3, output_decline=0.75)
    told = benchmark_analysis(odd, 0.10)
    assert (told.measure, told.irr) == ("NPV", None)
    assert told.bars[0].base == told.npv == pytest.approx(-10 + 30 / 1.1 - 15 / 1.21 - 26.25 / 1.331)
    assert at_price(odd, 0.10, 0).irr is None
    assert (told.break_even_credit_price, told.result.working["NPV"].value) == (None, told.npv)
    with pytest.raises(AdditionalityError, match="turn 2 times"):
        sensitivity(odd, 0.1, measure="IRR")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"vary": ("years",)}, "'years' cannot be varied"),
        ({"by": 1}, "no share"),
        ({"by": float("nan")}, "no share"),
        ({"measure": "payback"}, "no measure 'payback'"),
    ],
)
def test_a_sensitivity_that_cannot_be(words, said):
    with pytest.raises(AdditionalityError, match=said):
        sensitivity(SOLAR, 0.1, **words)


# Simple cost


def test_simple_cost():
    flare = Project(capex=100, price=0, output=50, opex=10, years=5, unit="t CH4")
    told = simple_cost(flare)
    assert told.verdict is Verdict.PASSED and told.working["CO"].value == 150
    assert simple_cost(SOLAR).verdict is Verdict.NOT_APPLICABLE
    assert simple_cost(NOTHING).verdict is Verdict.NOT_SHOWN


# Comparison


def test_comparison_with_going_on_as_before():
    told = comparison(SOLAR, {"Going on as before": NOTHING}, 0.10)
    assert told.verdict is Verdict.PASSED and "Going on as before stays" in told.sentence
    assert told.working["NPV_1"].value == 0 and told.working.result == pytest.approx(-10_073_818, abs=0.6)


def test_comparison_that_one_input_turns():
    assert comparison(replace(SOLAR, price=66), {"none": NOTHING}, 0.10).verdict is Verdict.NOT_SHOWN


def test_comparison_won_by_the_activity_and_a_tie_is_won_too():
    assert comparison(SOLAR, {"dearer": replace(SOLAR, capex=41e6)}, 0.10).verdict is Verdict.FAILED
    assert comparison(SOLAR, {"the same": SOLAR}, 0.10).verdict is Verdict.FAILED


def test_the_best_alternative_counts():
    others = {"dearer": replace(SOLAR, capex=41e6), "none": NOTHING}
    assert comparison(SOLAR, others, 0.10).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({}, "nothing to compare"),
        ({"short": replace(NOTHING, years=10)}, "'short' runs 10 years in USD"),
        ({"yen": replace(NOTHING, currency="JPY")}, "in JPY"),
    ],
)
def test_what_cannot_be_compared(others, said):
    with pytest.raises(AdditionalityError, match=said):
        comparison(SOLAR, others, 0.10)


RANK = {Verdict.PASSED: 2, Verdict.NOT_SHOWN: 1, Verdict.FAILED: 0}


@given(st.floats(20, 120), st.floats(0, 30))
def test_a_better_price_never_makes_an_activity_more_additional(price, more):
    def rank(p):
        return RANK[benchmark_analysis(replace(SOLAR, price=p), 0.10).result.verdict]

    assert rank(price + more) <= rank(price)


@given(st.floats(20, 120), st.floats(0, 0.3), st.floats(0, 0.3))
def test_a_wider_sensitivity_never_makes_an_activity_more_additional(price, by, more):
    project = replace(SOLAR, price=price)
    narrow, wide = (benchmark_analysis(project, 0.10, by=b).result.verdict for b in (by, by + more))
    assert RANK[wide] <= RANK[narrow]
