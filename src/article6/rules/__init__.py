"""The rules the code applies: what each says, where it stands, when it was read, and how sure we are.

Nothing is read when this package is imported. The table `rules.toml` is read once, on the first call.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from article6.beside import beside

__all__ = ["Rule", "UnknownRule", "all_rules", "get"]

CONFIDENCE = {
    "S": "read in the decision text",
    "D": "derived from the decision text",
    "K": "known, not read again for this table",
    "?": "left open by the text",
}


class UnknownRule(ValueError):
    """A rule id that the table does not hold. The message names the nearest ids."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `id`, where it stands (`decision`, `paragraph`), `text` in our own words, and `checked`."""

    id: str
    decision: str
    paragraph: str
    text: str
    checked: date
    confidence: str  # a key of CONFIDENCE
    note: str = ""

    @property
    def cite(self) -> str:
        """The citation as it is printed: "2/CMA.3 annex 8(a)"."""
        return f"{self.decision} {self.paragraph}"


def get(id: str) -> Rule:
    """The rule with this id, or `UnknownRule` with the nearest ids."""
    table = _table()
    try:
        return table[id]
    except (KeyError, TypeError):
        import difflib  # only to word the error

        near = difflib.get_close_matches(str(id), table, n=3, cutoff=0.5)
        advice = f"Did you mean {' or '.join(near)}?" if near else "all_rules() lists them."
        raise UnknownRule(f"There is no rule {id!r:.60}. {advice}") from None


def all_rules() -> tuple[Rule, ...]:
    """All rules, in the order of the table."""
    return tuple(_table().values())


@functools.cache
def _table() -> dict[str, Rule]:
    return {id: Rule(id=id, **fields) for id, fields in beside(__package__, "rules.toml").items()}
