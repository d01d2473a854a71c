"""A row of table 3 or 4 as the checks see it: which units it is about, by whom, when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from article6.aef.document import Aef
from article6.aef.kinds import HOLDING, kind_of
from article6.aef.rows import Action, HoldingRow
from article6.findings import Place

__all__ = ["UNKNOWN_TIME", "Entry", "entries_of"]

UNKNOWN_TIME = datetime.max  # of an action whose date cannot be read: it comes last


class Entry:
    """One row with its AEF.

    `family`: (approach, first transferring Party, vintage), None where the row does not say it or has no
    serials from low to high: such a row cannot be compared. `registry`: the originating one, None if it is
    not known. `first` and `last`: serials. `when`: UTC without a zone; a holding stands at the end of its
    year.
    """

    __slots__ = ("aef", "family", "first", "kind", "last", "registry", "row", "when")

    def __init__(self, row: Action | HoldingRow, aef: Aef, kind: str, when: datetime) -> None:
        self.row = row
        self.aef = aef
        self.kind = kind
        self.when = when
        self.family: tuple[str, str, int] | None = None
        self.registry: str | None = None
        self.first: int | None = None
        self.last: int | None = None

    @property
    def key(self) -> tuple[str, str | None, str, int] | None:
        """Approach, originating registry, first transferring Party, vintage (6/CMA.4 annex I para. 5)."""
        if self.family is None:
            return None
        approach, party, vintage = self.family
        return approach, self.registry, party, vintage

    @property
    def reporter(self) -> str | None:
        """The Party whose report has the row."""
        return self.aef.submission.party

    @property
    def at_home(self) -> bool:
        """True if the first transferring Party itself reports the row."""
        return self.family is not None and self.family[1] == self.aef.submission.party

    @property
    def size(self) -> int:
        """How many units: last - first + 1, 0 where that is not known."""
        return 0 if self.family is None else self.last - self.first + 1

    def place(self, attribute: str = "") -> Place:
        """Where the row, or one field of it, stands."""
        return self.aef.place(self.row, attribute)

    def units(self, first: int | None = None, last: int | None = None) -> str:
        """The units in words: "CA0099, XHA, vintage 2027, serials 1 to 1,000"."""
        if self.family is None:
            return "units that cannot be told"
        approach, party, vintage = self.family
        low, high = first or self.first, last or self.last
        return f"{approach}, {party}, vintage {vintage}, serials {low:,} to {high:,}"

    def __repr__(self) -> str:
        return f"<{self.kind or 'row'} {self.row.row} of {self.aef.name}: {self.units()}>"


def entries_of(aef: Aef, families: dict[tuple, tuple]) -> tuple[list[Entry], list[Entry]]:
    """The rows of tables 3 and 4. `families` keeps one tuple for each family, however many rows have it."""
    end = UNKNOWN_TIME
    if aef.year is not None and 1 <= aef.year <= 9999:
        end = datetime(aef.year, 12, 31, 23, 59, 59)
    actions, holdings = [], []
    for row in aef.actions:
        when = row.time
        if when is None:
            when = UNKNOWN_TIME
        elif when.tzinfo is not None:
            when = when.astimezone(UTC).replace(tzinfo=None)
        actions.append(_filled(Entry(row, aef, kind_of(row.type), when), families))
    for row in aef.holdings:
        holdings.append(_filled(Entry(row, aef, HOLDING, end), families))
    return actions, holdings


def _filled(entry: Entry, families: dict[tuple, tuple]) -> Entry:
    row = entry.row
    first, last = row.first, row.last
    whole = row.first_id
    if whole is not None:
        family = whole.approach, whole.party, whole.vintage
        entry.registry = whole.registry
        first = whole.serial
        if row.last_id is not None:
            last = row.last_id.serial
    else:
        family = row.approach, row.party, row.vintage
        if None in family:
            return entry
        if row.party == entry.aef.submission.party:
            entry.registry = row.registry
    if first is not None and last is not None and 0 < first <= last:
        entry.family = families.setdefault(family, family)
        entry.first, entry.last = first, last
    return entry


def without_registry(entries: list[Entry]) -> Iterator[Entry]:
    """Those that can be compared and do not say where their units originated."""
    return (entry for entry in entries if entry.registry is None and entry.family is not None)
