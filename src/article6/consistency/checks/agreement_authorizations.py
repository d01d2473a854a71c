"""Checks 95, 96 and 106: table 2 beside the authorizations themselves, the BTR annex, and table 5."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from article6.aef.document import Aef
from article6.aef.kinds import purposes
from article6.aef.remarks import foreign_author
from article6.aef.rows import AuthorizationRow
from article6.aef.values import timeframe
from article6.authorization import Authorization
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import AnyOf, regular_information
from article6.consistency.telling import days, names, years
from article6.consistency.versions import missing_years
from article6.findings import Finding, Outcome, Place
from article6.ndc.amounts import show
from article6.reports.answers import place
from article6.reports.outline import normal
from article6.reports.report import Report


def as_authorized(dossier: Dossier) -> Iterator[Finding]:
    """95: table 2 says what the authorization says, version by version, wherever both say it.

    What one of them leaves out is for check 25. A timeframe "2026 - 2030" may mean the years of use: where it
    differs from the vintages that is a question. A Party that repeats the authorization of another and says
    so is held to that one.
    """
    given = {(one.party, one.id, one.version): one for one in dossier.documents}
    for row in dossier.aef.authorizations:
        author = foreign_author(row.note) or dossier.party
        document = given.get((author, row.id, 1 if row.version is None else row.version))
        if document is not None:
            yield from _compared(dossier.aef, row, document, given.get((author, row.id, 1)))


def _compared(
    aef: Aef, row: AuthorizationRow, document: Authorization, first: Authorization | None
) -> Iterator[Finding]:
    dates = {document.date, *(() if first is None else (first.date,))}
    if row.date is not None and row.date not in dates:  # of a change, some write the first date
        yield _differs(aef, row, "date", days(row.date), days(document.date), document, "authorization.5c")
    if row.approach is not None and row.approach != document.approach:
        yield _differs(aef, row, "approach", row.approach, document.approach, document, "authorization.5a")
    covered = purposes(row.purpose)
    if covered and covered != document.purposes:
        yield _differs(aef, row, "purpose", row.purpose, document.purpose, document, "authorization.5e")
    if None not in (row.quantity, document.quantity) and row.quantity != document.quantity:
        said = show(row.quantity), show(document.quantity)
        yield _differs(aef, row, "quantity", *said, document, "authorization.5h")
    if row.definition and document.definition and _fold(row.definition) != _fold(document.definition):
        yield _differs(
            aef, row, "definition", row.definition, document.definition, document, "authorization.5d"
        )
    yield from _vintages(aef, row, document)


def _vintages(aef: Aef, row: AuthorizationRow, document: Authorization) -> Iterator[Finding]:
    span = timeframe(row.timeframe)
    if span is None or span.occurred is None or not document.vintages:
        return
    said = set(range(span.occurred[0].year, span.occurred[1].year + 1))
    if said == document.vintages or _fold(row.timeframe) == _fold(document.timeframe):
        return
    yield _differs(
        aef,
        row,
        "timeframe",
        row.timeframe,
        f"vintages {years(document.vintages)}",
        document,
        "authorization.5k",
        Outcome.INCONSISTENT if span.told_apart else Outcome.WARNING,
    )


def _differs(
    aef: Aef,
    row: AuthorizationRow,
    field: str,
    here: str,
    there: str,
    document: Authorization,
    rule: str,
    outcome: Outcome = Outcome.INCONSISTENT,
) -> Finding:
    where = aef.place(row, field)
    return Finding(
        outcome=outcome,
        place=where,
        problem=f"Table 2 has {here} for authorization {row.id}, version {document.version}; the "
        f"authorization itself says {there}.",
        mend="Write what the authorization says; its copy is in the initial report (2/CMA.3 annex 18(g))."
        if outcome is Outcome.INCONSISTENT
        else "If the timeframe means the years in which outcomes occur, write the vintages authorized.",
        rule=rule,
        check=95,
        value=here,
        other=Place(f"authorization {document.id} by {document.party}, version {document.version}"),
    )


def changes_reported(dossier: Dossier) -> Iterator[Finding]:
    """96: changes of authorizations stand in table 2, and in the annex to the biennial transparency report.

    The annex is text: it tells of a change if 21(c) names the authorization. Asked for changes and
    revocations since the end of the year of the report before, until the day of the report.
    """
    aef, party = dossier.aef, dossier.party
    rows = {(row.id, row.version): (row, one) for one in dossier.index.own for row in one.authorizations}
    at_hand = {one.year for one in dossier.index.own}
    changed: dict[tuple[str, Day], tuple[str, Place]] = {}
    for (id, version), (row, one) in rows.items():
        if foreign_author(row.note) or row.date is None:
            continue
        if id is not None and version is not None and version > 1:
            changed[id, row.date] = f"version {version} of {days(row.date)}", one.place(row, "version")
    for document in dossier.documents:
        if document.party != party or document.version == 1:
            continue
        where = Place(f"authorization {document.id} by {party}, version {document.version}")
        told = f"version {document.version} of {days(document.date)}"
        changed.setdefault((document.id, document.date), (told, where))
        if (document.id, document.version) not in rows and document.date.year in at_hand:
            yield Finding(
                outcome=Outcome.WARNING,
                place=aef.place(aef.submission, "year"),
                problem=f"Authorization {document.id} has {told}; table 2 of no AEF at hand has it.",
                mend=f"Report the change in table 2 of the AEF for {document.date.year}.",
                rule="annual.20a",
                check=96,
                value=document.id,
                other=where,
            )
    for (of, id), day in dossier.revoked.items():
        if of == party:
            changed.setdefault((id, day), (f"its revocation of {days(day)}", Place(f"authorization {id}")))
    report = regular_information(dossier)
    if report is not None and report.date is not None:
        yield from _in_the_annex(report, changed)


def _in_the_annex(report: Report, changed: dict[tuple[str, Day], tuple[str, Place]]) -> Iterator[Finding]:
    items = [one for one in report.items if normal(one.key).casefold() == "21(c)"]
    text = _fold(" ".join(one.text for one in items))
    if not text or any(one.secret for one in items):
        return  # check 100; what is confidential may be left out of the copy at hand
    year = report.annexed_to_btr or report.date.year
    for (id, day), (told, where) in sorted(changed.items(), key=lambda one: (one[0][1], one[0][0])):
        if year - 2 < day.year and day <= report.date and _fold(id) not in text:
            yield Finding(
                outcome=Outcome.WARNING,
                place=place(report, "21(c)"),
                problem=f"21(c) does not name authorization {id}; the reports of the Party have {told}.",
                mend="Tell of the change: regular information has the changes to earlier authorizations.",
                rule="regular.21c",
                check=96,
                other=where,
            )


def entities_in_table_5(dossier: Dossier) -> Iterator[Finding]:
    """106: an entity that table 2 names stands in table 5, by its number or name, for the same approach.

    Table 5 of any AEF at hand: an entity may be reported earlier, or by the Party that authorized it. Table 2
    of a Party that repeats the authorization of another is not asked.
    """
    if missing_years(dossier):
        return  # an earlier table 5 may have it
    known: dict[str | None, set[str]] = {}
    for one in (*dossier.index.own, *dossier.index.others):
        for row in one.entities:
            known.setdefault(row.approach, set()).update(_fold(text) for text in (row.id, row.name) if text)
    aef = dossier.aef
    for row in aef.authorizations:
        if foreign_author(row.note):
            continue
        there = known.get(row.approach, set()) | known.get(None, set())
        absent = [name for name in row.entities or () if _fold(name) not in there]
        if absent:
            elsewhere = any(_fold(name) in several for several in known.values() for name in absent)
            yield Finding(
                outcome=Outcome.WARNING,
                place=aef.place(row, "entities"),
                problem=f"Authorization {row.id} names {names(absent)}; table 5 has no such entity for "
                f"{row.approach or 'its approach'}" + (", but for another one." if elsewhere else "."),
                mend="Add it to table 5 with its approach, spelt or numbered as in table 2.",
                rule="initial.18g",
                check=106,
                value=names(row.entities or ()),
            )


def _fold(text: str | None) -> str:
    return " ".join((text or "").split()).casefold().replace("authoris", "authoriz")


CHECKS = (
    Check(
        95,
        "H",
        "Table 2 says what the authorization says",
        ("B", "W"),
        ("authorization.copy", "initial.18g", "review.consistent"),
        ("aef", "documents"),
        as_authorized,
    ),
    AnyOf(
        96,
        "H",
        "Changes of authorizations stand in table 2 and in the annex to the biennial transparency report",
        ("W",),
        ("regular.21c", "annual.20a", "authorization.changes", "review.consistent"),
        ("aef",),
        changes_reported,
        ("regular_information", "documents"),
    ),
    Check(
        106,
        "H",
        "Entities that table 2 names stand in table 5",
        ("W",),
        ("initial.18g", "aef.format"),
        ("aef",),
        entities_in_table_5,
    ),
)
