"""Delivery risk: the cut band, the exact chance, the simulation, against the worked table."""

from fractions import Fraction as F

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.integrity.abatement import Measure
from article6.integrity.chance import largest_export, risk_of_missing
from article6.integrity.delivery import mean_part
from article6.integrity.errors import IntegrityError
from article6.integrity.simulation import simulate
from tests.article6.integrity_case import MEASURES, MT, NEED, exported

SAMPLING = 0.0011  # of a chance counted in 200,000 runs


@pytest.mark.parametrize(
    ("centre", "mean"),
    [("0.95", 0.9219), ("0.90", 0.8875), ("0.85", 0.8469), ("0.80", 0.8), ("0.40", 0.4), ("0.05", 0.078125)],
)
def test_the_mean_after_the_cut(centre, mean):
    assert float(mean_part(centre)) == pytest.approx(mean, abs=5e-5)


def test_without_a_band_the_centre_is_delivered():
    assert mean_part("0.95", 0) == F(19, 20)


TABLE = [
    ({}, 19.26, (0.100, 0.002, 0.000)),
    ({"ebus": 2}, 19.26, (0.100, 0.100, 0.000)),
    ({"rice": 1}, 18.41, (0.332, 0.026, 0.000)),
    ({"rice": 2}, 17.57, (0.670, 0.141, 0.000)),
    ({"stoves": 2}, 17.57, (0.678, 0.127, 0.000)),
    ({"landfill": 2}, 17.48, (0.699, 0.160, 0.000)),
    ({"stoves": 4}, 15.87, (0.997, 0.751, 0.040)),
]


@pytest.mark.parametrize(("sale", "mean", "chances"), TABLE)
def test_the_worked_table_in_the_exact_way(sale, mean, chances):
    for limit, chance in zip((40, 55, 70), chances, strict=True):
        risk = risk_of_missing(MEASURES, NEED, exported(**sale), funded_up_to=limit)
        assert float(risk.chance) == pytest.approx(chance, abs=SAMPLING + 0.0005)
        if limit == 40:
            assert float(risk.mean_t) / MT == pytest.approx(mean, abs=0.005)


@pytest.mark.parametrize(
    ("sale", "limit", "common", "chance"),
    [
        ({}, 40, False, 0.100125),
        ({"rice": 2}, 40, False, 0.669705),
        ({"stoves": 4}, 70, False, 0.03962),
        ({}, 40, True, 0.34236),
    ],
)
def test_the_simulation_hits_the_worked_counts(sale, limit, common, chance):
    risk = simulate(
        MEASURES, NEED, exported(**sale), runs=200_000, seed=42, funded_up_to=limit, common=common
    )
    assert risk.chance == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize(
    ("sale", "how", "chance"),
    [
        ({}, {"common": True}, 0.342),
        ({"rice": 2}, {"common": True}, 0.529),
        ({"stoves": 4}, {"common": True}, 0.805),
        ({"rice": 1}, {"first": "buyer"}, 0.392),
        ({"stoves": 2}, {"first": "buyer"}, 0.772),
    ],
)
def test_the_harder_worlds(sale, how, chance):
    exact = risk_of_missing(MEASURES, NEED, exported(**sale), funded_up_to=40, **how)
    assert float(exact.chance) == pytest.approx(chance, abs=SAMPLING + 0.0005)
    drawn = simulate(MEASURES, NEED, exported(**sale), funded_up_to=40, runs=20_000, **how)
    assert drawn.chance == pytest.approx(float(exact.chance), abs=0.015)


@pytest.mark.parametrize(("name", "mt"), [("stoves", 0.54), ("rice", 0.52), ("landfill", 0.50)])
def test_the_largest_export_is_about_half_a_megatonne(name, mt):
    most = largest_export(MEASURES, NEED, name, F(1, 5), funded_up_to=40, step_t=1_000)
    assert most / MT == pytest.approx(mt, abs=0.0065)  # the worked figures were found by simulation
    for tonnes, within in ((most, True), (most + 1_000, False)):
        assert (risk_of_missing(MEASURES, NEED, {name: tonnes}, funded_up_to=40).chance <= F(1, 5)) is within


