"""The first transfers that reports tell, laid beside those that a ledger decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from article6.aef import remarks
from article6.aef.rebuild_error import RebuildError
from article6.aef.reported_as import MANDATORY, NOT_DEFINED, REPORTED_AS
from article6.aef.reported_authorizations import ReportedAuthorizations
from article6.aef.sources import Source
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.foresight import First

__all__ = ["Expected"]

_SUBTYPES: dict[str, set[str | None]] = {}  # trigger -> subtypes that tell it
for _line in REPORTED_AS:
    if _line.first:
        _SUBTYPES.setdefault(_line.first, set()).add(_line.subtype)
        _SUBTYPES[_line.first].add(MANDATORY.get(_line.subtype, _line.subtype))
_SUBTYPES["use or cancellation"].add("Other cancellations")


class _Stretch:
    """Serials that one row tells as first transferred; `left` of them the ledger has not decided yet."""

    __slots__ = ("first", "last", "left", "source", "version")

    def __init__(self, source: Source, version: int | None) -> None:
        self.first, self.last = source.block.first, source.block.last
        self.left = source.block.quantity
        self.source = source
        self.version = version

    @property
    def where_it_stands(self) -> bool:
        """True if no unit moves: an authorization came that covers units abroad for an NDC."""
        return self.source.row.subtype == NOT_DEFINED and self.source.row.acquiring is None


class Expected:
    """Every row of a first transfer, by unit. Raises RebuildError where a unit has two."""

    def __init__(self, sources: Iterable[Source], known: ReportedAuthorizations) -> None:
        self._of: dict[tuple, tuple[list[int], list[_Stretch]]] = {}
        self._standing: dict[tuple, list[_Stretch]] = {}
        rows = sorted((s for s in sources if s.first), key=lambda s: (s.block.key, s.block.first))
        for source in rows:
            starts, stretches = self._of.setdefault(source.block.key, ([], []))
            if stretches and stretches[-1].last >= source.block.first:
                raise RebuildError(
                    source.place("first"),
                    f"Serials {source.block.first} to {min(source.block.last, stretches[-1].last)} are first "
                    "transferred twice.",
                    "An outcome is first transferred once; a second sale is a transfer.",
                    "treaty.no-double-counting",
                    stretches[-1].source.place("first"),
                )
            stretch = _Stretch(source, self._version(source, known))
            starts.append(source.block.first)
            stretches.append(stretch)
            if stretch.where_it_stands:
                key = source.row.party, source.row.authorization, stretch.version, source.day
                self._standing.setdefault(key, []).append(stretch)

    def _version(self, source: Source, known: ReportedAuthorizations) -> int | None:
        named = remarks.version_named(source.row.note)
        if named is not None:
            return named
        version = known.version((source.row.party, source.row.authorization), source.day)
        return version.version if version is not None else None

    def touching(self, block: Block) -> list[_Stretch]:
        """The stretches that share a serial with the block, in order."""
        starts, stretches = self._of.get(block.key, ([], []))
        at = max(bisect_right(starts, block.first) - 1, 0)
        found = []
        while at < len(stretches) and stretches[at].first <= block.last:
            if stretches[at].last >= block.first:
                found.append(stretches[at])
            at += 1
        return found

    def where_they_stand(self, version: Authorization) -> int:
        """What rows of that day tell as first transferred by this version where it stands, in t CO2 eq."""
        key = version.party, version.id, version.version, version.date
        return sum(stretch.left for stretch in self._standing.get(key, ()))

    def told(self, first: First, moved: bool) -> bool:
        """True if rows tell this first transfer: these serials, day, trigger and version.

        `moved`: the event is an action with the units; only then "to another Party" is the right subtype.
        """
        at = first.block.first
        for stretch in self.touching(first.block):
            row = stretch.source.row
            right = row.subtype in _SUBTYPES[first.trigger] or (row.subtype is None and moved)
            if first.trigger == "transfer":
                right = stretch.where_it_stands != moved
                if first.away is not None:
                    right = right and remarks.holder_named(row.note) in (None, first.away)
            if stretch.first > at or not right or stretch.source.day != first.date:
                return False
            if stretch.version not in (None, first.version.version):
                return False
            at = stretch.last + 1
        return at > first.block.last

    def decided(self, first: First) -> None:
        """The ledger has decided it."""
        for stretch in self.touching(first.block):
            shared = min(stretch.last, first.block.last) - max(stretch.first, first.block.first) + 1
            stretch.left -= shared

    def open(self) -> Source | None:
        """The earliest row of which the ledger has not decided every unit."""
        stretches = (stretch for _, several in self._of.values() for stretch in several if stretch.left)
        return min((stretch.source for stretch in stretches), key=lambda source: source.day, default=None)
