"""Do authorizations agree with the rules, with themselves and with each other? (4/CMA.6 para. 5, 7-9, 15)

Give every authorization of a Party at hand, all versions: what is looked at needs them side by side. What is
missing is the business of `completeness`; here only what is there is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from article6.authorization.draft import Draft
from article6.authorization.missing import Document, read, values_of
from article6.authorization.record import DEFINITIONS, Authorization
from article6.authorization.words import years_text
from article6.findings import Finding, Outcome, Place

__all__ = ["consistency"]

FIRST_VINTAGE = 2021  # 2/CMA.3 annex 1(e)


@dataclass(frozen=True, slots=True)
class _Text:
    """One document: its values, and how messages call it."""

    values: Mapping[str, object]
    place: Place
    particulars: tuple[Mapping[str, object], ...] = ()  # of its entities

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        return self.values.get(name)

    @property
    def covers_oimp(self) -> bool:
        return bool((self.values.get("purposes") or frozenset()) & {"IMP", "OP"})

    @property
    def number(self) -> int:
        return self.values.get("version") or 1

    def finds(
        self, outcome: Outcome, rule: str, problem: str, mend: str, other: _Text | None = None
    ) -> Finding:
        return Finding(
            outcome=outcome,
            place=self.place,
            problem=problem,
            mend=mend,
            rule=rule,
            other=other.place if other else None,
        )


def consistency(documents: Iterable[Document] | Document) -> list[Finding]:
    """What contradicts a rule or another document (inconsistent), and what raises a question (warning)."""
    one = isinstance(documents, Authorization | Draft | Mapping)
    texts = [_read(document) for document in ([documents] if one else documents)]
    found: list[Finding] = []
    for text in texts:
        for look in (_purposes, _dates, _vintages, _gwp, _clause, _entities):
            found += look(text)
    for look in (_definitions, _versions, _later_clauses):
        found += look(texts)
    return found


def _read(document: Document) -> _Text:
    document = read(document)
    values = values_of(document)
    source = document.source if isinstance(document, Draft) else ""
    name = f"authorization {values['id']}" if values.get("id") else "authorization"
    of = f" of {values['party']}" if values.get("party") else ""
    place = Place(
        source if source not in ("", "Draft") else "", f"{name}{of}, version {values.get('version') or 1}"
    )
    return _Text(values, place, document.entities if isinstance(document, Draft) else ())


def _purposes(text: _Text) -> Iterator[Finding]:
    if not text.purposes or text.covers_oimp:
        return
    if text.definition:
        yield text.finds(
            Outcome.WARNING,
            "authorization.5d",
            f"It defines the first transfer for OIMP as {text.definition}, and covers use towards NDCs only.",
            "Take the definition out, or let the uses cover OIMP.",
        )
    if text.oimp:
        yield text.finds(
            Outcome.WARNING,
            "authorization.5e",
            f"It names the purpose {text.oimp}, and covers use towards NDCs only.",
            "Take the name out, or let the uses cover IMP, OP or both.",
        )


def _dates(text: _Text) -> Iterator[Finding]:
    final = text.final_date
    if final is None:
        return
    if text.date is not None and final < text.date:
        yield text.finds(
            Outcome.INCONSISTENT,
            "authorization.5c",
            f"The final date {final} lies before the date of the authorization, {text.date}.",
            "Correct one of the two dates.",
        )
    if text.purposes and (not text.covers_oimp or text.definition == DEFINITIONS[0]):
        why = (
            "covers use towards NDCs only"
            if not text.covers_oimp
            else "defines first transfer as authorization"
        )
        yield text.finds(
            Outcome.WARNING,
            "authorization.5c",
            f"It sets the final date {final} and {why}, so that the date binds no first transfer by "
            "issuance, or by use or cancellation.",
            "Take the date out, or say in the terms what it ends.",
        )


def _vintages(text: _Text) -> Iterator[Finding]:
    years = sorted(text.vintages or ())
    if not years:
        return
    if early := [year for year in years if year < FIRST_VINTAGE]:
        yield text.finds(
            Outcome.INCONSISTENT,
            "itmo.vintage-2021",
            f"It covers the vintages {years_text(frozenset(early))}, and an ITMO represents mitigation from "
            f"{FIRST_VINTAGE} onward.",
            f"Begin with {FIRST_VINTAGE} or later.",
        )
    if len(years) == 2 and years[1] - years[0] > 1:
        yield text.finds(
            Outcome.WARNING,
            "authorization.5k",
            f"It covers the vintages {years[0]} and {years[1]} and no year between them.",
            f'Write "{years[0]} - {years[1]}" if every year between is meant.',
        )
    final = text.final_date
    if final and text.covers_oimp and text.definition != DEFINITIONS[0] and years[-1] > final.year:
        late = frozenset(year for year in years if year > final.year)
        yield text.finds(
            Outcome.WARNING,
            "authorization.5c",
            f"It covers the vintages {years_text(late)}, which begin after its final date {final}.",
            "Let the final date leave time for them, or take them out.",
        )


def _gwp(text: _Text) -> Iterator[Finding]:
    if text.gwp and "AR5" not in text.gwp.upper().replace(" ", ""):
        yield text.finds(
            Outcome.WARNING,
            "report.gwp",
            f"It applies the global warming potentials {text.gwp}; Parties report with those of the Fifth "
            "Assessment Report.",
            "Write AR5, or say how the amounts are converted.",
        )


def _clause(text: _Text) -> Iterator[Finding]:
    if text.changes_reach_first_transferred and not text.change_terms:
        yield text.finds(
            Outcome.INCONSISTENT,
            "authorization.changes",
            "It says that changes reach outcomes already first transferred, and has no terms that specify "
            "the circumstances and the process.",
            "Write these terms, or let changes leave such outcomes alone.",
        )


def _entities(text: _Text) -> Iterator[Finding]:
    for number, entity in enumerate(text.particulars, 1):
        lacks = [words for key, words in _OF_AN_ENTITY.items() if not entity.get(key)]
        if lacks:
            name = entity.get("name") or entity.get("id") or f"number {number}"
            yield text.finds(
                Outcome.WARNING,
                "aef.format",
                f"For the entity {name} it does not give {' and '.join(lacks)}, which table 5 of the annual "
                "information asks for.",
                "Add it, at the latest for that report.",
            )


_OF_AN_ENTITY = {
    "name": "the name",
    "country": "the country of incorporation",
    "id": "the identification number",
}


def _definitions(texts: list[_Text]) -> Iterator[Finding]:
    """4/CMA.6 para. 15: for one approach a Party defines first transfer in one way."""
    first: dict[tuple[str, str], _Text] = {}
    for text in texts:
        if text.definition and text.covers_oimp and text.party and text.approach:
            before = first.setdefault((text.party, text.approach), text)
            if before.definition != text.definition:
                yield text.finds(
                    Outcome.INCONSISTENT,
                    "first-transfer.one-definition",
                    f"It defines first transfer as {text.definition}, and {text.party} defines it as "
                    f"{before.definition} elsewhere for {text.approach}.",
                    "Take one definition for the cooperative approach; another approach may have another.",
                    before,
                )


def _families(texts: list[_Text]) -> list[list[_Text]]:
    """The versions of each authorization, by (Party, id), in the order of their numbers."""
    families: dict[tuple[str, str], list[_Text]] = {}
    for text in texts:
        if text.id:
            families.setdefault((text.party, text.id), []).append(text)
    return [sorted(family, key=lambda text: text.number) for family in families.values()]


def _versions(texts: list[_Text]) -> Iterator[Finding]:
    for family in _families(texts):
        for before, after in pairwise(family):
            if before.number == after.number:
                if before.values != after.values:
                    yield after.finds(
                        Outcome.INCONSISTENT,
                        "authorization.changes",
                        f"Two texts that differ both call themselves version {after.number}.",
                        "Give the later one the next number.",
                        before,
                    )
                continue
            if after.number > before.number + 1:
                yield after.finds(
                    Outcome.WARNING,
                    "authorization.changes",
                    f"Version {after.number} follows version {before.number}; what lies between is not here.",
                    "Add the versions between, or correct the number.",
                    before,
                )
            if before.date and after.date and after.date < before.date:
                yield after.finds(
                    Outcome.INCONSISTENT,
                    "authorization.5c",
                    f"It is dated {after.date}, before version {before.number} of {before.date}.",
                    "Correct the dates or the numbers of the versions.",
                    before,
                )
            if before.approach and after.approach and before.approach != after.approach:
                yield after.finds(
                    Outcome.INCONSISTENT,
                    "authorization.5a",
                    f"It is for {after.approach}, and version {before.number} for {before.approach}.",
                    "Give the authorization for another cooperative approach an id of its own.",
                    before,
                )


def _later_clauses(texts: list[_Text]) -> Iterator[Finding]:
    """4/CMA.6 para. 7-8: a change follows the terms that were in force, and these decide what it reaches."""
    for family in _families(texts):
        for before, after in pairwise(family):
            if after.number == before.number:
                continue
            if after.changes_reach_first_transferred and not before.changes_reach_first_transferred:
                yield after.finds(
                    Outcome.WARNING,
                    "authorization.changes",
                    "It lets changes reach outcomes already first transferred, which the version before did "
                    "not; for what was first transferred under that version the new clause comes too late.",
                    "Say from which first transfers on the clause holds.",
                    before,
                )
            if not before.change_terms:
                yield after.finds(
                    Outcome.WARNING,
                    "authorization.5g",
                    f"It changes version {before.number}, which has no terms on circumstances and process of "
                    "changes for it to follow.",
                    "Describe in this version by which process the change was made, and how it keeps "
                    "outcomes from being counted twice.",
                    before,
                )
