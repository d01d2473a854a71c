"""Worked examples, in tonnes, with figures that were derived without the ledger."""

from datetime import date

import pytest

from article6.identifiers import Block
from article6.ledger import ADAPTATION_FUND, Acquired, Ledger, Refused, Transferred

PERIODS = {party: (2026, 2030) for party in ("XHA", "XBU", "XBV")}
KT = 1_000


def new_ledger(**settings):
    ledger = Ledger(PERIODS, **settings)
    ledger.authorize(id="NDC", party="XHA", approach="CA0099", date=date(2026, 6, 1), purposes="NDC")
    return ledger


def sums(records, year):
    totals = {}
    for record in records:
        totals[getattr(record, year)] = totals.get(getattr(record, year), 0) + record.quantity
    return totals


def spans(holdings):
    return [(row.vintage, row.block.first, row.block.last) for row in holdings]


def test_a_late_first_transfer_has_two_years():
    """1,000 kt of vintage 2027, transferred in March 2028: reported for 2028, booked in 2027."""
    ledger = new_ledger()
    block = ledger.issue(
        "NDC", vintage=2027, quantity=1_000 * KT, on=date(2028, 2, 1), sector="Energy generation"
    )
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    (first,) = ledger.first_transfers("XHA")
    assert (first.date.year, first.vintage, first.quantity) == (2028, 2027, 1_000_000)
    assert (first.party, first.acquirer, first.series, first.trigger) == ("XHA", "XBU", "ndc", "transfer")
    assert (first.approach, first.authorization, first.sector, first.covered) == (
        "CA0099",
        "NDC",
        "Energy generation",
        True,
    )
    assert first.block == block and first.amount is None
    assert ledger.first_transfers("XHA", known=date(2028, 3, 11)) == []
    assert ledger.first_transfers("XHA", known=date(2028, 3, 12)) == [first]
    assert ledger.uses("XBU") == [], "buying is no use"


def oimp_story(definition):
    """Verified 100,000 of 2026 and 200,000 of 2027; authorized; 240,000 issued; 150,000 cancelled."""
    ledger = Ledger({"XHA": (2026, 2030)})
    new = {"party": "XHA", "approach": "CA0100", "on": date(2028, 3, 1)}
    v2026 = ledger.verify(vintage=2026, quantity=100_000, **new)
    v2027 = ledger.verify(vintage=2027, quantity=200_000, **new)
    ledger.authorize(
        id="OIMP",
        party="XHA",
        approach="CA0100",
        date=date(2028, 6, 1),
        purposes="OIMP",
        definition=definition,
        blocks=[v2026, v2027],
        entities=("Air X",),
    )
    issued = v2027.take(140_000)
    ledger.issue(block=v2026, on=date(2028, 9, 1))
    ledger.issue(block=issued, on=date(2028, 9, 1))
    ledger.cancel([v2026, issued.take(50_000)], purpose="IMP", on=date(2029, 11, 1), entity="Air X")
    return ledger


@pytest.mark.parametrize(
    ("definition", "recorded", "by_vintage"),
    [
        ("authorization", date(2028, 6, 1), {2026: 100_000, 2027: 200_000}),
        ("issuance", date(2028, 9, 1), {2026: 100_000, 2027: 140_000}),
        ("use or cancellation", date(2029, 11, 1), {2026: 100_000, 2027: 50_000}),
    ],
)
def test_the_three_definitions_of_first_transfer_for_oimp(definition, recorded, by_vintage):
    ledger = oimp_story(definition)
    first = ledger.first_transfers("XHA")
    assert sums(first, "vintage") == by_vintage
    assert {f.date for f in first} == {recorded}
    assert {(f.series, f.trigger, f.acquirer) for f in first} == {("oimp", definition, None)}
    memo = ledger.oimp_authorized("XHA")
    assert sums(memo, "vintage") == {2026: 100_000, 2027: 200_000}
    assert {(m.date, m.authorization, m.entities) for m in memo} == {(date(2028, 6, 1), "OIMP", ("Air X",))}
    assert ledger.held("XHA", on=date(2028, 12, 31)) == 240_000, "no unit leaves by its first transfer"
    assert ledger.held("XHA") == 90_000
    assert ledger.oimp_authorized("XHA", known=date(2028, 5, 31)) == []


