"""NDCs: periods, levels, trajectories, coverage, and one clear sentence for each malformed one."""

from decimal import Decimal
from fractions import Fraction

import pytest

from article6.ndc import (
    AbsoluteTarget,
    BelowBauTarget,
    Budget,
    Coverage,
    Direction,
    IntensityTarget,
    LevelInputs,
    Method,
    Ndc,
    NdcError,
    NonGhgTarget,
    NotYetKnown,
    Period,
    PoliciesTarget,
    Trajectory,
    show,
)

P = Period(2026, 2030)
ONE = AbsoluteTarget(year=2030, level=91_400_000)
LEVELS = {2026: 100, 2027: 98, 2028: 96, 2029: 94, 2030: 92}


# Periods


def test_a_period_counts_both_ends():
    assert P.years == (2026, 2027, 2028, 2029, 2030)
    assert (P.n, str(P), 2030 in P, 2031 in P) == (5, "2026-2030", True, False)


@pytest.mark.parametrize(("year", "k"), [(2026, 1), (2028, 3), (2030, 5), (2031, 5), (2035, 5)])
def test_elapsed_years_stop_at_the_end_of_the_period(year, k):
    assert P.elapsed(year) == k


# Levels of targets, in t CO2 eq


@pytest.mark.parametrize(
    ("target", "inputs", "level"),
    [
        (ONE, LevelInputs(), 91_400_000),
        (AbsoluteTarget.reduction(2030, 1990, 200_000, 30), LevelInputs(), 140_000),
        (AbsoluteTarget.reduction(2030, 1990, 100_000, "33.3"), LevelInputs(), 66_700),
        (BelowBauTarget(year=2030, bau=120_000_000, reduction_percent=25), LevelInputs(), 90_000_000),
        (BelowBauTarget(year=2030, bau=100, reduction_percent=33), LevelInputs(), 67),
        # The baseline is recalculated: it counts only where the NDC says that it moves.
        (
            BelowBauTarget(year=2030, bau=120_000_000, reduction_percent=25),
            LevelInputs(bau={2030: 116_000_000}),
            90_000_000,
        ),
        (
            BelowBauTarget(year=2030, bau=120_000_000, reduction_percent=25, baseline_moves=True),
            LevelInputs(bau={2030: 116_000_000}),
            87_000_000,
        ),
        # 0.750 t per 1,000 USD less 40 percent, GDP 200,000 million USD.
        (
            IntensityTarget(year=2030, base="0.750", reduction_percent=40),
            LevelInputs(denominator={2030: 200_000_000}),
            90_000_000,
        ),
        (
            IntensityTarget(year=2030, intensity="0.300"),
            LevelInputs(denominator={2030: 150_000_000}),
            45_000_000,
        ),
        (NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000), LevelInputs(), 10_000),
        (PoliciesTarget(("cooking",), year=2030, level=2_500_000), LevelInputs(), 2_500_000),
        # Multi-year: the sum of the levels, or the budget.
        (AbsoluteTarget(levels=LEVELS), LevelInputs(), 480),
        (AbsoluteTarget(budget=480), LevelInputs(), 480),
        (
            BelowBauTarget(bau={year: 1_000 + year - 2026 for year in P}, reduction_percent=10),
            LevelInputs(),
            4509,
        ),
        (
            IntensityTarget(intensity=dict.fromkeys(P, Fraction(1, 3))),
            LevelInputs(denominator=dict.fromkeys(P, 30)),
            50,
        ),
    ],
)
def test_a_target_is_a_level_in_its_unit(target, inputs, level):
    ndc = Ndc("XHA", P, target)
    assert ndc.goal(inputs) == level
    assert target.working(P, inputs)[-1].result == level


def test_below_bau_is_told_in_percent_too():
    target = BelowBauTarget(year=2030, bau=120_000, reduction_percent=25)
    assert show(target.percent_below(88_500, 2030)) == "26.25"
    assert show(target.percent_below(90_500, 2030)) == "24.58"
    assert show(target.percent_below(89_700, 2030)) == "25.25"


def test_an_intensity_has_no_level_before_its_denominator_is_known():
    target = IntensityTarget(year=2030, base="0.750", reduction_percent=40, denominator_unit="1,000 USD")
    assert target.intensity == Fraction(45, 100)
    with pytest.raises(NotYetKnown, match="needs the denominator of 2030 \\(1,000 USD\\)"):
        Ndc("XHA", P, target).goal()
    assert target.intensity_of(90_400, 200_000) == Fraction(452, 1000)


