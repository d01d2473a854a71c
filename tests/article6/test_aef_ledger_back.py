"""From annual reports back to a ledger: nothing is lost, and nothing is made up without saying so."""

import random
from collections import Counter
from dataclasses import fields
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.aef.from_ledger import from_ledger, reports
from article6.aef.to_ledger import NOT_IN_THE_FORMAT, to_ledger
from article6.ledger import ADAPTATION_FUND, Acquired, Cancelled, Issued, Transferred, Verified
from article6.readings import Readings
from tests.article6 import aef_games, test_ledger_properties
from tests.article6.aef_ledgers import (
    BASE,
    PERIODS,
    airline,
    late,
    sold,
    start,
    three_vintages_and_a_last,
)
from tests.article6.every_event import every_event

games = st.tuples(st.integers(0, 10**9), st.integers(10, 90))


def parties(ledger):
    return sorted({aef.party for aef in reports(ledger)})


def merged(found):
    """Stretches of serials with what is true of them, so that it does not matter how a block was cut."""
    rows = []
    for key, first, last, facts in sorted(found, key=lambda row: row[:3]):
        if rows and (rows[-1][0], rows[-1][2] + 1, rows[-1][3]) == (key, first, facts):
            first = rows.pop()[1]
        rows.append((key, first, last, facts))
    return rows


def first_transfers(ledger):
    names = ("date", "party", "vintage", "series", "trigger", "acquirer", "authorization")
    every = (one for party in parties(ledger) for one in ledger.first_transfers(party))
    return merged(
        (one.block.key, one.block.first, one.block.last, [getattr(one, name) for name in names])
        for one in every
    )


def uses(ledger):
    every = (one for party in parties(ledger) for one in ledger.uses(party))
    return merged(
        (one.block.key, one.block.first, one.block.last, (one.date, one.party, one.use_year)) for one in every
    )


def cancelled(ledger):
    """What Parties cancelled."""
    every = (e for e in ledger.events if isinstance(e, Cancelled) and e.by != ADAPTATION_FUND)
    return merged(
        (e.block.key, e.block.first, e.block.last, (e.date, e.by, e.purpose, e.entity)) for e in every
    )


def table(aef, number):
    """The rows of a table as texts, in an order that does not depend on how they came."""
    names = [f.name for f in fields(type(aef.rows(number)[0]))] if aef.rows(number) else []
    return Counter(str([getattr(row, n) for n in names if n != "row"]) for row in aef.rows(number))


def same_reports(ledger, again, **options):
    before = reports(ledger, **options)
    years = sorted({aef.year for aef in before})
    after = {(a.party, a.year): a for a in reports(again, parties(ledger), years, **options)}
    for aef in before:
        for number in (1, 2, 3, 4, 5):
            assert table(aef, number) == table(after[aef.party, aef.year], number), (aef.name, number)


def there_and_back(ledger, settings=None, **options):
    again = to_ledger(reports(ledger, **options), periods=PERIODS | aef_games.PERIODS, **(settings or {}))
    assert first_transfers(again) == first_transfers(ledger)
    assert uses(again) == uses(ledger)
    same_reports(ledger, again, **options)
    return again


# --- nothing is lost ----------------------------------------------------------------------------------------


@given(games)
@settings(max_examples=40, deadline=None)
def test_ledgers_of_full_days_and_late_authorizations_come_back(game):
    there_and_back(aef_games.play(*game))


@given(games)
@settings(max_examples=20, deadline=None)
def test_so_do_the_games_of_the_ledgers_own_tests(game):
    there_and_back(test_ledger_properties.play(game))


@given(games)
@settings(max_examples=15, deadline=None)
def test_also_where_late_authorizations_are_read_the_other_way(game):
    readings = Readings(late_authorization="event")
    there_and_back(aef_games.play(*game, readings), {"readings": readings})


