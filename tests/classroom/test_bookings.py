"""The table of bookings: each event beside what it changes in the balances, values worked out by hand."""

from datetime import date

from article6.ledger import Ledger
from classroom.bookings import bookings, entries
from classroom.display.numbers import Numbers

PERIODS = {"XHA": (2026, 2030), "XBU": (2026, 2030), "XBV": (2026, 2030)}
NAMES = {"XHA": "Host", "XBU": "Buyer", "XBV": "Third"}


def chain() -> Ledger:
    """1,000 t of vintage 2027: sold, partly sold on, used, and 100 t back to the host, which uses them."""
    ledger = Ledger(PERIODS)
    ledger.authorize(id="X-1", party="XHA", approach="CA0099", date=date(2027, 6, 1), purposes="NDC")
    units = ledger.issue("X-1", vintage=2027, quantity=1000, on=date(2028, 1, 10))
    ledger.transfer(units, to="XBU", on=date(2028, 3, 1))
    onward = ledger.pick("XBU", 400)
    ledger.transfer(onward, to="XBV", on=date(2028, 5, 1))
    ledger.use(ledger.pick("XBV", 300), for_year=2028, on=date(2028, 12, 1))
    ledger.transfer(ledger.pick("XBV", 100), to="XHA", on=date(2029, 2, 1))
    ledger.use(ledger.pick("XHA", 100), for_year=2029, on=date(2029, 12, 1))
    return ledger


def test_only_the_first_transfer_and_the_uses_are_booked():
    found = [
        (i, code, change)
        for i, row in enumerate(entries(chain(), NAMES, PERIODS))
        for code, change in row.items()
        if change
    ]
    assert found == [(2, "XHA", {2027: 1000}), (6, "XBV", {2028: -300}), (9, "XHA", {2029: -100})]


def test_the_table_says_event_date_and_entry():
    table = bookings(chain(), NAMES, periods=PERIODS)
    assert table.columns == ("Event", "Host", "Buyer", "Third")
    assert table.rows[2] == ("1 Mar 2028: transfer of 1,000 t to Buyer", "+1,000 in 2027", "–", "–")
    assert table.rows[3] == ("1 Mar 2028: acquisition by Buyer", "–", "–", "–")
    assert table.rows[6][0] == "1 Dec 2028: use by Third of 300 t for 2028"
    assert table.rows[6][3] == "−300 in 2028"


def test_amounts_are_written_with_the_packs_decimal_mark():
    rows = bookings(chain(), NAMES, periods=PERIODS, numbers=Numbers(",")).rows
    assert rows[2][1] == "+1\u202f000 in 2027"


def test_units_for_the_fund_for_omge_and_for_airlines_are_named():
    ledger = Ledger(PERIODS)
    terms = {"party": "XHA", "approach": "CA0099", "date": date(2027, 6, 1)}
    ledger.authorize(id="X-2", purposes="NDC and OIMP", definition="use or cancellation", **terms)
    ledger.issue("X-2", vintage=2027, quantity=100, on=date(2028, 1, 10))
    ledger.give_to_adaptation_fund(ledger.pick("XHA", 5), on=date(2028, 2, 1))
    ledger.cancel(ledger.pick("XHA", 2), purpose="OMGE", on=date(2028, 2, 1))
    ledger.cancel(ledger.pick("XHA", 3), purpose="IMP", on=date(2028, 2, 1))
    rows = bookings(ledger, {"XHA": "Host"}, periods=PERIODS).rows
    assert [row[1] for row in rows] == ["–", "–", "+5 in 2027", "+2 in 2027", "+3 in 2027"]
    assert rows[2][0] == "1 Feb 2028: 5 t to the Adaptation Fund"
    assert rows[3][0] == "1 Feb 2028: cancellation by Host of 2 t, OMGE"
