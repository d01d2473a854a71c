"""What the host adds to its emissions balance, and when (3/CMA.3 annex 43-44, 58-60, 71-72)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.accounting import emissions_balance
from article6.authorization import Authorization
from article6.ledger import Refused
from article6.mechanism import (
    MITIGATION_CONTRIBUTION,
    Lot,
    MechanismError,
    Movement,
    host_record,
    late_authorization,
    split_issuance,
)
from article6.ndc import AbsoluteTarget, Method, Ndc, Period

ISSUED = date(2028, 3, 1)
SOLD = date(2029, 5, 2)
PERIODS = {"XHA": (2026, 2030)}
MIXED = split_issuance(authorized=70_000, mitigation_contribution=30_000)


def statement(purposes="NDC", definition=None, on=date(2027, 1, 1)):
    return Authorization(
        id="XHA-64", party="XHA", approach="CA0100", date=on, purposes=purposes, definition=definition
    )


def record(split=MIXED, **more):
    given = {"authorization": statement(), "issued_on": ISSUED, "vintage": 2027, "periods": PERIODS}
    return host_record(split, **given | more)


def facts(host):
    return [(one.date, one.trigger, one.quantity) for one in host.additions]


def test_both_levies_of_the_authorized_units_are_first_transfers_at_issuance():
    host = record()
    assert facts(host) == [(ISSUED, "adaptation fund", 3_500), (ISSUED, "omge", 1_400)]
    assert host.added() == 4_900 and host.to_come == 65_100


def test_the_rest_follows_when_it_is_first_transferred():
    host = record(movements=[Movement(SOLD, 65_100, to="XBU")])
    assert host.added(ISSUED) == 4_900 == host.added(date(2029, 5, 1))
    assert host.added(SOLD) == 70_000 and host.to_come == 0
    assert facts(host)[-1] == (SOLD, "transfer", 65_100)
    assert host.working.result == 70_000 and all(step.where_from for step in host.working.steps)


@pytest.mark.parametrize("definition", ["authorization", "issuance"])
def test_all_at_issuance_for_other_international_purposes_where_the_host_defined_it_so(definition):
    host = record(authorization=statement("OIMP", definition))
    assert facts(host) == [(ISSUED, definition, 70_000)] and host.to_come == 0


def test_where_both_are_authorized_the_earlier_event_counts():
    assert record(authorization=statement("NDC and OIMP", "issuance")).added(ISSUED) == 70_000


def test_use_or_cancellation_waits_for_it_but_the_levies_do_not():
    moves = [Movement(date(2029, 1, 1), 50_000, purpose="IMP"), Movement(SOLD, 100, purpose="OMGE")]
    host = record(authorization=statement("OIMP", "use or cancellation"), movements=moves)
    assert host.added(ISSUED) == 4_900 and host.added(date(2029, 1, 1)) == 54_900
    assert host.added() == 55_000 and host.to_come == 15_000


def test_mitigation_contributions_add_nothing():
    host = record(split_issuance(mitigation_contribution=100_000))
    assert host.added() == 0 == host.to_come and host.working.result == 0


def test_it_counts_in_the_year_of_the_vintage_whatever_the_date():
    host = record(movements=[Movement(SOLD, 65_100, to="XBU")])
    assert dict(host.flows().first_transferred_ndc) == {2027: 70_000}
    assert dict(record(authorization=statement("OIMP", "issuance")).flows().first_transferred_oimp) == {
        2027: 70_000
    }
    lots = [Lot("authorized", 100, 2026), Lot("authorized", 300, 2027)]
    two = record(split_issuance(lots), movements=[Movement(SOLD, 200, to="XBU")])
    assert dict(two.flows().first_transferred_ndc) == {2026: 100, 2027: 15 + 6 + 107}


def test_a_late_authorization_counts_as_given_by_issuance():
    (lot,) = split_issuance(mitigation_contribution=100_000).parts
    late = late_authorization(lot, moved_out=10_000)
    host = record(late.authorized, authorization=statement(on=date(2030, 6, 1)))
    assert facts(host) == [(ISSUED, "adaptation fund", 4_463), (ISSUED, "omge", 1_785)]
    assert host.to_come == 83_000
    full = record(late.authorized, authorization=statement("OIMP", "issuance", date(2030, 6, 1)))
    assert facts(full) == [(ISSUED, "issuance", 89_248)]


@pytest.mark.parametrize(
    "movements, said",
    [
        ([Movement(SOLD, 65_101, to="XBU")], "65,100"),
        ([Movement(SOLD, 1, to="XHA")], "no international transfer"),
        ([Movement(SOLD, 1, purpose="OIMP")], "does not cover"),
        ([Movement(date(2027, 12, 31), 1, to="XBU")], "already has an event"),
    ],
)
def test_movements_that_cannot_be(movements, said):
    with pytest.raises((MechanismError, Refused), match=said):
        record(movements=movements)


def test_wrong_input():
    with pytest.raises(MechanismError, match="Name the Party it goes to, or the purpose"):
        Movement(SOLD, 1)
    with pytest.raises(MechanismError, match="Only whole units"):
        Movement(SOLD, 0, to="XBU")
    with pytest.raises(MechanismError, match="Give a date"):
        Movement("2029-05-02", 1, to="XBU")
    with pytest.raises(MechanismError, match="Give a date"):
        record(issued_on=2028)
    with pytest.raises(MechanismError, match="Give vintage="):
        record(vintage=None)
    with pytest.raises(MechanismError, match="use late_authorization"):
        record(authorization=statement(on=date(2028, 3, 2)))


@pytest.mark.parametrize(
    "authorized, balance, met",
    [
        (0, 47_950_000, True),
        (50_000, 48_000_000, True),
        (70_000, 48_020_000, False),
        (100_000, 48_050_000, False),
    ],
)
def test_effect_on_the_target_of_the_host(authorized, balance, met):
    """Target 48.00 Mt; 47.95 Mt with the activity, which saves 0.10 Mt; all in the NDC year."""
    split = split_issuance(authorized=authorized, mitigation_contribution=100_000 - authorized)
    sold = sum(part.participants for part in split.parts if part.status != MITIGATION_CONTRIBUTION)
    host = record(
        split,
        vintage=2030,
        issued_on=date(2031, 3, 1),
        movements=[Movement(date(2031, 5, 1), sold, to="XBU")] if sold else [],
    )
    period = Period(2030, 2030)
    ndc = Ndc("XHA", period, AbsoluteTarget(levels={2030: 48_000_000}), method=Method.MULTI_YEAR)
    result = emissions_balance({2030: 47_950_000}, host.flows(period), ndc)
    assert result[2030].balance == balance and result.achievement.achieved is met


@given(st.integers(0, 5_000), st.integers(0, 5_000), st.data())
def test_in_the_end_the_host_adds_what_it_authorized_and_no_more(authorized, contribution, data):
    split = split_issuance(authorized=authorized, mitigation_contribution=contribution)
    rest = sum(part.participants for part in split.of("authorized"))
    first = data.draw(st.integers(0, rest))
    moves = [Movement(SOLD, some, to="XBU") for some in (first, rest - first) if some]
    host = record(split, movements=moves)
    assert host.added() == authorized and host.to_come == 0
    assert sum(one.quantity for one in host.additions) == authorized
