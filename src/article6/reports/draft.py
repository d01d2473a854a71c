"""A report drafted from what NDC, authorizations and ledger know, with gaps for what only the Party knows.

    paper = draft("initial", "XHA", ndc=ndc, ledger=ledger)
    html(paper)                                     # or article6.documents.write_docx(paper, "report.docx")
    draft("initial", "XHA", report=read_report("report.toml"), ledger=ledger, public=True)

With a `report` the texts of the Party stand at their places; a text closes its gap. With `public` nothing of
a confidential item is shown: its place says that something was left out, and on which basis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.paper import Facts, Gap, Heading, Paper, Paragraph
from article6.parties import party as party_of
from article6.reports.answers import Answers
from article6.reports.conditions import WHEN, Conditions, conditions
from article6.reports.confidential import leaks
from article6.reports.draft_item import Place, confidential_annex, item_parts, written_parts
from article6.reports.draft_sources import Part, Sources, sources_of, text_of
from article6.reports.outline import OutlineItem, chapters, cite, normal, outline, within
from article6.reports.report import Report

if TYPE_CHECKING:
    from article6.ledger import Ledger
    from article6.ndc import Ndc

__all__ = ["ReportDraftError", "draft"]

_TITLES = {
    "initial": "Initial report",
    "updated initial": "Updated initial report",
    "regular": "Regular information: annex 4 to the biennial transparency report",
}


class ReportDraftError(ValueError):
    """A draft that cannot be made from what was given. The message says why and what to do."""


def draft(
    kind: str,
    party: str,
    *,
    ledger: Ledger | None = None,
    authorizations: Iterable[Authorization] = (),
    ndc: Ndc | None = None,
    report: Report | None = None,
    approaches: Iterable[str] | None = None,
    known: Conditions | None = None,
    expected: Mapping[str, Mapping[int, object]] | None = None,
    on: date | None = None,
    public: bool = False,
) -> Paper:
    """The draft of a report of the Party as a paper, in the order of its outline.

    `approaches`: the cooperative approaches to report on; else those of the report, else all that the
    authorizations and the ledger show. `known`: which conditions hold, else as the sources tell. `expected`:
    mitigation expected, t CO2 eq, `{"CA0099": {2027: 400_000}}`. `on`: nothing later than this day is used
    (else the date of the report). Raises `ReportDraftError` where report and arguments differ, or where a
    public text repeats a confidential one.
    """
    own = report or Report(kind=kind, party=party, date=on or date.min)
    if own.kind != kind or own.party != party:
        raise ReportDraftError(
            f"The report given is the {own.name}, the draft is a report of kind {kind!r} of {party}. "
            "Name the kind and the Party of the report."
        )
    day = on or (report.date if report is not None else None)
    given = [*authorizations]
    known = known or conditions(party, ndc=ndc, ledger=ledger, authorizations=given, on=day)
    sources = sources_of(
        party,
        ndc=ndc,
        ledger=ledger,
        authorizations=given,
        expected=expected,
        on=day,
        closed=_closed(own) if public else (),
    )
    named = tuple(
        dict.fromkeys(approaches if approaches is not None else own.approaches or sources.approaches)
    )
    place = Place(own, sources, known.about(own), public)
    parts = [
        *_front(own, sources, named, public),
        *_body(place, named),
        *_others(own),
        *_annexes(place, named),
    ]
    if public:
        for found in leaks(own, text_of(parts), "public version"):
            raise ReportDraftError(
                f"{found.problem} No public version is made. Take it out of the public items, or mark them "
                "confidential too (2/CMA.3 annex 24, rule confidential.marked)."
            )
    title = f"{_TITLES[kind]} of {party_of(party).name}"
    return Paper(title, tuple(parts), date=day)


def _front(report: Report, sources: Sources, approaches: tuple[str, ...], public: bool) -> Iterator[Part]:
    rows = [("Party", str(party_of(report.party)))]
    if sources.ndc is not None:
        rows.append(("NDC implementation period", str(sources.ndc.period)))
    rows.append(("Cooperative approaches", ", ".join(approaches) or Gap("Name the cooperative approaches.")))
    if report.annexed_to_btr is not None:
        rows.append(("Submitted with", f"biennial transparency report {report.annexed_to_btr}"))
    yield Facts("About this report", tuple(rows))
    secret = sum(item.secret and item.written for item in report.items)
    if secret:
        one = secret == 1
        yield Paragraph(
            f"Public version. {secret} item{' is' if one else 's are'} confidential and left out; "
            f"{'its place says' if one else 'their places say'} so, with the basis that the Party gives."
            if public
            else f"Not for publication: {secret} item{' is' if one else 's are'} confidential.",
            "2/CMA.3 annex 24",
        )


def _body(place: Place, approaches: tuple[str, ...]) -> Iterator[Part]:
    """The items of the Party, then those of each approach."""
    kind = place.report.kind
    said: set[str] = set()
    for item in outline(kind):
        if not item.each and item.paragraph:
            yield from _with_headings(place, item, None, said)
    if any(item.each for item in outline(kind)):
        for approach in approaches or (None,):
            again: set[str] = set()  # the headings of the chapter come back for each approach
            for item in outline(kind):
                if item.each:
                    yield from _with_headings(place, item, approach, again)


def _annexes(place: Place, approaches: tuple[str, ...]) -> Iterator[Part]:
    """The annexes of the regular information; with them stands what has no place in the outline."""
    regular = place.report.kind == "regular"
    written: list[Part] = []
    for key, approach, one in Answers(place.report).items:
        parts = written_parts(place, one, cite(key))
        if key == "annex I":
            written += parts
        elif parts and key != "annex II" and not _placed(place.report.kind, key, approach, approaches):
            written += [Heading(f"{key}, {approach}" if approach else key, 2), *parts]
    if regular and not written:
        written.append(
            Gap(
                "Attach the tables of paragraph 23(j) that the platform pre-fills, and what else supports "
                "the report.",
                "4/CMA.6 para. 24; 6/CMA.4 annex VI",
            )
        )
    if written:
        yield Heading("Annex I Additional information" if regular else "Additional information")
        yield from written
    if regular:
        yield from confidential_annex(place)


def _placed(kind: str, key: str, approach: str | None, approaches: tuple[str, ...]) -> bool:
    """True if a text under this key stands in the body."""
    for item in outline(kind):
        names = (item.key, *(element.key for element in item.element))
        if any(within(key, name) or within(name, key) for name in names):
            return not item.each or approach in (approaches or (None,))
    return False


def _with_headings(place: Place, item: OutlineItem, approach: str | None, said: set[str]) -> Iterator[Part]:
    parts = item_parts(place, item, approach)
    if not parts:
        return  # it does not apply
    for chapter in chapters(place.report.kind):
        inside = item.chapter == chapter.id or item.chapter.startswith(f"{chapter.id}.")
        if inside and chapter.id not in said:
            said.add(chapter.id)
            of = f": {approach}" if approach and "." not in chapter.id else ""
            yield Heading(f"{chapter.id} {chapter.heading}{of}", _level(chapter.id))
            if item.part and item.when and place.known.holds(item.when) is None:
                yield Paragraph(f"This chapter is owed only if {WHEN[item.when][0]}.", cite(item.whole))
    yield Heading(f"{item.chapter} {item.heading}", _level(item.chapter))
    yield from parts


def _level(chapter: str) -> int:
    return 1 + chapter.count(".")


def _others(report: Report) -> Iterator[Part]:
    """What is missing of other Parties (6/CMA.4 annex II para. 4)."""
    cite = "6/CMA.4 annex II para. 4"
    yield Heading("Information of other participating Parties")
    if report.missing_others.strip():
        yield Paragraph(report.missing_others, cite)
    else:
        yield Gap(
            "Say, to the extent possible, which information of other Parties in the same approaches is not "
            "available; or that none is missing.",
            cite,
        )


def _closed(report: Report) -> set[str]:
    """Approaches of which a part of 18(g) or the list of authorizations is confidential."""
    closed: set[str] = set()
    for item in report.items:
        if item.confidential and normal(item.key).startswith(("18(g)", "21(c)")):
            closed |= {item.approach} if item.approach else set(report.approaches)
    return closed
