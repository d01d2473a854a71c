"""A ledger for the tests of event files."""

from datetime import date
from fractions import Fraction

from article6.ledger import Ledger

PERIODS = {"XHA": (2026, 2030), "XBU": (2026, 2030)}


def every_event() -> Ledger:
    """A ledger with each kind of event, and texts that are hard for a CSV file."""
    ledger = Ledger(PERIODS)
    ledger.authorize(
        id="A",
        party="XHA",
        approach="CA0099",
        date=date(2026, 6, 1),
        purposes="NDC and IMP",
        definition="use or cancellation",
        vintages={2026, 2027, 2029},
        sectors="Energy generation",
        entities=("Air X, Ltd", 'The "Y"'),
        parties={"XBU"},
        quantity=5_000,
        final_date=date(2030, 12, 31),
        framework="Standard 1; methodology 2\nsecond line",
        gases=("CO2", "CH4"),
        changes_reach_first_transferred=True,
    )
    block = ledger.issue("A", vintage=2027, quantity=1_000, on=date(2028, 2, 1), covered=False, a64=True)
    ledger.transfer(block.take(600), to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(500), for_year=2027, on=date(2028, 11, 30))
    ledger.cancel(block.between(601, 650), purpose="IMP", on=date(2028, 12, 1), entity="Air X, Ltd")
    ledger.give_to_adaptation_fund(block.between(651, 700), on=date(2028, 12, 1))
    ledger.change("A", on=date(2029, 1, 1), purposes="NDC")
    new = {"party": "XHA", "approach": "CA0099", "on": date(2029, 3, 1)}
    solar = ledger.verify(vintage=2028, quantity=9, metric="MWh", amount=Fraction(20, 3), **new)
    ledger.authorize(
        id="B",
        party="XHA",
        approach="CA0099",
        date=date(2029, 6, 1),
        purposes="NDC",
        metrics={"MWh"},
        blocks=[solar.take(4), solar.between(6, 9)],
    )
    ledger.revoke("B", on=date(2029, 7, 1))
    return ledger