def test_policies_without_a_level_have_no_number():
    with pytest.raises(NotYetKnown, match="gave no emission level"):
        Ndc("XHA", P, PoliciesTarget(("cooking",))).goal()


def test_amounts_are_taken_exactly_from_text_and_decimals():
    tenth = [
        AbsoluteTarget(year=2030, level=value).level for value in ("0.1", Decimal("0.1"), Fraction(1, 10))
    ]
    assert tenth == [Fraction(1, 10)] * 3


# Trajectories and budgets


def test_a_straight_line_is_exact():
    assert Trajectory.linear(P, 100_000, 92_000).levels == {
        2026: 100_000,
        2027: 98_000,
        2028: 96_000,
        2029: 94_000,
        2030: 92_000,
    }
    thirds = Trajectory.linear(Period(2027, 2029), 10, 9, start_year=2026)
    assert thirds.levels == {2027: Fraction(29, 3), 2028: Fraction(28, 3), 2029: 9}


def test_a_trajectory_adds_up():
    trajectory = Trajectory(LEVELS)
    assert (trajectory.sum, trajectory.cumulative(2027), trajectory[2029]) == (480, 198, 94)


def test_the_level_of_a_year_comes_from_the_trajectory_or_the_multi_year_target():
    single = Ndc("XHA", P, ONE, trajectory=Trajectory.linear(P, 100, 92))
    multi = Ndc("XHA", P, AbsoluteTarget(levels=LEVELS))
    budget = Ndc("XHA", P, AbsoluteTarget(budget=480))
    assert (single.level_of(2027), multi.level_of(2027), budget.level_of(2027)) == (98, 98, None)
    assert budget.budget == Budget(480)
    assert Ndc("XHA", P, ONE).level_of(2030) is None


# Coverage


def test_coverage_by_sector_and_gas():
    energy = Coverage(sectors=["Energy", "Waste"], gases=["CO2", "CH4"])
    ndc = Ndc("XHA", P, ONE, coverage=energy)
    assert ndc.covers("energy") and ndc.covers(" Waste ", "CH4")
    assert not ndc.covers("Transportation") and not ndc.covers("Energy", "N2O")
    assert Coverage().covers("anything", "SF6")


def test_covered_emissions_add_up_the_covered_sectors_only():
    by_sector = {"Energy": {2026: 60, 2027: 58}, "Waste": {2026: 5, 2027: 6}, "Forest": {2026: -9, 2027: -9}}
    assert Coverage(sectors=["energy", "waste"]).emissions(by_sector) == {2026: 65, 2027: 64}
    assert Coverage().emissions(by_sector) == {2026: 56, 2027: 55}


def test_a_covered_sector_without_emissions_or_with_other_years_is_refused():
    with pytest.raises(NdcError, match="covered sector waste"):
        Coverage(sectors=["energy", "waste"]).emissions({"Energy": {2026: 1}})
    with pytest.raises(NdcError, match="emissions of Waste lack 2027"):
        Coverage().emissions({"Energy": {2026: 1, 2027: 1}, "Waste": {2026: 1}})


# Methods belong to types of NDC


def test_the_method_fits_the_target():
    assert Ndc("XHA", P, ONE, method=Method.AVERAGING).under(Method.TRAJECTORY).method is Method.TRAJECTORY
    assert [method.paragraph for method in Method] == ["7(a)(i)", "7(a)(ii)", "7(b)"]
    with pytest.raises(NdcError, match="single-year NDC, but the method is multi-year"):
        Ndc("XHA", P, ONE, method=Method.MULTI_YEAR)
    with pytest.raises(NdcError, match="multi-year NDC, but the method is averaging"):
        Ndc("XHA", P, AbsoluteTarget(budget=480), method=Method.AVERAGING)


