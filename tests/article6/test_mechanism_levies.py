"""Levies on issued units (3/CMA.3 annex 58-59, 67, 69; 7/CMA.4 annex I 39-40; 6/CMA.6 para. 20)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.mechanism import (
    AUTHORIZED,
    MITIGATION_CONTRIBUTION,
    Lot,
    MechanismError,
    split_issuance,
)
from article6.mechanism.levies import LEVELS, ROUNDINGS, is_ldc_or_sids


def three(split):
    return split.adaptation, split.omge, split.participants


@pytest.mark.parametrize(
    "issued, levied",
    [(100_000, (5_000, 2_000, 93_000)), (58_428, (2_922, 1_169, 54_337)), (999, (50, 20, 929))],
)
def test_both_levies_are_shares_of_what_is_issued(issued, levied):
    assert three(split_issuance(authorized=issued)) == levied
    assert three(split_issuance(mitigation_contribution=issued)) == levied


def test_the_cancellation_is_not_a_share_of_the_remainder():
    assert split_issuance(authorized=100_000).omge == 2_000 != 2 * (100_000 - 5_000) // 100


def test_an_ldc_or_sids_is_exempt_from_the_adaptation_share_only_and_may_opt_in():
    assert three(split_issuance(authorized=100_000, ldc_or_sids=True)) == (0, 2_000, 98_000)
    opted = split_issuance(authorized=100_000, ldc_or_sids=True, opted_in=True)
    assert three(opted) == (5_000, 2_000, 93_000)
    exempt = split_issuance(authorized=100_000, ldc_or_sids=True).working
    assert exempt["SOP"].rule == "a64.exemption"


def test_the_level_of_rounding_is_a_switch():
    """20 units, 10 of each status: per status 1 + 1 of each levy; on the whole issuance 1."""
    ten = {"authorized": 10, "mitigation_contribution": 10}
    assert three(split_issuance(**ten)) == (2, 2, 16)
    assert three(split_issuance(**ten, level="issuance")) == (1, 1, 18)
    for level in ("status", "issuance"):
        assert three(split_issuance(authorized=700, mitigation_contribution=299, level=level)) == (
            50,
            20,
            929,
        )


def test_vintages_can_be_rounded_apart():
    lots = [Lot(AUTHORIZED, 10, 2027), Lot(AUTHORIZED, 10, 2028)]
    assert three(split_issuance(lots)) == (1, 1, 18)
    assert three(split_issuance(lots, level="vintage")) == (2, 2, 16)


@pytest.mark.parametrize(
    "rounding, levied", [("up", (50, 20, 929)), ("down", (49, 19, 931)), ("nearest", (50, 20, 929))]
)
def test_the_direction_of_rounding_is_a_switch(rounding, levied):
    assert three(split_issuance(authorized=999, rounding=rounding)) == levied
    note = split_issuance(authorized=999, rounding=rounding).working["OMGE"].note
    assert ("fewer than the minimum" in note) is (rounding == "down")


def test_half_a_unit_goes_up_when_rounded_to_the_nearest():
    assert split_issuance(authorized=10, rounding="nearest").adaptation == 1


def test_amounts_by_status_and_destination():
    split = split_issuance(authorized=70_000, mitigation_contribution=30_000)
    assert split.amounts == {
        AUTHORIZED: {"issued": 70_000, "adaptation": 3_500, "omge": 1_400, "participants": 65_100},
        MITIGATION_CONTRIBUTION: {
            "issued": 30_000,
            "adaptation": 1_500,
            "omge": 600,
            "participants": 27_900,
        },
    }
    assert split.working.result == 93_000 and split.working["SOP (authorized)"].value == 3_500
    assert all(step.where_from for step in split.working.steps)


def test_participants_may_ask_for_more_cancellation_but_not_for_less():
    assert split_issuance(authorized=100_000, omge="0.03").omge == 3_000
    assert split_issuance(authorized=100_000, omge=Fraction(1, 10)).omge == 10_000
    with pytest.raises(MechanismError, match="at least 2 per cent") as refused:
        split_issuance(authorized=100_000, omge="0.019")
    assert refused.value.rule == "a64.omge-share"


def test_a_single_unit_goes_to_adaptation_and_the_working_says_so():
    one = split_issuance(authorized=1)
    assert three(one) == (1, 0, 0) and "taken first" in one.working["OMGE"].note
    assert three(split_issuance()) == (0, 0, 0)


@pytest.mark.parametrize(
    "arguments, said",
    [
        ({"authorized": 10.5}, "whole number"),
        ({"authorized": -1}, "whole number"),
        ({"authorized": True}, "whole number"),
        ({"authorized": 10, "rounding": "even"}, "up, down, nearest"),
        ({"authorized": 10, "level": "account"}, "status, issuance, vintage"),
        ({"authorized": 10, "omge": 0.02}, "float"),
        ({"authorized": 10, "omge": 2}, "2 per cent is '0.02'"),
        ({"lots": [Lot(AUTHORIZED, 1)], "authorized": 1}, "given twice"),
        ({"lots": [5]}, "class Lot"),
    ],
)
def test_what_cannot_be(arguments, said):
    with pytest.raises(MechanismError, match=said):
        split_issuance(**arguments)


def test_a_lot_has_one_of_two_statuses():
    with pytest.raises(MechanismError, match="Choose 'authorized' or 'mitigation contribution'"):
        Lot("approved", 10)


def test_the_table_of_parties_knows_todays_lists():
    assert is_ldc_or_sids("MMR") and is_ldc_or_sids("FJI")
    assert not is_ldc_or_sids("CHE") and not is_ldc_or_sids("XHA")


lots = st.lists(
    st.builds(
        Lot,
        st.sampled_from((AUTHORIZED, MITIGATION_CONTRIBUTION)),
        st.integers(0, 300) | st.integers(0, 10**7),
        st.sampled_from((None, 2027, 2028)),
    ),
    min_size=1,
    max_size=6,
)
switches = st.fixed_dictionaries(
    {
        "rounding": st.sampled_from(ROUNDINGS),
        "level": st.sampled_from(LEVELS),
        "ldc_or_sids": st.booleans(),
        "opted_in": st.booleans(),
        "omge": st.fractions(Fraction(2, 100), Fraction(95, 100), max_denominator=1000),
    }
)


@given(lots, switches)
def test_the_parts_sum_to_what_was_issued_for_every_switch(lots, switches):
    split = split_issuance(lots, **switches)
    assert split.adaptation + split.omge + split.participants == sum(lot.quantity for lot in lots)
    for lot, part in zip(lots, split.parts, strict=True):
        assert (part.status, part.issued, part.vintage) == (lot.status, lot.quantity, lot.vintage)
        assert part.adaptation + part.omge + part.participants == lot.quantity
        assert min(part.adaptation, part.omge, part.participants) >= 0


@given(st.integers(2, 10**9), st.sampled_from(ROUNDINGS))
def test_each_levy_is_within_a_unit_of_its_share(issued, rounding):
    split = split_issuance(authorized=issued, rounding=rounding)
    assert abs(100 * split.adaptation - 5 * issued) < 100 and abs(100 * split.omge - 2 * issued) < 100
    if rounding == "up":
        assert 100 * split.omge >= 2 * issued and 100 * split.adaptation >= 5 * issued