def test_one_and_two_measures_by_hand():
    half = [Measure("A", 100, 1, "0.5")]  # 30 to 70 t, evenly
    assert risk_of_missing(half, 40).chance == F(1, 4)
    assert risk_of_missing(half, 30).chance == 0 and risk_of_missing(half, 71).chance == 1
    sure = [Measure("A", 100, 1, 1)]  # half of the time all of it, else 80 to 100 t
    assert risk_of_missing(sure, 100).chance == F(1, 2) and risk_of_missing(sure, 90).chance == F(1, 4)
    two = [Measure("A", 100, 1, "0.5"), Measure("B", 100, 1, "0.5")]
    assert risk_of_missing(two, 100).chance == F(1, 2) and risk_of_missing(two, 80).chance == F(1, 8)
    none = [Measure("A", 100, 1, 0)]  # half of the time nothing
    assert risk_of_missing(none, 10).chance == F(3, 4) and risk_of_missing(none, 0).chance == 0
    assert risk_of_missing(half, 50, width=0).chance == 0 and risk_of_missing(half, 51, width=0).chance == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 80), st.integers(0, 20)), min_size=1, max_size=5),
    st.data(),
    st.booleans(),
    st.sampled_from([None, "buyer", "host"]),
)
def test_exporting_more_never_lowers_the_chance(rows, data, common, first):
    measures = [Measure(str(i), t, c, F(d, 20)) for i, (t, c, d) in enumerate(rows)]
    need = data.draw(st.integers(0, sum(t for t, _, _ in rows)))
    less = {m.name: data.draw(st.integers(0, int(m.potential_t))) for m in measures}
    more = {m.name: data.draw(st.integers(less[m.name], int(m.potential_t))) for m in measures}
    how = {"funded_up_to": 40, "common": common, "first": first}
    a, b = (risk_of_missing(measures, need, sale, **how) for sale in (less, more))
    assert 0 <= a.chance <= b.chance <= 1 and a.mean_t >= b.mean_t
    x, y = (simulate(measures, need, sale, runs=50, **how) for sale in (less, more))
    assert x.chance <= y.chance
    shared = risk_of_missing(measures, need, more, funded_up_to=40, common=common)
    served = risk_of_missing(measures, need, more, funded_up_to=40, common=common, first="buyer")
    gated = risk_of_missing(measures, need, more, funded_up_to=40, common=common, first="host")
    assert gated.chance <= shared.chance <= served.chance


def test_the_exact_chance_agrees_with_many_draws():
    for sale in ({"pv": 3}, {"LED": 1, "forest": 2}):
        exact = risk_of_missing(MEASURES, NEED, exported(**sale), width="0.35", funded_up_to=55)
        drawn = simulate(MEASURES, NEED, exported(**sale), width="0.35", funded_up_to=55, runs=20_000, seed=7)
        assert drawn.chance == pytest.approx(float(exact.chance), abs=0.015)
        assert drawn.mean_t == pytest.approx(float(exact.mean_t), rel=0.003)


def test_wrong_input_is_refused():
    with pytest.raises(IntegrityError, match="no measure 'tea'.*LED"):
        risk_of_missing(MEASURES, NEED, {"tea": 1})
    with pytest.raises(IntegrityError, match="half width"):
        risk_of_missing(MEASURES, NEED, width=2)
    with pytest.raises(IntegrityError, match="float"):
        risk_of_missing(MEASURES, NEED, width=0.2)
    with pytest.raises(IntegrityError, match="'buyer', 'host' or None"):
        risk_of_missing(MEASURES, NEED, first="seller")
    with pytest.raises(IntegrityError, match="at least one run"):
        simulate(MEASURES, NEED, runs=0)
    with pytest.raises(IntegrityError, match="with no export at all"):
        largest_export(MEASURES, NEED, "rice", F(1, 20), funded_up_to=40)
    with pytest.raises(IntegrityError, match="lower one of the two"):
        risk_of_missing(MEASURES, NEED, {"rice": 2 * MT}, given={"rice": 1})


def test_too_many_uneven_measures_are_refused():
    measures = [Measure(str(i), 10**6 + 7919 * i * i * i, 1, F(80 + i, 101)) for i in range(16)]
    with pytest.raises(IntegrityError, match="round the potentials, or simulate"):
        risk_of_missing(measures, sum(m.potential_t for m in measures))
