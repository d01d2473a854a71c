"""Checks 45, 46 and 50: what one Party sends, the other acquires - unit by unit, over all years."""

from datetime import datetime

import pytest

from article6.consistency.dossier import Dossier, Parameters
from article6.findings import Outcome
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    THIRD,
    action,
    aef,
    buyer_aef,
    buyer_row,
    corrected_buyer_aef,
    host_aef,
    run,
)

MARCH = datetime(2028, 3, 12)


def sold(first, last, **more):
    return action(first, last, full="XHA01", **more)


def bought(first, last, when=MARCH, **more):
    return buyer_row(first, last, "Acquisition", when, **more)


def host(*actions, **table1):
    return aef(actions=actions, source="host", **table1)


def buyer(*actions, **table1):
    return aef(actions=actions, source="buyer", **({"party": BUYER} | table1))


def at(findings):
    return [(one.outcome, one.place.row) for one in findings]


# --- the worked pair ---------------------------------------------------------------------------------------


def test_the_host_of_the_worked_pair():
    dossier = Dossier(aef=host_aef(), others=(buyer_aef(),))
    difference, transit = run(dossier, 45)
    assert (difference.outcome, difference.place.row) == (Outcome.INCONSISTENT, 3)
    assert "serials 390,001 to 400,000 (10,000 units)" in difference.problem
    assert (difference.party, difference.other.row, difference.other.file) == (BUYER, 3, "XBU 2028")
    assert (transit.outcome, transit.place.row) == (Outcome.NULL, 6)
    assert "2029" in transit.problem
    (absent,) = run(dossier, 50)
    assert (absent.outcome, absent.place.row, absent.party) == (Outcome.NULL, 5, THIRD)


def test_the_buyer_of_the_worked_pair_is_told_too_and_gets_no_null():
    dossier = Dossier(aef=buyer_aef(), others=(host_aef(),))
    (difference,) = run(dossier, 45)
    assert (difference.outcome, difference.place.row, difference.party) == (Outcome.INCONSISTENT, 3, HOST)
    assert "serials 390,001 to 400,000 (10,000 units)" in difference.problem
    assert difference.other.file == "XHA 2028"
    assert run(dossier, 50) == []


def test_the_corrected_buyer_of_the_worked_pair():
    new = corrected_buyer_aef()
    assert at(run(Dossier(aef=host_aef(), others=(buyer_aef(), new)), 45)) == [(Outcome.NULL, 6)]
    assert run(Dossier(aef=new, own=(buyer_aef(),), others=(host_aef(),)), 45) == []


def test_two_years_later_all_of_the_worked_pair_agree():
    late = buyer(bought(400_001, 500_000, datetime(2029, 1, 3), vintage=2028), year=2029)
    third = buyer(
        bought(1_050_001, 1_080_000, datetime(2028, 10, 10), registry="XBV01"), party=THIRD, year=2028
    )
    dossier = Dossier(aef=host_aef(), others=(corrected_buyer_aef(), late, third))
    assert run(dossier, 45) == run(dossier, 50) == run(dossier, 46) == []
    assert run(Dossier(aef=late, own=(corrected_buyer_aef(),), others=(host_aef(),)), 45) == []


# --- amounts, units, direction -----------------------------------------------------------------------------


def test_rows_may_be_cut_differently():
    one, three = host(sold(1, 1000)), buyer(bought(1, 200), bought(201, 333), bought(334, 1000))
    assert run(Dossier(aef=one, others=(three,)), 45) == run(Dossier(aef=three, others=(one,)), 45) == []


def test_a_hole_between_pieces_is_named():
    one, two = host(sold(1, 1000)), buyer(bought(1, 200), bought(334, 1000))
    (mine,) = run(Dossier(aef=one, others=(two,)), 45)
    assert "serials 201 to 333 (133 units)" in mine.problem
    (theirs,) = run(Dossier(aef=two, others=(one,)), 45)
    assert theirs.place.row in (2, 3) and "serials 201 to 333 (133 units)" in theirs.problem


