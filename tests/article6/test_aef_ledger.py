"""From the ledger to annual reports: who reports what, in which year, on both sides."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.aef.format import table
from article6.aef.from_ledger import from_ledger, missing, reports
from article6.aef.nomenclature import current
from article6.aef.reconcile import reconcile
from article6.aef.reported_as import MANDATORY, REPORTED_AS
from article6.aef.rows import Entity
from article6.authorization import Authorization
from article6.authorization.entity import AuthorizedEntity
from article6.ledger import ADAPTATION_FUND, Transferred
from article6.ledger.events import KINDS, PURPOSES_OF_CANCELLATION
from article6.ledger.trace import Trace
from article6.readings import Readings
from tests.article6 import aef_games
from tests.article6.aef_ledgers import (
    KT,
    airline,
    late,
    sold,
    start,
    three_vintages_and_a_last,
    two_sides_of_2028,
)


def told(ledger, party, year=2028, **options):
    """Type, subtype and serials of the actions, with the day as text."""
    rows = from_ledger(ledger, party, year, **options).actions
    return [(f"{row.time:%m-%d}", row.type, row.subtype, row.first, row.last) for row in rows]


def held(ledger, party, year=2028, **options):
    return [
        (row.vintage, row.first, row.last) for row in from_ledger(ledger, party, year, **options).holdings
    ]


TO_PARTY = ("First transfer", "First transfer to another Party")


# --- the worked examples ------------------------------------------------------------------------------------


def test_the_holdings_of_the_buyer_over_four_reports():
    both = reports(three_vintages_and_a_last())
    expected = {  # opening, acquired, used, closing, vintage of what is left
        2028: (0, 1_000, 800, 200, [2027]),
        2029: (200, 2_000, 2_000, 200, [2028]),
        2030: (200, 2_000, 2_000, 200, [2029]),
        2031: (200, 1_500, 1_700, 0, []),
    }
    for year, (opening, acquired, used, closing, left) in expected.items():
        lines = reconcile(both, "XBU", year)
        assert all(line.adds_up for line in lines)
        names = ("opening", "acquired", "used", "closing")
        found = [sum(getattr(line, name) for line in lines) for name in names]
        assert found == [opening * KT, acquired * KT, used * KT, closing * KT]
        assert [line.vintage for line in lines if line.closing] == left


def test_the_parts_used_and_the_years_they_are_used_for():
    ledger = three_vintages_and_a_last()
    uses = {
        year: [(row.vintage, row.quantity // KT, row.use_year) for row in rows if row.type == "Use"]
        for year, rows in ((y, from_ledger(ledger, "XBU", y).actions) for y in range(2028, 2032))
    }
    assert uses == {
        2028: [(2027, 800, 2027)],
        2029: [(2027, 200, 2028), (2028, 1_800, 2028)],
        2030: [(2028, 200, 2029), (2029, 1_800, 2029)],
        2031: [(2029, 200, 2030), (2030, 1_500, 2030)],
    }
    assert held(ledger, "XBU", 2028) == [(2027, 800_001, 1_000_000)], "800,000 of a million are used"
    (row,) = from_ledger(ledger, "XBU", 2028).holdings
    assert (row.registry, row.party) == ("XBU01", "XHA")
    (whole,) = from_ledger(ledger, "XBU", 2028, identifiers="full").holdings
    assert str(whole.first_id) == "CA0099-XHA01-XHA-800001-2027", "the originating registry never changes"
    assert from_ledger(ledger, "XBU", 2031).submission.first_year == 2026, "a use in 2031 for 2030"


def test_the_two_sides_of_2028():
    ledger = two_sides_of_2028()
    assert told(ledger, "XHA") == [
        ("03-12", *TO_PARTY, 1, 1_000_000),
        ("06-20", *TO_PARTY, 1, 400_000),
        ("09-01", "First transfer", "Issuance", 1_000_001, 1_050_000),
        ("10-10", *TO_PARTY, 1_050_001, 1_080_000),
        ("12-30", *TO_PARTY, 400_001, 500_000),
    ]
    acquirers = [row.acquiring for row in from_ledger(ledger, "XHA", 2028).actions]
    assert acquirers == ["XBU", "XBU", None, "XBV", "XBU"]
    assert told(ledger, "XBU") == [
        ("03-12", "Acquisition", None, 1, 1_000_000),
        ("06-21", "Acquisition", None, 1, 400_000),
        ("11-30", "Use", None, 1, 800_000),
    ]
    assert held(ledger, "XBU") == [(2027, 800_001, 1_000_000), (2028, 1, 400_000)]
    assert held(ledger, "XHA") == [(2027, 1_000_001, 1_050_000)], "issued for OIMP, not cancelled yet"
    assert told(ledger, "XBU", 2029) == [("01-03", "Acquisition", None, 400_001, 500_000)]
    assert [r.transferring for r in from_ledger(ledger, "XBU", 2029).actions] == ["XHA"]
    on_the_way = {party: held(ledger, party) for party in ("XHA", "XBU")}
    assert all((2028, 400_001, 500_000) not in rows for rows in on_the_way.values()), "in nobody's account"


def test_a_chain_with_a_return_to_the_host():
    ledger, block = sold(quantity=1_000)
    ledger.transfer(block.between(601, 1000), to="XBV", on=date(2028, 6, 1))
    ledger.use(block.between(601, 900), for_year=2028, on=date(2028, 7, 1))
    ledger.transfer(block.between(901, 1000), to="XHA", on=date(2029, 1, 5))
    ledger.use(block.between(901, 1000), for_year=2029, on=date(2029, 2, 1))
    assert told(ledger, "XHA") == [("03-12", *TO_PARTY, 1, 1000)]
    assert told(ledger, "XBU") == [
        ("03-12", "Acquisition", None, 1, 1000),
        ("06-01", "Transfer", None, 601, 1000),
    ]
    assert told(ledger, "XBV") == [
        ("06-01", "Acquisition", None, 601, 1000),
        ("07-01", "Use", None, 601, 900),
    ]
    assert told(ledger, "XBV", 2029) == [("01-05", "Transfer", None, 901, 1000)]
    assert told(ledger, "XHA", 2029) == [
        ("01-05", "Acquisition", None, 901, 1000),
        ("02-01", "Use", None, 901, 1000),
    ]
    assert held(ledger, "XBU", 2029) == [(2027, 1, 600)] and not held(ledger, "XBV", 2029)
    everything = reports(ledger)
    for aef in everything:
        assert all(line.adds_up for line in reconcile(everything, aef.party, aef.year))


# --- every trigger of a first transfer ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("definition", "in_2028", "in_2029"),
    [
        (
            "authorization",
            [
                ("06-01", "First transfer", "Authorization", 1, 100),
                ("06-01", "First transfer", "Authorization", 1, 200),
            ],
            [("11-01", "Use", None, 1, 100), ("11-01", "Use", None, 1, 50)],
        ),
        (
            "issuance",
            [
                ("09-01", "First transfer", "Issuance", 1, 100),
                ("09-01", "First transfer", "Issuance", 1, 140),
            ],
            [("11-01", "Use", None, 1, 100), ("11-01", "Use", None, 1, 50)],
        ),
        (
            "use or cancellation",
            [],
            [
                ("11-01", "First transfer", "Use or cancellation", 1, 100),
                ("11-01", "First transfer", "Use or cancellation", 1, 50),
            ],
        ),
    ],
)
def test_oimp_by_definition(definition, in_2028, in_2029):
    ledger = airline(definition)
    assert told(ledger, "XHA", 2028) == in_2028 and told(ledger, "XHA", 2029) == in_2029
    for row in from_ledger(ledger, "XHA", 2029).actions:
        assert (row.purpose, row.user, row.user_entity) == ("IMP", "XHA", "Air X")
        assert row.acquiring is None and row.use_year is None
    assert held(ledger, "XHA", 2028) == [(2026, 1, 100), (2027, 1, 140)], (
        "units stay until they are cancelled"
    )
    assert held(ledger, "XHA", 2029) == [(2027, 51, 140)]


def test_the_purpose_may_be_named():
    rows = from_ledger(airline("issuance"), "XHA", 2029, oimp={"IMP": "CORSIA"}).actions
    assert {row.purpose for row in rows} == {"IMP: CORSIA"}


def test_use_abroad_as_first_transfer_is_reported_on_both_sides():
    """Sold abroad before it is used, for OIMP only: a transfer first, and later two rows for one event."""
    ledger, block = sold("OIMP", "use or cancellation")
    ledger.cancel(block.take(40), purpose="IMP", on=date(2028, 12, 1), entity="Air X")
    assert told(ledger, "XHA") == [
        ("03-12", "Transfer", None, 1, 100),
        ("12-01", "First transfer", "Use or cancellation", 1, 40),
    ]
    assert told(ledger, "XBU") == [("03-12", "Acquisition", None, 1, 100), ("12-01", "Use", None, 1, 40)]
    (_, mine), (_, theirs) = (from_ledger(ledger, party, 2028).actions for party in ("XHA", "XBU"))
    for row in (mine, theirs):
        assert (row.purpose, row.user, row.user_entity, row.acquiring) == ("IMP", "XBU", "Air X", None)
    assert (mine.registry, theirs.registry) == ("XHA01", "XBU01")


def test_both_uses_authorized_the_earlier_event_is_the_first_transfer():
    ledger, block = sold("NDC and OIMP", "use or cancellation")
    ledger.cancel(block, purpose="OP", on=date(2028, 8, 1))
    assert told(ledger, "XHA") == [("03-12", *TO_PARTY, 1, 100)]
    assert told(ledger, "XBU")[1:] == [("08-01", "Cancellation", "Other cancellations", 1, 100)]


def test_adaptation_share_and_overall_mitigation():
    """5% and 2% of 100,000; all three parts are first transfers, one row each."""
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100_000, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block.take(5_000), on=date(2028, 3, 1))
    ledger.cancel(block.between(5_001, 7_000), purpose="OMGE", on=date(2028, 3, 1))
    ledger.transfer(block.between(7_001, 100_000), to="XBU", on=date(2028, 3, 1))
    fund = "Voluntary transfer to the Adaptation Fund (A6.4 ERs)"
    omge = "Voluntary cancellation to deliver OMGE"
    assert told(ledger, "XHA") == [
        ("03-01", "First transfer", fund, 1, 5_000),
        ("03-01", "First transfer", omge, 5_001, 7_000),
        ("03-01", *TO_PARTY, 7_001, 100_000),
    ]
    rows = from_ledger(ledger, "XHA", 2028).actions
    assert [(row.acquiring, row.purpose) for row in rows] == [(None, None), (None, "OMGE"), ("XBU", None)]
    later = block.between(90_001, 90_010)
    ledger.give_to_adaptation_fund(later.take(4), on=date(2028, 4, 1))
    ledger.cancel(later.between(90_005, 90_010), purpose="OMGE", on=date(2028, 4, 1))
    assert told(ledger, "XBU")[1:] == [
        ("04-01", "Transfer", fund, 90_001, 90_004),
        ("04-01", "Voluntary Cancellation", omge, 90_005, 90_010),
    ], "first transferred before"
    assert len(told(ledger, "XHA")) == 3


def test_taken_from_article_6_4_units_at_issuance_it_is_a_duty():
    ledger = start("OIMP", "issuance")
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1), a64=True)
    ledger.give_to_adaptation_fund(block.take(5), on=date(2028, 2, 1))
    ledger.cancel(block.between(6, 7), purpose="OMGE", on=date(2028, 2, 1))
    ledger.cancel(block.between(8, 9), purpose="OMGE", on=date(2028, 2, 2))
    assert told(ledger, "XHA")[1:] == [
        ("02-01", "Transfer", "Mandatory transfer to the Adaptation Fund (A6.4 ERs)", 1, 5),
        ("02-01", "Cancellation", "Mandatory cancellation to deliver OMGE", 6, 7),
        ("02-02", "Voluntary Cancellation", "Voluntary cancellation to deliver OMGE", 8, 9),
    ]


def test_units_of_the_adaptation_fund_come_back_with_a_note():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block, on=date(2028, 3, 1))
    ledger.transfer(block.take(30), to="XBU", on=date(2028, 9, 1), by=ADAPTATION_FUND)
    (row,) = from_ledger(ledger, "XBU", 2028).actions
    assert (row.type, row.transferring) == ("Acquisition", None) and "Adaptation Fund" in row.note
    assert {aef.party for aef in reports(ledger)} == {"XHA", "XBU"}, "the Fund reports nothing"


def test_other_cancellations():
    ledger, block = sold()
    ledger.cancel(block.take(10), purpose="other", on=date(2028, 5, 1))
    assert told(ledger, "XBU")[1:] == [("05-01", "Voluntary Cancellation", "Other cancellations", 1, 10)]


def test_outcomes_that_nobody_authorized_are_in_no_report():
    ledger = start()
    block = ledger.issue(party="XHA", approach="CA0099", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.cancel(block.take(4), purpose="other", on=date(2028, 3, 1))
    aef = from_ledger(ledger, "XHA", 2028)
    assert aef.actions == aef.holdings == []


# --- authorizations that come later, change, end ------------------------------------------------------------


def test_authorized_after_issuance_the_first_transfer_stands_in_the_later_year():
    ledger = late()
    assert told(ledger, "XHA", 2028) == [("06-01", "First transfer", "Issuance", 1, 10)]
    assert told(ledger, "XHA", 2027) == [] == held(ledger, "XHA", 2027)


@pytest.mark.parametrize(("a64", "readings"), [(True, None), (False, Readings(late_authorization="event"))])
def test_a_first_transfer_that_reaches_back_needs_a_new_version_of_the_earlier_report(a64, readings):
    ledger = late(a64, readings)
    assert told(ledger, "XHA", 2028) == []
    assert told(ledger, "XHA", 2027) == [("12-01", "First transfer", "Issuance", 1, 10)]
    first = from_ledger(ledger, "XHA", 2027, submitted=date(2028, 4, 10))
    again = from_ledger(ledger, "XHA", 2027, submitted=date(2028, 7, 1), version="1.1")
    assert (len(first.actions), len(again.actions)) == (0, 1)
    assert [row.id for row in again.authorizations] == ["A"], "what the row names"


def test_units_abroad_that_an_authorization_covers_later():
    """Sent as OIMP; the change adds the NDC: a first transfer that moves nothing and has no subtype."""
    ledger, block = sold("OIMP", "use or cancellation")
    ledger.change("A", on=date(2028, 8, 1), purposes="NDC and OIMP")
    assert told(ledger, "XHA") == [
        ("03-12", "Transfer", None, 1, 100),
        ("08-01", "First transfer", "Not yet defined", 1, 100),
    ]
    row = from_ledger(ledger, "XHA", 2028).actions[1]
    assert row.acquiring is None and "with XBU when" in row.note
    both = reports(ledger)
    assert all(line.adds_up for aef in both for line in reconcile(both, aef.party, aef.year))


def table2(ledger, party, year, **options):
    rows = from_ledger(ledger, party, year, **options).authorizations
    return [(row.id, row.version, row.date.year) for row in rows]


def test_versions_stand_in_the_year_in_which_they_were_made():
    ledger, block = sold()
    ledger.change("A", on=date(2029, 5, 1), quantity=5_000)
    assert table2(ledger, "XHA", 2027) == [("A", 1, 2027)]
    assert table2(ledger, "XHA", 2028) == [("A", 1, 2027)], "repeated, because a row names it"
    assert table2(ledger, "XHA", 2028, repeat=False) == []
    assert table2(ledger, "XHA", 2029) == [("A", 2, 2029)], "no row names it"
    ledger.transfer(block, to="XHA", on=date(2029, 6, 1))
    assert table2(ledger, "XHA", 2029) == [("A", 1, 2027), ("A", 2, 2029)]
    assert table2(ledger, "XHA", 2029, repeat=False) == [("A", 2, 2029)]


def test_the_end_of_an_authorization_is_a_note():
    ledger, block = sold()
    kept = ledger.issue("A", vintage=2027, quantity=7, on=date(2028, 5, 1))
    ledger.revoke("A", on=date(2029, 5, 1))
    assert held(ledger, "XHA", 2028) == [(2027, kept.first, kept.last)]
    assert held(ledger, "XHA", 2029) == [], "not first transferred, not authorized any more"
    (row,) = from_ledger(ledger, "XHA", 2029).authorizations
    assert row.note == "Revoked on 01/05/2029."
    ledger.use(block, for_year=2028, on=date(2029, 6, 1))
    assert told(ledger, "XBU", 2029) == [("06-01", "Use", None, 1, 100)], "what was sold is not touched"
    both = reports(ledger)
    assert all(line.adds_up for aef in both for line in reconcile(both, aef.party, aef.year))


def test_the_buyer_names_its_own_authorization():
    ledger = start()
    own = {"party": "XBU", "approach": "CA0099", "purposes": "NDC"}
    ledger.authorize(**own, id="B-1", date=date(2027, 7, 1))
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.transfer(block.take(60), to="XBU", on=date(2028, 3, 12))
    ledger.authorize(**own, id="B-2", date=date(2028, 5, 1), vintages=2027)
    ledger.transfer(block.between(61, 100), to="XBU", on=date(2028, 6, 12))
    ledger.use(block, for_year=2028, on=date(2029, 1, 5))
    named = [(row.first, row.authorization) for row in from_ledger(ledger, "XBU", 2028).actions]
    assert named == [(1, "B-1"), (61, "B-2")], "in force when the units were acquired"
    later = [(row.first, row.last, row.authorization) for row in from_ledger(ledger, "XBU", 2029).actions]
    assert later == [(1, 60, "B-1"), (61, 100, "B-2")]
    assert table2(ledger, "XBU", 2028) == [("B-1", 1, 2027), ("B-2", 1, 2028)]
    assert {row.authorization for row in from_ledger(ledger, "XHA", 2028).actions} == {"A"}


def test_an_own_authorization_of_other_vintages_or_another_approach_is_not_named():
    for other in ({"vintages": 2026}, {"approach": "CA0100"}, {"date": date(2028, 3, 13)}):
        ledger = start()
        own = {"id": "B", "party": "XBU", "approach": "CA0099", "date": date(2027, 7, 1), "purposes": "NDC"}
        document = Authorization(**(own | other))
        block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
        ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
        (row,) = from_ledger(ledger, "XBU", 2028, authorizations=[document]).actions
        assert row.authorization == "A"


def test_else_it_names_the_hosts_and_says_so():
    ledger, _ = sold()
    (row,) = from_ledger(ledger, "XBU", 2028).authorizations
    assert row.id == "A" and row.note.startswith("Authorization by XHA, whose outcomes XBU acquired")
    own = Authorization(id="B", party="XBU", approach="CA0099", date=date(2027, 7, 1), purposes="NDC")
    aef = from_ledger(ledger, "XBU", 2028, authorizations=[own])
    assert [row.id for row in aef.authorizations] == ["B"] == [row.authorization for row in aef.actions]
    with pytest.raises(ValueError, match="Authorization B is by XBU, not by XHA"):
        from_ledger(ledger, "XHA", 2028, authorizations=[own])


def test_two_parties_may_use_one_id():
    ledger, _ = sold()
    ledger.authorize(id="A", party="XBU", approach="CA0100", date=date(2028, 3, 20), purposes="NDC")
    aef = from_ledger(ledger, "XBU", 2028)
    assert [row.id for row in aef.authorizations] == ["A", "XHA A"]
    assert [row.authorization for row in aef.actions] == ["XHA A"]


# --- the fields of a row ------------------------------------------------------------------------------------


def test_non_ghg_amounts_are_shared_out_exactly():
    ledger = start(metrics={"MWh"})
    block = ledger.issue(
        "A", vintage=2027, quantity=9, on=date(2028, 2, 1), metric="MWh", amount=Fraction(20, 3)
    )
    ledger.transfer(block.take(4), to="XBU", on=date(2028, 3, 1))
    (row,) = from_ledger(ledger, "XHA", 2028).actions
    assert (row.metric, row.non_ghg_metric, row.quantity) == ("non-GHG", "MWh", 4)
    assert row.amount == Fraction(80, 27)
    (rest,) = from_ledger(ledger, "XHA", 2028).holdings
    assert (rest.quantity, rest.amount) == (5, Fraction(100, 27))
    assert row.amount + rest.amount == Fraction(20, 3)


def test_blocks_with_another_amount_per_tonne_are_rows_of_their_own():
    ledger = start(metrics={"MWh"})
    for amount in (10, 20):
        ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1), metric="MWh", amount=amount)
    whole = ledger.pick("XHA", 20)[0]
    ledger.transfer(whole, to="XBU", on=date(2028, 3, 1))
    assert [(r.first, r.last, r.amount) for r in from_ledger(ledger, "XBU", 2028).actions] == [
        (1, 10, 10),
        (11, 20, 20),
    ]


def test_neighbours_that_are_alike_are_one_row():
    ledger = start("OIMP", "issuance")
    for _ in range(3):
        ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    assert told(ledger, "XHA") == [("02-01", "First transfer", "Issuance", 1, 30)]
    assert held(ledger, "XHA") == [(2027, 1, 30)]


def test_particulars_that_the_ledger_does_not_know():
    ledger, block = sold(sectors={"energy generation"}, activities={"SOLAR"}, gwp="AR5")
    more = {
        "mitigation": {"SOLAR": "Emission reductions", "CA0099": "Removals"},
        "underlying": lambda block: ("GS", f"GS-{block.first}", f"GS-{block.last}"),
        "registry": "XBU02",
        "entities": [
            AuthorizedEntity(
                name="Sun Ltd", country="XHA", id="42", date=date(2028, 1, 1), approach="CA0099"
            ),
            Entity(date=date(2029, 1, 1), name="Later Ltd"),
        ],
        "submitted": date(2029, 4, 10),
        "ndc_period": (2021, 2030),
        "version": "2.0",
    }
    aef = from_ledger(ledger, "XBU", 2028, **more)
    (row,) = aef.actions
    assert (row.mitigation, row.unit_registry, row.unit_last) == ("Emission reductions", "GS", "GS-100")
    assert (row.registry, row.gwp) == ("XBU02", "AR5")
    assert (aef.submission.first_year, aef.submission.version) == (2021, "2.0")
    assert [one.name for one in aef.entities] == ["Sun Ltd"]
    (version,) = aef.authorizations
    assert (version.sectors, version.activity) == (("Energy generation",), ("Solar",)), "as the list spells"
    assert missing(aef) == []
    by_approach = from_ledger(ledger, "XBU", 2028, mitigation={"CA0099": "Removals"})
    assert by_approach.actions[0].mitigation == "Removals"


def test_what_nobody_said_stays_empty_and_is_named():
    ledger, _ = sold()
    aef = from_ledger(ledger, "XHA", 2028, mitigation={})
    places = {str(place) for place in missing(aef)}
    name = "AEF of XHA, 2028, version 1.0"
    assert places == {
        f"{name}, Table 1 Submission, column Date of submission",
        f"{name}, Table 2 Authorizations, row 2, column Sector(s)",
        f"{name}, Table 3 Actions, row 2, column Mitigation type",
    }
    assert all(field is None for field in (aef.submission.check_result, aef.actions[0].check_result))


def test_times_and_places_of_rows():
    ledger, _ = sold()
    aef = from_ledger(ledger, "XHA", 2028)
    assert aef.actions[0].time == datetime(2028, 3, 12)
    assert str(aef.place(aef.actions[0], "vintage")).endswith("Table 3 Actions, row 2, column Vintage")


# --- all reports of a ledger --------------------------------------------------------------------------------


def test_a_report_for_each_year_since_the_first_also_without_actions():
    ledger, block = sold()
    ledger.transfer(block, to="XBV", on=date(2030, 1, 5))
    found = [(aef.party, aef.year) for aef in reports(ledger)]
    assert found == [
        *[("XBU", year) for year in (2028, 2029, 2030)],
        ("XBV", 2030),
        *[("XHA", year) for year in range(2027, 2031)],
    ]
    some = reports(ledger, ["XBU"], [2029], submitted=lambda party, year: date(year + 1, 4, 1))
    assert [(aef.party, aef.year, aef.submission.date) for aef in some] == [("XBU", 2029, date(2030, 4, 1))]
    own = Authorization(id="B", party="XBU", approach="CA0099", date=date(2027, 7, 1), purposes="NDC")
    named = {a.party: a.actions[0].authorization for a in reports(ledger, years=[2028], authorizations=[own])}
    assert named == {"XBU": "B", "XHA": "A"}


def test_one_trace_serves_many_reports_and_shows_the_steps():
    ledger, block = sold()
    ledger.append(Transferred(date(2028, 9, 1), block.take(30), "XBU", "XBV"))
    trace = Trace(ledger)
    assert from_ledger(trace, "XBU", 2028) == from_ledger(ledger, "XBU", 2028)
    steps = [(s.event.kind, s.was, s.holder, s.block.quantity, s.first is not None) for s in trace.steps]
    assert steps == [
        ("issuance", "XHA", "XHA", 100, False),
        ("transfer", "XHA", "XHA", 100, True),
        ("acquisition", "XHA", "XBU", 100, False),
        ("transfer", "XBU", "XBU", 30, False),
    ]
    assert [step.block.last for step in trace.held("XBU", date(2028, 12, 31))] == [100]
    assert trace.period("XBU", 2033) == (2026, 2030) and trace.period("XBU", 2025) is None


# --- times within a day -------------------------------------------------------------------------------------


def test_a_turn_within_a_day_is_told_by_seconds():
    """Sent, taken back and sent again: at 00:00 for all, a reader would think of two transfers at once."""
    ledger, block = sold()
    day = date(2028, 6, 1)
    for to in ("XHA", "XBU", "XHA"):
        ledger.transfer(block.take(10), to=to, on=day)
    ledger.transfer(block.between(11, 20), to="XBV", on=date(2028, 6, 2))
    rows = from_ledger(ledger, "XBU", 2028).actions
    assert [(f"{row.time:%d %H:%M:%S}", row.type) for row in rows] == [
        ("12 00:00:00", "Acquisition"),
        ("01 00:00:01", "Transfer"),
        ("01 00:00:02", "Acquisition"),
        ("01 00:00:02", "Transfer"),
        ("02 00:00:00", "Transfer"),
    ]


# --- the table of rows --------------------------------------------------------------------------------------


def test_every_kind_of_event_stands_in_the_table():
    assert {line.event for line in REPORTED_AS} == set(KINDS)
    purposes = {line.purpose for line in REPORTED_AS if line.event == "cancellation"}
    assert purposes == set(PURPOSES_OF_CANCELLATION)


def test_the_table_speaks_the_words_of_the_nomenclature_and_of_the_format():
    known = {field.attribute for field in table(3).fields}
    for line in REPORTED_AS:
        assert line.table in (0, 2, 3) and set(line.fields) <= known
        if line.table == 3:
            assert line.type in current().lists["action_type"]
            assert line.subtype in (None, *current().lists["action_subtype"])
    assert set(MANDATORY.values()) <= set(current().lists["action_subtype"])


@given(st.integers(0, 10**9), st.integers(10, 90))
@settings(max_examples=30, deadline=None)
def test_all_reports_of_any_ledger_add_up(seed, length):
    ledger = aef_games.play(seed, length)
    found = reports(ledger)
    for aef in found:
        assert all(line.adds_up for line in reconcile(found, aef.party, aef.year))
        assert all(row.time.year == aef.year for row in aef.actions)
        named = {row.authorization for row in (*aef.actions, *aef.holdings)}
        assert named <= {row.id for row in aef.authorizations}


@given(st.integers(0, 10**9), st.integers(10, 90))
@settings(max_examples=30, deadline=None)
def test_each_first_transfer_and_each_use_stands_in_one_report(seed, length):
    ledger = aef_games.play(seed, length)
    found = reports(ledger)
    for party in aef_games.PARTIES:
        mine = [row for aef in found if aef.party == party for row in aef.actions]
        first = [(row.time.date(), row.vintage, row.quantity) for row in mine if row.type == "First transfer"]
        told = sum(quantity for _, _, quantity in first)
        assert told == sum(one.quantity for one in ledger.first_transfers(party))
        uses = [row for row in mine if row.use_year is not None]
        assert sum(row.quantity for row in uses) == sum(one.quantity for one in ledger.uses(party))
        amounts = [row.amount for row in mine if row.type == "First transfer" and row.amount is not None]
        assert sum(amounts) == sum(
            one.amount for one in ledger.first_transfers(party) if one.amount is not None
        )


def test_identifiers_are_serials_or_whole():
    with pytest.raises(ValueError, match='choose "serial" or "full"'):
        from_ledger(sold()[0], "XBU", 2028, identifiers="whole")
