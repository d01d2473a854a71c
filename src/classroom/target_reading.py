"""Targets of real NDC documents, read as an accountant reads them.

    for line in readings("CHL"):
        print(line.words, "|", line.missing, "|", line.base)

For each target: is it a number of tonnes yet, what has to be found first, and what a corresponding adjustment
would move. The facts come from the table `ndc-examples`; which paragraph fits which type is our reading of
2/CMA.3 annex 8-10. A target is never compared with a series of emissions here: nobody can tell from the table
which gases and sectors it counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from article6.ndc import Amount, exact
from article6.tables import reference, rows, source_line

from .country import Look
from .display.numbers import Numbers
from .display.table import Table
from .view import Control, Shown, View
from .wording import fill

MILLION_TONNES = "million t CO2 eq"
BALANCE = ("covered emissions", "balance.covered")
BASES = {
    "non-GHG": ("the indicator, with a balance in t CO2 eq beside it", "indicator.subtract-first-transfers"),
    "policies and measures": ("emissions of the affected categories", "balance.affected-categories"),
}
# What has to be found before a target of this type is a number of tonnes.
MISSING = {
    "absolute": "the emissions of {base_year}, counted as the NDC counts",
    "multi-year": "the emissions of {base_year}, counted as the NDC counts",
    "absolute range": "which end of the range is tested",
    "below BAU": "the business-as-usual level of {target_year}, and whether it moves",
    "intensity": "the intensity of {base_year}, and the gross domestic product of {target_year}",
    "reduction amount": "the scenario that the reduction is measured against",
    "non-GHG": "a conversion to t CO2 eq",
    "policies and measures": "the emission level that the policies lead to",
}
TONNES_ALREADY = "nothing: the level is given in tonnes"
FIRST_YEAR = 2010


@dataclass(frozen=True, slots=True)
class Reading:
    """One target. `level` is the level or budget in t CO2 eq, where the document states one in tonnes."""

    party: str
    name: str
    kind: str
    condition: str
    words: str
    document: str
    sent_on: date
    newest_on: date
    level: Amount | None
    years: int | None
    missing: str
    base: str
    rule: str
    note: str


def readings(party: str | Iterable[str] | None = None) -> list[Reading]:
    """The targets of one Party, several, or all of the table, in the order of the table."""
    wanted = {party} if isinstance(party, str) else None if party is None else set(party)
    names = {row["code"]: row["name"] for row in reference("parties")}
    lines = [row for row in rows("ndc-examples") if wanted is None or row["party"] in wanted]
    return [_reading(row, names[row["party"]]) for row in lines]


def missing_table() -> Table:
    """What is missing before a target is a number of tonnes, and in whose documents, by type of target."""
    grouped: dict[str, list[str]] = {}
    for line in readings():
        what = line.missing if line.level else MISSING[line.kind]
        what = what.replace("{base_year}", "the base year").replace("{target_year}", "the target year")
        grouped.setdefault(what, []).append(line.name)
    return Table(
        "What stands between a target and a number of tonnes",
        ("Documents of", "Still to find"),
        [(", ".join(dict.fromkeys(names)), what) for what, names in grouped.items()],
    )


def one_document(pack=None) -> View:
    """A view: choose a Party, see its targets read line by line, and its emissions in the base series.

    Its Parties are real ones, whatever the pack.
    """
    found = readings()
    names = dict(sorted({line.party: line.name for line in found}.items(), key=lambda pair: pair[1]))

    def compute(party: str) -> Shown:
        return _shown([line for line in found if line.party == party])

    return View(
        "one_document",
        "Read one document",
        (Control.choice("party", "Party", names),),
        compute,
        "Targets of one document each, of 2020-2022, and emissions in one series for all.",
    )


def _reading(row: dict, name: str) -> Reading:
    kind, first, last = row["target_type"], row["period_first"], row["period_last"]
    in_tonnes = row["unit"] == MILLION_TONNES and kind in ("absolute", "multi-year")
    base, rule = BASES.get(kind, BALANCE)
    return Reading(
        party=row["party"],
        name=name,
        kind=kind,
        condition=row["condition"],
        words=row["target_in_words"],
        document=row["document_title"],
        sent_on=row["submitted_on"],
        newest_on=row["newest_ndc_on"],
        level=exact(row["value"] * 1_000_000, "The level") if in_tonnes else None,
        years=last - first + 1 if first and last else None,
        missing=TONNES_ALREADY if in_tonnes else MISSING[kind].format(**row),
        base=base,
        rule=rule,
        note=row["note"] or "",
    )


def _shown(lines: list[Reading]) -> Shown:
    one = lines[0]
    table = Table(
        one.document if one.name in one.document else f"{one.name}: {one.document}",
        ("Target, in our words", "Still to find", "Base of the adjustment"),
        [(line.words, line.missing, line.base) for line in lines],
    )
    emissions = [
        row for row in rows("emissions-by-gas") if row["party"] == one.party and row["year"] >= FIRST_YEAR
    ]
    look = Look(one.name, emissions, source_line("emissions-by-gas"))
    return Shown(
        (table,),
        (look.chart(),),
        _sentences(lines),
        ("report.ndc-description", "report.quantify", *dict.fromkeys(line.rule for line in lines)),
        source_line("ndc-examples").removeprefix("Source: "),
    )


def _sentences(lines: list[Reading]) -> list[str]:
    one = lines[0]
    sent, newest = (fill("{d}", None, d=day) for day in (one.sent_on, one.newest_on))
    later = (
        f"A newer one was sent on {newest}."
        if one.newest_on > one.sent_on
        else "No newer one stood in the registry."
    )
    out = [f"{one.name} sent this document on {sent}. {later}"]
    noticed = " ".join(dict.fromkeys(line.note for line in lines if line.note))
    if noticed:
        out.append(f"What an accountant notices: {noticed}")
    for line in lines:
        if line.kind == "multi-year" and line.level:
            total, mean = (
                Numbers().show(Fraction(value, 1_000_000))
                for value in (line.level, Fraction(line.level, line.years))
            )
            out.append(f"{total} Mt over {line.years} years is {mean} Mt a year on average: a budget.")
    out.append(
        "No target line is drawn into the picture: the bars count three gases with land use, the document "
        "counts "
        "what it says it counts."
    )
    return out
