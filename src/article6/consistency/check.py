"""What a check is, and what the checks of one submission come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from article6 import rules
from article6.findings import Finding

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier

__all__ = ["KINDS", "Check", "Run"]

KINDS = {
    "B": "blocks: contradicts a text, counts as an inconsistency",
    "W": "warns: a question, a date or a convention of ours; the label stays",
    "X": "compares Parties: a difference is an inconsistency, told to both",
}
Run = Callable[["Dossier"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the list.

    `number` 1 to 107, `section` "A" to "H", `title` in plain words, `kinds` such as ("B", "W"), `rules` the
    ids it rests on. `needs` names the parts of the dossier it looks at; where one is absent the check does
    not apply and has no result. `run` yields findings; none means passed.
    """

    number: int
    section: str
    title: str
    kinds: tuple[str, ...]
    rules: tuple[str, ...]
    needs: tuple[str, ...]
    run: Run

    @property
    def id(self) -> str:
        """How it is called in a table: "C34"."""
        return f"{self.section}{self.number}"

    @property
    def cite(self) -> str:
        """Where its rules stand: "4/CMA.6 para. 29; 2/CMA.3 annex 20(a)"."""
        return "; ".join(dict.fromkeys(rules.get(id).cite for id in self.rules))

    def applies(self, dossier: Dossier) -> bool:
        """True if the dossier holds what the check looks at."""
        return all(dossier.has(part) for part in self.needs)
