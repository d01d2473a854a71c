"""The worked examples of the activity types: every expected number was computed apart from this code."""

import pytest

from article6.baselines import leakage, uncertainty
from article6.baselines.activities import activities, activity, estimate, series
from article6.units import gwp


def near(expected: float, places: int = 2):
    return pytest.approx(expected, abs=0.51 * 10**-places, rel=0)


def total(*args, **values) -> float:
    return sum(each.reductions for each in series(*args, **values))


def test_the_defaults_reproduce_the_examples():
    first = {
        "grid-renewables": 59_326.36,
        "cookstoves": 7_179.18,
        "efficient-lighting": 4_470.19,
        "efficient-chillers": 209.52,
        "rice-methane": 18_945.79,
        "electric-buses": 3_415.18,
    }
    for id, expected in first.items():
        assert estimate(id).reductions == near(expected), id
    assert estimate("landfill-gas", 11).reductions == near(24_333.03)


# Cookstoves


@pytest.mark.parametrize(
    ("scope", "old", "by_share"),
    [
        ("co2", 0.15, (7_179.18, 9_046.50, 17_449.44)),
        ("co2", 0.10, (9_572.24, 12_062.00, 23_265.92)),
        ("all", 0.15, (6_075.13, 8_100.17, 17_212.86)),
        ("all", 0.10, (8_100.17, 10_800.22, 22_950.47)),
    ],
)
def test_the_non_renewable_share_decides_a_cookstove_result(scope, old, by_share):
    for share, expected in zip((0.30, 0.40, 0.85), by_share, strict=True):
        found = estimate("cookstoves", fnrb=share, fnrb_scope=scope, efficiency_old=old)
        assert found.reductions == near(expected)


def test_stoves_age():
    years = [7_179.18, 7_106.66, 7_033.41, 6_959.42, 6_884.69, 6_809.19, 6_732.94]
    assert [e.reductions for e in series("cookstoves", 1, 7)] == [near(x) for x in years]
    assert total("cookstoves", 1, 7) == near(48_705.50)


def test_a_minimum_service_level_in_place_of_what_the_poor_burn():
    # 0.35 t per person observed, against 0.50 t times 0.95.
    assert estimate("cookstoves", wood_per_person=0.35).reductions == near(5_025.42)
    assert estimate("cookstoves", wood_per_person=0.475).reductions == near(6_820.22)
    assert estimate("cookstoves", wood_from="measured", wood_per_household=2.375).reductions == near(6_820.22)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, 6_706.14),
        ({"leakage": "terms"}, 6_883.91),
        ({"leakage": "terms", "unobserved": 0.9}, 6_178.00),
        ({"statistic": "t"}, 6_697.56),
        ({"z_one": 1.645}, 6_490.58),  # a slip to recognise: the two-sided value in the bound
    ],
)
def test_a_kitchen_test(values, expected):
    assert estimate("cookstoves", method="kitchen-test", **values).reductions == near(expected)


def test_the_working_of_a_kitchen_test():
    steps = estimate("cookstoves", method="kitchen-test", leakage="terms").working
    expected = {
        "se_b": (0.15492, 5),
        "r_b": (0.0910, 4),
        "W_b": (2.8, 5),
        "se_p": (0.10328, 5),
        "r_p": (0.1133, 4),
        "W_p": (1.63236, 5),
        "BE": (16_927.75, 2),
        "PE": (9_868.65, 2),
        "LE": (175.18, 2),
    }
    assert {s: steps[s].value for s in expected} == {s: near(*value) for s, value in expected.items()}
    by_t = estimate("cookstoves", method="kitchen-test", statistic="t").working
    assert (by_t["r_b"].value, by_t["r_p"].value) == (near(0.0925, 4), near(0.1151, 4))
    assert by_t["W_p"].value == near(1.63386, 5)


def test_the_sample_is_judged_as_in_the_room_of_uncertainty():
    for statistic in ("z", "t"):
        for mean in (1.5, 1.65, 1.75):
            values = {"method": "kitchen-test", "statistic": statistic, "wood_new_mean": mean}
            sample = uncertainty.Estimate.of_sample(mean, 0.8, 60)
            used = uncertainty.value_to_use(sample, uncertainty.UPPER, distribution=statistic)
            found = estimate("cookstoves", **values).working["W_p"].value
            assert found == pytest.approx(float(used.value), rel=1e-6)


def test_leakage_and_uncertainty_have_the_constants_of_their_rooms():
    table = activity("cookstoves").parameters
    constants = {
        "leakage_factor": leakage.DEFAULT_NET_FACTOR,
        "market_leakage": leakage.DEFAULT_MARKET,
        "embodied": leakage.DEFAULT_EMBODIED,
        "precision": uncertainty.PRECISION,
        "z_two": uncertainty.Z_TWO_SIDED_90,
        "z_one": uncertainty.Z_ONE_SIDED_90,
    }
    assert {key: table[key].default for key in constants} == {k: float(v) for k, v in constants.items()}


def test_the_making_of_stoves_is_counted_once():
    terms = {"leakage": "terms", "market_leakage": 0}
    assert [estimate("cookstoves", y, **terms).leakage for y in (1, 5, 6)] == [near(34), near(34), 0]
    short = [estimate("cookstoves", y, stove_life="under-five", **terms).leakage for y in (1, 2)]
    assert short == [near(170), 0]


def test_the_non_co2_factor_of_wood_is_that_of_households():
    expected = (300 * gwp("CH4") + 4 * gwp("N2O")) / 1000
    assert activity("cookstoves").parameters["other_gases"].default == pytest.approx(expected, abs=1e-9)


