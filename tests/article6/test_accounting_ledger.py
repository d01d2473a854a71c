"""From the events of a ledger to flows, the breakdown of 23(j) and the balances, in tonnes."""

from datetime import date
from fractions import Fraction

import pytest

from article6.accounting import (
    AccountingError,
    BreakdownLine,
    Flows,
    Readings,
    breakdown,
    emissions_balance,
    global_sum,
    restatement,
    table4,
)
from article6.identifiers import Block
from article6.ledger import Ledger
from article6.ledger.records import FirstTransfer, OimpAuthorized, Use
from article6.ndc import AbsoluteTarget, Method, Ndc, Period

P = Period(2026, 2030)
PERIODS = {"XHA": (2026, 2030), "XBU": (2026, 2030), "XBV": (2026, 2030)}
ENERGY, TRANSPORT = "Energy generation", "Transportation"


def years(*values):
    return dict(enumerate(values, 2026))


def new_ledger(authorized=date(2026, 6, 1), **settings):
    ledger = Ledger(PERIODS, **settings)
    ledger.authorize(
        id="NDC", party="XHA", approach="CA0099", date=authorized, purposes="NDC", sectors=frozenset({ENERGY})
    )
    return ledger


def sell(ledger, vintage, quantity, on, to="XBU", **more):
    block = ledger.issue("NDC", vintage=vintage, quantity=quantity, on=on, **more)
    ledger.transfer(block, to=to, on=on)
    return block


# Late first transfers: what each report knew


@pytest.fixture(scope="module")
def late():
    ledger = new_ledger()
    for vintage, quantity, on in (
        (2027, 1_000_000, date(2028, 3, 12)),
        (2028, 2_000_000, date(2029, 4, 15)),
        (2029, 2_000_000, date(2030, 5, 22)),
        (2030, 1_500_000, date(2031, 6, 18)),
        (2026, 600_000, date(2031, 9, 10)),
        (2028, 300_000, date(2031, 9, 10)),
    ):
        sell(ledger, vintage, quantity, on)
    return ledger


def test_flows_by_vintage_as_known_at_a_date(late):
    first = Flows.from_ledger(late, "XHA", known=date(2030, 12, 31), period=P)
    second = Flows.from_ledger(late, "XHA", period=P)
    assert dict(first.first_transferred) == {2027: 1_000_000, 2028: 2_000_000, 2029: 2_000_000}
    assert [second.first_transferred.at(year) for year in P] == [
        600_000,
        1_000_000,
        2_300_000,
        2_000_000,
        1_500_000,
    ]


def test_two_reports_on_one_ledger(late):
    emissions = years(99_000_000, 97_000_000, 95_000_000, 92_000_000, 90_000_000)
    ndc = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400_000), method=Method.AVERAGING)
    to_2028 = {year: emissions[year] for year in (2026, 2027, 2028)}
    known = Flows.from_ledger(late, "XHA", known=date(2030, 12, 31), period=P)
    first = emissions_balance(to_2028, known, ndc)
    second = emissions_balance(emissions, Flows.from_ledger(late, "XHA", period=P), ndc)
    assert restatement(first, second).of("adjustment") == years(600_000, 300_000, 300_000, None, None)
    assert (second[2030].balance, second.achievement.margin) == (91_480_000, -80_000)


def test_the_year_of_the_event_lets_transfers_after_the_end_year_fall_out_of_the_average(late):
    emissions = dict.fromkeys(P, 90_000_000)
    ndc = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400_000), method=Method.AVERAGING)
    flows = Flows.from_ledger(late, "XHA", period=P)
    table = table4(emissions_balance(emissions, flows, ndc, readings=Readings(first_transfer_year="event")))
    assert [table[6][year] for year in P] == [0, 0, 1_000_000, 2_000_000, 2_000_000]
    assert table[10][2030] == 1_000_000
    assert table[11][2030] == 1_480_000


# A buyer's uses, and the year they go by


def test_uses_go_by_the_year_they_are_declared_for():
    ledger = new_ledger()
    block = sell(ledger, 2030, 1_700, date(2031, 6, 18))
    ledger.use(block, for_year=2030, on=date(2031, 11, 27))
    assert dict(Flows.from_ledger(ledger, "XBU", period=P).used) == {2030: 1_700}
    assert Flows.from_ledger(ledger, "XBU", period=P).first_transferred.total == 0
    by_action = Flows.from_ledger(ledger, "XBU", readings=Readings(use_year="action"))
    assert dict(by_action.used) == {2031: 1_700}
    assert by_action.within(P).used.total == 0
    with pytest.raises(AccountingError, match="by use year 2031, outside the NDC period"):
        ndc = Ndc("XBU", P, AbsoluteTarget(year=2030, level=1), method=Method.AVERAGING)
        emissions_balance(dict.fromkeys(P, 1), by_action, ndc)


