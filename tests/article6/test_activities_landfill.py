"""Landfill gas: decay, capture, and the other readings that have to be named."""

import pytest

from article6.baselines.activities import ActivityError, estimate, series


def near(expected: float, places: int = 2):
    return pytest.approx(expected, abs=0.51 * 10**-places, rel=0)


def total(**values) -> float:
    return sum(each.reductions for each in series("landfill-gas", 11, 15, **values))


YEARS = (1, 2, 5, 10, 11, 12, 15, 20)
WET = (21_516.0, 36_950.7, 63_171.0, 81_324.2, 62_049.2, 48_619.3, 27_377.8, 15_242.2)
SITE = (18_984.7, 32_603.6, 55_739.1, 71_756.7, 54_749.3, 42_899.4, 24_156.9, 13_449.0)


@pytest.mark.parametrize(("phi", "expected"), [(0.85, WET), (0.75, SITE)])
def test_emissions_without_capture(phi, expected):
    values = {"application": "avoided-wet", "model_correction": phi}
    found = [estimate("landfill-gas", year, **values).baseline for year in YEARS]
    assert found == [near(each, 1) for each in expected]


def test_each_application_has_its_model_correction():
    found = [
        estimate("landfill-gas", application=each).values["model_correction"]
        for each in ("capture", "avoided-wet", "avoided-dry")
    ]
    assert found == [0.75, 0.85, 0.80]


@pytest.mark.parametrize(
    ("year", "generated", "captured", "baseline", "project", "reductions"),
    [
        (11, 2_172.59, 1_086.30, 27_374.7, 3_041.6, 24_333.0),
        (12, 1_702.36, 851.18, 21_449.7, 2_383.3, 19_066.4),
        (13, 1_370.52, 685.26, 17_268.5, 1_918.7, 15_349.8),
        (14, 1_132.57, 566.28, 14_270.4, 1_585.6, 12_684.8),
        (15, 958.61, 479.30, 12_078.4, 1_342.0, 10_736.4),
    ],
)
def test_capture(year, generated, captured, baseline, project, reductions):
    found = estimate("landfill-gas", year)
    assert (found.working["CH4"].value, found.working["C"].value) == (near(generated), near(captured))
    assert (found.baseline, found.project) == (near(baseline, 1), near(project, 1))
    assert found.reductions == near(reductions, 1)


def test_five_years_of_capture():
    assert total() == near(82_170.35)


def test_a_law_that_asks_for_a_flare_lowers_the_baseline():
    found = estimate("landfill-gas", 11, required_by_law=0.20)
    assert (found.baseline, found.reductions) == (near(21_291.40), near(18_249.77))


def test_other_readings():
    assert total(model_correction=0.85) == near(93_126.39)
    assert "mistake" in estimate("landfill-gas", 11, model_correction=0.85).warnings[0]
    assert total(oxidation_order="slip-off-baseline") == near(83_197.48)
    first = estimate("landfill-gas", 11, oxidation_order="slip-off-baseline")
    assert first.reductions == near(24_637.2, 1)
    assert estimate("landfill-gas", 11, flare="open").reductions == near(12_166.5, 1)


def test_decay_from_the_following_year_shows_the_value_of_the_year_before():
    late = [estimate("landfill-gas", y, decay_start="next-year").working["CH4"].value for y in (1, 11)]
    assert late == [0, near(2_847.49)]
    assert estimate("landfill-gas", 10).working["CH4"].value == near(2_847.49)


def test_an_engine_lets_nothing_through():
    assert estimate("landfill-gas", 11, flare="engine").project == 0


def test_the_kind_of_site():
    whole = estimate("landfill-gas", 11).working["CH4"].value
    for site, factor in (("unmanaged-deep", 0.8), ("semi-aerobic", 0.5), ("unmanaged-shallow", 0.4)):
        found = estimate("landfill-gas", 11, site=site).working["CH4"].value
        assert found == pytest.approx(factor * whole, rel=1e-12)


def test_waste_of_one_year_gives_all_its_methane_in_the_end():
    # 100,000 t x 0.5 x 0.15 of carbon; all of it has decayed after a century at 0.40 a year.
    values = {"disposal_years": 1, "paper_share": 0, "model_correction": 0.75}
    found = sum(e.working["CH4"].value for e in series("landfill-gas", 1, 100, **values))
    assert found == pytest.approx(0.75 * 16 / 12 * 0.5 * 0.5 * 7_500, rel=1e-9)


def test_shares_above_the_whole():
    with pytest.raises(ActivityError, match="add up to 1.2"):
        estimate("landfill-gas", food_share=0.8, paper_share=0.4)


def test_disposal_avoided_says_what_is_missing():
    assert "no result yet" in estimate("landfill-gas", application="avoided-wet").warnings[0]
