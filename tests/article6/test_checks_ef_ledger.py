"""From one ledger the AEFs of all Parties, table 4 and its breakdown: sections E and F find nothing.

Nothing here is made for the checks: rows come from the ledger by one way, the numbers of table 4 by another.
"""

from datetime import date

import pytest

from article6.accounting import Flows, breakdown, emissions_balance, table4
from article6.aef.from_ledger import reports
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ledger import ADAPTATION_FUND, Ledger
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from article6.readings import Readings
from article6.reports.table4_form import Table4Form
from tests.article6.case import run
from tests.article6.every_event import every_event

P = Period(2026, 2030)
PERIODS = {party: (2026, 2030) for party in ("XHA", "XBU", "XBV")}
E, F = tuple(range(45, 54)), tuple(range(54, 72))
YEARS = range(2026, 2031)


def new(purposes="NDC", definition=None):
    ledger = Ledger(PERIODS)
    given = {"id": "A", "party": "XHA", "approach": "CA0099", "date": date(2027, 1, 10)}
    ledger.authorize(**given, purposes=purposes, definition=definition, sectors={"Energy generation"})
    return ledger


def several_years():
    """Four vintages, sold late and used later, with two late first transfers at the end."""
    ledger, held = new(), []
    for vintage, quantity, on in (
        (2027, 1_000, date(2028, 3, 12)),
        (2028, 2_000, date(2029, 4, 15)),
        (2029, 2_000, date(2030, 5, 22)),
        (2030, 1_500, date(2031, 6, 18)),
        (2026, 600, date(2031, 9, 10)),
    ):
        block = ledger.issue("A", vintage=vintage, quantity=quantity, on=on)
        ledger.transfer(block, to="XBU", on=on)
        held.append(block)
    for block, amount, year, on in (
        (held[0], 800, 2027, date(2031, 10, 1)),
        (held[3], 1_500, 2030, date(2031, 11, 30)),
    ):
        ledger.use(block.take(amount), for_year=year, on=on)
    return ledger


def chain():
    """XHA to XBU to XBV and back to XHA, which uses a part."""
    ledger = new()
    block = ledger.issue("A", vintage=2027, quantity=1_000, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    ledger.transfer(block.between(601, 1000), to="XBV", on=date(2028, 6, 1))
    ledger.use(block.between(601, 900), for_year=2028, on=date(2028, 7, 1))
    ledger.transfer(block.between(901, 1000), to="XHA", on=date(2029, 1, 5))
    ledger.use(block.between(901, 1000), for_year=2029, on=date(2029, 2, 1))
    return ledger


def shares():
    """Adaptation Fund, OMGE, a buyer; the Fund sells its units to XBV, which uses them."""
    ledger = new()
    block = ledger.issue("A", vintage=2027, quantity=1_000, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block.take(50), on=date(2028, 3, 1))
    ledger.cancel(block.between(51, 70), purpose="OMGE", on=date(2028, 3, 1))
    ledger.transfer(block.between(71, 1_000), to="XBU", on=date(2028, 3, 1))
    ledger.transfer(block.take(50), by=ADAPTATION_FUND, to="XBV", on=date(2028, 6, 1))
    ledger.use(block.take(50), for_year=2028, on=date(2028, 7, 1))
    return ledger


def airline(definition):
    """Outcomes for OIMP, issued, and cancelled in part."""
    ledger = new("OIMP", definition)
    block = ledger.issue("A", vintage=2027, quantity=300, on=date(2028, 9, 1))
    ledger.cancel(block.take(150), purpose="IMP", on=date(2029, 11, 1), entity="Air X")
    return ledger


LEDGERS = {
    "several years": several_years,
    "chain": chain,
    "shares": shares,
    "authorization": lambda: airline("authorization"),
    "issuance": lambda: airline("issuance"),
    "use or cancellation": lambda: airline("use or cancellation"),
    "every event": every_event,
}


def ndc_of(party, method):
    levels = dict.fromkeys(P.years, 9_000)
    target = (
        AbsoluteTarget(levels=levels) if method is Method.MULTI_YEAR else AbsoluteTarget(year=2030, level=9)
    )
    return Ndc(party, P, target, method=method)


def form_of(ledger, party, method, readings):
    flows = Flows.from_ledger(ledger, party, period=P, readings=readings)
    ndc = ndc_of(party, method)
    balance = emissions_balance(dict.fromkeys(YEARS, 10_000), flows, ndc, readings=readings)
    records = ledger.first_transfers(party), ledger.uses(party), ledger.oimp_authorized(party)
    lines = breakdown(*records, period=P)
    plain = readings.oimp_rows == "all-in-row-6" and readings.first_transfer_year == "vintage"
    return Table4Form.from_table4(table4(balance), ndc, lines if plain else None), ndc


@pytest.mark.parametrize("name", LEDGERS)
def test_what_one_ledger_gives_agrees_between_parties(name):
    every = reports(LEDGERS[name]())
    for mine in every:
        own = tuple(one for one in every if one.party == mine.party and one is not mine)
        others = tuple(one for one in every if one.party != mine.party)
        for number in (*E, 65, 67):
            assert run(Dossier(aef=mine, own=own, others=others), number) == [], mine.name


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize(
    "readings",
    [
        Readings(),
        Readings(oimp_rows="oimp-in-row-7"),
        Readings(first_transfer_year="event"),
        Readings(indicative_average="restated"),
    ],
    ids=["default", "R1", "R2", "R4"],
)
def test_table_4_of_the_same_ledger_passes(name, method, readings):
    ledger = LEDGERS[name]()
    every = reports(ledger)
    for party in {one.party for one in every}:
        form, ndc = form_of(ledger, party, method, readings)
        own = tuple(one for one in every if one.party == party)
        others = tuple(one for one in every if one.party != party)
        dossier = Dossier(table4=form, own=own, others=others, ndc=ndc)
        for number in F:
            assert run(dossier, number) == [], (party, number)


def test_and_a_report_that_is_missing_is_null():
    ledger = several_years()
    form, ndc = form_of(ledger, "XHA", Method.TRAJECTORY, Readings())
    own = tuple(one for one in reports(ledger, ["XHA"]) if one.year != 2031)
    dossier = Dossier(table4=form, own=own, ndc=ndc, earlier_years=frozenset({2031}))
    assert {one.outcome for one in run(dossier, 55)} == {Outcome.NULL}