@given(st.integers(0, 10**9))
@settings(max_examples=15, deadline=None)
def test_the_order_of_rows_on_different_days_does_not_matter(seed):
    ledger = three_vintages_and_a_last()
    found = reports(ledger)
    for aef in found:
        random.Random(seed).shuffle(aef.actions)
        random.Random(seed).shuffle(aef.holdings)
    random.Random(seed).shuffle(found)
    again = to_ledger(found, periods=PERIODS)
    assert first_transfers(again) == first_transfers(ledger) and uses(again) == uses(ledger)


@pytest.mark.parametrize(
    "ledger",
    [
        three_vintages_and_a_last(),
        every_event(),
        *[airline(definition) for definition in ("authorization", "issuance", "use or cancellation")],
        late(),
        late(a64=True),
        sold()[0],
        sold("OIMP", "use or cancellation")[0],
    ],
    ids=lambda ledger: f"{len(ledger)} events",
)
def test_worked_ledgers_come_back(ledger):
    again = there_and_back(ledger)
    assert cancelled(again) == cancelled(ledger)


def test_the_authorizations_come_back_whole():
    ledger = every_event()
    again = to_ledger(reports(ledger), periods=PERIODS)
    for key, versions in ledger.authorizations.items():
        found = again.authorizations[key]
        assert [(v.purposes, v.version, v.date, v.entities) for v in found] == [
            (v.purposes, v.version, v.date, v.entities) for v in versions
        ]
        assert [(v.vintages, v.framework, v.final_date) for v in found] == [
            (v.vintages, v.framework, v.final_date) for v in versions
        ]
    assert again.authorizations["XHA A"][0].changes_reach_first_transferred
    kinds = Counter(event.kind for event in again.events)
    assert kinds["revocation"] == 1 and kinds["change"] == 1


def test_only_the_latest_version_of_a_report_counts():
    ledger, _ = sold()
    wrong = from_ledger(ledger, "XBU", 2028)
    wrong.actions[0].last = 90
    right = from_ledger(ledger, "XBU", 2028, version="1.1")
    again = to_ledger([wrong, right, *reports(ledger, ["XHA"])])
    assert first_transfers(again) == first_transfers(ledger)
    assert again.held("XBU") == 100


def test_periods_come_from_table_1_or_from_the_caller():
    ledger, block = sold()
    ledger.use(block, for_year=2028, on=date(2028, 9, 1))
    found = reports(ledger)
    assert uses(to_ledger(found)) == uses(ledger)
    assert uses(to_ledger(found, periods={"XBU": (2021, 2030)})) == uses(ledger)
    with pytest.raises(ValueError, match="outside the NDC period 2028-2030 of XBU"):
        to_ledger(found, periods={"XBU": (2028, 2030)})


def test_whole_identifiers_tell_two_registries_apart():
    ledger = start()
    blocks = [
        ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1), registry=registry)
        for registry in ("XHA01", "XHA02")
    ]
    for block in blocks:
        ledger.transfer(block, to="XBU", on=date(2028, 3, 1))
    ledger.use(blocks[1], for_year=2028, on=date(2028, 4, 1))
    again = to_ledger(reports(ledger, identifiers="full"))
    assert uses(again) == uses(ledger)
    with pytest.raises(ValueError, match="may be from XHA01 or XHA02.*whole identifiers"):
        to_ledger(reports(ledger))


def test_blocks_cut_differently_by_two_parties():
    """One row of 1,000 by the host, three of the buyer."""
    ledger, _ = sold(quantity=1_000)
    found = reports(ledger)
    buyer = next(aef for aef in found if aef.party == "XBU")
    (row,) = buyer.actions
    buyer.actions = []
    for first, last in ((1, 300), (301, 999), (1000, 1000)):
        part = type(row)(**{f.name: getattr(row, f.name) for f in fields(row)})
        part.first, part.last, part.quantity = first, last, last - first + 1
        buyer.actions.append(part)
    assert first_transfers(to_ledger(found)) == first_transfers(ledger)


