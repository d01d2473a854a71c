"""A crediting story that contradicts itself is refused at its key."""

import pytest

from article6.tables import data_directory
from classroom import packs
from classroom.packs import PackError

TEXT = (data_directory() / "packs" / "kasoro.toml").read_text(encoding="utf-8")

# Each line: where to look, what to replace, by what, the key that must be named, and words of the sentence.
CASES = [
    ("[mechanism]", "ldc_sids = false", 'ldc_sids = "no"', "mechanism.ldc_sids", "true or false"),
    ("[mechanism]", "2027-07-01", "2020-07-01", "mechanism.crediting_start", "2021 or later"),
    ("[mechanism]", '"renewable"', '"fixed"', "mechanism.renewals", "at most 0"),
    ("[mechanism]", "renewals = 2", "renewals = 3", "mechanism.renewals", "at most 2"),
    ("[mechanism]", '"renewable"', '"yearly"', "mechanism.crediting_kind", '"fixed"'),
    ("[mechanism]", "vintage = 2028", "vintage = 2026", "mechanism.vintage", "not before 2027-07-01"),
    ("[mechanism]", "vintage = 2028", "vintage = 2031", "mechanism.vintage", "2026-2030"),
    ("[mechanism]", "contribution = 30", "contribution = 31", "mechanism.contribution", "30,000 t"),
    (
        "[mechanism]",
        "authorized = 70_000\ncontribution = 30_000",
        "authorized = 50_000\ncontribution = 50_000",
        "mechanism.contribution",
        "to tell the two apart",
    ),
    ("[mechanism]", "second = 58_428", "second = 58_450", "mechanism.second", "2% is no whole"),
    ("[mechanism]", "second = 58_428", "second = 58_420", "mechanism.second", "5% is no whole"),
    ("[mechanism.late]", "10_000", "93_000", "mechanism.late.moved_out", "93,000 t"),
    ("[joint]", "cop_bau = 5.0", "cop_bau = 5.6", "joint.cop_reference", "cop_bau < cop_reference"),
    ("[joint]", "share_percent = 80", "share_percent = 50", "joint.share_percent", "two sides apart"),
    ("[joint]", "verified = 30_312", "verified = 30_310", "joint.verified", "rounds differently"),
    ("[joint]", "verified = 30_312", "verified = 30_313", "joint.verified", "24,250.4"),
    ("[baseline]", "first_year = 2026", "first_year = 2031", "baseline.first_year", "2026-2030"),
    ("[baseline]", "years = 5", "years = 16", "baseline.years", "3 to 15"),
    ("[baseline]", "law_year = 4", "law_year = 6", "baseline.law_year", "2 to 5"),
    ("[baseline]", "law_bau = 80_000", "law_bau = 96_000", "baseline.law_bau", "96,000 t"),
    ("[baseline]", "= 100_000", "= 100_010", "baseline.approach_baseline", "whole number"),
    ("[baseline]", "project = 20_000", "project = 80_000", "baseline.project", "less than baseline.law_bau"),
    (
        "[baseline.cookstoves]",
        "efficiency_new = 0.30",
        "efficiency_new = 0.15",
        "baseline.cookstoves.efficiency_new",
        "more than efficiency_old",
    ),
    ("[baseline.cookstoves]", "usage = 0.90", "usage = 1.1", "baseline.cookstoves.usage", "at most 1"),
    ("[baseline.cookstoves]", "0.85", "0.30", "baseline.cookstoves.fnrb_claimed", "the claim"),
    ("[baseline.grid]", '"C1"', '"H1"', "baseline.grid.plants[2].name", "stands twice"),
    ("[baseline.grid]", "year = 1998", "year = 1985", "baseline.grid.plants[2].year", "stands twice"),
    ("[baseline.grid]", "year = 1998", "year = 1098", "baseline.grid.plants[2].year", "1900 to 2100"),
    ("[baseline.grid]", "data_year = 2022", "data_year = 2021", "baseline.grid.data_year", "2022 or later"),
    ("[baseline.grid]", "1_800_000", "18_000_000", "baseline.grid.plants", "less than half"),
    ("[baseline.grid]", "factor = 1.05", "factor = -1.05", "baseline.grid.plants[2].factor", "zero or more"),
    ("[baseline.chosen]", "electric-buses", "trams", "baseline.chosen.type", "one of"),
    ("[baseline.chosen]", "year = 1\n", "year = 0\n", "baseline.chosen.year", "1 or later"),
    ("[baseline.chosen]", "= 200", "= true", "baseline.chosen.parameters.buses", "a number"),
    ("[baseline.chosen]", "= 200", '= "many"', "baseline.chosen.parameters", "buses is 'many'"),
    (
        "[baseline.chosen]",
        "buses = 200",
        "year = 200",
        "baseline.chosen.parameters.year",
        "expected a parameter of electric-buses: buses",
    ),
    (
        "[baseline.chosen]",
        "electricity_use = 1.2",
        "electricity_use = 9",
        "baseline.chosen.parameters",
        "0 t",
    ),
    ("[investment]", "= 81_030", "= 81_031", "investment.generation", "81,030.0 MWh"),
    ("[investment]", "credit_years = 10", "credit_years = 21", "investment.credit_years", "1 to"),
    ("[integrity]", "need = 18", "need = 23", "integrity.need", "23,000,000 t"),
    ("[integrity]", "cost_per_t = -30", "cost_per_t = 5", "integrity.measures", "cheapest"),
    ("[integrity]", '"Landfill gas"', '"LED and appliances"', "integrity.measures[2].name", "twice"),
    ("[integrity]", "delivery = 0.40", "delivery = 0.1", "integrity.measures[10].delivery", "0.2 or more"),
    ("[integrity]", '"Efficient cookstoves"', '"Stoves"', "integrity.export[1].name", "name of a measure"),
    ("[integrity]", "tonnes = 4_", "tonnes = 5_", "integrity.export[1].tonnes", "at most 4,000,000 t"),
    ("[integrity]", "need = 18", "need = 3", "integrity.export", "the sale matters"),
    ("[integrity]", "reversal = 15", "reversal = 12", "integrity.reversal", "12,000 t"),
    ("[integrity]", "buffer_percent = 12", "buffer_percent = 0.0005", "integrity.buffer_percent", "whole"),
    ("[integrity]", "price_high = 35", "price_high = 12", "integrity.price_high", "more than"),
]


@pytest.mark.parametrize(("start", "old", "new", "key", "words"), CASES)
def test_what_contradicts_is_refused_at_its_key(start, old, new, key, words):
    head, mark, tail = TEXT.partition(start)
    assert mark and old in tail, old
    with pytest.raises(PackError) as caught:
        packs.parse(head + mark + tail.replace(old, new, 1), "kasoro.toml")
    assert caught.value.key == key and words in str(caught.value)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")


def test_a_grid_needs_a_plant_that_moves_and_has_emissions():
    head, mark, tail = TEXT.partition("[baseline.grid]")
    for factor in ("1.05", "0.78", "0.62", "0.88", "0.40", "0.37"):
        tail = tail.replace(f"factor = {factor}, year", "factor = 0, year", 1)
    with pytest.raises(PackError, match="the operating margin needs one"):
        packs.parse(head + mark + tail, "kasoro.toml")
    with pytest.raises(PackError, match="at least one name, each with its number or text"):
        packs.parse(TEXT.split("[baseline.chosen.parameters]")[0] + "parameters = {}\n", "kasoro.toml")