def dual(definition, quantity=50_000):
    ledger = Ledger(PERIODS)
    ledger.authorize(
        id="BOTH",
        party="XHA",
        approach="CA0101",
        date=date(2027, 1, 1),
        purposes="NDC and OIMP",
        definition=definition,
    )
    return ledger, ledger.issue("BOTH", vintage=2027, quantity=quantity, on=date(2028, 2, 1))


def test_dual_authorization_takes_the_earlier_event():
    ledger, block = dual("use or cancellation")
    ledger.transfer(block, to="XBU", on=date(2028, 4, 1))
    ledger.cancel(block, purpose="IMP", on=date(2029, 8, 1))
    (first,) = ledger.first_transfers("XHA")
    assert (first.date, first.quantity, first.vintage) == (date(2028, 4, 1), 50_000, 2027)
    assert (first.trigger, first.series) == ("transfer", "ndc")

    ledger, block = dual("use or cancellation")
    ledger.cancel(block, purpose="IMP", on=date(2028, 3, 1))
    assert [(f.date, f.trigger) for f in ledger.first_transfers("XHA")] == [
        (date(2028, 3, 1), "use or cancellation")
    ]

    ledger, block = dual("issuance")
    ledger.transfer(block, to="XBU", on=date(2028, 4, 1))
    assert [(f.date, f.trigger) for f in ledger.first_transfers("XHA")] == [(date(2028, 2, 1), "issuance")]


def test_adaptation_share_and_overall_mitigation():
    """100,000 issued: 5,000 to the Fund, 2,000 cancelled, 93,000 to the buyer; the host adds all of it."""
    ledger = new_ledger()
    block = ledger.issue("NDC", vintage=2027, quantity=100_000, on=date(2028, 2, 1))
    fund, rest = block.split(5_000)
    omge, sold = rest.split(2_000)
    ledger.give_to_adaptation_fund(fund, on=date(2028, 3, 1))
    ledger.cancel(omge, purpose="OMGE", on=date(2028, 3, 1))
    ledger.transfer(sold, to="XBU", on=date(2028, 3, 2))
    first = ledger.first_transfers("XHA")
    assert [(f.trigger, f.quantity, f.acquirer) for f in first] == [
        ("adaptation fund", 5_000, None),
        ("omge", 2_000, None),
        ("transfer", 93_000, "XBU"),
    ]
    assert {f.series for f in first} == {"ndc"}
    ledger.use(ledger.pick("XBU", 93_000), for_year=2028, on=date(2028, 12, 1))
    added, subtracted = sum(f.quantity for f in first), sum(u.quantity for u in ledger.uses("XBU"))
    assert (added, subtracted, added - subtracted) == (100_000, 93_000, 7_000)
    assert ledger.held(ADAPTATION_FUND) == 5_000

    ledger.transfer(fund, to="XBV", on=date(2029, 1, 10))  # the Fund sells what it was given
    ledger.use(fund, for_year=2028, on=date(2029, 2, 1))
    assert len(ledger.first_transfers("XHA")) == 3, "the Fund's sale is no second first transfer"
    assert added - sum(u.quantity for p in ("XBU", "XBV") for u in ledger.uses(p)) == 2_000


