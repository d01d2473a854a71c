"""A conservative reference, what it leaves uncredited, and the split of what is issued."""

from fractions import Fraction as F

import pytest

from article6.baselines.errors import BaselineError
from article6.baselines.joint_crediting import chiller, net_reductions, partner_adjustment, split

CHILLER = dict(cop_project=F("6.20"), cop_reference=F("5.59"), cop_business_as_usual=5, grid_factor=F("0.80"))


def test_a_chiller_against_a_conservative_reference():
    found = chiller(2_400, **CHILLER)
    assert float(found.reference) == pytest.approx(2_129.517, abs=0.0005)
    assert found.project == 1_920
    assert found.credited == F(1920 * 62 * 10, 559) - 1920
    assert float(found.credited) == pytest.approx(209.517, abs=0.0005)
    assert found.units == 209
    assert found.effect == F("460.8")
    assert float(found.uncredited) == pytest.approx(251.283, abs=0.0005)
    assert float(found.uncredited_share) == pytest.approx(0.545, abs=0.0005)
    assert found.working.result == found.units
    assert found.working["RE"].put_in == "2,400 x 6.2 / 5.59 x 0.8"
    assert found.working["NET"].formula == "EFFECT - ER"


def test_floats_give_the_same():
    found = chiller(2400.0, **{key: float(value) for key, value in CHILLER.items()})
    assert found.credited == pytest.approx(209.517, abs=0.0005)
    assert found.uncredited_share == pytest.approx(0.545, abs=0.0005)


def test_conservative_project_defaults_leave_a_net_reduction_too():
    found = net_reductions(1_000, 600, business_as_usual=1_000, likely_project=500)
    assert (found.credited, found.effect, found.uncredited) == (400, 500, 100)
    assert found.uncredited_share == F(1, 5)
    assert found.working["EFFECT"].formula == "BAU - PE_likely"


def test_a_reference_at_business_as_usual_is_told_and_one_above_refused():
    assert "no net reduction" in net_reductions(1_000, 600, business_as_usual=1_000).cautions[0]
    assert "nothing is credited" in net_reductions(500, 600, business_as_usual=1_000).cautions[0]
    with pytest.raises(BaselineError, match="below business as usual"):
        net_reductions(1_001, 600, business_as_usual=1_000)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cop_project": F("5.59")}, "not eligible"),
        ({"cop_reference": F("4.9")}, "at least as good"),
        ({"grid_factor": -1}, "grid factor"),
        ({"cop_business_as_usual": 0}, "above 0"),
    ],
)
def test_a_chiller_that_does_not_fit_is_refused(change, message):
    with pytest.raises(BaselineError, match=message):
        chiller(2_400, **{**CHILLER, **change})


@pytest.mark.parametrize(
    ("quantity", "share", "rounding", "japan", "partner"),
    [
        (10_000, F(1, 2), "japan-down", 5_000, 5_000),
        (4_470, F(6, 10), "japan-down", 2_682, 1_788),
        (30_312, F(8, 10), "japan-down", 24_249, 6_063),
        (44_817, F(8, 10), "nearest", 35_854, 8_963),
        (44_817, F(8, 10), "japan-down", 35_853, 8_964),
        (30_312, F(8, 10), "nearest", 24_250, 6_062),
        (100, 0.29, "japan-down", 29, 71),  # 0.29 x 100 is 28.999... in floats
        (5, F(1, 2), "nearest", 2, 3),
        (0, 1, "nearest", 0, 0),
    ],
)
def test_an_issuance_is_split_whole(quantity, share, rounding, japan, partner):
    found = split(quantity, share, rounding=rounding)
    assert (found.japan, found.partner) == (japan, partner)
    assert found.quantity == quantity


def test_the_partner_adjusts_for_what_is_first_transferred():
    shared = split(30_312, F(8, 10))
    working = partner_adjustment(shared, shared.japan, vintage=2024)
    assert working.result == 24_249
    assert working["KEPT"].value == 6_063
    assert working["CA"].where_from.startswith("2/CMA.3 annex")
    assert partner_adjustment(shared, 0, vintage=2020).result == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: partner_adjustment(split(10, F(1, 2)), 11, vintage=2024), "at most what was issued"),
        (lambda: partner_adjustment(split(10, F(1, 2)), 5, vintage=2020), "no ITMOs"),
        (lambda: split(10.5, F(1, 2)), "whole tonnes"),
        (lambda: split(10, 60), "0.20"),
        (lambda: split(10, 0.6, rounding="up"), "japan-down, nearest"),
    ],
)
def test_a_split_that_cannot_be_is_refused(call, message):
    with pytest.raises(BaselineError, match=message):
        call()
