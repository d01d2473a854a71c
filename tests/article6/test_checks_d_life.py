"""Checks 36, 37, 42 to 44: the life of a unit, and the actions that make it."""

from dataclasses import replace
from datetime import datetime

import pytest

from article6.consistency import Dossier
from tests.article6.authorized_case import NULL, B, W, at, found, issued, one_row, outcomes
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_aef,
    buyer_authorization,
    buyer_row,
    host_aef,
    run,
)

LIFE = (34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44)


# 36
@pytest.mark.parametrize(
    ("purpose", "row", "expected"),
    [
        ("NDC", {"type": "Use"}, [B]),
        ("OIMP", {"type": "Cancellation", "purpose": "CORSIA"}, [B]),
        ("OIMP", {"type": "Cancellation", "subtype": "Other cancellations"}, [B]),
        ("NDC", {"type": "Cancellation", "subtype": "Other cancellations"}, [W]),  # for nobody's account
        ("NDC", {"type": "Cancellation", "subtype": OMGE}, []),  # check 38
        ("NDC", {"type": "Transfer", "acquiring": BUYER}, [B]),
        ("NDC and OIMP", {"type": "Transfer", "acquiring": BUYER}, [B]),
        ("OIMP", {"type": "Transfer", "acquiring": BUYER}, []),  # may cross borders before its first transfer
        ("OIMP", {"type": "Transfer", "subtype": FUND}, []),  # check 38
    ],
)
def test_nothing_is_used_before_it_is_first_transferred(purpose, row, expected):
    rows = [authorization_row(purpose=purpose)]
    used = action(1, 100, **({"time": at(2028, 6, 1)} | row))
    assert outcomes(Dossier(aef=one_row(used, authorizations=rows)), 36) == expected
    before = issued(1, 100, time=at(2028, 3, 1))
    assert outcomes(Dossier(aef=one_row(before, used, authorizations=rows)), 36) == []
    late = issued(1, 100, time=at(2028, 7, 1))
    assert outcomes(Dossier(aef=one_row(used, late, authorizations=rows)), 36) == expected
    missing = Dossier(aef=one_row(used, authorizations=rows), earlier_years=frozenset({2027}))
    assert outcomes(missing, 36) == [NULL] * len(expected)


def test_the_use_itself_may_be_the_first_transfer_told_later():
    used = action(1, 100, "Cancellation", purpose="CORSIA", time=at(2028, 6, 1))
    told = action(1, 100, subtype="Use or cancellation", acquiring=None, time=at(2028, 6, 20))
    assert run(Dossier(aef=one_row(used, told)), 36) == []
    part = replace(told, first=1, last=40)
    (finding,) = run(Dossier(aef=one_row(used, part)), 36)
    assert finding.outcome == B and "serials 41 to 100" in finding.problem


def test_by_definition_authorization_nothing_goes_abroad_before():
    rows = [authorization_row(purpose="OIMP", definition="Authorisation")]
    sent = action(1, 100, "Transfer", acquiring=BUYER)
    assert outcomes(Dossier(aef=one_row(sent, authorizations=rows)), 36) == [B]


def test_units_that_came_back_were_first_transferred():
    back = action(1, 100, "Acquisition", transferring=BUYER, time=at(2028, 2, 1))
    used = action(1, 100, "Use", time=at(2028, 6, 1))
    assert run(Dossier(aef=one_row(back, used)), 36) == []
    assert outcomes(Dossier(aef=one_row(replace(back, time=at(2028, 7, 1)), used)), 36) == [B]


def test_what_others_use_is_left_to_the_comparison_between_parties():
    assert run(Dossier(aef=buyer_aef(), others=(host_aef(),)), 36) == []


# 37
AFTER = [
    ({"type": "Transfer", "acquiring": THIRD}, [B]),
    ({"type": "Use"}, [B]),
    ({"type": "Cancellation"}, [B]),
    ({"type": "Acquisition", "transferring": THIRD}, [B]),
    ({"type": "First transfer", "subtype": "Issuance", "acquiring": None}, []),  # recorded late: check 34
]


@pytest.mark.parametrize(("more", "expected"), AFTER)
@pytest.mark.parametrize("over", ["Use", "Cancellation", "Voluntary Cancellation"])
def test_nothing_happens_after_use_or_cancellation(over, more, expected):
    spent = action(1, 100, over, time=at(2028, 5, 1))
    dossier = Dossier(aef=one_row(issued(), spent, action(51, 150, **({"time": at(2028, 6, 1)} | more))))
    assert outcomes(dossier, 37) == expected
    for finding in run(dossier, 37):
        assert (finding.place.row, finding.other.row) == (4, 3) and "serials 51 to 100" in finding.problem


def test_before_it_everything_may_happen_and_beside_it_too():
    rows = [
        buyer_row(1, 100, "Acquisition", at(2028, 3, 1)),
        buyer_row(1, 60, "Transfer", at(2028, 4, 1), acquiring=THIRD),
        buyer_row(1, 60, "Acquisition", at(2028, 4, 20), transferring=THIRD),
        buyer_row(1, 60, "Use", at(2028, 5, 1)),
        buyer_row(61, 100, "Transfer", at(2028, 6, 1), acquiring=THIRD),
    ]
    mine = aef([buyer_authorization()], rows, party=BUYER)
    assert run(Dossier(aef=mine), 37) == []


