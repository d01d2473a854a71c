"""What each event of a ledger books in the emissions balances of its Parties: mostly nothing.

    bookings(ledger, {"XHA": "Kasoro", "XBU": "Nordmere"})     # -> Table, one row an event

The entries are not read off the kind of event. The ledger is replayed event by event, and what the accounting
makes of it before and after is compared. So the table is as true as the ledger and the accounting are.
"""

from collections.abc import Mapping

from article6.accounting import Flows
from article6.ledger import (
    Acquired,
    Authorized,
    Cancelled,
    GivenToAdaptationFund,
    Issued,
    Ledger,
    Transferred,
    Used,
)

from .display.numbers import Numbers
from .display.table import Table
from .wording import fill

NOTHING = "–"


def entries(ledger: Ledger, parties, periods: Mapping | None = None) -> list[dict[str, dict[int, int]]]:
    """For each event {Party: {year of the balance: change in t CO2 eq}}; empty where nothing changes."""
    grown, before, found = Ledger(periods), {code: {} for code in parties}, []
    for event in ledger.events:
        grown.append(event)
        after = {code: _net(Flows.from_ledger(grown, code)) for code in parties}
        found.append({code: _difference(before[code], after[code]) for code in parties})
        before = after
    return found


def bookings(
    ledger: Ledger,
    names: Mapping[str, str],
    *,
    title: str = "What each event changes in the emissions balances",
    periods: Mapping | None = None,
    numbers: Numbers | None = None,
) -> Table:
    """The events of a ledger with what each of them changes in the balance of each Party named.

    `names` are {code: name}, one column each; `periods` the NDC periods, as the ledger was given them.
    """
    numbers = numbers or Numbers()
    rows = []
    for event, changes in zip(ledger.events, entries(ledger, names, periods), strict=True):
        cells = [_cell(changes[code], numbers) for code in names]
        rows.append((_words(event, names, numbers), *cells))
    return Table(title, ("Event", *names.values()), rows, "t CO2 eq", numbers=numbers)


def _net(flows: Flows) -> dict[int, int]:
    years = {*flows.first_transferred, *flows.used}
    return {year: flows.first_transferred.at(year) - flows.used.at(year) for year in years}


def _difference(before: Mapping[int, int], after: Mapping[int, int]) -> dict[int, int]:
    changes = {year: after.get(year, 0) - before.get(year, 0) for year in {*before, *after}}
    return {year: change for year, change in sorted(changes.items()) if change}


def _cell(changes: Mapping[int, int], numbers: Numbers) -> str:
    parts = [f"{numbers.show(change, signed=True)} in {year}" for year, change in changes.items()]
    return "; ".join(parts) or NOTHING


def _words(event, names: Mapping[str, str], numbers: Numbers) -> str:
    """The event in a few words, its date first."""

    def name(code: str) -> str:
        return names.get(code, code)

    block = getattr(event, "block", None)
    much = f"{numbers.show(block.quantity)} t" if block is not None else ""
    words = event.kind
    if isinstance(event, Authorized):
        words = f"authorization by {name(event.authorization.party)}"
    elif isinstance(event, Issued):
        words = f"issuance of {much}, vintage {block.vintage}"
    elif isinstance(event, Transferred):
        words = f"transfer of {much} to {name(event.to)}"
    elif isinstance(event, Acquired):
        words = f"acquisition by {name(event.by)}"
    elif isinstance(event, Used):
        words = f"use by {name(event.by)} of {much} for {event.year}"
    elif isinstance(event, Cancelled):
        words = f"cancellation by {name(event.by)} of {much}, {event.purpose}"
    elif isinstance(event, GivenToAdaptationFund):
        words = f"{much} to the Adaptation Fund"
    day, month, year = fill("{when}", None, when=event.date).split()
    return f"{day} {month[:3]} {year}: {words}"