def test_names_of_purposes_are_understood():
    ledger = airline("issuance")
    names = {"IMP": "CORSIA"}
    again = there_and_back(ledger, oimp=names)
    assert {event.purpose for event in again.events if isinstance(event, Cancelled)} == {"IMP"}
    bare = reports(ledger)
    for aef in bare:
        for row in aef.actions:
            row.purpose = row.purpose and "CORSIA"
    purposes = {event.purpose for event in to_ledger(bare).events if isinstance(event, Cancelled)}
    assert purposes == {"IMP"}, "a use for OIMP is for IMP"


# --- what the format does not hold --------------------------------------------------------------------------


def test_everything_assumed_is_listed_and_each_assumption_is_tested_here():
    assert set(NOT_IN_THE_FORMAT) == {
        "covered",
        "issuance",
        "verification",
        "a64",
        "sector and activity",
        "unauthorized",
        "adaptation fund",
        "in transit",
        "time",
        "notes",
    }


def back(ledger):
    return to_ledger(reports(ledger), periods=PERIODS)


def recorded(ledger, kind=Issued):
    return [event for event in ledger.events if isinstance(event, kind)]


def test_covered_is_assumed():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1), covered=False)
    ledger.transfer(block, to="XBU", on=date(2028, 3, 1))
    assert [one.covered for one in back(ledger).first_transfers("XHA")] == [True]


def test_issuance_is_the_first_sight_of_the_units():
    ledger, block = sold()
    ledger.issue("A", vintage=2027, quantity=7, on=date(2028, 5, 1))
    assert [(e.date, e.block.quantity) for e in recorded(back(ledger))] == [
        (date(2028, 3, 12), 100),
        (date(2028, 12, 31), 7),
    ]
    by_issuance = start("OIMP", "issuance")
    by_issuance.issue("A", vintage=2027, quantity=7, on=date(2028, 5, 1))
    assert [e.date for e in recorded(back(by_issuance))] == [date(2028, 5, 1)], (
        "there it is the first transfer"
    )


def test_verification_is_kept_where_it_is_the_first_transfer():
    again = back(airline("authorization"))
    assert [(e.date, e.block.vintage) for e in recorded(again, Verified)] == [
        (date(2028, 6, 1), 2026),
        (date(2028, 6, 1), 2027),
    ]
    assert [(e.date, e.block.quantity) for e in recorded(again)] == [
        (date(2028, 12, 31), 100),
        (date(2028, 12, 31), 140),
    ]
    assert recorded(back(airline("use or cancellation")), Verified) == []


def test_article_6_4_units_are_known_by_two_signs_only():
    assert [e.a64 for e in recorded(back(late(a64=True)))] == [True], (
        "first transferred before its authorization"
    )
    ledger = start("OIMP", "issuance")
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1), a64=True)
    ledger.give_to_adaptation_fund(block.take(5), on=date(2028, 2, 1))
    found = {(e.block.first, e.block.last): e.a64 for e in recorded(back(ledger))}
    assert found == {(1, 5): True, (6, 100): False}, "a mandatory share was taken from five"


def test_one_of_several_sectors():
    ledger = start(sectors={"Waste management", "Agriculture"})
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1), sector="Waste management")
    ledger.transfer(block, to="XBU", on=date(2028, 3, 1))
    assert [one.sector for one in back(ledger).first_transfers("XHA")] == ["Agriculture"]


def test_a_sector_that_later_versions_cover_too():
    ledger = start(sectors={"Waste management", "Agriculture"})
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1), sector="Waste management")
    ledger.issue("A", vintage=2027, quantity=5, on=date(2028, 2, 2), sector="Waste management")
    ledger.change("A", on=date(2029, 1, 5), sectors={"Waste management"})
    ledger.transfer(block, to="XBU", on=date(2029, 3, 1))
    assert [one.sector for one in back(ledger).first_transfers("XHA")] == ["Waste management"]


