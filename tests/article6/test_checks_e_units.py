"""Checks 47 and 48: uses of what was first transferred; no unit in two holdings."""

from datetime import datetime

import pytest

from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    THIRD,
    action,
    aef,
    buyer_aef,
    buyer_row,
    corrected_buyer_aef,
    holding,
    host_aef,
    run,
)

AUTUMN = datetime(2028, 11, 30)


def report(party, *actions, held=(), year=2028, **more):
    return aef(actions=actions, holdings=held, party=party, year=year, source=f"{party} {year}", **more)


def use(first, last, when=AUTUMN, **more):
    return buyer_row(first, last, "Use", when, **more)


def sold(first, last, **more):
    return action(first, last, full="XHA01", **more)


# --- uses --------------------------------------------------------------------------------------------------


def test_a_use_that_nobody_first_transferred():
    (found,) = run(Dossier(aef=buyer_aef(), others=(host_aef(),)), 47)
    assert (found.outcome, found.place.row, found.party) == (Outcome.INCONSISTENT, 5, HOST)
    assert "XHA does not report a first transfer of serials 1,200,001 to 1,205,000 (5,000 units)" in (
        found.problem
    )
    assert run(Dossier(aef=corrected_buyer_aef(), others=(host_aef(),)), 47) == []


def test_only_the_part_that_lacks_a_first_transfer_is_named():
    mine = report(BUYER, use(1, 150))
    (found,) = run(Dossier(aef=mine, others=(report(HOST, sold(1, 100)),)), 47)
    assert "serials 101 to 150 (50 units)" in found.problem


def test_the_report_of_the_host_is_not_at_hand():
    mine = report(BUYER, use(1, 150))
    (found,) = run(Dossier(aef=mine), 47)
    assert (found.outcome, found.party) == (Outcome.NULL, HOST)
    (found,) = run(Dossier(aef=mine, others=(report(HOST, year=2027),)), 47)
    assert found.outcome == Outcome.NULL and "XHA 2028" in found.problem


def test_a_year_between_the_reports_of_the_host_is_not_at_hand():
    mine = report(BUYER, use(1, 10, datetime(2030, 5, 1)), year=2030)
    known = report(HOST, year=2028), report(HOST, year=2030)
    (found,) = run(Dossier(aef=mine, others=known), 47)
    assert found.outcome == Outcome.NULL and "XHA 2029" in found.problem


def test_first_transferred_in_an_earlier_year():
    mine = report(BUYER, use(1, 10, datetime(2030, 5, 1)), year=2030)
    assert run(Dossier(aef=mine, others=(report(HOST, sold(1, 10)),)), 47) == []


def test_used_before_it_was_first_transferred():
    mine = report(BUYER, use(1, 10, datetime(2028, 3, 1)))
    (found,) = run(Dossier(aef=mine, others=(report(HOST, sold(1, 10)),)), 47)
    assert found.outcome == Outcome.INCONSISTENT and "before the first transfer" in found.problem
    same_night = report(BUYER, use(1, 10, datetime(2028, 3, 11, 23)))
    assert run(Dossier(aef=same_night, others=(report(HOST, sold(1, 10)),)), 47) == []


def test_sent_to_another_party():
    mine = report(BUYER, use(1, 10))
    host = report(HOST, sold(1, 10, acquiring=THIRD))
    (found,) = run(Dossier(aef=mine, others=(host, report(THIRD))), 47)
    assert found.outcome == Outcome.INCONSISTENT and "No Party reports that it sent" in found.problem
    (found,) = run(Dossier(aef=mine, others=(host,)), 47)
    assert found.outcome == Outcome.NULL and "XBV 2028" in found.problem


def test_along_a_chain():
    mine = report(BUYER, use(1, 10))
    host = report(HOST, sold(1, 10, acquiring=THIRD))
    passed_on = action(1, 10, "Transfer", time=datetime(2028, 5, 1), acquiring=BUYER, registry="XBV01")
    assert run(Dossier(aef=mine, others=(host, report(THIRD, passed_on))), 47) == []


def test_sent_back_to_the_host_and_used_there():
    spring, summer = datetime(2028, 4, 1), datetime(2028, 7, 1)
    back = action(1, 10, "Acquisition", time=spring, transferring=BUYER)
    used = action(1, 10, "Use", time=summer, use_year=2028)
    mine = report(HOST, sold(1, 10), back, used)
    sent = action(1, 10, "Transfer", time=spring, acquiring=HOST, registry="XBU01")
    assert run(Dossier(aef=mine, others=(report(BUYER, sent),)), 47) == []
    (found,) = run(Dossier(aef=mine, others=(report(BUYER),)), 47)
    assert found.outcome == Outcome.INCONSISTENT and found.place.row == 4