def test_acquisition_and_onward_sale_adjust_nothing():
    ledger = new_ledger()
    block = sell(ledger, 2027, 1_000, date(2028, 3, 1))
    before = Flows.from_ledger(ledger, "XHA")
    ledger.transfer(block, to="XBV", on=date(2028, 5, 1))
    assert Flows.from_ledger(ledger, "XHA") == before
    for party in ("XBU", "XBV"):
        assert Flows.from_ledger(ledger, party).net_total == 0


# A chain with a return to the host


def test_a_chain_with_a_return_to_the_host():
    ledger = new_ledger()
    block = sell(ledger, 2027, 1_000, date(2028, 2, 1))
    kept, onward = block.split(600)
    ledger.transfer(onward, to="XBV", on=date(2028, 3, 1))
    used, returned = onward.split(300)
    ledger.use(used, for_year=2028, on=date(2028, 11, 1))
    ledger.transfer(returned, to="XHA", on=date(2029, 2, 1))
    ledger.use(returned, for_year=2029, on=date(2029, 11, 1))
    flows = {party: Flows.from_ledger(ledger, party, period=P) for party in PERIODS}
    assert {party: one.net_total for party, one in flows.items()} == {"XHA": 900, "XBU": 0, "XBV": -300}
    assert global_sum(flows).net == 600 == kept.quantity


# OIMP under its three definitions


@pytest.mark.parametrize(
    ("definition", "by_year"),
    [
        ("authorization", {2026: 100_000, 2027: 200_000}),
        ("issuance", {2026: 100_000, 2027: 140_000}),
        ("use or cancellation", {2026: 100_000, 2027: 50_000}),
    ],
)
def test_oimp_under_its_three_definitions(definition, by_year):
    ledger = Ledger(PERIODS)
    on = date(2028, 6, 1)
    ledger.authorize(
        id="OIMP", party="XHA", approach="CA0100", date=on, purposes="OIMP", definition=definition
    )
    first = ledger.verify("OIMP", vintage=2026, quantity=100_000, on=on, sector=TRANSPORT)
    second = ledger.verify("OIMP", vintage=2027, quantity=200_000, on=on, sector=TRANSPORT)
    ledger.issue(block=first, on=date(2028, 9, 1))
    ledger.issue(block=second.take(140_000), on=date(2028, 9, 1))
    ledger.cancel(first, purpose="IMP", on=date(2029, 11, 1))
    ledger.cancel(second.take(50_000), purpose="IMP", on=date(2029, 11, 1))
    flows = Flows.from_ledger(ledger, "XHA", period=P)
    assert dict(flows.first_transferred_oimp) == by_year
    assert dict(flows.oimp_authorized) == {2026: 100_000, 2027: 200_000}
    assert (flows.first_transferred_ndc.total, flows.used.total) == (0, 0)


# Adaptation share and OMGE


def test_adaptation_share_and_omge():
    ledger = new_ledger()
    block = ledger.issue("NDC", vintage=2027, quantity=100_000, on=date(2028, 2, 1))
    fund, rest = block.split(5_000)
    omge, sold = rest.split(2_000)
    ledger.give_to_adaptation_fund(fund, on=date(2028, 3, 1))
    ledger.cancel(omge, purpose="OMGE", on=date(2028, 3, 1))
    ledger.transfer(sold, to="XBU", on=date(2028, 3, 1))
    ledger.use(sold, for_year=2028, on=date(2028, 11, 1))
    flows = {party: Flows.from_ledger(ledger, party, period=P) for party in ("XHA", "XBU")}
    assert dict(flows["XHA"].first_transferred) == {2027: 100_000}
    assert global_sum(flows).net == 7_000


def test_outside_the_ndc_is_counted_and_remembered():
    ledger = new_ledger()
    sell(ledger, 2030, 1_500, date(2031, 2, 1))
    waste = ledger.issue(
        party="XHA",
        approach="CA0100",
        vintage=2030,
        quantity=400,
        on=date(2031, 2, 1),
        sector="Waste",
        covered=False,
    )
    ledger.authorize(
        id="W", party="XHA", approach="CA0100", date=date(2031, 2, 1), purposes="NDC", blocks=waste
    )
    ledger.transfer(waste, to="XBU", on=date(2031, 3, 1))
    flows = Flows.from_ledger(ledger, "XHA", period=P)
    assert (flows.first_transferred.at(2030), flows.outside_ndc.at(2030)) == (1_900, 400)


# Records by hand: the breakdown of 23(j)


def first_transfer(vintage, quantity, series="ndc", on=None, **more):
    approach, sector = ("CA0099", ENERGY) if series == "ndc" else ("CA0100", TRANSPORT)
    particulars = {
        "date": on or date(vintage + 1, 3, 1),
        "party": "XHA",
        "approach": approach,
        "authorization": series,
        "block": Block(approach, "XHA01", "XHA", vintage, 1, quantity),
        "quantity": quantity,
        "vintage": vintage,
        "series": series,
        "trigger": "transfer" if series == "ndc" else "issuance",
        "acquirer": "XBU" if series == "ndc" else None,
        "sector": sector,
        "covered": True,
    }
    return FirstTransfer(**{**particulars, **more})


