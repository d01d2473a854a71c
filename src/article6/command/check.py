"""Check annual reports (AEF) before they are submitted, with the checks that the texts call for.

FILE is a workbook (.xlsx), a folder of CSV files, a CSV file, or a JSON file. Of one Party, give the
reports of all years, so that units can be followed. The reports of other Parties go behind --against: what
one sent is then compared with what the other received. No file is changed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from article6.aef import Aef, finding_as_dict, write_findings_csv
from article6.aef.nomenclature import current
from article6.authorization import Draft
from article6.command.files import UsageError, new_file, read_all, read_list
from article6.command.main import FOUND, OK
from article6.command.telling import Progress, findings, put, put_json
from article6.consistency import Checked, Dossier, check
from article6.findings import Finding, Outcome, Place

__all__ = ["options", "run"]


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `article6 check`."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="annual reports to check")
    parser.add_argument(
        "--against", nargs="+", default=[], metavar="OTHER", help="annual reports of other Parties"
    )
    parser.add_argument("--annotate", metavar="OUT", help="write a copy with the findings beside the cells")
    parser.add_argument("--table4", metavar="FILE", help="check this table 4 (.csv, .json) with them")
    parser.add_argument(
        "--authorization", nargs="+", default=[], metavar="FILE", help="the authorizations (.toml, .json)"
    )
    parser.add_argument(
        "--report",
        nargs="+",
        default=[],
        metavar="FILE",
        help="initial report, updates, regular information (.toml, .json)",
    )
    parser.add_argument(
        "--earlier", nargs="+", type=int, default=[], metavar="YEAR", help="years with reports not at hand"
    )
    parser.add_argument(
        "--nomenclature", metavar="FILE", help="a newer list of controlled values (.csv, date in its name)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the result")
    parser.add_argument("--all", action="store_true", help="show every finding, not only the first 30")
    parser.add_argument("--quiet", action="store_true", help="show inconsistencies only, no questions")
    parser.add_argument("--list", action="store_true", help="list the checks and stop")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check every file; 1 if anything is inconsistent."""
    if options.list:
        return _list(options)
    if not options.files:
        raise UsageError("Name the annual reports to check, such as xha-2028.xlsx; --list shows the checks.")
    if options.annotate and len(options.files) != 1:
        raise UsageError("--annotate writes a copy of one file: name one FILE.")
    target = new_file(options.annotate, _endings(options.files[0])) if options.annotate else None
    values = read_list(options.nomenclature) if options.nomenclature else current()
    mine, theirs = read_all(options.files, values), read_all(options.against, values)
    results = []
    for aef in mine:
        with Progress(f"Checking {Path(aef.source).name or aef.name}") as progress:
            result = check(
                replace(_dossier(aef, mine, theirs, options), nomenclature=values),
                progress=progress.count,
            )
        results.append(replace(result, findings=tuple(sorted(result.findings, key=_order))))
    if target is not None:
        _annotate(options.files[0], results[0], target)
    if options.format == "json":
        put_json({"results": [_plain(one) for one in results], "annotated": options.annotate})
    else:
        for one in results:
            _print(one, options)
        if target is not None:
            put(f"Written: {target}. {options.files[0]} is as it was.")
    inconsistent = any(f.outcome is Outcome.INCONSISTENT for one in results for f in one.findings)
    return FOUND if inconsistent else OK


def _dossier(aef: Aef, mine: list[Aef], theirs: list[Aef], options: argparse.Namespace) -> Dossier:
    known = [one for one in (*mine, *theirs) if one is not aef]
    documents = []
    for path in options.authorization:
        documents.append(Draft.read(path).authorization())
    dossier = Dossier(
        aef=aef,
        own=tuple(one for one in known if one.party == aef.party),
        others=tuple(one for one in known if one.party != aef.party),
        earlier_years=frozenset(options.earlier),
        documents=tuple(documents),
    )
    if options.table4:
        from article6.reports.table4_files import read_table4

        form = read_table4(options.table4)
        if form.party == aef.party:
            dossier = replace(dossier, table4=form)
    return _with_reports(dossier, options.report)


def _with_reports(dossier: Dossier, paths: list[str]) -> Dossier:
    """The dossier with the reports of its Party; of several of one kind the latest counts, updates all do."""
    if not paths:
        return dossier
    from article6.reports.report_files import read_report

    own = [one for one in map(read_report, paths) if one.party == dossier.party]
    by_kind = {one.kind: one for one in sorted(own, key=lambda one: one.date)}
    return replace(
        dossier,
        initial_report=by_kind.get("initial"),
        regular_information=by_kind.get("regular"),
        updated_reports=tuple(one for one in own if one.kind == "updated initial"),
    )


def _print(result: Checked, options: argparse.Namespace) -> None:
    put(result.sentence)
    for name, status in result.statuses.items():
        put(f"   {name}: {status}")
    put()
    shown = [f for f in result.findings if not options.quiet or f.outcome is Outcome.INCONSISTENT]
    findings(shown, len(shown) if options.all else 30, _cells())


def _order(finding: Finding) -> tuple[int, bool]:
    """What is wrong before what is open or asked; what can be mended in a row before what follows from it."""
    whole = not finding.place.row and not finding.place.column
    return list(Outcome).index(finding.outcome), whole


def _cells() -> Callable[[Place], str]:
    """What the places of findings are called in the workbooks in which they stand."""

    @cache
    def locator(path: str):
        from article6.workbook.locating import Locator

        return Locator(path)

    def cell(place: Place) -> str:
        if Path(place.file).suffix.lower() not in (".xlsx", ".xlsm"):
            return ""
        spot = locator(place.file).find(place)
        return spot.cell if spot and spot.row else ""

    return cell


def _plain(result: Checked) -> dict:
    plain = result.as_dict()
    plain["findings"] = [finding_as_dict(f) for f in result.findings]
    return plain


def _endings(path: str) -> tuple[str, ...]:
    return (".xlsx",) if Path(path).suffix.lower() in (".xlsx", ".xlsm") else (".csv",)


def _annotate(path: str, result: Checked, target: Path) -> None:
    if target.suffix.lower() == ".csv":
        write_findings_csv(result.findings, target)
        return
    from article6 import workbook

    workbook.annotate(path, result.findings, target)


def _list(options: argparse.Namespace) -> int:
    from article6.command.telling import columns
    from article6.consistency import listing

    rows = listing()
    if options.format == "json":
        put_json(rows)
    else:
        columns(
            ("Check", "Kind", "Basis", "What it looks at"),
            [(row["id"], row["kinds"], row["basis"][:40], row["title"]) for row in rows],
        )
    return OK
