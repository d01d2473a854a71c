"""List what is due when, for one Party: reports, annual information, cut-off dates.

Days that no text names are derived, and marked so. The decisions of 2025 and 2026 could not be read.
"""

from __future__ import annotations

import argparse
from datetime import date

from article6.command.files import UsageError, read_day, read_period
from article6.command.main import OK
from article6.command.telling import columns, put, put_json
from article6.reports.calendar import calendar, next_due

__all__ = ["options", "run"]


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `article6 calendar`."""
    parser.add_argument("--party", required=True, help="the Party, such as XHA")
    parser.add_argument(
        "--period",
        required=True,
        action="append",
        help="NDC implementation period, such as 2026-2030; repeatable",
    )
    parser.add_argument(
        "--approach",
        action="append",
        default=[],
        metavar="ID=DAY",
        help="a cooperative approach and the day of its authorization; repeatable",
    )
    parser.add_argument(
        "--ledger", metavar="EVENTS", help="read approaches from the events of a ledger (.csv)"
    )
    parser.add_argument(
        "--ldc-or-sids",
        action="store_true",
        default=None,
        help="a least developed country or small island State",
    )
    parser.add_argument("--from", dest="since", metavar="DAY", help="leave out what was due before this day")
    parser.add_argument("--until", metavar="DAY", help="leave out what is due after this day")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the list")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the calendar."""
    periods = [read_period(text) for text in options.period]
    approaches = dict(_approach(text) for text in options.approach)
    ledger = None
    if options.ledger:
        from article6.command.files import read_ledger

        ledger = read_ledger(options.ledger, options.period)
    elif not approaches:
        raise UsageError(
            "Give each approach with the day of its authorization: --approach CA0099=2026-06-01."
        )
    dues = calendar(
        options.party,
        periods if len(periods) > 1 else periods[0],
        approaches,
        ledger=ledger,
        ldc_or_sids=options.ldc_or_sids,
        until=read_day(options.until) if options.until else None,
    )
    if options.since:
        dues = tuple(due for due in dues if due.date >= read_day(options.since))
    if options.format == "json":
        put_json([_plain(due) for due in dues])
        return OK
    columns(
        ("Day", "Strength", "Basis", "What"),
        [
            (due.date, due.kind + (" (derived)" if due.derived else ""), due.cite[:36], due.what)
            for due in dues
        ],
    )
    coming = next_due(dues, date.today())
    if coming:
        put()
        put(f"Next, on {coming[0].date}: {coming[0].what}")
    return OK


def _approach(text: str) -> tuple[str, date]:
    id, equals, day = text.partition("=")
    if not equals:
        raise UsageError(f"The approach {text!r} cannot be read: write it as CA0099=2026-06-01.")
    return id.strip(), read_day(day.strip())


def _plain(due) -> dict:
    return {
        "date": due.date.isoformat(),
        "what": due.what,
        "strength": due.kind,
        "derived": due.derived,
        "who": due.who,
        "rule": due.rule,
        "cite": due.cite,
        "basis": due.basis,
        "year": due.year,
        "approach": due.approach,
    }
