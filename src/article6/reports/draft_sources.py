"""What a draft is made from: the NDC, the authorizations, the ledger; and what of it may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.paper import Facts, Gap, Heading, Listing, Paragraph, Table
from article6.parties import party as party_of

if TYPE_CHECKING:
    from article6.ledger import Ledger
    from article6.ndc import Ndc

__all__ = ["Known", "Sources", "sources_of", "text_of"]

Part = Heading | Paragraph | Gap | Listing | Table | Facts
NOTHING: Mapping[str, Mapping[int, object]] = {}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known for one item. `enough`: nothing is left to write. `write`: what is left, if not all."""

    parts: tuple[Part, ...] = ()
    enough: bool = False
    write: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The authorizations are the Party's own, every version in order; `on` is the last day looked at.

    `expected`: mitigation expected per approach and year. `closed`: approaches whose authorization is not
    shown, because the Party holds a part of it confidential and the output is public.
    """

    party: str
    ndc: Ndc | None = None
    ledger: Ledger | None = None
    authorizations: tuple[Authorization, ...] = ()
    expected: Mapping[str, Mapping[int, object]] = field(default_factory=lambda: NOTHING)
    on: date | None = None
    closed: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the Party."""
        return party_of(self.party).name

    def versions(self, approach: str | None = None) -> tuple[Authorization, ...]:
        """Every version that may be shown, for one approach or for all."""
        return tuple(
            a for a in self.authorizations if approach in (None, a.approach) and a.approach not in self.closed
        )

    def latest(self, approach: str | None = None) -> tuple[Authorization, ...]:
        """The latest version of each authorization."""
        return tuple({a.id: a for a in self.versions(approach)}.values())

    @property
    def approaches(self) -> tuple[str, ...]:
        """All approaches the Party is known to take part in, whether shown or not."""
        found = dict.fromkeys(a.approach for a in self.authorizations)
        if self.ledger is not None:
            moved = [
                *self.ledger.first_transfers(self.party, self.on),
                *self.ledger.uses(self.party, self.on),
            ]
            found |= dict.fromkeys(one.approach for one in moved)
            found |= dict.fromkeys(row.block.approach for row in self.ledger.holdings(self.party, self.on))
        return tuple(found)


def sources_of(
    party: str,
    *,
    ndc: Ndc | None,
    ledger: Ledger | None,
    authorizations: Iterable[Authorization],
    expected: Mapping[str, Mapping[int, object]] | None,
    on: date | None,
    closed: Iterable[str] = (),
) -> Sources:
    """The sources, with the Party's own authorizations from both hands: each version once, none later."""
    several = [*authorizations]
    if ledger is not None:
        several += [version for versions in ledger.authorizations.values() for version in versions]
    own = {(a.id, a.version): a for a in several if a.party == party and (on is None or a.date <= on)}
    ordered = sorted(own.values(), key=lambda a: (a.approach, a.id, a.version))
    return Sources(party, ndc, ledger, tuple(ordered), expected or NOTHING, on, frozenset(closed))


def text_of(parts: Iterable[Part]) -> str:
    """All words of the parts, as plain text, to look for what must not stand there."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading | Paragraph | Gap):
            lines.append(part.text)
        elif isinstance(part, Listing):
            lines += part.items
        else:
            lines.append(part.caption)
            rows = [getattr(part, "headers", ()), *part.rows]
            lines += [" ".join(_words(cell) for cell in row) for row in rows]
            lines += [_words(cell) for row in rows for cell in row]
    return "\n".join(lines)


def _words(cell: str | Gap) -> str:
    return cell.text if isinstance(cell, Gap) else cell