def test_a_first_transfer_and_its_use_are_one_event_in_two_rows():
    told = action(1, 100, subtype="Use or cancellation", acquiring=None, time=at(2028, 6, 20))
    used = action(1, 100, "Cancellation", purpose="CORSIA", time=at(2028, 6, 1))
    assert [n for n in LIFE if n != 34 and run(Dossier(aef=one_row(told, used)), n)] == []
    same_day = replace(told, time=used.time)
    assert [n for n in LIFE if n != 34 and run(Dossier(aef=one_row(same_day, used)), n)] == []
    sent = action(1, 50, "Transfer", acquiring=BUYER, time=at(2028, 7, 1))
    (finding,) = run(Dossier(aef=one_row(told, sent)), 37)
    assert (finding.outcome, finding.place.row) == (B, 3)


def test_uses_of_all_years_and_parties_are_compared():
    spent = aef([], [buyer_row(1, 100, "Use", at(2027, 5, 1))], party=BUYER, year=2027)
    again = aef([], [buyer_row(1, 10, "Use", at(2028, 5, 1))], party=BUYER)
    (finding,) = run(Dossier(aef=again, own=(spent,)), 37)
    assert (finding.outcome, finding.party) == (B, "")
    assert run(Dossier(aef=spent, own=(again,)), 37) == []  # the later row is to blame
    third = buyer_row(1, 10, "Use", at(2028, 5, 1), registry="XBV01")
    dossier = Dossier(aef=aef([], [third], party=THIRD), others=(spent, host_aef()))
    (finding,) = run(dossier, 37)
    assert (finding.outcome, finding.party) == (B, BUYER) and "by XBU" in finding.problem


def test_within_a_day_the_order_is_not_known_without_a_clock():
    spent = action(1, 100, "Use", time=at(2028, 5, 1))
    sent = action(1, 100, "Transfer", acquiring=BUYER, time=at(2028, 5, 1, 14))
    assert run(Dossier(aef=one_row(issued(), spent, sent)), 37) == []
    by_clock = replace(spent, time=at(2028, 5, 1, 9))
    assert outcomes(Dossier(aef=one_row(issued(), by_clock, sent)), 37) == [B]


# 42
@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (at(2028, 1, 1), []),
        (at(2028, 12, 31, 23, 59, 59), []),
        (at(2027, 12, 31, 23, 59), [B]),
        (at(2029, 1, 1), [B]),
        (datetime.fromisoformat("2029-01-01T00:30:00+01:00"), []),  # 23:30 UTC on 31 December 2028
        (datetime.fromisoformat("2028-12-31T23:30:00-01:00"), [B]),
        (None, []),
    ],
)
def test_the_utc_date_lies_in_the_reported_year(when, expected):
    assert outcomes(Dossier(aef=one_row(action(time=when))), 42) == expected


def test_vintage_and_year_of_use_do_not_count():
    late = buyer_row(1, 10, "Use", at(2031, 2, 1), vintage=2029, use_year=2030)
    assert run(Dossier(aef=aef([], [late], party=BUYER, year=2031)), 42) == []
    no_year = aef([], [late], party=BUYER)
    no_year.submission = replace(no_year.submission, year=None)
    assert run(Dossier(aef=no_year), 42) == []


# 43
def test_the_same_action_stands_once():
    sold = action(1, 100)
    (finding,) = run(Dossier(aef=one_row(sold, replace(sold))), 43)
    assert (finding.outcome, finding.place.row, finding.other.row) == (B, 3, 2)
    assert outcomes(Dossier(aef=one_row(sold, replace(sold, first=51, last=60))), 43) == [B]
    for other in (
        replace(sold, vintage=2028),  # P2
        replace(sold, first=101, last=200),
        replace(sold, acquiring=THIRD),
        replace(sold, time=at(2028, 3, 13)),
        action(1, 100, "Cancellation"),
    ):
        assert run(Dossier(aef=one_row(sold, other)), 43) == []


def test_the_same_action_in_two_years():
    sold = action(1, 100, time=at(2027, 12, 31))
    before = aef([], [sold], year=2027)
    assert found(Dossier(aef=one_row(sold), own=(before,)), 43) == [(B, 2)]
    acquired, used = (
        buyer_row(1, 100, "Acquisition", at(2028, 3, 1)),
        buyer_row(1, 100, "Use", at(2028, 3, 1)),
    )
    assert run(Dossier(aef=aef([], [acquired, used], party=BUYER)), 43) == []  # P14


# 44
@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"type": "Cancellation", "purpose": "CORSIA"}, [B]),
        ({"type": "Use", "purpose": "IMP", "use_year": None}, [B]),
        ({"type": "First transfer", "subtype": "Use or cancellation", "acquiring": None}, [B]),
        ({"type": "Use", "use_year": 2028}, []),  # twice for the NDC: check 37
        ({"type": "Cancellation", "subtype": OMGE}, []),
        ({"type": "Cancellation"}, []),
    ],
)
def test_no_unit_is_used_for_an_ndc_and_for_oimp(other, expected):
    used = action(1, 100, "Use", time=at(2028, 5, 1))
    dossier = Dossier(aef=one_row(used, action(51, 150, **({"time": at(2028, 6, 1)} | other))))
    assert outcomes(dossier, 44) == expected
    for finding in run(dossier, 44):
        assert (finding.place.row, finding.other.row) == (3, 2) and "serials 51 to 100" in finding.problem


def test_the_two_uses_may_be_of_two_parties():
    host = one_row(action(1, 100, subtype="Use or cancellation", acquiring=None, time=at(2028, 9, 1)))
    buyer = aef([], [buyer_row(1, 100, "Use", at(2028, 5, 1))], party=BUYER)
    for mine, theirs, party in ((host, buyer, BUYER), (buyer, host, HOST)):
        (finding,) = run(Dossier(aef=mine, others=(theirs,)), 44)
        assert (finding.outcome, finding.party) == (B, party)
