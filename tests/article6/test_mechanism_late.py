"""Late authorization of mitigation contribution A6.4ERs (6/CMA.6 para. 12-14)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.mechanism import (
    AUTHORIZED,
    MITIGATION_CONTRIBUTION,
    MechanismError,
    authorizable,
    late_authorization,
    split_issuance,
)

(LOT,) = split_issuance(mitigation_contribution=100_000).parts


def parts(late):
    one = late.authorized
    return one.participants, one.adaptation, one.omge


def refused(**arguments):
    with pytest.raises(MechanismError) as error:
        late_authorization(LOT, **arguments)
    return error.value


def test_all_of_them_where_nothing_has_moved():
    late = late_authorization(LOT)
    assert late.adjusted == 100_000 and parts(late) == (93_000, 5_000, 2_000)
    assert late.authorized.status == AUTHORIZED and late.remaining.issued == 0
    assert late.open_points == ("late-time-limit",)


def test_what_was_transferred_out_cannot_be_authorized():
    said = refused(asked=93_000, moved_out=10_000)
    assert said.rule == "a64.late-conditions"
    assert "10,000 left the mechanism registry" in said.what and "at most 83,000" in said.way_out


def test_nor_what_moved_inside_to_somebody_who_is_no_participant():
    assert authorizable(LOT, moved_inside=10_000) == 83_000 == authorizable(LOT, cancelled=10_000)
    assert "no participant" in refused(asked=83_001, moved_inside=10_000).what


def test_the_others_with_their_share_of_the_levies():
    late = late_authorization(LOT, 83_000, moved_out=10_000)
    assert parts(late) == (83_000, 4_463, 1_785) and late.adjusted == 89_248 == late.working.result
    assert "4,462.37" in late.working["SOP"].put_in and "1,784.95" in late.working["OMGE"].put_in
    left = late.remaining
    assert left.status == MITIGATION_CONTRIBUTION
    assert (left.issued, left.adaptation, left.omge, left.participants) == (10_752, 537, 215, 10_000)
    assert late.open_points == ("late-reach", "late-transfers", "late-time-limit")


def test_the_other_reading_draws_in_all_that_was_levied():
    late = late_authorization(LOT, moved_out=10_000, reach="all")
    assert late.adjusted == 90_000 and parts(late) == (83_000, 5_000, 2_000)


def test_the_strict_reading_bars_the_others_too():
    assert authorizable(LOT, moved_out=1, reading="strict") == 0
    assert authorizable(LOT, reading="strict") == 93_000
    assert "one transfer bars them all" in refused(moved_out=10_000, reading="strict").what


def test_three_years_later_it_depends_on_a_limit_nobody_has_seen():
    asked = {"issued_on": date(2027, 3, 1), "stated_on": date(2030, 3, 1)}
    assert late_authorization(LOT, **asked).open_points == ("late-time-limit",)
    said = refused(**asked, time_limit_days=730)
    assert said.rule == "a64.late-time-limit" and "2029-02-28" in said.what
    assert late_authorization(LOT, **asked, time_limit_days=1_096).open_points == ()
    assert refused(**asked, time_limit_days=1_095).rule == "a64.late-time-limit"


def test_a_statement_before_the_issuance_is_not_late():
    said = refused(issued_on=date(2027, 3, 1), stated_on=date(2027, 2, 28))
    assert said.rule == "a64.status-at-issuance"


def test_in_two_steps_they_reach_what_one_step_reaches():
    first = late_authorization(LOT, 83_000)
    second = late_authorization(LOT, 10_000, authorized_before=83_000)
    assert first.adjusted + second.adjusted == 100_000 and second.remaining.issued == 0
    assert first.remaining.issued == second.adjusted


def test_an_exempt_lot_has_no_adaptation_share_to_draw_in():
    (exempt,) = split_issuance(mitigation_contribution=100_000, ldc_or_sids=True).parts
    assert parts(late_authorization(exempt)) == (98_000, 0, 2_000)


@pytest.mark.parametrize(
    "arguments, said",
    [
        ({"asked": 0}, "Nothing is asked"),
        ({"asked": 1.5}, "whole number"),
        ({"asked": 93_001}, "at most 93,000"),
        ({"moved_out": -1}, "`moved_out` is -1"),
        ({"moved_out": 93_001}, "Count each unit once"),
        ({"reach": "some"}, "pro rata, all"),
        ({"reading": "loose"}, "unit by unit or strict"),
        ({"issued_on": "2027"}, "The day of issuance is '2027'"),
        ({"time_limit_days": 10}, "Give issued_on"),
    ],
)
def test_wrong_input(arguments, said):
    assert said in str(refused(**arguments))


def test_what_is_authorized_already_needs_no_second_statement():
    (lot,) = split_issuance(authorized=100).parts
    with pytest.raises(MechanismError, match="authorized already"):
        late_authorization(lot)
    (single,) = split_issuance(mitigation_contribution=1).parts
    with pytest.raises(MechanismError, match="received 0"):
        late_authorization(single)


@given(st.integers(3, 10**6), st.data())
def test_authorized_and_remaining_are_the_lot_and_more_asked_never_reaches_less(issued, data):
    (lot,) = split_issuance(mitigation_contribution=issued).parts
    asked = data.draw(st.integers(1, lot.participants))
    for reach in ("pro rata", "all"):
        late = late_authorization(lot, asked, reach=reach)
        for name in ("issued", "adaptation", "omge", "participants"):
            assert getattr(late.authorized, name) + getattr(late.remaining, name) == getattr(lot, name)
            assert getattr(late.remaining, name) >= 0
    if asked > 1:
        assert late_authorization(lot, asked - 1).adjusted < late_authorization(lot, asked).adjusted