def use(vintage, use_year, quantity, first=1):
    block = Block("CA0099", "XHA01", "XHA", vintage, first, first + quantity - 1)
    return Use(date(use_year + 1, 3, 1), "XBU", block, quantity, vintage, use_year, "CA0099", ENERGY)


SOLD = [
    first_transfer(2026, 300),
    first_transfer(2027, 900),
    first_transfer(2028, 1_200),
    first_transfer(2027, 150, "oimp"),
    first_transfer(2028, 300, "oimp"),
]
USES = [
    use(2026, 2026, 200),
    use(2026, 2027, 100, first=201),
    use(2027, 2027, 600),
    use(2027, 2028, 300, first=601),
    use(2028, 2028, 1_000),
]
MEMO = [
    OimpAuthorized(date(2028, 6, 1), "XHA", "CA0100", "oimp", vintage, quantity, ("Airline One",))
    for vintage, quantity in ((2027, 250), (2028, 400))
]


def test_23j_of_the_host_is_row_12():
    broken_down = breakdown(SOLD, oimp_authorized=MEMO, period=P)
    assert broken_down.of("23(c)") == (
        BreakdownLine("23(c)", "CA0099", ENERGY, "XHA", "XBU", 2026, None, 300),
        BreakdownLine("23(c)", "CA0099", ENERGY, "XHA", "XBU", 2027, None, 900),
        BreakdownLine("23(c)", "CA0099", ENERGY, "XHA", "XBU", 2028, None, 1_200),
        BreakdownLine("23(c)", "CA0100", TRANSPORT, "XHA", None, 2027, None, 150),
        BreakdownLine("23(c)", "CA0100", TRANSPORT, "XHA", None, 2028, None, 300),
    )
    flows = Flows.from_records(SOLD, oimp_authorized=MEMO)
    ndc = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=Method.AVERAGING)
    table = table4(emissions_balance(years(99_000, 97_000, 95_000), flows, ndc))
    assert broken_down.total("23(c)") == table[12][2028] == 2_850
    assert broken_down.total("23(d)") == 650
    assert [table[6][year] for year in table.years] == [300, 1_050, 1_500]
    assert [table[7][year] for year in table.years] == [0, 250, 400]


def test_23j_of_the_buyer_keeps_vintage_beside_use_year():
    broken_down = breakdown([], USES)
    lines = [(line.use_year, line.vintage, line.quantity) for line in broken_down.of("23(e)")]
    assert lines == [
        (2026, 2026, 200),
        (2027, 2026, 100),
        (2027, 2027, 600),
        (2028, 2027, 300),
        (2028, 2028, 1_000),
    ]
    assert broken_down.total("23(e)") == 2_200
    assert all(line.transferring_party == "XHA" for line in broken_down.lines)
    assert breakdown([], USES, through=2027).total("23(e)") == 900
    assert broken_down.working[0].result == 2_200


def test_equal_lines_are_added_up():
    twice = breakdown([first_transfer(2027, 5), first_transfer(2027, 6)])
    assert [line.quantity for line in twice.lines] == [11]


# Other periods, other metrics


def test_vintages_of_another_period_stay_out():
    flows = Flows.from_records([first_transfer(2025, 40), first_transfer(2026, 60)])
    assert dict(flows.within(P).first_transferred) == {2026: 60}
    assert dict(flows.outside(P).first_transferred) == {2025: 40}


def test_a_non_ghg_metric_is_booked_in_its_own_unit():
    metric = {"metric": "renewable electricity", "amount": Fraction(1, 2)}
    records = [first_transfer(2027, 225, **metric), first_transfer(2027, 1_000)]
    own = Flows.from_records(records, metric="renewable electricity", unit="GWh")
    assert (own.first_transferred.at(2027), own.unit) == (Fraction(1, 2), "GWh")
    assert Flows.from_records(records).first_transferred.at(2027) == 1_225
    lost = first_transfer(2027, 225, metric="renewable electricity")
    with pytest.raises(AccountingError, match="has no amount in it"):
        Flows.from_records([lost], metric="renewable electricity")


def test_a_record_counts_in_one_of_two_series():
    with pytest.raises(AccountingError, match="exactly one of them"):
        Flows.from_records([first_transfer(2027, 5, series="both")])


def test_ledger_and_accounting_take_the_same_readings():
    readings = Readings(use_year="action", same_period="both-parties")
    ledger = new_ledger(readings=readings)
    block = sell(ledger, 2029, 10, date(2030, 2, 1))
    ledger.use(block, for_year=2029, on=date(2030, 3, 1))
    assert dict(Flows.from_ledger(ledger, "XBU", readings=readings).used) == {2030: 10}