# Malformed NDCs: one sentence each, with the way out


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Period(2030, 2026), "ends in 2026, before it begins in 2030"),
        (lambda: Period("2026", 2030), "'2026', which is not a calendar year"),
        (lambda: P.elapsed(2025), "no year of the NDC period 2026-2030 has elapsed"),
        (lambda: AbsoluteTarget(year=2030, level=91.4), "float 91.4, which cannot be kept exactly"),
        (lambda: AbsoluteTarget(year=2030, level=True), "True, which is not an amount"),
        (lambda: AbsoluteTarget(year=2030, level="ninety"), "'ninety', which is not an amount"),
        (lambda: AbsoluteTarget(year=2030, level="nan"), "'nan', which is not an amount"),
        (lambda: AbsoluteTarget(year=2030, level="1/0"), "'1/0', which is not an amount"),
        (lambda: AbsoluteTarget(year=2030), "exactly one of level, levels, budget; you gave none"),
        (lambda: AbsoluteTarget(level=1, budget=1), "you gave level and budget at once"),
        (lambda: AbsoluteTarget(level=1), "level and no target year"),
        (lambda: AbsoluteTarget(year=2030, budget=1), "budget and a target year"),
        (lambda: AbsoluteTarget(budget=1, yearly_limits=True), "Yearly limits need a level for every year"),
        (lambda: AbsoluteTarget(levels={2026: 1, 2028: 1}), "no level for 2027"),
        (lambda: Trajectory({}), "no year"),
        (lambda: Trajectory(LEVELS)[2031], "no level for 2031"),
        (lambda: Trajectory([1, 2]), "must be given per year"),
        (lambda: Trajectory.linear(P, 1, 2, start_year=2027), "2027 to 2030 does not span the period"),
        (lambda: Trajectory.linear(Period(2030, 2030), 1, 2), "2030 to 2030 does not span"),
        (lambda: BelowBauTarget(bau=1, reduction_percent=10), "a year and one BAU level"),
        (lambda: BelowBauTarget(bau=1, reduction_percent=125, year=2030), "percentage from 0 to 100"),
        (lambda: IntensityTarget(year=2030, base=1), "a base and a reduction in percent"),
        (lambda: IntensityTarget(year=2030, intensity=1, reduction_percent=5), "or the intensity itself"),
        (lambda: IntensityTarget(intensity=1), "a year and one intensity"),
        (lambda: LevelInputs(denominator={2030: 0}), "denominator of 2030 is 0"),
        (lambda: LevelInputs(denominator={2030: -1}), "cannot be negative"),
        (lambda: LevelInputs(bau={"2030": 5}), "'2030', which is not a calendar year"),
        (lambda: NonGhgTarget("", "GWh", year=2030, level=1), "name of its indicator and its unit"),
        (lambda: NonGhgTarget("area", "ha", level=1), "a level but no year"),
        (lambda: NonGhgTarget("area", "ha", year=2030, level=1, direction="more"), "Use AT_LEAST or AT_MOST"),
        (lambda: PoliciesTarget(()), "names no affected category"),
        (lambda: PoliciesTarget(("a",), year=2030, levels=LEVELS), "one year and levels for many"),
        (lambda: Coverage(sectors="energy"), "single text 'energy'"),
        (lambda: Coverage(gases=[]), "are empty"),
        (lambda: Ndc("Host", P, ONE), "three-letter code"),
        (lambda: Ndc("XHA", (2026, 2030), ONE), "period of the NDC of XHA"),
        (lambda: Ndc("XHA", P, 91_400), "target of the NDC of XHA is 91400"),
        (lambda: Ndc("XHA", P, ONE, method="averaging"), "Choose one of Method.TRAJECTORY"),
        (lambda: Ndc("XHA", Period(2021, 2025), ONE), "2030 lies outside the NDC period 2021-2025"),
        (lambda: Ndc("XHA", Period(2026, 2031), AbsoluteTarget(levels=LEVELS)), "levels for 2026-2030"),
        (
            lambda: Ndc("XHA", P, IntensityTarget(intensity={2026: 1})),
            "do not have one value for every year of 2026-2030",
        ),
        (lambda: Ndc("XHA", Period(2026, 2031), ONE, trajectory=Trajectory(LEVELS)), "runs 2026-2030"),
        (
            lambda: Ndc("XHA", P, AbsoluteTarget(levels=LEVELS), trajectory=Trajectory(LEVELS)),
            "brings its own trajectory",
        ),
    ],
)
def test_a_malformed_ndc_is_refused_in_one_sentence(make, message):
    with pytest.raises(NdcError) as refused:
        make()
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_at_most_indicator_is_possible():
    assert (
        NonGhgTarget("area", "ha", year=2030, level=1, direction=Direction.AT_MOST).direction.value
        == "at most"
    )