# Lighting and chillers


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, 4_470.185),
        ({"losses": "none"}, 4_023.167),
        ({"losses": "multiply"}, 4_425.484),
        ({"failure_rate": 0.04}, 4_291.378),
    ],
)
def test_lighting(values, expected):
    assert estimate("efficient-lighting", **values).reductions == near(expected, 3)


def test_lighting_saves_more_at_the_power_plants_than_at_the_socket():
    steps = estimate("efficient-lighting").working
    assert steps["ES"].value == near(100_000 * 51 * 3.5 * 365 * 0.95 / 1e6, 6)
    assert steps["EG"].value == near(6_877.208, 3)


def test_a_chiller_against_a_conservative_reference_and_against_business_as_usual():
    jcm, bau = estimate("efficient-chillers"), estimate("efficient-chillers", reference="bau")
    assert (jcm.baseline, jcm.project, jcm.reductions) == (
        near(2_129.517, 3),
        near(1_920, 3),
        near(209.517, 3),
    )
    assert jcm.whole_tonnes == 209
    assert (bau.baseline, bau.project, bau.reductions) == (near(2_380.8, 3), near(1_920, 3), near(460.8, 3))
    uncredited = jcm.working["NB"].value
    assert uncredited == near(251.283, 3)
    assert uncredited / 460.8 == near(0.545, 3)


# Rice


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"nitrogen": 0}, 19_945.22),
        ({"uncertainty_on": "net"}, 16_103.92),
        ({"uncertainty_on": "methane"}, 15_954.01),
        ({"water_project": "single"}, 11_854.16),
        ({"straw": 0}, 15_493.97),
        ({"straw_timing": "straw-under-30-days"}, 30_536.94),
        ({"method": "ams-iii-au"}, 55_440),
        ({"method": "ams-iii-au", "gwp_ch4": 21}, 41_580),
    ],
)
def test_rice(values, expected):
    found = estimate("rice-methane", **values)
    assert found.reductions == near(expected)
    assert found.whole_tonnes == int(expected)  # 55,440 is not lost to binary arithmetic


def test_methane_of_rice_for_each_hectare():
    steps = estimate("rice-methane").working
    assert steps["SFo"].value == near(1.209285, 6)
    assert (steps["CH4_base"].value, steps["CH4_proj"].value) == (near(158.2954, 4), near(87.0625, 4))
    single = estimate("rice-methane", water_project="single").working
    assert single["CH4_proj"].value == near(112.3897, 4)
    one = estimate("rice-methane", area=1, seasons=1)
    assert (one.reductions, one.working["PE_N2O"].value) == (near(1.894579, 6), near(0.099943, 6))


@pytest.mark.parametrize(
    ("aeration", "straw", "straw_factor", "preseason", "drop", "per_day", "printed"),
    [
        ("multiple-double", 5, 1.00, 1.00, 0.48, 1.796, 1.80),
        ("single-double", 5, 1.00, 1.00, 0.40, 1.497, 1.50),
        ("multiple-single", 5, 0.29, 0.68, 0.48, 0.720, 0.72),
        ("single-single", 5, 0.29, 0.68, 0.40, 0.600, 0.60),
    ],
)
def test_the_defaults_of_the_older_rule_book_suppose_much_straw(
    aeration, straw, straw_factor, preseason, drop, per_day, printed
):
    steps = estimate(
        "rice-methane",
        base_factor=1.30,
        water_factor=1 - drop,
        straw=straw,
        straw_factor=straw_factor,
        preseason_factor=preseason,
        days=100,
    ).working
    assert (steps["CH4_base"].value - steps["CH4_proj"].value) / 100 == near(per_day, 3)
    older = estimate("rice-methane", method="ams-iii-au", aeration=aeration)
    assert older.values["daily_default"] == printed


# Electric buses


def test_electric_buses():
    found = estimate("electric-buses")
    assert (found.baseline, found.project) == (near(11_241.27), near(7_826.09))
    assert found.working["EF_even"].value == near(0.718192, 6)
    years = [3415.2, 3537.5, 3654.0, 3764.7, 3869.9, 3969.8, 4064.5, 4154.3, 4239.2, 4319.5]
    assert [e.reductions for e in series("electric-buses", 1, 10)] == [near(x, 1) for x in years]
    assert total("electric-buses", 1, 10) == near(38_988.60)
    assert total("electric-buses", 1, 10, losses="multiply") == near(39_426.99)


@pytest.mark.parametrize(
    ("losses", "project", "reductions"), [("none", 7_200.00, 4_041.27), ("multiply", 7_776.00, 3_465.27)]
)
def test_losses_of_the_grid_by_other_conventions(losses, project, reductions):
    found = estimate("electric-buses", losses=losses)
    assert (found.project, found.reductions) == (near(project), near(reductions))


def test_nothing_is_saved_at_the_break_even_factor():
    even = estimate("electric-buses").working["EF_even"].value
    assert estimate("electric-buses", grid_factor=even).reductions == pytest.approx(0, abs=1e-6)


def test_a_litre_of_diesel():
    expected = 0.84e-3 * 43.0e-3 * 74.1
    assert activity("electric-buses").parameters["diesel_factor"].default == pytest.approx(
        expected, rel=1e-12
    )


def test_global_warming_potentials_are_those_of_the_table():
    for kind in activities():
        for key, gas in (("gwp_ch4", "CH4"), ("gwp_n2o", "N2O")):
            if key in kind.parameters:
                assert kind.parameters[key].default == gwp(gas)
