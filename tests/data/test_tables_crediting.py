"""The tables for crediting: grids, fuels, warming potentials, and credits of other markets."""

from collections import Counter
from fractions import Fraction

import pytest

from article6 import tables

read = tables.rows


def test_margins_and_averages_of_grids_are_two_series():
    lines = read("grid-factors")
    margin = {(row["party"], row["series"]): row["g_per_kwh"] for row in lines if row["series"] != "average"}
    average = {(row["party"], row["year"]): row["g_per_kwh"] for row in lines if row["series"] == "average"}
    assert len(margin) == 196 * 5 and len({party for party, _ in average}) == 187
    assert margin["THA", "combined margin, intermittent"] == 413
    assert margin["VNM", "combined margin, intermittent"] == 493
    assert margin["KEN", "operating margin"] == 574 and round(average["KEN", 2024]) == 85
    assert {row["year"] for row in lines if row["series"] != "average"} == {2021}
    assert average["CHE", 2022] < 50 and average["IND", 2023] > 690
    assert margin["NAM", "operating margin"]  # no code is lost


def test_fuel_defaults_give_the_known_carbon_of_a_tonne():
    fuels = {row["fuel"]: row for row in read("fuel-defaults")}
    for fuel, tonnes in (("Gas/diesel oil", 3.186), ("Natural gas", 2.693), ("Other bituminous coal", 2.441)):
        row = fuels[fuel]
        assert row["ncv_tj_per_gg"] * row["co2_kg_per_tj"] / 1e6 == pytest.approx(tonnes, abs=5e-4)
    assert {row["ch4_n2o_mark"] for row in fuels.values()} == {"unconfirmed"}
    assert [fuel for fuel, row in sorted(fuels.items()) if row["carbon_origin"] == "biogenic"] == [
        "Other primary solid biomass",
        "Wood/wood waste",
    ]


def test_the_published_potentials_are_those_of_the_library():
    inside = {row["gas"]: row for row in tables.reference("gwp")}
    for row in read("gwp"):
        for report in ("ar4", "ar5", "ar6"):
            assert row[report] == Fraction(inside[row["gas"]][report]), (row["gas"], report)
    faults = " ".join(tables.resource("gwp")["known_faults"])
    assert "fossil methane" in faults and "methane counts 28" in faults


def test_sums_of_the_clean_development_mechanism():
    lines = read("cdm-issuance")
    assert sum(row["issuances"] for row in lines) == 12_548
    assert sum(row["quantity_t_co2eq"] for row in lines) == 2_423_389_675
    hosts = Counter()
    for row in lines:
        hosts[row["party"]] += row["quantity_t_co2eq"]
    top = [(party, round(tonnes / 1e6)) for party, tonnes in hosts.most_common(4)]
    assert top == [("CHN", 1195), ("IND", 326), ("BRA", 213), ("KOR", 187)]


def test_sums_of_voluntary_registries():
    issued, retired = Counter(), 0
    for row in read("voluntary-issuance"):
        issued[row["registry"]] += row["issued_t_co2eq"]
        retired += row["retired_t_co2eq"]
        assert row["retired_t_co2eq"] <= row["issued_t_co2eq"]
    assert {name: round(tonnes / 1e6) for name, tonnes in issued.items()} == {
        "ACR": 342,
        "Climate Action Reserve": 248,
        "Gold Standard": 472,
        "Verra": 1477,
    }
    assert round(retired / 1e6) == 1281


def test_joint_crediting_counts_and_issuances():
    stages = Counter()
    for row in read("jcm-projects"):
        stages[row["stage"]] += row["projects"]
    assert stages == {"registered": 94, "in validation": 49, "withdrawn": 4}
    lines = read("jcm-issuances")
    newest = {row["party"]: row["notified_t_co2"] for row in lines if row["project"] == "MN006"}
    assert newest == {"JPN": 24_249, "MNG": 6_063} and sum(newest.values()) == 30_312
    # 80 % of the tonnes, once rounded down and once to the nearest
    assert 30_312 * 8 // 10 == 24_249 and round(44_817 * 0.8) == 35_854
    assert {row["issued_t_co2"] for row in lines if row["project"] == "MN004"} >= {35_854, 8_963}


@pytest.mark.parametrize("name", ["cdm-issuance", "jcm-issuances"])
def test_credits_before_2021_are_said_to_be_no_itmos(name):
    about = tables.resource(name)
    assert "none of them is an ITMO" in about["series"] and about["series"] in tables.source_line(name)
    if name == "jcm-issuances":
        for row in read(name):
            assert row["before_2021"] == "yes" and row["monitored_to"].year <= 2020
            early = row["issued_on"] is not None and row["issued_on"] < row["monitored_to"]
            assert bool(row["note"]) is early
