"""The authorization as a letter: the fourteen elements, each with its letter and paragraph (4/CMA.6 para. 5).

    paper = letter(Draft.read("authorization.toml"))
    article6.paper.html(paper)                        # a page
    article6.documents.write_docx(paper, "letter.docx")

What is not known becomes a marked gap. The words are ours; a Party may use its own, and the template that
the secretariat publishes (para. 6) may be used instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from article6.authorization.draft import Draft, Letterhead
from article6.authorization.elements import FOURTEEN, Element
from article6.authorization.entity import AuthorizedEntity
from article6.authorization.letter_words import APART, TEXTS, country, named, party_name
from article6.authorization.missing import Document, Missing, completeness, read, values_of
from article6.authorization.record import Authorization
from article6.authorization.words import capital, day_text
from article6.paper import Facts, Gap, Heading, Listing, Paper, Paragraph, Part, Signature, Table

__all__ = ["letter"]

Values = Mapping[str, object]


def letter(
    document: Document,
    *,
    entities: Iterable[AuthorizedEntity] = (),
    letterhead: Letterhead | None = None,
) -> Paper:
    """The letter of an `Authorization`, a `Draft` or plain data.

    `entities` adds the particulars of entities to an `Authorization`; a draft has its own. `letterhead`
    replaces that of a draft.
    """
    document = read(document)
    draft = Draft.of(document, tuple(entities)) if isinstance(document, Authorization) else document
    head = letterhead or draft.letterhead
    values = values_of(draft)
    who = party_name(values.get("party")) or "the Party"
    parts: list[Part] = [_facts(values, head), *_opening(values, who)]
    parts.append(Heading("Content of the authorization"))
    lacking = completeness(draft).missing
    for element in FOURTEEN:
        parts += _element(element, values, draft.not_applicable, lacking, who)
    parts += _entities(draft, who)
    if values.get("terms"):
        parts += [Heading("Further terms and conditions"), Paragraph(str(values["terms"]))]
    if values.get("note"):
        parts += [Heading("Additional information"), Paragraph(str(values["note"]))]
    parts += [Heading("What follows from this authorization"), Listing(tuple(_consequences(values, who)))]
    parts += _signature(values, head)
    version = values.get("version") or 1
    title = "Authorization of the use of internationally transferred mitigation outcomes"
    return Paper(
        title=title if version == 1 else f"{title}: version {version}",
        parts=tuple(parts),
        letterhead=tuple(
            filter(None, (head.authority, head.address, head.reference and f"Reference: {head.reference}"))
        ),
        date=values.get("date"),
    )


def _facts(values: Values, head: Letterhead) -> Facts:
    def known(name: str, gap: str, text: Callable = str):
        return text(values[name]) if values.get(name) else Gap(gap)

    version = values.get("version") or 1
    return Facts(
        "This authorization",
        (
            (
                "Identifier",
                known("id", "the Party's own identifier for this authorization, such as XHA-2026-01."),
            ),
            ("Version", str(version)),
            ("Authorizing Party", known("party", "the Party that authorizes.", named)),
            ("Given by", head.authority or Gap("the authority that authorizes on behalf of the Party.")),
            ("Date", known("date", "the date of the authorization.", day_text)),
        ),
    )


def _opening(values: Values, who: str) -> list[Part]:
    parts: list[Part] = [
        Paragraph(
            f"{capital(who)} authorizes the use of the internationally transferred mitigation outcomes "
            "(ITMOs) from the cooperative approach named below, for the uses and on the terms of this "
            "document.",
            "Paris Agreement Article 6.3; 4/CMA.6 para. 5",
        )
    ]
    version = values.get("version") or 1
    if version > 1:
        parts.append(
            Paragraph(
                f"It is version {version} of the authorization and takes the place of version {version - 1}. "
                "Mitigation outcomes that were first transferred before it remain as they were authorized, "
                "unless the terms and conditions in force at that time specify otherwise.",
                "4/CMA.6 para. 7-8",
            )
        )
    return parts


def _element(
    element: Element, values: Values, apart: tuple[str, ...], lacking: tuple[Missing, ...], who: str
) -> list[Part]:
    parts: list[Part] = [Heading(f"({element.letter}) {element.title}", 2)]
    text = TEXTS[element.letter](values, who)
    gaps = [one for one in lacking if one.letter == element.letter]
    if not text and not gaps and element.letter in apart:
        text = APART[element.letter]
    if text:
        parts.append(Paragraph(text, element.cite))
        asks = [one.what for one in gaps]
    else:
        asks = [element.ask] if gaps else []
    soft = not any(one.blocks for one in gaps) and element.qualifier
    for ask in asks:
        only = f" (asked for {element.qualifier}; say so if it does not apply)" if soft else ""
        parts.append(Gap(f"{ask}{only}.", "" if text else element.cite))
    return parts


def _entities(draft: Draft, who: str) -> list[Part]:
    if not draft.entities:
        return []
    columns = ("name", "country", "id", "conditions", "change_conditions", "note")
    asked = {"name": "the name", "country": "the country", "id": "the number"}
    used = [c for c in columns if c in asked or any(entity.get(c) for entity in draft.entities)]
    headers = {
        "name": "Name",
        "country": "Country of incorporation",
        "id": "Identification number there",
        "conditions": "Conditions",
        "change_conditions": "Change and revocation",
        "note": "Remarks",
    }
    rows = tuple(
        tuple(
            (country(entity[c]) if c == "country" else str(entity[c]))
            if entity.get(c)
            else Gap(f"{asked[c]}.")
            if c in asked
            else ""
            for c in used
        )
        for entity in draft.entities
    )
    return [
        Heading("Authorized entities"),
        Table(f"Entities that {who} authorizes", tuple(headers[c] for c in used), rows),
    ]


def _consequences(values: Values, who: str) -> Iterable[str]:
    covered = values.get("purposes") or frozenset()
    oimp = bool(covered & {"IMP", "OP"})
    paragraphs = "2/CMA.3 annex 6, 13, 14 and 16" if oimp else "2/CMA.3 annex 6, 13 and 14"
    yield (
        f"{capital(who)} applies a corresponding adjustment for the first transfer of every mitigation "
        f"outcome under this authorization, whether or not its NDC covers the outcome ({paragraphs})."
    )
    if oimp and values.get("definition") in ("issuance", "use or cancellation"):
        yield (
            f"{capital(who)} ensures that it has robust arrangements in place to be notified of the "
            f"{values['definition']} of the outcomes (4/CMA.6 para. 13)."
        )
    if oimp:
        yield (
            "The first transfer of an outcome authorized for other international mitigation purposes is "
            "recorded no later than 31 December of the year before the submission of the first biennial "
            "transparency report with information on the end year of the NDC period in which the outcome "
            "occurred (4/CMA.6 para. 14; 2/CMA.3 annex 12)."
        )
    yield (
        f"{capital(who)} submits a copy of this authorization with its initial report or an updated initial "
        "report, and reports it in its annual information (4/CMA.6 para. 2; 2/CMA.3 annex 18(g), 19 and 20)."
    )
    yield (
        "The centralized accounting and reporting platform provides a public repository of authorizations, "
        "including any changes or updates (4/CMA.6 para. 10)."
    )


def _signature(values: Values, head: Letterhead) -> list[Part]:
    day = day_text(values["date"]) if values.get("date") else Gap("the date.")
    rows = (
        ("For", head.authority or Gap("the authority.")),
        ("Place", head.place or Gap("the place of signature.")),
        ("Date", day),
        ("Name", head.signatory or Gap("the name of the person who signs.")),
        ("Position", head.position or Gap("the position of that person.")),
        ("Signature", ""),
        ("Official seal", ""),
    )
    parts: list[Part] = [Heading("Signature"), Signature(rows)]
    if head.contact:
        parts.append(Paragraph(f"Contact for questions: {head.contact}"))
    return parts
