"""One AEF: the five tables of one Party, one year and one version, and what was found while reading it."""

from __future__ import annotations

from dataclasses import dataclass, field

from article6.aef.format import Table, table
from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Row, Submission
from article6.findings import Finding, Place

__all__ = ["Aef"]

_NUMBER = {Submission: 1, AuthorizationRow: 2, Action: 3, HoldingRow: 4, Entity: 5}


@dataclass(slots=True)
class Aef:
    """The five tables. `findings` is what the reader had to say; `source` is the name of the file."""

    submission: Submission = field(default_factory=Submission)
    authorizations: list[AuthorizationRow] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    holdings: list[HoldingRow] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    source: str = ""

    @property
    def party(self) -> str | None:
        """The reporting Party."""
        return self.submission.party

    @property
    def year(self) -> int | None:
        """The reported year: the actions of this AEF occurred in it."""
        return self.submission.year

    @property
    def version(self) -> tuple[int, int]:
        """The version as numbers that can be compared: "1.10" is (1, 10); (0, 0) where it is not readable."""
        major, dot, minor = (self.submission.version or "").partition(".")
        return (int(major), int(minor)) if dot and major.isdigit() and minor.isdigit() else (0, 0)

    def replaces(self, other: Aef) -> bool:
        """True if it takes the place of another one of its Party and year (4/CMA.6 para. 32).

        The higher version does; of two equal ones, that with the later date.
        """
        if self.version != other.version:
            return self.version > other.version
        dates = self.submission.date, other.submission.date
        return None not in dates and dates[0] > dates[1]

    @property
    def name(self) -> str:
        """How messages call it: "AEF of XHA, 2028, version 1.0"."""
        known = self.submission
        return f"AEF of {known.party or '?'}, {known.year or '?'}, version {known.version or '?'}"

    def rows(self, number: int) -> list:
        """The rows of a table, by its number (table 1 has one)."""
        return ([self.submission], self.authorizations, self.actions, self.holdings, self.entities)[
            number - 1
        ]

    def place(self, row: Row, attribute: str = "") -> Place:
        """Where a row, or one field of it, stands."""
        kind: Table = table(_NUMBER[type(row)])
        label = next((f.label for f in kind.fields if f.attribute == attribute), "")
        return Place(self.source or self.name, kind.sheet, row.row, label)
