"""Which elements of 4/CMA.6 para. 5 an authorization lacks, and which components of para. 3 it addresses.

Parties may authorize in one document or in several that together address everything (para. 4): then give all
of them, and an element counts as given if one of them has it. An authorization from before 4/CMA.6 was not
bound by its list: what it lacks is shown, and is no inconsistency.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from article6.authorization.draft import Draft
from article6.authorization.elements import FOURTEEN, element
from article6.authorization.needs import NEEDS
from article6.authorization.record import Authorization, AuthorizationError
from article6.authorization.words import day_text
from article6.findings import Finding, Outcome, Place

__all__ = ["ADOPTED", "Completeness", "Component", "Document", "Missing", "completeness", "read", "values_of"]

ADOPTED = date(2024, 11, 23)  # the day on which 4/CMA.6 was adopted
Document = Authorization | Draft | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that element `letter` asks for. `blocks`: to leave it out is an inconsistency."""

    letter: str
    what: str
    mend: str
    blocks: bool

    @property
    def qualifier(self) -> str:
        """The words of the text that make it conditional: "if applicable"; "" where there are none."""
        return element(self.letter).qualifier

    @property
    def rule(self) -> str:
        """The id of the rule: "authorization.5h"."""
        return element(self.letter).rule

    def __str__(self) -> str:
        one = element(self.letter)
        asked = f" (asked for {one.qualifier})" if one.qualifier and not self.blocks else ""
        return f"({self.letter}) Not given: {self.what}{asked}. {self.mend} ({one.cite}, rule {one.rule})"


@dataclass(frozen=True, slots=True)
class Component:
    """One of the three components of an authorization (para. 3): is it addressed here, and by what?"""

    name: str
    addressed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is there and what is not. `early`: dated before 4/CMA.6, so that nothing blocks."""

    name: str
    missing: tuple[Missing, ...]
    components: tuple[Component, ...]
    early: bool = False

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the elements that lack something, in order."""
        return tuple(dict.fromkeys(one.letter for one in self.missing))

    @property
    def blocking(self) -> tuple[Missing, ...]:
        """What is missing though the text asks for it without condition, or its condition holds."""
        return tuple(one for one in self.missing if one.blocks)

    @property
    def open(self) -> tuple[Missing, ...]:
        """What is missing and asked for only if known, available or applicable: a question."""
        return tuple(one for one in self.missing if not one.blocks)

    @property
    def ok(self) -> bool:
        """True if nothing blocks."""
        return not self.blocking

    def findings(self, place: Place | None = None) -> list[Finding]:
        """The same as findings of check 25. `place` is where the authorization stands."""
        where = place or Place(self.name)
        return [
            Finding(
                outcome=Outcome.INCONSISTENT if one.blocks else Outcome.WARNING,
                place=where,
                problem=f"The authorization does not give {one.what}, element ({one.letter}).",
                mend=one.mend,
                rule=one.rule,
                check=25,
            )
            for one in self.missing
        ]

    def __str__(self) -> str:
        there = len(FOURTEEN) - len(self.letters)
        count = f"all {there}" if not self.missing else f"{there} of the {len(FOURTEEN)}"
        lines = [f"{self.name}: {count} elements of 4/CMA.6 para. 5 are there."]
        if self.blocking:
            lines += ["Missing, which is an inconsistency:", *(f"- {one}" for one in self.blocking)]
        if self.open:
            lines += [
                "Missing, for the Party to decide whether it applies:",
                *(f"- {one}" for one in self.open),
            ]
        if self.early and self.missing:
            lines.append(
                f"Dated before 4/CMA.6 was adopted on {day_text(ADOPTED)}: none of this is inconsistent."
            )
        lines += ["Components (4/CMA.6 para. 3):", *(f"- {one.sentence}" for one in self.components)]
        return "\n".join(lines)


def completeness(document: Document, *further: Document) -> Completeness:
    """What the authorization lacks. With several documents, what they lack together (para. 4).

    A document is an `Authorization`, a `Draft`, or plain data as a draft's file gives it.
    """
    documents = [read(one) for one in (document, *further)]
    every = [values_of(one) for one in documents]
    dates = [values["date"] for values in every if values.get("date")]
    early = bool(dates) and len(dates) == len(every) and max(dates) < ADOPTED
    values = {name: value for one in reversed(every) for name, value in one.items() if value}
    decided = {letter for one in documents for letter in getattr(one, "not_applicable", ())}
    values["purposes"] = frozenset().union(*(one.get("purposes") or () for one in every))
    missing = tuple(
        Missing(need.letter, need.what, need.mend, need.blocks(values) and not early)
        for need in NEEDS
        if need.applies(values)
        and not need.given(values)
        and (need.blocks(values) or need.letter not in decided)
    )
    return Completeness(_name(documents[0]), missing, _components(values), early)


def read(document: Document) -> Authorization | Draft:
    """The document, plain data read as a draft."""
    return Draft.from_data(document) if isinstance(document, Mapping) else document


def values_of(document: Document) -> dict[str, object]:
    """The fields of a document that are given. Plain data are read as a draft, with its errors."""
    document = read(document)
    if isinstance(document, Authorization):
        found = {f.name: getattr(document, f.name) for f in fields(Authorization)}
        return {name: value for name, value in found.items() if value not in ("", None, (), frozenset())}
    if not isinstance(document, Draft):
        raise AuthorizationError(f"{document!r:.60} is no authorization. Give an Authorization or a Draft.")
    found = dict(document.values)
    if document.entities:
        found["entities"] = tuple(str(e.get("name") or e.get("id")) for e in document.entities)
    return found


def _components(values: Mapping[str, object]) -> tuple[Component, ...]:
    approach = values.get("approach") or values.get("approach_title")
    outcomes = values.get("purposes") and (values.get("vintages") or values.get("quantity"))
    entities = values.get("entities")
    return (
        Component(
            "cooperative approach",
            bool(approach),
            f"The cooperative approach: {approach}."
            if approach
            else "The cooperative approach: not named here.",
        ),
        Component(
            "ITMOs",
            bool(outcomes),
            "The ITMOs: authorized, with their uses."
            if outcomes
            else "The ITMOs: not described here by uses together with vintages or a quantity.",
        ),
        Component(
            "entities",
            bool(entities),
            f"The entities: {len(entities)} authorized."
            if entities
            else "The entities: none is authorized here. That is complete if no entity takes part.",
        ),
    )


def _name(document: Authorization | Draft) -> str:
    if isinstance(document, Authorization):
        version = f", version {document.version}" if document.version > 1 else ""
        return f"Authorization {document.id} of {document.party}{version}"
    return document.source
