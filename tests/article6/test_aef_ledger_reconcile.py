"""Opening + in - out = closing, by hand-written reports."""

from datetime import datetime

import pytest

from article6.aef.reconcile import latest, reconcile
from tests.article6 import case

OIMP = {"subtype": "Use or cancellation", "acquiring": None}


def line(aefs, party, year, **more):
    (found,) = reconcile(aefs, party, year, **more)
    return found


def figures(found):
    return found.opening, found.entered, found.acquired, found.closing, found.expected, found.difference


def test_the_buyer_of_the_worked_pair_holds_5000_more_than_its_rows_give():
    by_vintage = {found.vintage: found for found in reconcile([case.buyer_aef()], "XBU", 2028)}
    first = by_vintage[2027]
    assert figures(first) == (0, 0, 1_000_000, 200_000, 195_000, 5_000)
    assert first.used == 805_000 and first.registry == "XHA01"
    assert first.disputed == ((1_200_001, 1_205_000, 1),), "used, and never there"
    assert figures(by_vintage[2028]) == (0, 0, 390_000, 390_000, 390_000, 0)
    assert by_vintage[2028].adds_up and not first.adds_up


def test_only_the_latest_version_counts():
    both = [case.corrected_buyer_aef(), case.buyer_aef()]
    assert latest(both)["XBU", 2028] is both[0]
    assert all(found.adds_up for found in reconcile(both, "XBU", 2028))
    versions = [case.buyer_aef(version="1.9"), case.corrected_buyer_aef(version="1.10")]
    assert latest(versions)["XBU", 2028] is versions[1], "versions are numbers, not decimals"


def test_the_host_of_the_worked_pair_lists_nothing_and_adds_up():
    found = reconcile([case.host_aef()], "XHA", 2028)
    assert [(f.vintage, f.entered, f.first_transferred, f.closing) for f in found] == [
        (2027, 1_030_000, 1_030_000, 0),
        (2028, 500_000, 500_000, 0),
    ]
    assert all(f.adds_up for f in found), "what is issued for OIMP is first transferred and moves nowhere"


def host(holdings=(), actions=(), year=2028):
    return case.aef(actions=actions, holdings=holdings, year=year)


def test_what_is_issued_for_oimp_may_stand_in_the_holdings_or_not_be_there_yet():
    issued = case.action(1, 100, subtype="Issuance", acquiring=None)
    assert line([host([case.holding(1, 100)], [issued])], "XHA", 2028).entered == 100
    assert line([host([case.holding(1, 60)], [issued])], "XHA", 2028).adds_up


def test_use_as_first_transfer_counts_the_exit_once():
    used = case.action(1, 100, **OIMP)
    also = case.action(1, 100, "Cancellation")
    for rows in ([used], [used, also]):
        found = line([host((), rows)], "XHA", 2028)
        assert found.adds_up and found.entered == 100 and found.first_transferred + found.cancelled == 100
    before = host([case.holding(1, 100)], year=2027)
    for rows in ([used], [used, also]):
        found = line([before, host((), rows)], "XHA", 2028)
        assert found.adds_up and (found.opening, found.entered) == (100, 0)


def test_use_abroad_as_first_transfer_is_no_exit_from_the_host():
    sent = case.action(1, 100, "Transfer", acquiring="XBU")
    used = case.action(1, 40, **OIMP)
    found = line([host((), [sent, used])], "XHA", 2028)
    assert found.adds_up and (found.transferred, found.first_transferred) == (100, 0)
    found = line([host((), [sent], 2027), host((), [used])], "XHA", 2028)
    assert found.adds_up and found.entered == found.first_transferred == 0


def test_sold_units_that_are_still_listed_are_disputed():
    sold = case.action(1, 100)
    found = line([host([case.holding(91, 100)], [sold])], "XHA", 2028)
    assert found.disputed == ((91, 100, 1),) and found.difference == 10
    later = host([case.holding(91, 100)], year=2029)
    found = line([host((), [sold]), later], "XHA", 2029)
    assert found.disputed == ((91, 100, 1),), "they left the year before"


def test_units_that_vanish_are_disputed_once_they_are_first_transferred():
    held = host([case.holding(1, 100)], year=2027)
    found = line([held, host()], "XHA", 2028)
    assert found.adds_up and found.entered == -100, "authorized, not first transferred: listing them is open"
    issued = case.action(1, 100, subtype="Issuance", acquiring=None)
    held = host([case.holding(1, 100)], [issued], 2027)
    assert line([held, host()], "XHA", 2028).disputed == ((1, 100, -1),)


def buyer(holdings=(), actions=(), year=2028):
    return case.aef(actions=actions, holdings=holdings, year=year, party="XBU")


def test_of_others_outcomes_nothing_enters_but_what_is_acquired():
    found = line([buyer([case.buyer_holding(1, 100)])], "XBU", 2028)
    assert figures(found) == (0, 0, 0, 100, 0, 100) and found.disputed == ((1, 100, 1),)


def test_a_return_and_a_second_sale_in_one_year():
    day = datetime(2028, 5, 1)
    rows = [
        case.action(1, 100),
        case.action(1, 100, "Acquisition", transferring="XBU", time=day),
        case.action(1, 30, "Transfer", acquiring="XBV", time=day),
    ]
    found = line([host([case.holding(31, 100)], rows)], "XHA", 2028)
    assert found.adds_up and found.entered == 100
    assert (found.first_transferred, found.acquired, found.transferred) == (100, 100, 30)


def test_without_the_holdings_of_the_year_before_nothing_follows():
    """Null is for an opening that is not at hand; a Party that begins to report begins with nothing."""
    one = buyer([case.buyer_holding(1, 100)])
    assert line([one], "XBU", 2028, earlier_years=[2026]).opening is None
    unknown = line([buyer(year=2026), one], "XBU", 2028)
    assert (unknown.opening, unknown.expected, unknown.difference) == (None, None, None)
    assert not unknown.adds_up and unknown.disputed == ()


def test_rows_without_the_originating_registry_join_those_with_it():
    rows = [case.buyer_row(1, 100, "Acquisition", datetime(2028, 1, 5), full=None)]
    found = line([buyer([case.buyer_holding(1, 100)], rows)], "XBU", 2028)
    assert found.adds_up and found.registry == "XHA01"
    assert line([buyer([case.buyer_holding(1, 100, full=None)], rows)], "XBU", 2028).registry == ""


@pytest.mark.parametrize("bad", [{"first": None}, {"last": 0}, {"vintage": None}, {"approach": None}])
def test_rows_that_cannot_be_placed_are_left_out(bad):
    row = case.buyer_holding(1, 100, full=None)
    for name, value in bad.items():
        setattr(row, name, value)
    assert reconcile([buyer([row])], "XBU", 2028) == []
