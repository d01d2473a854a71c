"""The fourteen elements of an authorization, (a) to (n), as data (4/CMA.6 para. 5)."""

from __future__ import annotations

from dataclasses import dataclass

from article6 import rules

__all__ = ["FOURTEEN", "LETTERS", "Element", "element"]


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `qualifier` is the text's own restriction, "" if it has none; `ask` says what to write."""

    letter: str
    title: str
    fields: tuple[str, ...]
    qualifier: str
    ask: str

    @property
    def rule(self) -> str:
        """The id of its rule: "authorization.5h"."""
        return f"authorization.5{self.letter}"

    @property
    def cite(self) -> str:
        """Where it stands: "4/CMA.6 para. 5(h)"."""
        return rules.get(self.rule).cite


FOURTEEN = (
    Element(
        "a",
        "Cooperative approach",
        ("approach", "approach_title"),
        "where available",
        "the identifier that the centralized accounting and reporting platform gave the cooperative "
        "approach, such as CA0099; as long as it has none, its title",
    ),
    Element(
        "b",
        "Parties and entities",
        ("parties", "entities"),
        "if known",
        "the Parties, the entities or both that the authorization covers",
    ),
    Element(
        "c",
        "Date, duration and final date",
        ("date", "duration", "final_date", "timeframe"),
        "as applicable",
        "the date and the duration of the authorization, and the final date that belongs to the first "
        "transfer",
    ),
    Element(
        "d",
        "First transfer",
        ("definition",),
        "",
        "which event is the first transfer: the authorization, the issuance, or the use or cancellation",
    ),
    Element(
        "e",
        "Uses",
        ("purposes", "oimp"),
        "",
        "the uses that are authorized: towards NDCs, for other international mitigation purposes, or both",
    ),
    Element(
        "f",
        "Regulations, frameworks, standards and procedures",
        ("framework",),
        "",
        "the regulations, frameworks, standards or procedures behind the cooperative approach, with the "
        "methodologies, or a reference to them",
    ),
    Element(
        "g",
        "Changes",
        ("change_terms", "changes_reach_first_transferred"),
        "where changes may occur",
        "when the authorization may be changed, by which process, and how that process keeps outcomes from "
        "being counted twice; or that it will not be changed",
    ),
    Element(
        "h",
        "Quantity",
        ("quantity",),
        "if applicable",
        "the quantity of ITMOs, in t CO2 eq",
    ),
    Element(
        "i",
        "Registry",
        ("registry",),
        "",
        "the registry that the Party has, or has access to, for tracking and recording ITMOs",
    ),
    Element(
        "j",
        "Underlying registries",
        ("underlying_registries",),
        "as applicable",
        "the registries of the underlying standards that hold the outcomes or inform their calculation, and "
        "that track activities, outcomes, participation and transactions",
    ),
    Element("k", "Vintages", ("vintages",), "", "the years in which the mitigation occurs"),
    Element(
        "l",
        "Metrics, units and gases",
        ("metrics", "units", "gwp", "gases"),
        "",
        "the metrics, the units of measurement or conversion, and the greenhouse gases",
    ),
    Element("m", "Sectors", ("sectors",), "if applicable", "the sectors"),
    Element("n", "Activities", ("activities",), "if applicable", "the activity types or the activities"),
)
LETTERS = tuple(one.letter for one in FOURTEEN)


def element(letter: str) -> Element:
    """The element with this letter."""
    return FOURTEEN[LETTERS.index(letter)]
