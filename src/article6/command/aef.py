"""Write the annual report (AEF) of one Party and year from the events of a ledger.

EVENTS is the CSV file of a ledger (article6.ledger.files). The ledger decides what is a first transfer; an
event that a rule forbids is refused with its row. Whether the report is consistent, `article6 check` says.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from article6.aef import AefFileError, from_ledger, write_csv, write_json
from article6.aef.from_ledger import missing
from article6.command.files import UsageError, new_file, read_day, read_ledger
from article6.command.main import OK
from article6.command.telling import put, put_json
from article6.parties import is_party

__all__ = ["options", "run"]


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `article6 aef`."""
    parser.add_argument("events", metavar="EVENTS", help="the events of the ledger (.csv)")
    parser.add_argument("--party", required=True, help="the reporting Party, such as XHA")
    parser.add_argument("--year", required=True, type=int, help="the year in which the actions occurred")
    parser.add_argument(
        "--period",
        action="append",
        default=[],
        help="NDC implementation period of all Parties, 2026-2030, or of one, XBU=2021-2030; repeatable",
    )
    parser.add_argument("--out", required=True, help="what to write: .xlsx, .json, or a folder for CSV files")
    parser.add_argument("--version", default="1.0", help="version of the submission (1.0)")
    parser.add_argument("--submitted", help="day of submission, such as 2029-04-10")
    parser.add_argument(
        "--identifiers", choices=("serial", "full"), default="serial", help="first and last ID"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the result")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the report."""
    target = Path(options.out)
    if target.suffix:
        target = new_file(options.out, (".xlsx", ".json"))
    elif target.exists():
        raise AefFileError(target.name, "The folder is there already.", "Name a new one, or move it away.")
    if not 2021 <= options.year <= 2200:
        raise UsageError(f"The year {options.year} cannot be: outcomes exist from 2021 (2/CMA.3 annex 1(e)).")
    if not is_party(options.party):
        raise UsageError(f"{options.party!r} is no code of a Party: write three capitals, such as XHA.")
    ledger = read_ledger(options.events, options.period)
    made = from_ledger(
        ledger,
        options.party,
        options.year,
        version=options.version,
        submitted=read_day(options.submitted) if options.submitted else None,
        identifiers=options.identifiers,
    )
    if target.suffix == ".xlsx":
        from article6 import workbook

        workbook.write(made, target, identifiers=options.identifiers)
    elif target.suffix == ".json":
        write_json(made, target, identifiers=options.identifiers)
    else:
        write_csv(made, target, identifiers=options.identifiers)
    empty = [str(replace(place, file="")) for place in missing(made)]
    named = sorted({entity for row in made.authorizations for entity in row.entities or ()})
    if named and not made.entities:
        empty.append(f"Table 5 Auth. entities, a row for each entity of table 2: {', '.join(named)}")
    counts = {
        "authorizations": len(made.authorizations),
        "actions": len(made.actions),
        "holdings": len(made.holdings),
        "entities": len(made.entities),
    }
    if options.format == "json":
        put_json({"written": str(target), "name": made.name, "rows": counts, "to be filled in": empty})
        return OK
    one = {
        "authorizations": "authorization",
        "actions": "action",
        "holdings": "holding",
        "entities": "entity",
    }
    rows = ", ".join(f"{number:,} {one[name] if number == 1 else name}" for name, number in counts.items())
    put(f"Written: {target}. {made.name}: {rows}.")
    if not any(counts.values()):
        put(f"   The events tell nothing of {options.party} for {options.year}. Look at --party and --year.")
    for place in empty[:20]:
        put(f"   To be filled in: {place}.")
    if len(empty) > 20:
        put(f"   ... and {len(empty) - 20:,} more.")
    return OK
