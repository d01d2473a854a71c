"""The fourteen elements of an authorization, (a) to (n), as data (4/CMA.6 para. 5)."""

from __future__ import annotations

from dataclasses import dataclass

from article6 import rules

__all__ = ["FOURTEEN", "LETTERS", "Element", "element"]


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `qualifier` is the text's own restriction, "" if it has none; `ask` says what to write."""

    letter: str
    rule: str
    title: str
    fields: tuple[str, ...]
    qualifier: str
    ask: str

    @property
    def cite(self) -> str:
        """Where it stands: "4/CMA.6 para. 5(h)"."""
        return rules.get(self.rule).cite


FOURTEEN = (
    Element(
        "a",
        "authorization.5a",
        "Cooperative approach",
        ("approach", "approach_title"),
        "where available",
        "the identifier that the centralized accounting and reporting platform gave the cooperative "
        "approach, such as CA0099; as long as it has none, its title",
    ),
    Element(
        "b",
        "authorization.5b",
        "Parties and entities",
        ("parties", "entities"),
        "if known",
        "the Parties, the entities or both that the authorization covers",
    ),
    Element(
        "c",
        "authorization.5c",
        "Date, duration and final date",
        ("date", "duration", "final_date", "timeframe"),
        "as applicable",
        "the date and the duration of the authorization, and the final date that belongs to the first "
        "transfer",
    ),
    Element(
        "d",
        "authorization.5d",
        "First transfer",
        ("definition",),
        "",
        "which event is the first transfer: the authorization, the issuance, or the use or cancellation",
    ),
    Element(
        "e",
        "authorization.5e",
        "Uses",
        ("purposes", "oimp"),
        "",
        "the uses that are authorized: towards NDCs, for other international mitigation purposes, or both",
    ),
    Element(
        "f",
        "authorization.5f",
        "Regulations, frameworks, standards and procedures",
        ("framework",),
        "",
        "the regulations, frameworks, standards or procedures behind the cooperative approach, with the "
        "methodologies, or a reference to them",
    ),
    Element(
        "g",
        "authorization.5g",
        "Changes",
        ("change_terms", "changes_reach_first_transferred"),
        "where changes may occur",
        "when the authorization may be changed, by which process, and how that process keeps outcomes from "
        "being counted twice; or that it will not be changed",
    ),
    Element(
        "h",
        "authorization.5h",
        "Quantity",
        ("quantity",),
        "if applicable",
        "the quantity of ITMOs, in t CO2 eq",
    ),
    Element(
        "i",
        "authorization.5i",
        "Registry",
        ("registry",),
        "",
        "the registry that the Party has, or has access to, for tracking and recording ITMOs",
    ),
    Element(
        "j",
        "authorization.5j",
        "Underlying registries",
        ("underlying_registries",),
        "as applicable",
        "the registries of the underlying standards that hold the outcomes or inform their calculation, and "
        "that track activities, outcomes, participation and transactions",
    ),
    Element(
        "k", "authorization.5k", "Vintages", ("vintages",), "", "the years in which the mitigation occurs"
    ),
    Element(
        "l",
        "authorization.5l",
        "Metrics, units and gases",
        ("metrics", "units", "gwp", "gases"),
        "",
        "the metrics, the units of measurement or conversion, and the greenhouse gases",
    ),
    Element("m", "authorization.5m", "Sectors", ("sectors",), "if applicable", "the sectors"),
    Element(
        "n",
        "authorization.5n",
        "Activities",
        ("activities",),
        "if applicable",
        "the activity types or the activities",
    ),
)
LETTERS = tuple(one.letter for one in FOURTEEN)


def element(letter: str) -> Element:
    """The element with this letter."""
    return FOURTEEN[LETTERS.index(letter)]