def test_the_same_serials_of_two_vintages_are_two_units():
    one = host(sold(1, 1000), sold(1, 1000, vintage=2028))
    both = buyer(bought(1, 1000), bought(1, 1000, vintage=2028))
    assert run(Dossier(aef=one, others=(both,)), 45) == []
    assert at(run(Dossier(aef=one, others=(buyer(bought(1, 1000)),)), 45)) == [(Outcome.INCONSISTENT, 3)]


def test_acquired_more_than_sent():
    one, two = host(sold(1, 1000)), buyer(bought(1, 1200))
    (mine,) = run(Dossier(aef=two, others=(one,)), 45)
    assert mine.place.row == 2 and "does not report sending serials 1,001 to 1,200" in mine.problem
    (theirs,) = run(Dossier(aef=one, others=(two,)), 45)
    assert theirs.place.row == 2 and theirs.place.table == "Table 3 Actions"


def test_both_send_none_acquires():
    one, two = host(sold(1, 10)), buyer(action(1, 10, "Transfer", acquiring=HOST, registry="XBU01"))
    found = run(Dossier(aef=one, others=(two,)), 45)
    assert {(one.place.table, one.place.row) for one in found} == {
        ("Table 3 Actions", 2),
        ("Table 1 Submission", 0),
    }


def test_sent_twice_has_to_be_received_twice():
    back = datetime(2028, 5, 1), datetime(2028, 7, 1)
    one = host(
        sold(1, 10),
        action(1, 10, "Acquisition", time=back[0], transferring=BUYER),
        action(1, 10, "Transfer", time=back[1], acquiring=BUYER),
    )
    returned = action(1, 10, "Transfer", time=back[0], acquiring=HOST, registry="XBU01")
    once = buyer(bought(1, 10), returned)
    twice = buyer(bought(1, 10), returned, bought(1, 10, back[1]))
    assert run(Dossier(aef=one, others=(twice,)), 45) == run(Dossier(aef=twice, others=(one,)), 45) == []
    assert at(run(Dossier(aef=one, others=(once,)), 45)) == [(Outcome.INCONSISTENT, 4)]


def test_where_only_the_second_receipt_is_missing_the_second_row_is_named():
    """Three sent, two received: the dates tell which."""
    when = [datetime(2028, month, 1) for month in (1, 5, 9)]
    one = host(*(sold(1, 10, time=day) for day in when))
    two = buyer(bought(1, 10, when[0]), bought(1, 10, when[2]))
    assert at(run(Dossier(aef=one, others=(two,)), 45)) == [(Outcome.INCONSISTENT, 3)]


# --- nothing to match --------------------------------------------------------------------------------------


@pytest.mark.parametrize("subtype", ["Issuance", "Authorization", "Use or cancellation", FUND, OMGE])
def test_first_transfers_that_go_to_no_party_have_no_counterpart(subtype):
    one = host(sold(1, 10, subtype=subtype, acquiring=None))
    dossier = Dossier(aef=one, others=(buyer(),))
    assert run(dossier, 45) == run(dossier, 50) == []


def test_a_transfer_to_the_adaptation_fund_has_no_counterpart():
    one = host(action(1, 10, "Transfer", subtype=FUND))
    assert run(Dossier(aef=one, others=(buyer(),)), 45) == []