def test_unauthorized_outcomes_do_not_come_back():
    ledger, _ = sold()
    ledger.issue(party="XHA", approach="CA0099", vintage=2026, quantity=10, on=date(2028, 6, 1))
    again = back(ledger)
    assert {row.vintage for row in again.standing()} == {2027}


def test_the_adaptation_fund_is_seen_through_the_parties_alone():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block, on=date(2028, 3, 1))
    ledger.send(block.take(30), to="XBU", on=date(2028, 9, 1), by=ADAPTATION_FUND)
    ledger.acquire(block.take(30), by="XBU", on=date(2028, 9, 5))
    ledger.cancel(block.between(31, 40), purpose="OMGE", on=date(2028, 10, 1), by=ADAPTATION_FUND)
    again = back(ledger)
    sent = [event for event in again.events if isinstance(event, Transferred)]
    assert [(e.date, e.by, e.block.quantity) for e in sent] == [(date(2028, 9, 1), ADAPTATION_FUND, 30)]
    assert again.held(ADAPTATION_FUND) == 70, "that it cancelled ten is in no report"


def test_what_nobody_acquired_is_on_its_way():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.send(block, to="XBU", on=date(2028, 12, 30))
    again = back(ledger)
    assert [(row.holder, row.quantity) for row in again.in_transit()] == [("XHA", 10)]
    ledger.acquire(block, by="XBU", on=date(2029, 1, 3))
    (event,) = recorded(back(ledger), Acquired)
    assert event.date == date(2029, 1, 3)


def test_rows_of_one_day_in_any_order():
    ledger, block = sold()
    day = date(2028, 6, 1)
    ledger.transfer(block, to="XBV", on=day)
    ledger.transfer(block, to="XHA", on=day)
    ledger.use(block, for_year=2028, on=day)
    found = reports(ledger)
    for aef in found:
        aef.actions.reverse()
    assert uses(to_ledger(found)) == uses(ledger)


def test_times_within_a_day_put_rows_in_order():
    ledger, block = sold()
    ledger.transfer(block, to="XBV", on=date(2028, 6, 1))
    found = reports(ledger)
    for aef in found:
        for hour, row in enumerate(aef.actions):
            row.time = datetime(row.time.year, row.time.month, row.time.day, hour + 1)
        aef.actions.reverse()
    assert first_transfers(to_ledger(found)) == first_transfers(ledger)


def test_the_version_under_which_units_were_first_transferred_is_noted_where_dates_do_not_tell():
    ledger, block = sold()
    more = ledger.issue("A", vintage=2027, quantity=8, on=date(2028, 5, 1))
    day = date(2028, 6, 1)
    ledger.transfer(more.take(4), to="XBU", on=day)
    ledger.change("A", on=day, purposes="NDC and IMP", definition="use or cancellation")
    ledger.transfer(more.between(105, 108), to="XBU", on=day)
    notes = {row.first: row.note for row in from_ledger(ledger, "XHA", 2028).actions}
    assert notes == {1: None, 101: "First transferred under version 1 of the authorization.", 105: None}
    again = there_and_back(ledger)
    with pytest.raises(ValueError, match="covers NDC; it does not cover the purpose IMP"):
        again.cancel(more.take(4), purpose="IMP", on=date(2029, 1, 1))
    again.cancel(more.between(105, 108), purpose="IMP", on=date(2029, 1, 1))


def test_two_authorizations_one_after_the_other():
    """The first is revoked, the second names the same outcomes."""
    ledger = start("OIMP", "use or cancellation")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.revoke("A", on=date(2029, 3, 1))
    ledger.authorize(**(BASE | {"id": "B", "date": date(2029, 3, 1)}), purposes="NDC", blocks=block)
    ledger.transfer(block, to="XBU", on=date(2029, 4, 1))
    again = there_and_back(ledger)
    assert [one.authorization for one in again.first_transfers("XHA")] == ["B"]