def test_holdings_of_a_buyer_over_four_years():
    ledger = new_ledger()
    for vintage, quantity, acquired in (
        (2027, 1_000, date(2028, 3, 12)),
        (2028, 2_000, date(2029, 4, 15)),
        (2029, 2_000, date(2030, 5, 22)),
        (2030, 1_500, date(2031, 6, 18)),
    ):
        block = ledger.issue("NDC", vintage=vintage, quantity=quantity * KT, on=acquired)
        ledger.transfer(block, to="XBU", on=acquired)
        use_year, used = {2027: (2027, 800), 2028: (2028, 2_000), 2029: (2029, 2_000), 2030: (2030, 1_700)}[
            vintage
        ]
        ledger.use(ledger.pick("XBU", used * KT), for_year=use_year, on=date(acquired.year, 11, 30))
    closing = {year: ledger.held("XBU", on=date(year, 12, 31)) // KT for year in range(2027, 2032)}
    assert closing == {2027: 0, 2028: 200, 2029: 200, 2030: 200, 2031: 0}
    composition = {
        year: {row.vintage for row in ledger.holdings("XBU", on=date(year, 12, 31))} for year in closing
    }
    assert composition == {2027: set(), 2028: {2027}, 2029: {2028}, 2030: {2029}, 2031: set()}
    assert sums(ledger.uses("XBU"), "use_year") == {
        2027: 800 * KT,
        2028: 2_000 * KT,
        2029: 2_000 * KT,
        2030: 1_700 * KT,
    }
    for_2028 = [u for u in ledger.uses("XBU") if u.use_year == 2028]
    assert sums(for_2028, "vintage") == {2027: 200 * KT, 2028: 1_800 * KT}
    made_in_2031 = [u for u in ledger.uses("XBU") if u.date.year == 2031]
    assert {u.use_year for u in made_in_2031} == {2030}, "a use in 2031 for 2030 is legal"


def test_a_block_is_split_by_use():
    ledger = new_ledger()
    block = ledger.issue("NDC", vintage=2027, quantity=1_000_000, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(800_000), for_year=2027, on=date(2028, 11, 30))
    (held,) = ledger.holdings("XBU", on=date(2028, 12, 31))
    assert str(held.block) == "CA0099-XHA01-XHA-800001-2027 to CA0099-XHA01-XHA-1000000-2027"
    assert held.quantity == 200_000 and held.first_transferred and held.authorization == "NDC"
    (before,) = ledger.holdings("XBU", on=date(2028, 11, 29))
    assert before.block == block
    assert [event.kind for event in ledger.history(block.first_id)] == [
        "issuance",
        "transfer",
        "acquisition",
        "use",
    ]
    assert [event.kind for event in ledger.history(block.last_id)] == ["issuance", "transfer", "acquisition"]


def test_the_history_of_a_block_is_in_order_of_dates():
    ledger = new_ledger()
    block = ledger.issue("NDC", vintage=2027, quantity=10, on=date(2028, 2, 1))
    sold, kept = block.split(4)
    ledger.transfer(sold, to="XBU", on=date(2028, 3, 1))
    ledger.transfer(sold, to="XBV", on=date(2028, 4, 1))
    ledger.cancel(kept, purpose="OMGE", on=date(2028, 5, 1))
    assert ledger.history(block) == list(ledger.events[1:])


def test_two_parties_whose_records_would_disagree():
    """What two reports can get wrong, one ledger refuses: units never sent, and units never transferred."""
    ledger = Ledger(PERIODS)
    ledger.authorize(id="NDC", party="XHA", approach="CA0099", date=date(2026, 6, 1), purposes="NDC")
    ledger.authorize(
        id="OIMP",
        party="XHA",
        approach="CA0100",
        date=date(2026, 6, 1),
        purposes="OIMP",
        definition="issuance",
    )
    v2027 = ledger.issue("NDC", vintage=2027, quantity=1_300_000, on=date(2028, 1, 15))
    first_sale = v2027.take(1_000_000)
    ledger.transfer(first_sale, to="XBU", on=date(2028, 3, 12))
    v2028 = ledger.issue("NDC", vintage=2028, quantity=500_000, on=date(2028, 6, 1))
    ledger.send(v2028.take(400_000), to="XBU", on=date(2028, 6, 20))
    ledger.acquire(v2028.take(390_000), by="XBU", on=date(2028, 6, 21))
    ledger.issue("OIMP", vintage=2027, quantity=50_000, on=date(2028, 9, 1))
    ledger.send(v2027.between(1_050_001, 1_080_000), to="XBV", on=date(2028, 10, 10))
    ledger.use(first_sale.take(800_000), for_year=2027, on=date(2028, 11, 30))
    with pytest.raises(Refused, match="holds serials 1200001 to 1205000") as refused:
        ledger.use(v2027.between(1_200_001, 1_205_000), by="XBU", for_year=2028, on=date(2028, 12, 5))
    assert refused.value.rule == "tracking.registry"
    late = v2028.between(400_001, 500_000)
    ledger.transfer(late, to="XBU", on=date(2028, 12, 30), acquired=date(2029, 1, 3))

    end = date(2028, 12, 31)
    assert spans(ledger.holdings("XBU", on=end)) == [(2027, 800_001, 1_000_000), (2028, 1, 390_000)]
    assert spans(ledger.in_transit(on=end)) == [
        (2027, 1_050_001, 1_080_000),
        (2028, 390_001, 500_000),
    ]
    assert sum(f.quantity for f in ledger.first_transfers("XHA", known=end)) == 1_580_000
    assert {f.acquirer for f in ledger.first_transfers("XHA") if f.series == "oimp"} == {None}


def test_a_chain_with_a_return_to_the_host():
    ledger = new_ledger()
    block = ledger.issue("NDC", vintage=2027, quantity=1_000, on=date(2028, 1, 10))
    ledger.transfer(block, to="XBU", on=date(2028, 2, 1))
    onward = block.between(601, 1_000)
    ledger.append(Transferred(date(2028, 3, 1), onward, "XBU", "XBV"))
    for part in (onward.between(601, 700), onward.between(701, 1_000)):  # rows may be cut differently
        ledger.append(Acquired(date(2028, 3, 2), part, "XBV"))
    ledger.use(block.between(601, 900), for_year=2028, on=date(2028, 12, 1))
    back = block.between(901, 1_000)
    ledger.transfer(back, to="XHA", on=date(2029, 4, 1))
    assert ledger.held("XHA") == 100
    ledger.use(back, for_year=2029, on=date(2029, 12, 1))

    assert sums(ledger.first_transfers("XHA"), "vintage") == {2027: 1_000}, "a return undoes nothing"
    assert sums(ledger.uses("XBV"), "use_year") == {2028: 300}
    assert sums(ledger.uses("XHA"), "use_year") == {2029: 100}
    assert ledger.first_transfers("XBU") == ledger.first_transfers("XBV") == ledger.uses("XBU") == []
    assert spans(ledger.holdings("XBU")) == [(2027, 1, 600)]
    assert ledger.held("XHA") == ledger.held("XBV") == 0
    used = sum(u.quantity for p in PERIODS for u in ledger.uses(p))
    assert 1_000 - used == 600 == ledger.held("XBU")


def test_a_non_ghg_amount_follows_the_tonnes():
    """600 GWh at 0.45 t/MWh are 270,000 t CO2 eq; a third of the tonnes is a third of the GWh."""
    ledger = Ledger({"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(
        id="RE",
        party="XHA",
        approach="CA0102",
        date=date(2026, 6, 1),
        purposes="NDC",
        metrics="GWh renewable electricity",
    )
    block = ledger.issue(
        "RE",
        vintage=2030,
        quantity=270_000,
        on=date(2031, 2, 1),
        metric="GWh renewable electricity",
        amount=600,
    )
    ledger.transfer(block, to="XBU", on=date(2031, 3, 1))
    ledger.use(block.take(90_000), for_year=2030, on=date(2031, 4, 1))
    (first,), (use,) = ledger.first_transfers("XHA"), ledger.uses("XBU")
    assert (first.metric, first.quantity, first.amount) == ("GWh renewable electricity", 270_000, 600)
    assert (use.quantity, use.amount) == (90_000, 200)


def test_a_block_may_have_its_own_serials():
    ledger = new_ledger()
    block = Block("CA0099", "XHA02", "XHA", 2027, 501, 900)
    assert ledger.issue("NDC", block=block, on=date(2028, 1, 10)) == block
    assert ledger.issue("NDC", vintage=2027, quantity=10, registry="XHA02", on=date(2028, 1, 10)).first == 901
