"""Check 89: table 4 in the report, and what was sent to the Article 6 database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.table4_view import View, agrees, number, view
from article6.findings import Finding
from article6.ndc.amounts import show

ROWS = range(3, 15)  # what paragraph 23 asks for; rows 1 and 2 are levels


def same_as_sent(dossier: Dossier) -> Iterator[Finding]:
    """89: table 4 is what was sent to the database under paragraph 23, updates of earlier years included.

    NA and 0 are not told apart, and a rounded number agrees with the exact one. Columns that only the
    database has are later ones.
    """
    seen, sent = view(dossier.table4), view(dossier.database)
    if seen is None or sent is None:
        return
    if (seen.form.party, seen.form.period) != (sent.form.party, sent.form.period):
        return
    units = seen.form.indicator_unit or "", sent.form.indicator_unit or ""
    other_unit = units[0].casefold() != units[1].casefold()
    if other_unit and any(one.rows.get(row) for one in (seen, sent) for row in (5, 14)):
        yield seen.finding(
            89,
            5,
            None,
            f"The indicator is in {units[0] or 'no unit'} here and in {units[1] or 'no unit'} in the "
            "Article 6 database.",
            "Use one unit; rows 5 and 14 are compared then.",
            "table4.updates",
        )
    for row in ROWS:
        if other_unit and row in (5, 14):
            continue
        yield from _row(seen, sent, row)
    yield from _lines(seen, sent)


def _row(seen: View, sent: View, row: int) -> Iterator[Finding]:
    for year in seen.years:
        here, there = seen.sum(row, year), sent.sum(row, year)
        if agrees(here, there) or agrees(there, here):
            continue
        has = f"has {sent.show(row, year)}" if year in sent.years else f"has no column for {year}"
        yield seen.finding(
            89,
            row,
            year,
            f"Row {row} of {year} is {seen.show(row, year)}; the Article 6 database {has}.",
            "Submit the same number to the database and in the structured summary; updates go to both.",
            "table4.updates",
        )


def _lines(seen: View, sent: View) -> Iterator[Finding]:
    """The breakdown of 23(j), where both have one."""
    if not seen.form.breakdown or not sent.form.breakdown:
        return
    here, there = (_amounts(one, seen.years) for one in (seen, sent))
    differing = sorted((key for key in {*here, *there} if here[key] != there[key]), key=str)
    if differing:
        item, approach, _, _, _, vintage, _ = key = differing[0]
        more = f" So do {len(differing) - 1} more lines." if len(differing) > 1 else ""
        yield seen.finding(
            89,
            {"23(c)": 6, "23(d)": 7}.get(item, 8),
            None,
            f"The lines of {item} for {approach}, vintage {vintage}, come to {show(here[key])} in the "
            f"breakdown here and {show(there[key])} in the database.{more}",
            "Submit the same breakdown to the database and in the annex of the report.",
            "table4.23j",
        )


def _amounts(one: View, years: tuple[int, ...]) -> Counter:
    """The amounts of each kind of line, for these columns."""
    found: Counter = Counter()
    for line in one.form.breakdown:
        if (line.use_year if line.item == "23(e)" else line.vintage) in years:
            parties = line.transferring_party, line.using_party
            key = line.item, line.approach, line.sector, *parties, line.vintage, line.use_year
            found[key] += number(line.quantity) or 0
    return found


CHECKS = (
    Check(
        89,
        "H",
        "Table 4 is what was sent to the Article 6 database",
        ("B",),
        ("table4.updates", "table4.23j", "tracking.database", "review.consistent"),
        ("table4", "database"),
        same_as_sent,
    ),
)
