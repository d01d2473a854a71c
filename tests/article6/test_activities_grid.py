"""The margins of a grid and the renewables that feed into it."""

import pytest

from article6.baselines.activities import (
    ActivityError,
    Plant,
    activity,
    approaches,
    estimate,
    margins,
    series,
)
from article6.baselines.errors import BaselineError

GRID = activity("grid-renewables").parameters["plants"].default


def near(expected: float, places: int = 2):
    return pytest.approx(expected, abs=0.51 * 10**-places, rel=0)


def named(plants) -> list[str]:
    return [plant.name.split()[0] for plant in plants]


def test_the_operating_margin_leaves_low_cost_plants_out():
    assert margins.low_cost_share(GRID) == near(0.2054, 4)
    assert margins.operating_margin(GRID) == near(0.782809, 6)


def test_the_build_margin_takes_the_larger_set():
    assert named(margins.build_margin_set(GRID, 2022)) == ["S1", "G3", "W1", "G2", "C2"]
    assert margins.build_margin(GRID, 2022) == near(0.580185, 6)


def test_a_year_later_a_plant_is_too_old():
    assert named(margins.build_margin_set(GRID, 2023)) == ["S1", "G3", "W1", "G2"]
    found = estimate("grid-renewables", data_year=2023)
    assert found.working["EF_BM"].value == near(0.321724, 6)
    assert found.working["EF"].value == near(0.667538, 6)
    assert found.reductions == near(54_090.59)


def test_the_share_counts_where_five_plants_are_too_few():
    # Ten plants of equal size: five are half; with eight tiny new ones, two more are needed for a fifth.
    tiny = [Plant(f"T{i}", 1, 0, 2020) for i in range(8)]
    old = [Plant(f"O{i}", 100, 1, 2015) for i in range(4)]
    assert named(margins.build_margin_set([*old, *tiny], 2022)) == [*(f"T{i}" for i in range(8)), "O0"]


@pytest.mark.parametrize(
    ("weights", "factor", "reductions"),
    [
        ("wind-solar", 0.732153, 59_326.36),
        ("other-first", 0.681497, 55_221.71),
        ("other-later", 0.630841, None),
        ("newer-first", 0.681497, 55_221.71),
        ("newer-second", 0.661235, 53_579.85),
        ("newer-third", 0.640972, 51_937.99),
        ("newer-ldc", 0.782809, None),
    ],
)
def test_weights(weights, factor, reductions):
    found = estimate("grid-renewables", weights=weights)
    assert found.working["EF"].value == near(factor, 6)
    assert found.working["EG"].value == near(81_030, 6)
    if reductions:
        assert found.reductions == near(reductions)


def test_the_default_build_margin_of_a_newer_rule_book():
    found = estimate("grid-renewables", build_margin="default")
    assert found.working["EF"].value == pytest.approx(0.75 * 6.967 / 8.9 + 0.25 * 0.326, abs=1e-9)


def test_five_years_with_the_adjustment():
    found = [e.reductions for e in series("grid-renewables", 1, 5)]
    assert found == [near(x, 1) for x in (59_326.4, 58_439.4, 57_559.9, 56_687.7, 55_822.8)]


def test_one_project_by_three_approaches():
    found = {each.kind.name: each.estimate for each in approaches("grid-renewables")}
    assert list(found) == ["BEST_AVAILABLE_TECHNOLOGY", "AMBITIOUS_BENCHMARK", "EXISTING_EMISSIONS"]
    assert [e.reductions for e in found.values()] == [near(29_754.22), near(31_182.89), near(59_326.36)]
    factors = [e.working["EF"].value for e in found.values()]
    assert factors == [near(0.367200, 6), near(0.384831, 6), near(0.732153, 6)]


def test_the_peer_group_decides():
    found = estimate("grid-renewables", approach="benchmark", peers="all")
    assert (found.baseline, found.reductions) == (0, 0)
    assert "peer group decides" in found.warnings[0]
    assert margins.benchmark(GRID, 1.0) == near(6.967 / 8.9, 9)  # all fossil plants: the operating margin


def test_the_simple_operating_margin_is_not_for_every_grid():
    hydro = Plant("H", 900, 0, 1990, must_run=True)
    with pytest.raises(ActivityError, match="90.0% of generation"):
        estimate("grid-renewables", plants=[hydro, Plant("C", 100, 1, 2015)])


def test_only_old_plants():
    with pytest.raises(ActivityError, match="not computed here"):
        margins.build_margin([Plant("A", 10, 1, 1990), Plant("B", 1, 1, 2020)], 2022)


def test_a_plant_after_the_data_year():
    with pytest.raises(ActivityError, match="S1 solar begins in 2022"):
        estimate("grid-renewables", data_year=2021)


def test_no_peers_and_no_generation():
    with pytest.raises(BaselineError, match="no output"):
        margins.benchmark([Plant("H", 1, 0, 2000, must_run=True)])
    with pytest.raises(ActivityError, match="add plants"):
        margins.operating_margin([Plant("H", 0, 0, 2000)])


@pytest.mark.parametrize(
    "fields",
    [
        (-1, 0.5, 2000),
        (1, float("nan"), 2000),
        ("1", 0.5, 2000),
        (1, 0.5, 20),
        (1, 0.5, "2000"),
        (True, 1, 2000),
    ],
)
def test_a_plant_that_cannot_be(fields):
    with pytest.raises(ActivityError, match="Plant X"):
        Plant("X", *fields)


@pytest.mark.parametrize("plants", [(), "C1", [("C1", 1, 1, 2000)], None])
def test_what_is_no_list_of_plants(plants):
    with pytest.raises(ActivityError, match="at least one Plant"):
        estimate("grid-renewables", plants=plants)


def test_neither_the_yearly_adjustment_nor_the_combined_margin_is_told_as_a_rule():
    """The 1% a year stands in no decision, and annex 36 names no way to existing emissions."""
    step = estimate("grid-renewables", 2).working["EF_y"]
    assert not step.rule and "not read" in step.source
    assert "choice of this course" in activity("grid-renewables").approaches["existing"]["note"]


def test_an_adjustment_below_what_all_accounts_tell_is_warned_of():
    """At least 1% a year: the teaching range begins there, so that less is asked about."""
    assert not estimate("grid-renewables", 2, adjustment=0.01).warnings
    assert "adjustment" in estimate("grid-renewables", 2, adjustment=0.005).warnings[0]
