"""What missing reports would have to say so that the rows at hand make a ledger: as little as will do."""

from __future__ import annotations

from dataclasses import replace

from article6.aef.on_record import OnRecord
from article6.aef.recorder import Recorder
from article6.aef.reported_authorizations import ReportedAuthorizations
from article6.aef.sources import SENT_BY_THE_FUND, Source
from article6.authorization import DEFINITIONS, Authorization
from article6.identifiers import Block
from article6.ledger.events import (
    ADAPTATION_FUND,
    Acquired,
    Authorized,
    Changed,
    Event,
    GivenToAdaptationFund,
    Issued,
    Transferred,
)
from article6.ledger.foresight import Part, where
from article6.ledger.state import HELD, IN_TRANSIT, VERIFIED

__all__ = ["StandIns"]


class StandIns:
    """Puts the units of a row where the row needs them, in the name of Parties whose reports are missing."""

    def __init__(self, recorder: Recorder, known: ReportedAuthorizations, on_record: OnRecord) -> None:
        self._recorder = recorder
        self._ledger = recorder.ledger
        self._known = known
        self._on_record = on_record

    def earlier_versions(self, version: Authorization) -> None:
        """Versions before the first one that is at hand: taken to be the same."""
        known = self._ledger.authorizations.get(f"{version.party} {version.id}", ())
        for number in range(len(known) + 1, version.version):
            earlier = replace(version, version=number)
            self._done(Authorized(earlier) if number == 1 else Changed(earlier))

    def supply(self, source: Source) -> None:
        """Bring the units to the Party that acts; of an acquisition, on their way to who acquires."""
        block, to, sender = source.block, source.reporter, ""
        if source.kind == SENT_BY_THE_FUND:
            to = ADAPTATION_FUND
        elif source.kind == "acquisition":
            to, sender = source.reporter, source.row.transferring or ""
            if not sender or not self._recorder.silent(sender, source.day.year):
                return
        for part in where(self._ledger, block):
            self._move(source, part, sender or to, to if sender else "")
        for part in where(self._ledger, block) if sender else ():
            if part.mark is not None and part.mark.status == HELD and part.mark.holder == sender:
                self._done(Transferred(source.day, part.block, sender, to))

    def use_abroad(self, source: Source) -> None:
        """A first transfer by use, or to the Fund, of units that a Party without a report has: its action."""
        for part in where(self._ledger, source.block):
            mark = part.mark
            holder = mark.sent.to if mark.status == IN_TRANSIT else mark.holder
            if mark.status not in (HELD, IN_TRANSIT) or (holder, source.day.year) in self._recorder.aefs:
                continue
            if mark.status == HELD or self._done(Acquired(source.day, part.block, holder)):
                self._done(source.event(part.block, self._known.purpose, holder))

    def _done(self, event: Event) -> bool:
        return self._recorder.append(event, None) is None

    def _silent(self, source: Source, party: str) -> bool:
        return party == ADAPTATION_FUND or self._recorder.silent(party, source.day.year)

    def _move(self, source: Source, part: Part, to: str, onwards: str) -> None:
        """Move a part step by step; what is on its way to `onwards` is where it should be."""
        day, block, mark = source.day, part.block, part.mark
        holder, status = (block.party, HELD) if mark is None else (mark.holder, mark.status)
        if mark is None or status == VERIFIED:
            if not self._silent(source, block.party) or not self._issue(source, block, mark is None):
                return
            status = HELD
        if status == IN_TRANSIT:
            holder, status = mark.sent.to, HELD
            arrives = holder != onwards and self._silent(source, holder)
            if not arrives or not self._done(Acquired(day, block, holder)):
                return
        if status != HELD or holder == to or not (self._silent(source, holder) and self._silent(source, to)):
            return
        if to == ADAPTATION_FUND:
            self._done(GivenToAdaptationFund(day, block, holder))
        elif self._done(Transferred(day, block, holder, to)):
            self._done(Acquired(day, block, to))

    def _issue(self, source: Source, block: Block, new: bool) -> bool:
        """Put the block on record under an authorization that is known, else under one that stands in."""
        if not new:
            return self._done(Issued(source.day, block))
        id = self._known.id_of(source) or source.row.authorization
        if self._done(self._on_record.issued(source, block, id)):
            return True
        stand_in = f"{id} not reported"
        self._authorize(source, block.party, stand_in)
        return self._done(self._on_record.issued(source, block, stand_in))

    def _authorize(self, source: Source, party: str, id: str) -> None:
        """For every use, with the definition that the Party gave for that approach, if it gave one."""
        if f"{party} {id}" in self._ledger.authorizations:
            return
        version = Authorization(
            id=id,
            party=party,
            approach=source.row.approach,
            date=source.day,
            purposes="NDC and OIMP",
            definition=DEFINITIONS[-1],
            metrics={"GHG", source.row.non_ghg_metric or "GHG"},
        )
        for definition in reversed(DEFINITIONS):
            if self._done(Authorized(replace(version, definition=definition))):
                return
