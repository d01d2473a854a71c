"""How outcomes come on record when a ledger is rebuilt: reports tell moves, and seldom the issuance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from article6.aef import remarks
from article6.aef.reported_authorizations import Key, ReportedAuthorizations
from article6.aef.serials import Serials
from article6.aef.sources import RECORDED, Source
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import Issued, Verified
from article6.ledger.foresight import where
from article6.ledger.ledger import Ledger
from article6.ledger.state import CANCELLED, USED, VERIFIED
from article6.readings import Readings

__all__ = ["OnRecord"]

_MANDATORY = "Mandatory "  # how the subtypes begin that only Article 6.4 emission reductions have


class OnRecord:
    """What rows say of outcomes besides their moves: which authorization covers them, which are A6.4ERs."""

    def __init__(self, known: ReportedAuthorizations, rows: Iterable[Source], readings: Readings) -> None:
        self.known = known
        self._only_a64 = readings.late_authorization == "later-of"  # others are not authorized backwards
        named: dict[Key, dict[tuple, list]] = defaultdict(lambda: defaultdict(list))
        duties: dict[tuple, list] = defaultdict(list)
        for source in rows:
            block, stretch = source.block, (source.block.first, source.block.last)
            id = known.id_of(source)
            if id is not None:
                named[block.party, id][block.key].append(stretch)
            if (getattr(source.row, "subtype", None) or "").startswith(_MANDATORY):
                duties[block.key].append(stretch)
        self._named = {
            key: {family: Serials(stretches) for family, stretches in families.items()}
            for key, families in named.items()
        }
        self._duties = {family: Serials(stretches) for family, stretches in duties.items()}

    def missing(self, ledger: Ledger, source: Source) -> Iterator[list[Issued | Verified]]:
        """What to record so that the units of an own row are there: for each part, the events to try in turn.

        The day is that of the row. What is verified is issued, unless the row says no more than authorized.
        """
        subtype = getattr(source.row, "subtype", None)
        if source.kind == RECORDED and subtype not in ("Authorization", "Issuance"):
            return
        authorized_only = source.kind == RECORDED and subtype == "Authorization"
        for part in where(ledger, source.block):
            if part.mark is None:
                for block, a64 in self._by_duty(part.block):
                    yield list(self._records(source, block, a64, authorized_only))
            elif part.mark.status == VERIFIED and not authorized_only:
                yield [Issued(source.day, part.block)]

    def _by_duty(self, block: Block) -> Iterator[tuple[Block, bool]]:
        """The parts from which a mandatory share was taken are Article 6.4 emission reductions."""
        duties = self._duties.get(block.key)
        if duties is None:
            yield block, False
            return
        for first, last in duties.within(block.first, block.last):
            yield block.between(first, last), True
        for first, last in duties.outside(block.first, block.last):
            yield block.between(first, last), False

    def _records(
        self, source: Source, block: Block, a64: bool, authorized_only: bool
    ) -> Iterator[Issued | Verified]:
        key = block.party, source.row.authorization
        versions = self.known.versions(key)
        if not versions or versions[0].date <= source.day:
            kind = Verified if authorized_only else Issued
            yield self._record(kind, source, block, key[1], versions, a64)
            return
        # first transferred before its authorization: an A6.4ER counts as authorized from its issuance
        a64 = self._only_a64 or remarks.A64 in (getattr(source.row, "note", None) or "")
        for (party, id), families in self._named.items():
            if party != block.party or id == key[1] or block.key not in families:
                continue
            others = self.known.versions((party, id))
            if others and others[0].date <= source.day:
                held = families[block.key].within(block.first, block.last)
                if held == [(block.first, block.last)]:
                    yield self._record(Issued, source, block, id, others, a64)
        yield self._record(Issued, source, block, None, versions, a64)

    def issued(self, source: Source, block: Block, id: str | None) -> Issued:
        """The issuance of units of a row, under an authorization that is known or stands in for one."""
        versions = self.known.versions((block.party, id)) if id is not None else []
        return self._record(Issued, source, block, id, versions, False)

    def _record(
        self,
        kind: type,
        source: Source,
        block: Block,
        id: str | None,
        versions: list[Authorization],
        a64: bool,
    ) -> Issued | Verified:
        share, day = source.share, source.day
        metric = "GHG" if share is None else source.row.non_ghg_metric
        amount = None if share is None else Fraction(share * block.quantity)
        sector = _name([version.sectors for version in versions], versions, day)
        activity = _name([version.activities for version in versions], versions, day)
        return kind(day, block, id, sector, activity, True, a64, metric, amount)

    def to_bind(self, ledger: Ledger, key: Key, ending: set[Key]) -> tuple[tuple[Block, ...], bool]:
        """The outcomes on record that a new authorization covers by what later rows name.

        True besides if one of them waits for the end of another authorization, of those in `ending`.
        """
        found = []
        for family, stretches in self._named.get(key, {}).items():
            for first, last in stretches:
                for part in where(ledger, Block(*family, first, last)):
                    mark = part.mark
                    if mark is None or mark.status in (USED, CANCELLED):
                        continue
                    if mark.authority is not None and mark.authority.current is not None:
                        if (key[0], mark.authority.versions[0].id) in ending:
                            return (), True
                        continue
                    found.append(part.block)
        return tuple(found), False


def _name(named: list[frozenset[str]], versions: list[Authorization], day) -> str:
    """One of the names that the version of that day covers, and the later versions too if there is one."""
    so_far = [names for names, version in zip(named, versions, strict=True) if version.date <= day]
    to_come = [names for names, version in zip(named, versions, strict=True) if version.date > day and names]
    covered = so_far[-1] if so_far else named[0] if named else frozenset()
    kept = covered.intersection(*to_come) or covered
    return min(kept, default="")
