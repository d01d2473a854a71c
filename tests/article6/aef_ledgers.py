"""Small worked ledgers for the tests of reports: one host, one buyer, one third Party."""

from datetime import date

from article6.ledger import Ledger

PERIODS = {party: (2026, 2030) for party in ("XHA", "XBU", "XBV")}
BASE = {"id": "A", "party": "XHA", "approach": "CA0099", "date": date(2027, 6, 1)}
KT = 1_000


def start(purposes="NDC", definition=None, readings=None, **terms):
    ledger = Ledger(PERIODS, readings=readings)
    ledger.authorize(**(BASE | terms), purposes=purposes, definition=definition)
    return ledger


def sold(purposes="NDC", definition=None, quantity=100, **terms):
    """Issued on 1 February 2028, sent to XBU on 12 March."""
    ledger = start(purposes, definition, **terms)
    block = ledger.issue("A", vintage=2027, quantity=quantity, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    return ledger, block


def three_vintages_and_a_last():
    """Each vintage sold the year after it occurred, used for it; the oldest units first. kt as 1,000 t."""
    ledger = start()
    traded = {2027: (3, 12, 1_000), 2028: (4, 15, 2_000), 2029: (5, 22, 2_000), 2030: (6, 18, 1_500)}
    used = {2027: (11, 30, 800), 2028: (11, 30, 2_000), 2029: (11, 30, 2_000), 2030: (11, 30, 1_700)}
    for vintage, (month, day, kt) in traded.items():
        block = ledger.issue("A", vintage=vintage, quantity=kt * KT, on=date(vintage + 1, 1, 10))
        ledger.transfer(block, to="XBU", on=date(vintage + 1, month, day))
        month, day, kt = used[vintage]
        ledger.use(ledger.pick("XBU", kt * KT), for_year=vintage, on=date(vintage + 1, month, day))
    return ledger


def two_sides_of_2028():
    """Two sales, one issuance for OIMP, a sale to the third Party, a sale that arrives in January."""
    ledger = start()
    ledger.authorize(**(BASE | {"id": "B", "date": date(2027, 7, 1)}), purposes="OIMP", definition="issuance")
    issue = {"on": date(2028, 2, 1)}
    first = ledger.issue("A", vintage=2027, quantity=1_000_000, **issue)
    ledger.transfer(first, to="XBU", on=date(2028, 3, 12))
    # outcomes of 2028 that are verified within the year
    second = ledger.issue("A", vintage=2028, quantity=500_000, on=date(2028, 6, 1))
    ledger.transfer(second.take(400_000), to="XBU", on=date(2028, 6, 20), acquired=date(2028, 6, 21))
    ledger.issue("B", vintage=2027, quantity=50_000, on=date(2028, 9, 1))
    third = ledger.issue("A", vintage=2027, quantity=30_000, on=date(2028, 9, 2))
    ledger.transfer(third, to="XBV", on=date(2028, 10, 10))
    ledger.use(first.take(800_000), for_year=2027, on=date(2028, 11, 30))
    ledger.transfer(
        second.between(400_001, 500_000), to="XBU", on=date(2028, 12, 30), acquired=date(2029, 1, 3)
    )
    return ledger


def airline(definition, **terms):
    """Verified, authorized for OIMP on 1 June 2028, issued in September, cancelled in part in 2029."""
    ledger = Ledger(PERIODS)
    first = ledger.verify(party="XHA", approach="CA0099", vintage=2026, quantity=100, on=date(2028, 3, 1))
    second = ledger.verify(party="XHA", approach="CA0099", vintage=2027, quantity=200, on=date(2028, 3, 1))
    ledger.authorize(
        **(BASE | {"date": date(2028, 6, 1)} | terms),
        purposes="OIMP",
        definition=definition,
        blocks=(first, second),
    )
    for block in (first, second.take(140)):
        ledger.issue(block=block, on=date(2028, 9, 1))
    for block in (first, second.take(50)):
        ledger.cancel(block, purpose="IMP", on=date(2029, 11, 1), entity="Air X")
    return ledger


def late(a64=False, readings=None):
    """Issued on 1 December 2027, authorized for OIMP on 1 June 2028; first transfer = issuance."""
    ledger = Ledger(PERIODS, readings=readings)
    block = ledger.issue(
        party="XHA", approach="CA0099", vintage=2026, quantity=10, on=date(2027, 12, 1), a64=a64
    )
    ledger.authorize(
        **(BASE | {"date": date(2028, 6, 1)}), purposes="OIMP", definition="issuance", blocks=block
    )
    return ledger
