"""The events of the case, as a ledger of both Parties."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from article6.ledger import Ledger

from ..casebook import period
from .agreed import authorization, oimp_authorization

__all__ = ["busy_year", "trades", "years"]

_ON_THE_WAY = timedelta(days=3)  # from the day the units leave to the day they enter
_BEFORE_SALE = timedelta(days=30)  # units are issued a month before they are sold
Step = Callable[[Ledger], None]


def trades(pack: Any, until: date | None = None) -> Ledger:
    """The ledger of host and buyer up to the day `until`, else to the end of the story.

    Each vintage is issued, sold to the buyer and used by it, on the dates of the pack. Under the second
    approach units are issued and in part cancelled for the airlines or whoever the pack names.
    """
    ledger = Ledger(dict.fromkeys((pack.host.code, pack.buyer.code), period(pack)))
    for day, _, step in sorted(_steps(pack), key=lambda entry: entry[:2]):
        if until is None or day <= until:
            step(ledger)
    return ledger


def years(pack: Any) -> range:
    """The calendar years in which something is recorded: one annual report each."""
    days = [day for day, _, _ in _steps(pack)]
    return range(min(days).year, max(days).year + 1)


def busy_year(pack: Any) -> int:
    """The year of the first use: the first year in which both Parties have much to report."""
    return pack.uses.recorded[min(y for y, t in pack.uses.by_use_year.items() if t)].year


def _steps(pack: Any) -> list[tuple[date, int, Step]]:
    """(day, order within the day, what to do): first what puts units on record, last what takes them away."""
    main, other = authorization(pack), oimp_authorization(pack)
    host, buyer = pack.host.code, pack.buyer.code
    steps: list[tuple[date, int, Step]] = [
        (main.date, 0, lambda ledger: ledger.authorize(main)),
        (other.date, 0, lambda ledger: ledger.authorize(other)),
    ]

    def issue(id: str, vintage: int, tonnes: int, on: date) -> None:
        steps.append((on, 1, lambda ledger: ledger.issue(id, vintage=vintage, quantity=tonnes, on=on)))

    def sell(vintage: int, tonnes: int, on: date) -> None:
        def send(ledger: Ledger) -> None:
            units = ledger.pick(host, tonnes, vintage=vintage, approach=main.approach)
            ledger.send(units, to=buyer, on=on)

        def arrive(ledger: Ledger) -> None:
            units = [r.block for r in ledger.in_transit() if r.vintage == vintage]
            ledger.acquire(units, by=buyer, on=on + _ON_THE_WAY)

        steps.extend([(on, 2, send), (on + _ON_THE_WAY, 3, arrive)])

    def use(year: int, tonnes: int, on: date) -> None:
        steps.append((on, 4, lambda ledger: ledger.use(ledger.pick(buyer, tonnes), for_year=year, on=on)))

    def cancel(vintage: int, tonnes: int, on: date) -> None:
        def step(ledger: Ledger) -> None:
            units = ledger.pick(host, tonnes, vintage=vintage, approach=other.approach)
            ledger.cancel(units, purpose="IMP", on=on, entity=other.entities[0])

        steps.append((on, 4, step))

    for vintage, tonnes in pack.transfers.by_vintage.items():
        if tonnes:
            sold_on = pack.transfers.recorded[vintage]
            issue(main.id, vintage, tonnes, max(sold_on - _BEFORE_SALE, main.date, date(vintage + 1, 1, 1)))
            sell(vintage, tonnes, sold_on)
    for year, tonnes in pack.uses.by_use_year.items():
        if tonnes:
            use(year, tonnes, pack.uses.recorded[year])
    for vintage, tonnes in pack.oimp.issued.items():
        if tonnes:
            issue(other.id, vintage, tonnes, pack.oimp.issued_on)
    for vintage, tonnes in pack.oimp.cancelled.items():
        if tonnes:
            cancel(vintage, tonnes, pack.oimp.cancelled_on)
    return steps
