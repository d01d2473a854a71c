r"""A report as a file that an official fills in: TOML or JSON, the same keys.

    report = blank("initial", "XHA", date(2026, 6, 1), ["CA0099"])
    write_report(report, "initial-report.toml")       # the form: every item, with what to write as a comment
    read_report("initial-report.toml")

| Key | Holds |
|---|---|
| kind | "initial", "updated initial" or "regular" |
| party, date | "XHA"; 2026-06-01 |
| annexed_to_btr | the year of the biennial transparency report it comes with, if any |
| missing_others | what is not available from other participating Parties |
| [[item]] | key "18(h)(iii)"; text; approach "CA0099"; confidential; reason; covers, a list of elements |
| [[reversal]] | approach, year, quantity (t CO2 eq), addressed |

An empty text is an item that is missing. A file is written beside its place and then moved there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from article6.reports.conditions import Conditions
from article6.reports.outline import outline
from article6.reports.report import Item, Report
from article6.reports.report_form import as_toml
from article6.reports.report_keys import ReportFileError, report_of
from article6.whole import NoPlace, is_no_file, whole_file

__all__ = ["ReportFileError", "blank", "read_report", "write_report"]

MOST = 10_000_000  # bytes: a report is text


def blank(
    kind: str,
    party: str,
    on: date,
    approaches: Iterable[str] = (),
    conditions: Conditions | None = None,
) -> Report:
    """The empty report: every item of its outline that applies, or may apply, without a text."""
    known = conditions or Conditions()
    items = [
        Item(key=i.key, text="") for i in outline(kind) if not i.each and known.holds(i.when) is not False
    ]
    for approach in dict.fromkeys(approaches):
        items += [
            Item(key=i.key, text="", approach=approach)
            for i in outline(kind)
            if i.each and known.holds(i.when, approach) is not False
        ]
    return Report(kind=kind, party=party, date=on, items=tuple(items))


def read_report(path: str | Path) -> Report:
    """Read a file: JSON if its name ends in .json, else TOML. Raises ReportFileError with every fault."""
    source = str(path)
    try:
        with open(path, "rb") as file:
            raw = file.read(MOST + 1)
    except FileNotFoundError:
        raise ReportFileError(source, ("There is no such file. Check the name.",)) from None
    except (OSError, ValueError):
        raise ReportFileError(source, ("It cannot be opened as a file. Name a TOML or JSON file.",)) from None
    if len(raw) > MOST:
        raise ReportFileError(source, ("It is larger than ten megabytes. Name the file of one report.",))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReportFileError(source, ("It is not UTF-8 text. Save it as UTF-8.",)) from None
    data = _json(text, source) if source.lower().endswith(".json") else _toml(text, source)
    return report_of(data, source)


def write_report(report: Report, path: str | Path) -> None:
    """Write a report: JSON if the name ends in .json, else TOML with a comment on every item."""
    place, source = Path(path), str(path)
    text = _as_json(report) if source.lower().endswith(".json") else as_toml(report)
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReportFileError(
            source, ("The report holds half a character (an unpaired surrogate).",)
        ) from None
    if is_no_file(place):
        raise ReportFileError(source, ("It is a folder, a device or a pipe. Name a file.",))
    try:
        with whole_file(place) as file:
            file.write(raw)
    except NoPlace:
        raise ReportFileError(
            source, ("It cannot be written there. Name a folder you can write to.",)
        ) from None


def data_of(report: Report) -> dict[str, object]:
    """The report as plain data; what is empty is left out, `text` always stands."""
    data: dict[str, object] = {"kind": report.kind, "party": report.party, "date": report.date.isoformat()}
    if report.annexed_to_btr is not None:
        data["annexed_to_btr"] = report.annexed_to_btr
    if report.missing_others:
        data["missing_others"] = report.missing_others
    data["item"] = [_entry(item) for item in report.items]
    if report.reversals:
        data["reversal"] = [_entry(one) for one in report.reversals]
    return data


def _entry(one: object) -> dict[str, object]:
    found = {name: getattr(one, name) for name in one.__slots__}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
        if name == "text" or value not in (None, "", (), False)
    }


def _as_json(report: Report) -> str:
    return json.dumps(data_of(report), ensure_ascii=False, indent=2) + "\n"


def _toml(text: str, source: str) -> Mapping[str, object]:
    import tomllib  # only for files of this form

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReportFileError(source, (f"It is not TOML: {error!s:.200}. Mend that line.",)) from None
    except (RecursionError, ValueError):
        raise ReportFileError(source, ("It is nested too deeply, or holds a number too long.",)) from None


def _json(text: str, source: str) -> Mapping[str, object]:
    def once(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise ReportFileError(source, (f"The key {twice!r:.60} stands twice in one place. Keep one.",))
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReportFileError(source, (f"It is not JSON: {error.msg} ({where}). Mend that place.",)) from None
    except ReportFileError:
        raise
    except (RecursionError, ValueError):
        raise ReportFileError(source, ("It is nested too deeply, or holds a number too long.",)) from None