def test_a_chain_with_a_return_matches_in_one_row_and_in_parts():
    spring = datetime(2029, 4, 1)
    first = host(sold(1, 1000))
    again = host(
        action(901, 1000, "Acquisition", time=spring, transferring=THIRD),
        action(901, 1000, "Use", time=datetime(2029, 9, 1), use_year=2029),
        year=2029,
    )
    middle = buyer(
        bought(1, 1000),
        action(601, 1000, "Transfer", time=datetime(2028, 6, 1), acquiring=THIRD, registry="XBU01"),
    )
    way = {"registry": "XBV01", "authorization": "XBV-1"}
    last = buyer(
        action(601, 1000, "Acquisition", time=datetime(2028, 6, 1), transferring=BUYER, **way),
        action(601, 900, "Use", time=datetime(2028, 9, 1), use_year=2028, **way),
        party=THIRD,
    )
    last_2029 = buyer(
        action(901, 1000, "Transfer", time=spring, acquiring=HOST, **way), party=THIRD, year=2029
    )
    every = [first, again, middle, last, last_2029]
    for mine in every:
        own = tuple(one for one in every if one is not mine and one.party == mine.party)
        others = tuple(one for one in every if one.party != mine.party)
        dossier = Dossier(aef=mine, own=own, others=others)
        for number in (45, 46, 47, 48, 50, 51):
            assert run(dossier, number) == [], (mine.name, number)


# --- left out, absent, in transit --------------------------------------------------------------------------


def test_an_acquisition_left_out_is_a_difference_at_the_submission():
    one, two = host(sold(1, 1000)), buyer()
    (told,) = run(Dossier(aef=two, others=(one,)), 45)
    assert (told.outcome, told.place.table, told.place.row) == (
        Outcome.INCONSISTENT,
        "Table 1 Submission",
        0,
    )
    assert (told.party, told.other.row) == (HOST, 2)
    assert at(run(Dossier(aef=one, others=(two,)), 45)) == [(Outcome.INCONSISTENT, 2)]


def test_a_transfer_of_another_year_is_no_matter_of_this_submission():
    one = host(sold(1, 1000))
    assert run(Dossier(aef=buyer(year=2029), others=(one,)), 45) == []
    assert run(Dossier(aef=buyer(year=2029), own=(buyer(),), others=(one,)), 45) == []


@pytest.mark.parametrize("year", [2027, None])
def test_no_report_of_the_other_party_is_null_at_the_row_only(year):
    one = host(sold(1, 1000))
    others = () if year is None else (buyer(year=year),)
    dossier = Dossier(aef=one, others=others)
    assert run(dossier, 45) == []
    (absent,) = run(dossier, 50)
    assert (absent.outcome, absent.place.row, absent.party) == (Outcome.NULL, 2, BUYER)
    assert "no fault of this report" in absent.mend
    assert "4/CMA.6" in absent.cite


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (datetime(2028, 11, 29), Outcome.INCONSISTENT),  # 31 days later it is still 2028
        (datetime(2028, 12, 2), Outcome.NULL),
        (datetime(2028, 12, 31), Outcome.NULL),
    ],
)
def test_transfers_of_the_last_31_days_wait_for_the_next_report(day, outcome):
    one = host(sold(1, 1000, time=day))
    assert at(run(Dossier(aef=one, others=(buyer(),)), 45)) == [(outcome, 2)]
    left_out = run(Dossier(aef=buyer(), others=(one,)), 45)
    assert bool(left_out) == (outcome == Outcome.INCONSISTENT)
    both = Dossier(aef=one, others=(buyer(), buyer(year=2029)))
    assert at(run(both, 45)) == [(Outcome.INCONSISTENT, 2)]


def test_the_days_in_transit_are_a_parameter():
    one = host(sold(1, 1000, time=datetime(2028, 12, 20)))
    dossier = Dossier(aef=one, others=(buyer(),), parameters=Parameters(transit_days=5))
    assert at(run(dossier, 45)) == [(Outcome.INCONSISTENT, 2)]


