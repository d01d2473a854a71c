"""The case of modules 03, 04, 06 and 07, on every pack: complete, consistent, by the pack's numbers."""

import pytest

from article6.authorization import completeness
from article6.consistency import check
from classroom import packs
from classroom.cycle.agreed import authorization, entities, oimp_authorization
from classroom.cycle.reports import annual_report, annual_reports, dossier
from classroom.cycle.trades import busy_year, trades, years

PACKS = [packs.load(name) for name in packs.available()]


@pytest.fixture(params=PACKS, ids=lambda pack: pack.id)
def pack(request):
    return request.param


def test_the_authorizations_have_all_fourteen_elements(pack):
    for made in (authorization(pack), oimp_authorization(pack)):
        assert completeness(made).missing == ()


def test_the_ledger_tells_the_numbers_of_the_pack(pack):
    ledger, host, buyer = trades(pack), pack.host.code, pack.buyer.code
    sold = sum(pack.transfers.by_vintage.values())
    issued = sum(pack.oimp.issued.values())
    assert sum(one.quantity for one in ledger.first_transfers(host)) == sold + issued
    by_year = {}
    for one in ledger.uses(buyer):
        by_year[one.use_year] = by_year.get(one.use_year, 0) + one.quantity
    assert by_year == {year: t for year, t in pack.uses.by_use_year.items() if t}
    assert ledger.held(buyer) == sold - sum(by_year.values())
    assert ledger.held(host) == issued - sum(pack.oimp.cancelled.values())


def test_both_sides_report_every_year_without_a_finding(pack):
    for year in years(pack):
        for party in (pack.host.code, pack.buyer.code):
            result = check(dossier(pack, party, year))
            assert result.findings == ()
            assert result.label == "Checked, no inconsistencies identified"


def test_in_the_busy_year_both_sides_have_rows_in_every_kind(pack):
    host, buyer = (annual_report(pack, c, busy_year(pack)) for c in (pack.host.code, pack.buyer.code))
    assert {row.type for row in host.actions} >= {"First transfer"}
    assert {row.type for row in buyer.actions} >= {"Acquisition", "Use"}
    assert len(host.entities) <= len(entities(pack)) == 2


def test_reports_are_fresh_each_time(pack):
    first = annual_reports(pack, pack.host.code)[-1]
    first.actions.clear()
    assert annual_report(pack, pack.host.code, first.year).rows(2)


def test_the_story_can_be_stopped_on_a_day(pack):
    until = authorization(pack).date
    assert {event.date for event in trades(pack, until).events} <= {until, oimp_authorization(pack).date}
