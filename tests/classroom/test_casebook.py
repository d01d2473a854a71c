"""The special cases on the pack of the worked examples, whose results were worked out by hand."""

from datetime import date

import pytest

from article6.accounting import Flows, global_sum
from classroom import casebook, packs

PACKS = packs.available()


@pytest.fixture(scope="module")
def kasoro():
    return packs.load("kasoro")


def added(ledger, party="XHA"):
    return dict(Flows.from_ledger(ledger, party).first_transferred)


@pytest.mark.parametrize(
    ("definition", "recorded", "expected"),
    [
        ("authorization", date(2028, 6, 1), {2026: 100_000, 2027: 200_000}),
        ("issuance", date(2028, 9, 1), {2026: 100_000, 2027: 140_000}),
        ("use or cancellation", date(2029, 11, 1), {2026: 100_000, 2027: 50_000}),
    ],
)
def test_three_definitions_of_first_transfer(kasoro, definition, recorded, expected):
    ledger = casebook.oimp(kasoro, definition)
    assert added(ledger) == expected
    assert {one.date for one in ledger.first_transfers("XHA")} == {recorded}
    assert sum(one.quantity for one in ledger.oimp_authorized("XHA")) == 300_000


def test_the_earlier_event_is_the_first_transfer(kasoro):
    (first,) = casebook.dual(kasoro).first_transfers("XHA")
    assert (first.date, first.trigger, first.vintage, first.quantity) == (
        date(2028, 4, 1),
        "transfer",
        2027,
        50_000,
    )


def test_fund_and_overall_mitigation_are_first_transfers_too(kasoro):
    ledger = casebook.split(kasoro)
    flows = {code: Flows.from_ledger(ledger, code) for code in ("XHA", "XBU")}
    assert casebook.shares(kasoro) == (5_000, 2_000)
    assert flows["XHA"].net_total == 100_000
    assert flows["XBU"].net_total == -93_000
    assert global_sum(flows).net == 7_000


def test_a_return_to_the_host_undoes_nothing(kasoro):
    ledger = casebook.chain(kasoro)
    host, buyer, third = (Flows.from_ledger(ledger, code) for code in ("XHA", "XBU", "XBV"))
    assert (added(ledger), dict(host.used)) == ({2027: 1_000}, {2029: 100})
    assert (buyer.net_total, dict(third.used)) == (0, {2028: 300})
    assert ledger.held("XBU") == 600


def test_outside_the_ndc_non_ghg_and_policies(kasoro):
    assert casebook.outside(kasoro)[2030].balance == 91_900_000
    host, buyer = casebook.non_ghg(kasoro)
    assert (host[2030].adjusted, host.achievement.margin) == (9_800, -200)
    assert (buyer[2030].adjusted, buyer.achievement.margin) == (5_200, 200)
    assert casebook.policies(kasoro)[2029].balance == 2_550_000


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_tells_every_case(name):
    pack = packs.load(name)
    for definition in ("authorization", "issuance", "use or cancellation"):
        assert casebook.oimp(pack, definition).first_transfers(pack.host.code)
    (first,) = casebook.dual(pack).first_transfers(pack.host.code)
    assert first.trigger == "transfer"
    chain = casebook.chain(pack)
    assert chain.held(pack.buyer.code) == pack.chain.sold - pack.chain.onward
    assert Flows.from_ledger(casebook.split(pack), pack.host.code).net_total == pack.split.quantity
    assert casebook.non_ghg(pack)[0].achievement.achieved is not None
    assert casebook.outside(pack)[pack.outside.vintage].balance > pack.host.emissions[pack.outside.vintage]
    assert casebook.policies(pack).achievement.achieved is None
