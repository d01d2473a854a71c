"""Reports played again, day by day, until a ledger has decided what they tell.

Rows of one Party and day are tried in the order of the file, the Parties in turn: a row waits until the
ledger would take it and would decide the first transfers that rows tell, no others. What waits for a change
of an authorization, or comes before one, finds its place that way; a revocation of the day comes last.
Outcomes come on record when a row of the first transferring Party first shows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from article6.aef.document import Aef
from article6.aef.expected import Expected
from article6.aef.on_record import OnRecord
from article6.aef.rebuild_error import RebuildError
from article6.aef.recorder import Recorder
from article6.aef.reported_authorizations import ReportedAuthorizations, Version
from article6.aef.serials import Serials
from article6.aef.sources import HELD, RECORDED, SENT_BY_THE_FUND, Source, sources
from article6.aef.stand_ins import StandIns
from article6.findings import Place
from article6.identifiers import Block
from article6.ledger.events import ADAPTATION_FUND, Authorized, Changed, Revoked
from article6.ledger.foresight import where
from article6.ledger.ledger import Ledger
from article6.ledger.state import HELD as IN_ACCOUNT
from article6.readings import Readings

__all__ = ["Rebuild"]


class Rebuild:
    """A ledger in the making. `aefs`: reports in force, by Party and year; `partial`: some are missing."""

    def __init__(
        self,
        ledger: Ledger,
        aefs: dict[tuple[str, int], Aef],
        readings: Readings | None = None,
        partial: bool = False,
    ) -> None:
        self.ledger = ledger
        self.aefs = aefs
        self.known = ReportedAuthorizations(aefs.values())
        rows = sources(aefs.values())
        self.expected = Expected(rows, self.known)
        self.on_record = OnRecord(self.known, rows, readings or Readings())
        self._recorder = Recorder(ledger, aefs, self.expected, partial)
        self.stand_ins = StandIns(self._recorder, self.known, self.on_record) if partial else None
        self.days: dict[date, list[Source]] = defaultdict(list)
        for source in rows:
            self.days[source.day].append(source)
        self.versions: dict[date, list[Version]] = defaultdict(list)
        for version in self.known:
            self.versions[version.date].append(version)
        self.ends = {date(year, 12, 31) for _, year in aefs}
        self.begun: set[Version] = set()  # the first versions that are recorded

    def run(self) -> None:
        """Play every day. Raises RebuildError at the first row that finds no place."""
        for day in sorted({*self.days, *self.versions, *self.ends}):
            self._day(day)
        left = self.expected.open()
        if left is not None:
            raise left.wrong(
                "subtype",
                "The authorization and the other rows do not make this a first transfer.",
                "Correct subtype, day or serials, or add the rows of the event that it is.",
                "first-transfer.authorized",
            )

    # --- one day --------------------------------------------------------------------------------------------

    def _day(self, day: date) -> None:
        queues: dict[str, list[Source]] = defaultdict(list)
        held: dict[str, list[Source]] = defaultdict(list)
        for source in self.days.get(day, ()):
            by = ADAPTATION_FUND if source.kind == SENT_BY_THE_FUND else source.reporter
            (held if source.kind == HELD else queues)[by].append(source)
        versions = self.versions.get(day, [])
        begun = [version for version in versions if version.authorization is not None]
        ended = [version for version in versions if version.authorization is None]
        waiting = list(queues.values())
        while (
            self._rows(waiting, day, careful=True)
            or self._one_of(begun, ended)
            or self._one_of(ended, ())
            or self._rows(waiting, day, careful=False)
        ):
            pass
        self._complain(begun + ended, [source for queue in waiting for source in queue])
        if day in self.ends:
            for party in sorted(party for party, year in self.aefs if year == day.year):
                self._year_end(party, day, held.get(party, []))

    def _complain(self, versions: list[Version], rows: list[Source]) -> None:
        """Raise the error that is nearest to the cause: who cannot send comes before who cannot acquire."""
        errors = [self._version(version, ()) for version in versions]
        errors.sort(key=lambda error: error.__cause__ is None)
        rows.sort(key=lambda source: (source.kind == "acquisition", not source.own))
        if rows and not (errors and errors[0].__cause__ is not None):
            errors = [self._try(rows[0])]
        if errors:
            raise errors[0]

    def _rows(self, queues: list[list[Source]], day: date, careful: bool) -> bool:
        """Take rows that the ledger takes now.

        A careful step keeps the order of rows about the same units, and leaves units alone whose first
        transfer on that day is still to come. A step that is not careful takes one row and stops: a file need
        not be in order, and a first transfer may reach back.
        """
        moved = False
        for queue in queues:
            left: list[Source] = []
            waiting: dict[tuple, Serials] = {}
            for at, source in enumerate(queue):
                block = source.block
                before = waiting.get(block.key)
                kept = careful and (
                    (before is not None and before.within(block.first, block.last))
                    or self._stays(source, day)
                )
                if kept or self._try(source, careful) is not None:
                    left.append(source)
                    waiting.setdefault(block.key, Serials()).add(block.first, block.last)
                elif not careful:
                    del queue[at]
                    return True
            moved = moved or len(left) < len(queue)
            queue[:] = left
        return moved

    def _stays(self, source: Source, day: date) -> bool:
        """True if a first transfer of its units that moves nothing is still to be decided on that day.

        A row that names another authorization came before that.
        """
        if source.kind == RECORDED:
            return False
        for stretch in self.expected.touching(source.block):
            told = stretch.source
            if stretch.left and told.kind == RECORDED and told.day == day:
                return self.known.id_of(source) in (None, told.row.authorization)
        return False

    # --- authorizations -------------------------------------------------------------------------------------

    def _one_of(self, versions: list[Version], to_come: list[Version] | tuple) -> bool:
        for at, version in enumerate(versions):
            if self._version(version, to_come) is None:
                del versions[at]
                return True
        return False

    def _version(self, version: Version, to_come: list[Version] | tuple) -> RebuildError | None:
        """Record a version, or the end; `to_come` are ends of the same day that are not recorded yet."""
        document = version.authorization
        if document is None:
            return self._recorder.append(Revoked(version.date, *version.key), version.place)
        if self.stand_ins is not None:
            self.stand_ins.earlier_versions(document)
        if document.version > 1:
            return self._recorder.append(Changed(document), version.place)
        blocks, waits = self.on_record.to_bind(self.ledger, version.key, {end.key for end in to_come})
        if waits:
            return RebuildError(
                version.place,
                "Its outcomes are under another authorization, which ends on the same day.",
                "Report the end of that authorization.",
                "treaty.no-double-counting",
            )
        error = self._recorder.append(Authorized(document, blocks), version.place)
        if error is None:
            self.begun.add(version)
        return error

    # --- rows -----------------------------------------------------------------------------------------------

    def _try(self, source: Source, careful: bool = False) -> RebuildError | None:
        """Record what a row tells; what stands in the way, if it cannot be recorded now."""
        error = self._record(source, careful)
        if error is not None and not careful and self.stand_ins is not None:
            self.stand_ins.supply(source)
            error = self._record(source, careful)
        return error

    def _record(self, source: Source, careful: bool) -> RebuildError | None:
        begins = self.known.begins((source.row.party, source.row.authorization)) if source.own else None
        if begins is not None and begins.date == source.day and begins not in self.begun:
            return source.wrong(
                "authorization",
                "The authorization of that day has not begun.",
                "Correct one of the two days.",
                "first-transfer.authorized",
            )
        error = self._put_on_record(source, careful and source.kind == RECORDED) if source.own else None
        if error is not None or source.kind == RECORDED:
            return error
        for block in self._parts(source):
            error = self._recorder.append(
                source.event(block, self.known.purpose), source.place(), source.first
            )
            if error is not None:
                return error
        if self.stand_ins is not None and source.first and source.kind != "transfer":
            self.stand_ins.use_abroad(source)
        return None

    def _put_on_record(self, source: Source, as_first: bool = False) -> RebuildError | None:
        """Record the units of an own row; `as_first`: only if that is their first transfer."""
        for events in self.on_record.missing(self.ledger, source):
            errors = []
            for event in events:  # the likeliest first
                errors.append(self._recorder.append(event, source.place(), as_first))
                if errors[-1] is None:
                    break
            else:
                return errors[0]
        return None

    def _parts(self, source: Source) -> Iterator[Block]:
        """The block of the row; of a first transfer by use or to the Fund, what the reporting Party holds.

        What another Party holds, that Party uses: its own row says so.
        """
        if not source.first or source.kind == "transfer":
            yield source.block
            return
        before: Block | None = None
        for part in where(self.ledger, source.block):
            mark = part.mark
            if mark is None or mark.status != IN_ACCOUNT or mark.holder != source.reporter:
                continue
            if before is not None and before.last + 1 == part.block.first:
                before = source.block.between(before.first, part.block.last)
                continue
            if before is not None:
                yield before
            before = part.block
        if before is not None:
            yield before

    # --- the end of a year ----------------------------------------------------------------------------------

    def _year_end(self, party: str, day: date, held: list[Source]) -> None:
        """Table 4 is what the rows leave: all of others' outcomes, and of its own what a Party lists."""
        sum_abroad = 0
        seen: dict[tuple, int] = {}
        for source in sorted(held, key=lambda source: (source.block.key, source.block.first)):
            block = source.block
            if seen.get(block.key, 0) >= block.first:
                raise source.wrong(
                    "first", "These holdings stand twice.", "List each ITMO once.", "identifier.blocks"
                )
            seen[block.key] = block.last
            error = self._put_on_record(source) if source.own else None
            if error is not None:
                raise error
            if self.stand_ins is not None:
                self.stand_ins.supply(source)
            for part in where(self.ledger, block):
                mark = part.mark
                if mark is None or mark.status != IN_ACCOUNT or mark.holder != party:
                    raise self._not_held(source, part.block)
            if not source.own:
                sum_abroad += block.quantity
        if sum_abroad != self._recorder.abroad[party]:
            left = self._recorder.abroad[party]
            raise RebuildError(
                Place(self.aefs[party, day.year].name, "Table 4 Holdings"),
                f"The actions so far leave {left:,} t CO2 eq of others' outcomes on {day}; "
                f"the table has {sum_abroad:,}.",
                "Correct the holdings, or add the actions that are missing.",
            )

    def _not_held(self, source: Source, block: Block) -> RebuildError:
        return RebuildError(
            source.place("first"),
            f"{source.reporter} does not hold serials {block.first} to {block.last} by the rows so far.",
            "Correct the holdings, or add the actions and reports that are missing.",
            "annual.20a",
            self._recorder.last_row(block),
        )
