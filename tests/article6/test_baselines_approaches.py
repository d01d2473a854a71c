"""Three approaches, one set of plants: the peer group and the share decide."""

from fractions import Fraction as F

import pytest

from article6.baselines.approaches import (
    Kind,
    Peer,
    Record,
    ambitious_benchmark,
    best_available_technology,
    best_performers,
    existing_emissions,
)
from article6.baselines.errors import BaselineError
from article6.baselines.standardized import performance_penetration

# MWh and t CO2 eq per MWh of the fossil plants of the grid example, then its others
FOSSIL = [
    Peer("C1", 3_000_000, F("1.05")),
    Peer("C2", 2_500_000, F("0.88")),
    Peer("O1", 400_000, F("0.78")),
    Peer("G1", 600_000, F("0.62")),
    Peer("G2", 1_500_000, F("0.40")),
    Peer("G3", 900_000, F("0.37")),
]
CLEAN = [Peer("H1", 1_800_000, 0), Peer("W1", 300_000, 0), Peer("S1", 200_000, 0)]
FIFTH = F(1, 5)


def test_the_benchmark_of_the_fossil_plants_takes_a_part_of_the_last():
    found = best_performers(FOSSIL, FIFTH)
    # 20% of 8.9 TWh are 1.78: all 0.9 of G3 and 0.88 of G2
    assert [(peer.name, taken) for peer, taken in found.counted] == [("G3", 900_000), ("G2", 880_000)]
    assert found.emission_factor == F(900 * 37 + 880 * 40, 1780 * 100)
    assert float(found.emission_factor) == pytest.approx(0.384831, abs=1e-6)


def test_with_all_plants_as_peers_the_benchmark_is_nothing():
    found = ambitious_benchmark([81_030], FOSSIL + CLEAN, share_of_output=FIFTH)
    assert found.series == (0,)
    assert "no reduction can be credited" in found.cautions[0]


def test_one_project_by_benchmark_and_by_best_technology():
    benchmark = ambitious_benchmark([81_030], FOSSIL, share_of_output=FIFTH)
    gas = best_available_technology([81_030], F("56.1") * F("3.6") / F("0.55") / 1000, technology="gas, 55%")
    assert float(benchmark.series[0]) == pytest.approx(31_182.89, abs=0.006)
    assert float(gas.series[0]) == pytest.approx(29_754.22, abs=0.006)
    assert gas.emission_factor == F("0.3672")
    assert (benchmark.kind, gas.kind) == (Kind.AMBITIOUS_BENCHMARK, Kind.BEST_AVAILABLE_TECHNOLOGY)
    assert "gas, 55%" in gas.working["EF"].name
    assert gas.working.result == gas.series[0]


def test_the_whole_group_gives_its_mean():
    assert float(best_performers(FOSSIL, 1).emission_factor) == pytest.approx(0.782809, abs=1e-6)


def test_existing_emissions_weigh_the_years_by_output():
    records = [Record(2021, 100, 90), Record(2022, 200, 160), Record(2023, 100, 70)]
    found = existing_emissions([100, 110], records)
    assert found.emission_factor == F(320, 400)
    assert found.series == (80, 88)
    assert found.cautions == ("Annex 36(iii) asks for a downward adjustment of this series.",)
    assert found.working["BE_2"].put_in == "110 x 0.8"


@pytest.mark.parametrize("count", [2, 6])
def test_few_or_many_records_are_told(count):
    records = [Record(2020 + y, 10, 5) for y in range(count)]
    assert f"{count} years" in existing_emissions([10], records).cautions[1]


def test_floats_work_too():
    peers = [Peer("a", 10.0, 0.5), Peer("b", 10.0, 1.0)]
    assert ambitious_benchmark([2.0], peers, share_of_output=0.75).series == pytest.approx((2 * 10 / 15,))


def test_the_share_has_no_default():
    with pytest.raises(TypeError):
        ambitious_benchmark([1], FOSSIL)
    with pytest.raises(TypeError):
        performance_penetration(FOSSIL)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: best_performers(FOSSIL, 20), "Write 20% as 0.20"),
        (lambda: best_performers(FOSSIL, 0), "above 0"),
        (lambda: best_performers([], FIFTH), "no output"),
        (lambda: Peer("a", -1, 1), "output of a"),
        (lambda: Peer("a", 1, float("inf")), "emission factor of a"),
        (lambda: Record(2021, 0, 1), "above 0"),
        (lambda: existing_emissions([1], []), "no year"),
        (lambda: existing_emissions([1], [Record(2021, 1, 1)] * 2), "twice the same year"),
        (lambda: best_available_technology([], 1), "no year"),
        (lambda: best_available_technology("12", 1), "per year"),
        (lambda: best_available_technology([1], "0.4"), "not a number"),
        (lambda: performance_penetration([], share_of_output=0.8), "no output"),
    ],
)
def test_what_is_no_amount_is_refused(call, message):
    with pytest.raises(BaselineError, match=message):
        call()


def test_penetration_walks_from_the_dirtiest_down():
    # C1 3.0, then C2 5.5, O1 5.9, G1 6.5, G2 8.0, G3 8.9 of 8.9 TWh
    found = performance_penetration(reversed(FOSSIL), share_of_output=F(8, 10))
    assert [peer.name for peer, _ in found.walk] == ["C1", "C2", "O1", "G1", "G2"]
    assert found.emission_factor == F("0.40")
    assert found.walk[-1][1] == 8_000_000
    assert performance_penetration(FOSSIL, share_of_output=F(3, 10)).technology.name == "C1"


def test_a_share_reached_exactly_is_reached():
    pair = [Peer("dirty", 80, 2), Peer("clean", 20, 1)]
    assert performance_penetration(pair, share_of_output=F(4, 5)).technology.name == "dirty"
    assert performance_penetration(pair, share_of_output=F(81, 100)).technology.name == "clean"
