"""The trades of each pack can happen: the ledger takes every event, oldest vintage used first."""

import pytest

from article6.ledger import Ledger
from classroom import packs


@pytest.mark.parametrize("name", packs.available())
def test_the_ledger_takes_all_trades_of_a_pack(name):
    pack = packs.load(name)
    host, buyer, approach = pack.host, pack.buyer, pack.approach
    period = (pack.period.first, pack.period.last)
    ledger = Ledger(periods={host.code: period, buyer.code: period})
    ledger.authorize(
        id=approach.authorization,
        party=host.code,
        approach=approach.id,
        date=approach.authorized_on,
        purposes="NDC",
    )
    acts = [
        (day, 0, vintage, pack.transfers.by_vintage[vintage])
        for vintage, day in pack.transfers.recorded.items()
    ]
    acts += [
        (pack.late.recorded_on, 0, vintage, quantity) for vintage, quantity in pack.late.by_vintage.items()
    ]
    acts += [(day, 1, year, pack.uses.by_use_year[year]) for year, day in pack.uses.recorded.items()]
    acts += [(pack.late.used_on, 1, year, quantity) for year, quantity in pack.late.used.items()]
    held = []
    for day, is_use, year, quantity in sorted(acts):
        if not is_use:
            block = ledger.issue(approach.authorization, vintage=year, quantity=quantity, on=day)
            ledger.transfer(block, to=buyer.code, on=day)
            held.append(block)
            continue
        while quantity:
            block = held.pop(0)
            taken = min(quantity, block.quantity)
            part, rest = (block, None) if taken == block.quantity else block.split(taken)
            ledger.use(part, for_year=year, on=day)
            quantity -= taken
            if rest:
                held.insert(0, rest)
    sold = {}
    for transfer in ledger.first_transfers(host.code):
        sold[transfer.vintage] = sold.get(transfer.vintage, 0) + transfer.quantity
    for vintage, quantity in pack.transfers.by_vintage.items():
        assert sold.get(vintage, 0) == quantity + pack.late.by_vintage.get(vintage, 0)
    used = {}
    for use in ledger.uses(buyer.code):
        used[use.use_year] = used.get(use.use_year, 0) + use.quantity
    for year, quantity in pack.uses.by_use_year.items():
        assert used.get(year, 0) == quantity + pack.late.used.get(year, 0)
