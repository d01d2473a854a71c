"""The downward adjustment: every method by its numbers, and nothing assumed where the sources differ."""

from fractions import Fraction as F

import pytest

from article6.baselines import adjustment, ambition
from article6.baselines.approaches import Record, existing_emissions
from article6.baselines.errors import BaselineError
from article6.baselines.reductions import emission_reductions

FLAT = (100_000,) * 10
PE = 20_000
TENTH, HUNDREDTH = F(1, 10), F(1, 100)


def reading(basis, start):
    return adjustment.linear(FLAT, PE, annual=HUNDREDTH, initial=TENTH, basis=basis, start=start)


@pytest.mark.parametrize(
    ("adjusted", "years_1_2_5_10", "sum_5", "sum_10"),
    [
        (adjustment.unadjusted(FLAT), (100_000, 100_000, 100_000, 100_000), 400_000, 800_000),
        (adjustment.linear(FLAT, annual=HUNDREDTH), (100_000, 99_000, 96_000, 91_000), 390_000, 755_000),
        (reading("baseline", 1), (90_000, 89_000, 86_000, 81_000), 340_000, 655_000),
        (reading("reductions", 1), (92_000, 91_000, 88_000, 83_000), 350_000, 675_000),
        (reading("reductions", 2), (100_000, 91_000, 88_000, 83_000), 358_000, 683_000),
        (adjustment.linear(FLAT, annual=F(1, 50)), (100_000, 98_000, 92_000, 82_000), 380_000, 710_000),
        (
            ambition.line_to_zero(FLAT, first_year=2026, start_year=2020, zero_year=2060),
            (85_000, 82_500, 75_000, 62_500),
            300_000,
            537_500,
        ),
    ],
    ids=["M0", "M1", "M2", "M3", "M3b", "M4", "M7"],
)
def test_the_methods_give_their_numbers_exactly(adjusted, years_1_2_5_10, sum_5, sum_10):
    assert tuple(adjusted.series[i] for i in (0, 1, 4, 9)) == years_1_2_5_10
    found = emission_reductions(adjusted, FLAT, PE)
    assert sum(found.series[:5]) == sum_5
    assert found.total == found.units == sum_10
    assert all(isinstance(one, int) for one in adjusted.series)


@pytest.mark.parametrize(
    ("adjusted", "years_2_5_10", "sum_5", "sum_10"),
    [
        (
            ambition.compound(FLAT, annual=HUNDREDTH),
            (99_000, 96_059.60, 91_351.72),
            390_099.50,
            756_179.25,
        ),
        (
            ambition.ambition_coefficient(FLAT, first_year=2026, full_year=2026, zero_year=2060),
            (97_058.82, 88_235.29, 73_529.41),
            370_588.24,
            667_647.06,
        ),
    ],
    ids=["M5", "M6"],
)
def test_compound_and_the_ambition_coefficient(adjusted, years_2_5_10, sum_5, sum_10):
    assert [float(adjusted.series[i]) for i in (1, 4, 9)] == pytest.approx(years_2_5_10, abs=0.005)
    found = emission_reductions(adjusted, FLAT, PE)
    assert float(sum(found.series[:5])) == pytest.approx(sum_5, abs=0.006)
    assert float(found.total) == pytest.approx(sum_10, abs=0.006)
    assert adjusted.series[0] == 100_000


def test_the_coefficient_of_year_two_is_kept_as_a_fraction():
    adjusted = ambition.ambition_coefficient(FLAT, first_year=2026, full_year=2026, zero_year=2060)
    assert adjusted.series[1] == F(100_000 * 33, 34)


def test_adjustment_factors_on_a_line():
    factors = ambition.linear_factors(10, first_year=2026, none_year=2025, full_year=2060)
    assert [float(factors[i]) for i in (0, 4, 9)] == pytest.approx([0.028571, 0.142857, 0.285714], abs=1e-6)
    adjusted = ambition.factors(FLAT, factors)
    assert [float(adjusted.series[i]) for i in (0, 4, 9)] == pytest.approx(
        [97_142.86, 85_714.29, 71_428.57], abs=0.005
    )


