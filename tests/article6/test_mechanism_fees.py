"""Fees at their ceilings (7/CMA.4 annex I 51-58, para. 15)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.mechanism import (
    MechanismError,
    Schedule,
    activity_bill,
    change_fee,
    inclusion_fee,
    issuance_fee,
    registration_fee,
    renewal_fee,
)


def test_the_worked_case():
    bill = activity_bill(59_326, 59_326)
    assert bill["REG"].value == 12_000
    assert bill["FEE"].value == Fraction("11865.20")
    assert bill["AF"].value == Fraction("355.96") and "355.956" in bill["AF"].put_in
    assert bill["ADM"].value == Fraction("11509.24")
    assert bill.result == Fraction("23865.20"), "the 3 per cent are inside the issuance fee"


def test_a_small_activity_and_the_same_as_a_programme():
    small = activity_bill(12_000, 12_000)
    assert (small["REG"].value, small["FEE"].value, small["AF"].value) == (2_000, 2_400, 72)
    assert registration_fee(12_000, programme=True).result == 12_000


@pytest.mark.parametrize(
    "average, fee",
    [
        (0, 2_000),
        (15_000, 2_000),
        ("15000.5", 6_000),
        (15_001, 6_000),
        (50_000, 6_000),
        (50_001, 12_000),
        (Fraction(100_001, 2), 12_000),
    ],
)
def test_tiers_of_the_registration_fee(average, fee):
    assert registration_fee(average).result == fee == renewal_fee(average).result


def test_nothing_is_due_in_an_ldc_or_sids():
    there = {"ldc_or_sids": True}
    bill = activity_bill(59_326, 59_326, components=3, **there)
    assert {step.value for step in bill.steps} == {0}
    assert {step.rule for step in bill.steps[:-1]} == {"a64.fee-waived"}
    for fee in (
        renewal_fee(59_326, **there),
        change_fee(10, 60_000, **there),
        inclusion_fee(2, **there),
    ):
        assert fee.result == 0 and fee.steps[-1].rule == "a64.fee-waived"


def test_components_pay_for_inclusion_and_for_renewal():
    assert inclusion_fee().result == 1_000
    assert inclusion_fee(7).result == 7_000 == renewal_fee(components=7).result
    assert activity_bill(1, 0, programme=True, components=2).result == 14_000


@pytest.mark.parametrize(
    "before, after, more, fee",
    [
        (10_000, None, {}, 2_000),
        (10_000, 15_000, {}, 2_000),
        (10_000, 20_000, {}, 6_000),
        (10_000, 60_000, {}, 12_000),
        (20_000, 60_000, {}, 8_000),
        (60_000, 10_000, {}, 2_000),
        (10_000, 20_000, {"paid": 1_500}, 6_500),
        (10_000, 90_000, {"programme": True}, 2_000),
    ],
)
def test_a_change_pays_a_fixed_fee_and_the_difference_of_a_higher_tier(before, after, more, fee):
    assert change_fee(before, after, **more).result == fee


def test_lower_levels_than_the_ceilings_are_a_schedule():
    low = Schedule(registration=(1_000, 3_000, 6_000), issuance="0.15", adaptation_share="0.05")
    bill = activity_bill(20_000, 1_000, schedule=low)
    assert (bill["REG"].value, bill["FEE"].value, bill["AF"].value) == (3_000, 150, Fraction(15, 2))


@pytest.mark.parametrize(
    "levels, said",
    [
        ({"registration": (2_001, 6_000, 12_000)}, "above its ceiling of USD 2,000"),
        ({"registration": (1, 2)}, "three tiers"),
        ({"issuance": "0.21"}, "ceiling of USD 0.20"),
        ({"inclusion": 1_001}, "above its ceiling"),
        ({"change": -1}, "below zero"),
        ({"issuance": 0.2}, "float"),
        ({"adaptation_share": 3}, '"0.03" for 3 per cent'),
    ],
)
def test_levels_that_cannot_be(levels, said):
    with pytest.raises(MechanismError, match=said):
        Schedule(**levels)


@pytest.mark.parametrize(
    "call",
    [
        lambda: registration_fee(-1),
        lambda: registration_fee(1.5),
        lambda: issuance_fee(-1),
        lambda: issuance_fee(10.5),
        lambda: inclusion_fee(True),
        lambda: change_fee(1, 60_000, paid=-5),
    ],
)
def test_wrong_input(call):
    with pytest.raises(MechanismError):
        call()


@given(st.integers(0, 10**9), st.fractions(0, Fraction(1, 5), max_denominator=10**6))
def test_the_parts_of_an_issuance_fee_are_whole_cents_and_sum_to_it(requested, level):
    fee = issuance_fee(requested, schedule=Schedule(issuance=level))
    paid, fund, administration = (step.value for step in fee.steps)
    assert paid == fund + administration
    assert all((100 * amount).denominator == 1 for amount in (paid, fund, administration))
    assert abs(paid - requested * level) <= Fraction(1, 200)
    assert abs(fund - paid * Fraction(3, 100)) <= Fraction(1, 200)
    assert all(step.where_from for step in fee.steps)