def test_a_transfer_over_new_year():
    """Sent on 30 December, acquired on 3 January: legal, and open between the two reports."""
    one = host(sold(1, 1000, time=datetime(2028, 12, 30)))
    two = buyer(bought(1, 1000, datetime(2029, 1, 3)), year=2029)
    before = Dossier(aef=one, others=(buyer(),))
    assert at(run(before, 45)) == [(Outcome.NULL, 2)]
    after = Dossier(aef=one, others=(buyer(), two))
    assert run(after, 45) == run(after, 46) == []
    theirs = Dossier(aef=two, own=(buyer(),), others=(one,))
    assert run(theirs, 45) == run(theirs, 50) == []
    # The acquirer's report is there, that of the sender's year is not: the transfer may stand in either year.
    assert at(run(Dossier(aef=two, others=(host(year=2029),)), 45)) == [(Outcome.NULL, 2)]
    assert at(run(Dossier(aef=two), 50)) == [(Outcome.NULL, 2)]


def test_a_later_version_of_the_other_report_counts():
    old, new = buyer(), buyer(bought(1, 1000), version="2.0")
    one = host(sold(1, 1000))
    assert run(Dossier(aef=one, others=(new, old)), 45) == []
    assert run(Dossier(aef=one, others=(buyer(version="3.0"), new)), 45) != []


def test_serials_without_registry_are_matched_by_what_is_known():
    one = host(action(1, 1000))  # the host's own row: the registry of the row is the originating one
    two = buyer(action(1, 1000, "Acquisition", transferring=HOST, registry="XBU01"))
    assert run(Dossier(aef=one, others=(two,)), 45) == run(Dossier(aef=two, others=(one,)), 45) == []


def test_two_registries_of_origin_and_an_acquirer_who_does_not_say_which():
    one = host(sold(1, 1000), action(1, 1000, full="XHA02", registry="XHA02"))
    two = buyer(action(1, 1000, "Acquisition", transferring=HOST, registry="XBU01"))
    found = run(Dossier(aef=two, others=(one,)), 45)
    assert all(one.place.row != 2 or "does not report sending" not in one.problem for one in found)


def test_rows_that_say_nothing_about_units_are_left_to_other_checks():
    one = host(action(None, None), action(1, 10, time=None), action(5, 1), action(acquiring=None))
    assert at(run(Dossier(aef=one, others=(buyer(),)), 45)) == [(Outcome.INCONSISTENT, 3)]


# --- dates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "got", "outcome"),
    [
        (datetime(2028, 3, 12), datetime(2028, 3, 12), None),
        (datetime(2028, 3, 12, 1), datetime(2028, 3, 11, 23), None),  # the clock of another zone
        (datetime(2028, 3, 12, 23, 59), datetime(2028, 3, 11), None),
        (datetime(2028, 3, 12), datetime(2028, 3, 10), Outcome.INCONSISTENT),
        (datetime(2028, 3, 12), datetime(2028, 4, 12), None),  # 31 days
        (datetime(2028, 3, 12), datetime(2028, 4, 13), Outcome.WARNING),
    ],
)
def test_the_date_of_an_acquisition(sent, got, outcome):
    one, two = host(sold(1, 1000, time=sent)), buyer(bought(1, 1000, got))
    for mine, theirs in ((one, two), (two, one)):
        found = run(Dossier(aef=mine, others=(theirs,)), 46)
        assert [one.outcome for one in found] == ([] if outcome is None else [outcome])
        assert all(one.other.file == theirs.source and one.party == theirs.party for one in found)


def test_dates_are_compared_with_the_way_that_matches_not_with_every_way():
    when = [datetime(2028, month, 1) for month in (2, 8)]
    one = host(sold(1, 10, time=when[0]), action(1, 10, "Transfer", time=when[1], acquiring=BUYER))
    two = buyer(bought(1, 10, when[0]), bought(1, 10, when[1]))
    assert run(Dossier(aef=one, others=(two,)), 46) == []


def test_a_date_is_told_where_its_row_is_under_check():
    before, theirs = host(sold(1, 10)), buyer(bought(1, 10, datetime(2028, 2, 1)))
    assert run(Dossier(aef=host(year=2029), own=(before,), others=(theirs,)), 46) == []
    assert len(run(Dossier(aef=before, others=(theirs,)), 46)) == 1