def test_a_line_stays_between_nothing_and_all():
    early = ambition.linear_factors(3, first_year=2020, none_year=2025, full_year=2060)
    late = ambition.linear_factors(3, first_year=2059, none_year=2025, full_year=2060)
    assert early == (0, 0, 0)
    assert late == (F(34, 35), 1, 1)
    with pytest.raises(BaselineError, match="no length"):
        ambition.linear_factors(3, first_year=2026, none_year=2060, full_year=2060)


def test_a_growing_baseline_may_rise_although_it_is_adjusted():
    growing = [100_000 * F(102, 100) ** i for i in range(5)]
    adjusted = adjustment.linear(growing, annual=HUNDREDTH)
    assert adjusted.series == (100_000, 101_000, 102_040, F("103120.8"), F("104243.216"))
    assert adjusted.amounts == (0, 1_000, 2_000, 3_000, 4_000)


def test_situation_and_ambition_are_weighed():
    found = ambition.situation_ambition((100, 100), (60, 60), (F(1, 4), F(1, 2)))
    assert found.series == (90, 80)
    with pytest.raises(BaselineError, match="above the situation"):
        ambition.situation_ambition((100,), (101,), (0.5,))


def test_floats_stay_floats():
    adjusted = adjustment.linear([1e5, 1e5], annual=0.01)
    assert adjusted.series == pytest.approx((100_000.0, 99_000.0))
    assert not adjusted.cautions  # a float of 0.01 meets the floor of 1 %


@pytest.mark.parametrize(("basis", "start"), [(None, 1), (None, None), ("er", 1)])
def test_without_a_basis_both_readings_are_named(basis, start):
    with pytest.raises(BaselineError, match="reading A.*reading B"):
        adjustment.linear(FLAT, PE, annual=HUNDREDTH, initial=TENTH, basis=basis, start=start)


@pytest.mark.parametrize("start", [None, 0, 3, True])
def test_without_a_start_the_years_are_named(start):
    with pytest.raises(BaselineError, match="start=1 or start=2"):
        adjustment.linear(FLAT, PE, annual=HUNDREDTH, initial=TENTH, basis="baseline", start=start)


def test_a_share_of_reductions_needs_project_emissions():
    with pytest.raises(BaselineError, match="no project emissions"):
        adjustment.linear(FLAT, annual=HUNDREDTH, initial=TENTH, basis="reductions", start=2)


def test_a_project_dirtier_than_its_baseline_does_not_raise_it():
    found = adjustment.linear((100,), (150,), annual=0, initial=TENTH, basis="reductions", start=1)
    assert found.series == (100,)


def test_the_adjustment_stops_at_the_baseline():
    assert adjustment.linear((100, 100, 100), annual=F(3, 4)).series == (100, 25, 0)


def test_shares_below_the_floors_are_told_and_not_refused():
    below = adjustment.linear(FLAT, annual=F(1, 200), initial=F(1, 20), basis="baseline", start=1)
    assert len(below.cautions) == 2
    assert "1%" in below.cautions[0] and "10%" in below.cautions[1]
    history = existing_emissions((10,), [Record(y, 10, 10) for y in (2021, 2022, 2023)])
    assert any("10%" in one for one in adjustment.linear(history, annual=HUNDREDTH).cautions)
    assert not adjustment.linear(FLAT, annual=HUNDREDTH).cautions


@pytest.mark.parametrize("annual", [-0.01, 2, "1%", None, float("nan"), True])
def test_a_share_that_is_none_is_refused(annual):
    with pytest.raises(BaselineError, match="annual share"):
        adjustment.linear(FLAT, annual=annual)


def test_every_year_has_its_step():
    working = reading("reductions", 2).working
    assert working["BE_2"].put_in == "100,000 - (8,000 + 1,000)"
    assert working["BE_2"].value == 91_000
