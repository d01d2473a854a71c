"""A report of a Party as data: items of text, each under its sub-paragraph (2/CMA.3 annex 18-19, 21-22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["KINDS", "Item", "Report"]

KINDS = ("initial", "updated initial", "regular")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a Party wrote under one sub-paragraph; `key` as in the outline: "18(h)(iii)".

    `approach` where the item stands once for each cooperative approach. Confidential text is marked, with
    its `reason` (2/CMA.3 annex 24; 6/CMA.4 para. 6), and stays out of all public output.
    """

    key: str
    text: str
    approach: str | None = None
    confidential: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `kind` of KINDS, the Party, the date of submission, and its items in the order written.

    `annexed_to_btr`: the year of the biennial transparency report it comes with, if any.
    `missing_others`: what it says is not available from other participating Parties (6/CMA.4 annex II 4).
    """

    kind: str
    party: str
    date: date
    items: tuple[Item, ...] = ()
    annexed_to_btr: int | None = None
    missing_others: str = ""

    def items_of(self, key: str, approach: str | None = None) -> tuple[Item, ...]:
        """The items under a key; with `approach`, those of that approach."""
        return tuple(i for i in self.items if i.key == key and approach in (None, i.approach))

    @property
    def approaches(self) -> tuple[str, ...]:
        """The cooperative approaches it reports on, in the order written."""
        return tuple(dict.fromkeys(i.approach for i in self.items if i.approach is not None))
