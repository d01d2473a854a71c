"""Fill table 4 of the structured summary and the breakdown of 23(j) from annual reports (AEF).

Give the reports of all years of the Party; the latest version of each counts. The NDC, its method and the
inventory come from a small file: `article6 table4 --form` prints one to fill in.
"""

from __future__ import annotations

import argparse

from article6.command.files import UsageError, new_file, read_all
from article6.command.main import OK
from article6.command.telling import columns, put, put_json
from article6.reports.ndc_file import FORM, read_ndc
from article6.reports.prefill import Prefilled, prefill
from article6.reports.table4_files import write_table4

__all__ = ["options", "run"]


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `article6 table4`."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="annual reports of the Party, all years")
    parser.add_argument("--ndc", metavar="FILE", help="the NDC and the inventory (.toml)")
    parser.add_argument("--out", help="write table 4 to this file (.csv or .json)")
    parser.add_argument("--working", action="store_true", help="show how each cell was computed")
    parser.add_argument("--form", action="store_true", help="print the NDC file to fill in, and stop")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the table")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fill the table, print it, and write it if asked."""
    if options.form:
        put(FORM)
        return OK
    if not options.files or not options.ndc:
        raise UsageError("Name the annual reports and the NDC file: article6 table4 FILE ... --ndc ndc.toml")
    target = new_file(options.out, (".csv", ".json")) if options.out else None
    known = read_ndc(options.ndc)
    given = read_all(options.files)
    filled = prefill(given, known.ndc, known.emissions)
    if target is not None:
        write_table4(filled.form, target)
    if options.format == "json":
        put_json(filled.table4.as_dict() | {"left out": [str(p) for p in filled.left_out]})
        return OK
    _print(filled, options)
    for aef in given:
        if aef.party != filled.table4.party:
            put(f"Left out, it is not of {filled.table4.party}: {aef.source}.")
    if target is not None:
        put(f"Written: {target}.")
    return OK


def _print(filled: Prefilled, options: argparse.Namespace) -> None:
    table = filled.table4
    put(f"Table 4 of {table.party}, {table.method}, from annual reports {', '.join(map(str, filled.years))}.")
    first, last = min(filled.years), max(filled.years)
    absent = [str(year) for year in range(first, last) if year not in filled.years]
    if absent:
        put(f"Not among the files: {', '.join(absent)}. What happened then is not counted.")
    put(f"What was first transferred or used after {last} is not in it, whatever the year of the mitigation.")
    put()
    heads = ("No.", *map(str, table.years), "2/CMA.3 annex", "Row")
    columns(
        heads,
        [
            (str(row.number), *(row.printed(year) for year in table.years), row.paragraph, row.label)
            for row in table.rows
            if row.number != 15
        ],
    )
    put()
    if table.achievement.achieved is not None:
        put(table.achievement.sentence)
    if options.working:
        for step in table.working:
            put(f"   {step}")
    for place in filled.left_out:
        put(f"   Not counted, it says too little: {place}.")
    for said in filled.differences():
        put(f"   {said}")
