"""The minimum rule, the order of deductions, and what is issued."""

from fractions import Fraction as F

import pytest

from article6.baselines import comparison, wrong_methods
from article6.baselines.adjustment import linear
from article6.baselines.alignment import aligned, alignment, falling_compound, falling_linear
from article6.baselines.amounts import whole_tonnes
from article6.baselines.errors import BaselineError
from article6.baselines.leakage import MarketAndEmbodied, NetFactor, Terms, none_or_one
from article6.baselines.reductions import crediting_baseline, emission_reductions

APPROACH = (100_000,) * 5
LAW = (100_000, 100_000, 100_000, 80_000, 80_000)
PE = 20_000
ADJUSTED = linear(APPROACH, annual=F(1, 100))


def test_a_new_law_lowers_the_baseline_once():
    found = emission_reductions(ADJUSTED, LAW, PE)
    assert found.series == (80_000, 79_000, 78_000, 60_000, 60_000)
    assert found.units == 357_000
    assert crediting_baseline(ADJUSTED, LAW) == found.baselines == (100_000, 99_000, 98_000, 80_000, 80_000)


def test_the_wrong_methods_give_their_own_numbers():
    assert sum(wrong_methods.without_the_minimum(ADJUSTED, PE)) == 390_000
    twice = wrong_methods.adjusted_from_business_as_usual(ADJUSTED, LAW, PE)
    assert twice == (80_000, 79_000, 78_000, 57_000, 56_000)
    assert sum(twice) == 350_000


def test_a_level_of_the_host_binds_too():
    found = emission_reductions(ADJUSTED, LAW, PE, ceilings={"Level set by the host": 70_000})
    assert found.series == (50_000,) * 5
    assert found.years[0].working["C1"].name == "Level set by the host"
    assert found.years[0].working["BE"].put_in == "min(100,000, 100,000, 70,000)"


def test_years_below_zero_are_carried_only_where_the_caller_says_so():
    levels, project = (100, 100, 100, 100), (130, 90, 60, 90)
    dropped = emission_reductions(levels, levels, project)
    carried = emission_reductions(levels, levels, project, carry_negative=True)
    assert dropped.series == (0, 10, 40, 10)
    assert carried.series == (0, 0, 20, 10)
    assert [one.carried for one in carried.years] == [-30, -20, 0, 0]
    assert carried.years[2].working["CF"].value == -20


def test_every_year_is_rounded_down_and_only_at_the_end():
    found = emission_reductions((F("100.9"),) * 2, 1000, 0)
    assert found.units == 200
    assert found.total == F("201.8")


@pytest.mark.parametrize(
    ("value", "tonnes"), [(F("99.999999999"), 99), (99.9999999999, 100), (99.99, 99), (0, 0), (7, 7)]
)
def test_a_tonne_is_not_lost_to_binary_arithmetic(value, tonnes):
    assert whole_tonnes(value) == tonnes


def test_the_deduction_falls_on_the_net_figure():
    # rice: 18,945.79 net, 15% off
    found = emission_reductions([18_945.79], 18_945.79, 0, uncertainty=0.15)
    assert found.series[0] == pytest.approx(16_103.92, abs=0.006)
    assert found.units == 16_103
    after_leakage = emission_reductions([100], 100, 0, leakage=Terms((20,)), uncertainty=F(1, 10))
    assert after_leakage.series == (72,)


def test_the_working_says_each_step():
    year = emission_reductions(ADJUSTED, LAW, PE, leakage=NetFactor(), uncertainty=F(1, 10)).years[3]
    steps = {step.symbol: step.value for step in year.working.steps}
    assert list(steps) == ["B", "DA", "BAU", "BE", "PE", "LE", "NET", "UNC", "ER", "UNITS"]
    assert steps["DA"] == 3_000 and steps["LE"] == 3_000 and steps["NET"] == 57_000
    assert year.working.result == year.units == 51_300
    assert all(step.where_from for step in year.working.steps)
    assert year.working["LE"].where_from == NetFactor().source


# cookstoves with a kitchen test: gross 7,059.09, 10,000 stoves handed out in the year
GROSS = 7_059.09


def test_a_net_factor_or_market_and_embodied_emissions():
    factor = emission_reductions([GROSS], GROSS, 0, leakage=NetFactor())
    assert factor.series[0] == pytest.approx(6_706.14, abs=0.006)
    market = MarketAndEmbodied((10_000,), life=5)
    assert market.terms([GROSS])[0] == pytest.approx(175.18, abs=0.006)
    other = emission_reductions([GROSS], GROSS, 0, leakage=market)
    assert other.series[0] == pytest.approx(6_883.91, abs=0.006)


