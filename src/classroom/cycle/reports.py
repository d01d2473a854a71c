"""What the two Parties of the case report: annual reports of both, and all that a checker may look at."""

from datetime import date
from typing import Any

from article6 import aef
from article6.aef import Aef
from article6.consistency import Dossier
from article6.ledger import Ledger

from .agreed import authorization, entities, oimp_authorization
from .trades import trades, years

__all__ = ["annual_report", "annual_reports", "dossier", "due"]


def due(year: int) -> date:
    """The day by which the annual report of a year is due (2/CMA.3 annex 20)."""
    return date(year + 1, 4, 15)


def annual_report(
    pack: Any, party: str, year: int, version: str = "1.0", ledger: Ledger | None = None
) -> Aef:
    """The annual report of the host or the buyer (by code) for a year: a fresh one, free to be changed.

    `ledger` is that of `trades`, where it is at hand already.
    """
    period = (pack.period.first, pack.period.last)
    return aef.from_ledger(
        trades(pack) if ledger is None else ledger,
        party,
        year,
        version=version,
        submitted=due(year).replace(day=10),
        ndc_period=period,
        entities=entities(pack) if party == pack.host.code else (),
    )


def annual_reports(pack: Any, party: str, until: int | None = None) -> tuple[Aef, ...]:
    """The annual reports of a Party, one a year, from the first year of the story to `until`."""
    ledger = trades(pack)
    chosen = [year for year in years(pack) if until is None or year <= until]
    return tuple(annual_report(pack, party, year, ledger=ledger) for year in chosen)


def dossier(
    pack: Any, party: str, year: int, report: Aef | None = None, replaced: tuple[Aef, ...] = (), **more: Any
) -> Dossier:
    """The report of a Party and year with its neighbours: its earlier reports, and those of the other Party.

    `report` takes the place of the right one, for instance one with a fault in it; `replaced` are earlier
    versions of it. The other Party has reported the same years. `more` are further parts of a `Dossier`.
    """
    other = pack.buyer.code if party == pack.host.code else pack.host.code
    own = annual_reports(pack, party, year)
    return Dossier(
        aef=report if report is not None else own[-1],
        own=(*own[:-1], *replaced),
        others=annual_reports(pack, other, year),
        documents=(authorization(pack), oimp_authorization(pack)),
        **more,
    )