def test_first_transferred_by_issuance_and_passed_on():
    issued = sold(1, 10, subtype="Issuance", acquiring=None)
    sent = action(1, 10, "Transfer", time=datetime(2028, 5, 1), acquiring=BUYER)
    mine = report(BUYER, use(1, 10))
    assert run(Dossier(aef=mine, others=(report(HOST, issued, sent),)), 47) == []
    (found,) = run(Dossier(aef=mine, others=(report(HOST, issued),)), 47)
    assert "No Party reports that it sent" in found.problem


@pytest.mark.parametrize(
    "given", [sold(1, 10, subtype=FUND, acquiring=None), action(1, 10, "Transfer", subtype=FUND)]
)
def test_bought_from_the_adaptation_fund(given):
    """The Fund sells units on and files no report."""
    mine = report(BUYER, buyer_row(1, 10, "Acquisition", AUTUMN, transferring=None), use(1, 10))
    first = sold(1, 10, subtype="Issuance", acquiring=None) if given.type == "Transfer" else given
    assert run(Dossier(aef=mine, others=(report(HOST, first, given),)), 47) == []


def test_a_first_transfer_that_another_party_claims_does_not_count():
    mine = report(BUYER, use(1, 10))
    others = report(HOST), report(THIRD, sold(1, 10, acquiring=BUYER))
    (found,) = run(Dossier(aef=mine, others=others), 47)
    assert found.outcome == Outcome.INCONSISTENT


@pytest.mark.parametrize("change", [{"purpose": "CORSIA", "user": BUYER, "use_year": None}])
def test_uses_for_other_purposes_are_left_alone(change):
    mine = report(BUYER, use(1, 10, **change))
    assert run(Dossier(aef=mine, others=(report(HOST),)), 47) == []


def test_a_use_whose_registry_of_origin_is_not_known():
    mine = report(BUYER, action(1, 10, "Use", time=AUTUMN, registry="XBU01"))
    first = sold(1, 10), action(11, 20, full="XHA02", registry="XHA02")
    assert run(Dossier(aef=mine, others=(report(HOST, *first),)), 47) == []
    (found,) = run(Dossier(aef=mine, others=(report(HOST, sold(4, 10)),)), 47)
    assert "serials 1 to 3 (3 units)" in found.problem
    second = sold(1, 10), action(1, 10, full="XHA02", registry="XHA02", acquiring=THIRD)
    assert run(Dossier(aef=mine, others=(report(HOST, *second), report(THIRD))), 47) == []
    # Which of the two was used, and how it came, cannot be told.
    third = sold(1, 10, acquiring=THIRD), second[1]
    assert run(Dossier(aef=mine, others=(report(HOST, *third), report(THIRD))), 47) == []


# --- holdings ----------------------------------------------------------------------------------------------


def test_a_unit_in_two_holdings():
    one = report(HOST, held=[holding(1, 1000, full="XHA01")])
    two = report(BUYER, held=[holding(901, 950, registry="XBU01", full="XHA01")])
    for mine, theirs in ((one, two), (two, one)):
        (found,) = run(Dossier(aef=mine, others=(theirs,)), 48)
        assert (found.outcome, found.place.row, found.party) == (Outcome.INCONSISTENT, 2, theirs.party)
        assert "serials 901 to 950 on 31 December 2028" in found.problem
        assert found.other.file == theirs.source


@pytest.mark.parametrize(
    "other",
    [
        {"first": 1001, "last": 2000},
        {"vintage": 2028},
        {"approach": "CA0100"},
        {"full": "XHA02"},
    ],
)
def test_other_units(other):
    one = report(HOST, held=[holding(1, 1000, full="XHA01")])
    two = report(BUYER, held=[holding(**({"first": 1, "last": 1000, "full": "XHA01"} | other))])
    assert run(Dossier(aef=one, others=(two,)), 48) == []


def test_another_year():
    one = report(HOST, held=[holding(1, 1000)])
    two = report(BUYER, held=[holding(1, 1000)], year=2029)
    assert run(Dossier(aef=one, others=(two,)), 48) == []


def test_units_in_transit_over_new_year_are_held_once():
    one = report(HOST, sold(1, 1000, time=datetime(2028, 12, 30)))
    two = report(BUYER, held=[holding(1, 1000, full="XHA01")], year=2029)
    assert run(Dossier(aef=one, others=(report(BUYER), two)), 48) == []


def test_where_the_registry_of_origin_is_not_known_it_is_a_question():
    one = report(THIRD, held=[holding(1, 1000, registry="XBV01")])
    two = report(BUYER, held=[holding(1, 1000, registry="XBU01")])
    (found,) = run(Dossier(aef=one, others=(two,)), 48)
    assert found.outcome == Outcome.WARNING and "may be different units" in found.problem


def test_a_file_of_nothing_but_overlaps_names_each_row_once():
    one = report(HOST, held=[holding(1, 1000)] * 30)
    two = report(BUYER, held=[holding(1, 1000, full="XHA01")] * 30)
    assert len(run(Dossier(aef=one, others=(two,)), 48)) == 30