def test_embodied_emissions_fall_at_once_or_over_five_years():
    given = dict(devices=(1000, 0, 0, 0, 0, 1000), market=0)
    assert MarketAndEmbodied(life=4, **given).terms([0] * 6) == (17, 0, 0, 0, 0, 17)
    assert MarketAndEmbodied(life=5, **given).terms([0] * 6) == (F("3.4"),) * 6


def test_two_ways_to_leakage_are_one_too_many():
    market = MarketAndEmbodied((1,), life=5)
    with pytest.raises(BaselineError, match="given 2 times .net factor, market"):
        none_or_one(NetFactor(), market)
    assert none_or_one(None, market) is market
    assert none_or_one(None, None) is None


def test_positive_leakage_is_never_credited():
    found = emission_reductions([100, 100], 100, 0, leakage=Terms((-30, 30)))
    assert found.series == (100, 70)
    with pytest.raises(BaselineError, match="By accounts .* never credited"):
        NetFactor(F(11, 10))


def test_a_year_without_reductions_has_no_share_to_leak():
    found = emission_reductions([100, 100], 100, [140, 0], leakage=NetFactor(), carry_negative=True)
    assert found.years[0].carried == -40
    assert found.series == (0, 55)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: emission_reductions(APPROACH, LAW[:4], PE), "Business as usual has 4 years"),
        (lambda: emission_reductions(APPROACH, LAW, -1), "at least 0"),
        (lambda: emission_reductions(APPROACH, LAW, PE, uncertainty=15), "0.20"),
        (lambda: emission_reductions(APPROACH, LAW, PE, leakage=Terms((1,))), "Leakage emissions has 1"),
        (lambda: MarketAndEmbodied((1,), life=0), "above 0"),
        (lambda: MarketAndEmbodied((1,), life=5, market=2), "market share"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(BaselineError, match=message):
        call()


def test_methods_stand_side_by_side():
    rows = comparison.compare((100_000,) * 10, 100_000, PE)
    totals = {row.method.id: float(row.reductions.total) for row in rows}
    assert totals == pytest.approx(
        {
            "M0": 800_000,
            "M1": 755_000,
            "M2": 655_000,
            "M3": 675_000,
            "M3b": 683_000,
            "M4": 710_000,
            "M5": 756_179.25,
            "M6": 667_647.06,
            "M7": 537_500,
        },
        abs=0.006,
    )


# the unrounded combined margin of the grid example
GRID_FACTOR = 0.73215303786933


def test_the_path_of_the_ndc_is_the_lower_one_in_year_five():
    method = falling_linear(GRID_FACTOR, F(1, 100), 5)
    path = falling_compound(GRID_FACTOR, F(3, 100), 5)
    assert float(method[4]) == pytest.approx(0.702867, abs=1e-6)
    assert float(aligned(method, path)[4]) == pytest.approx(0.648170, abs=1e-6)


def test_four_questions_are_answered_in_order():
    found = alignment(
        (100, 90), (100, 80), inside_ndc=True, unconditional=False, first_year=2030, ndc_end=2030
    )
    assert [one.answer for one in found.answers] == [True, False, False, True]
    assert found.series == (100, 80)
    assert "crediting year 2" in found.answers[2].follows
    assert "2031" in found.answers[3].follows


def test_outside_the_ndc_an_adjustment_is_still_due():
    found = alignment((100,), None, inside_ndc=False, unconditional=False, first_year=2026, ndc_end=2030)
    assert [one.answer for one in found.answers] == [False, False, None, False]
    assert found.answers[0].rule == "adjustment.outside-ndc"
    assert found.series == (100,)
    with pytest.raises(BaselineError, match="no path was given"):
        alignment((100,), None, inside_ndc=True, unconditional=True, first_year=2026, ndc_end=2030)


def test_crediting_that_ends_with_the_ndc_stays_inside_it():
    found = alignment(
        (100, 90), (100, 90), inside_ndc=True, unconditional=True, first_year=2029, ndc_end=2030
    )
    assert [one.answer for one in found.answers] == [True, True, True, False]


def test_a_deduction_does_not_shrink_a_shortfall():
    found = emission_reductions([100, 100], 100, [140, 0], uncertainty=F(1, 2), carry_negative=True)
    assert found.years[0].carried == -40
    assert found.series == (0, 10)
