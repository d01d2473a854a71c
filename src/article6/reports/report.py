"""A report of a Party as data: items of text, each under its sub-paragraph (2/CMA.3 annex 18-19, 21-22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["KINDS", "Contribution", "Item", "Report", "Reversal"]

KINDS = ("initial", "updated initial", "regular")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a Party wrote under one sub-paragraph; `key` as in the outline: "18(h)(iii)".

    `approach` where the item stands once for each cooperative approach. Confidential text is marked, with
    its `reason` (2/CMA.3 annex 24; 6/CMA.4 para. 6), and stays out of all public output.
    `covers` names what else the text answers: supplementary elements such as "18(h)(ii) leakage".
    """

    key: str
    text: str
    approach: str | None = None
    confidential: bool = False
    reason: str = ""
    covers: tuple[str, ...] = ()

    @property
    def secret(self) -> bool:
        """True if it stays out of public output: marked, or in annex II, the place for such information."""
        return self.confidential or " ".join(self.key.split()).casefold() == "annex ii"

    @property
    def written(self) -> bool:
        """True if it says something, or is confidential and was left out of a public version."""
        return self.confidential or bool(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """A reversal that a report tells of: emission reductions or removals that were undone.

    `quantity` in t CO2 eq, None where it is not quantified yet; `addressed` says how it is addressed in full
    (2/CMA.3 annex 18(h)(iii), 22(b)(iii)).
    """

    approach: str
    year: int | None = None
    quantity: int | None = None
    addressed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Units that regular information says were given for adaptation or cancelled for overall mitigation.

    `to` is "adaptation" (22(j), the Adaptation Fund) or "OMGE" (22(k)); `quantity` in t CO2 eq. `year` is
    that of the action; None where the amount is of all years, or of the years since the report before.
    """

    approach: str
    to: str
    quantity: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `kind` of KINDS, the Party, the date of submission, and its items in the order written.

    `annexed_to_btr`: the year of the biennial transparency report it comes with, if any.
    `missing_others`: what it says is not available from other participating Parties (6/CMA.4 annex II 4).
    `contributions`: the amounts of 22(j) and 22(k), where they are given as data besides the text.
    `source`: the file it was read from.
    """

    kind: str
    party: str
    date: date
    items: tuple[Item, ...] = ()
    annexed_to_btr: int | None = None
    missing_others: str = ""
    reversals: tuple[Reversal, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    source: str = ""

    def items_of(self, key: str, approach: str | None = None) -> tuple[Item, ...]:
        """The items under a key; with `approach`, those of that approach."""
        return tuple(i for i in self.items if i.key == key and approach in (None, i.approach))

    @property
    def approaches(self) -> tuple[str, ...]:
        """The cooperative approaches it reports on, in the order written."""
        return tuple(dict.fromkeys(i.approach for i in self.items if i.approach is not None))

    @property
    def name(self) -> str:
        """How messages call it: "initial report of XHA", "regular information of XBU"."""
        what = "regular information" if self.kind == "regular" else f"{self.kind} report"
        return f"{what} of {self.party}"
