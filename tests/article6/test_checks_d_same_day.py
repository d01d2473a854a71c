"""Check 40: units sold abroad and used there on the same day, told by a row without a time of day."""

from datetime import date, datetime

import pytest

from article6 import aef
from article6.consistency import Dossier, check
from article6.ledger import Ledger

DAY = date(2028, 3, 1)


def reports():
    """The reports of both Parties: sold abroad and cancelled for an airline on one day."""
    ledger = Ledger({"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(
        id="A-1",
        party="XHA",
        approach="CA0099",
        date=date(2027, 6, 1),
        purposes="OIMP",
        definition="use or cancellation",
        oimp="CORSIA",
        sectors={"Energy generation"},
    )
    block = ledger.issue("A-1", vintage=2027, quantity=1000, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=DAY)
    ledger.cancel(block, purpose="IMP", on=DAY)
    return [aef.from_ledger(ledger, code, 2028, submitted=date(2029, 4, 1)) for code in ("XHA", "XBU")]


@pytest.mark.parametrize("turned", [False, True])
def test_a_sale_and_a_use_abroad_on_one_day_are_legal_in_any_order_of_rows(turned):
    host, buyer = reports()
    for row in host.actions:
        row.time = datetime(2028, 3, 1)
    if turned:
        host.actions.reverse()
    assert check(Dossier(aef=host, others=(buyer,)), only={40, 41}).findings == ()


def test_a_sale_on_a_later_day_than_the_use_abroad_is_not():
    host, buyer = reports()
    sale = next(row for row in host.actions if row.type == "Transfer")
    sale.time = datetime(2028, 3, 20)
    assert 40 in {found.check for found in check(Dossier(aef=host, others=(buyer,))).findings}
