"""Which authorization a Party names in its rows, and which of them stand in its table 2.

For outcomes of its own a Party names its own authorization. For outcomes that it acquired it names its own
authorization of that cooperative approach too, since each participating Party authorizes the use (4/CMA.6
para. 5): the one in force when the outcomes were acquired, the latest of several. Where the Party has none
on record, it names that of the first transferring Party, and table 2 repeats it with a note that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from article6.aef import remarks
from article6.aef.authorization_rows import table2_row
from article6.aef.nomenclature import current
from article6.aef.rows import AuthorizationRow
from article6.authorization import Authorization
from article6.ledger.events import Acquired, Authorized, Changed, Revoked
from article6.ledger.ledger import Ledger
from article6.ledger.trace import Step

__all__ = ["Named"]


@dataclass(slots=True)
class _Document:
    """An authorization through its versions."""

    party: str
    id: str
    versions: list[Authorization] = field(default_factory=list)
    revoked_on: date | None = None

    def in_force(self, on: date) -> Authorization | None:
        """The version in force at the end of that day."""
        if self.revoked_on is not None and self.revoked_on <= on:
            return None
        return next((version for version in reversed(self.versions) if version.date <= on), None)


class Named:
    """The authorizations of a ledger as one Party names them.

    `own`: its own that the ledger lacks. `oimp`: names of purposes, for authorizations that name none.
    """

    def __init__(
        self,
        ledger: Ledger,
        party: str,
        own: Iterable[Authorization] = (),
        oimp: Mapping[str, str] | None = None,
    ) -> None:
        self.party = party
        self._oimp = oimp or {}
        self._documents: dict[tuple[str, str], _Document] = {}
        for event in ledger.events:
            kind = type(event)
            if kind is Authorized or kind is Changed:
                self._add(event.authorization)
            elif kind is Revoked:
                self._documents[event.party, event.id].revoked_on = event.date
        for version in own:
            if version.party != party:
                raise ValueError(
                    f"Authorization {version.id} is by {version.party}, not by {party}. Give those of the "
                    "reporting Party (4/CMA.6 para. 5, rule authorization.content)."
                )
            self._add(version)
        self._mine = [document for document in self._documents.values() if document.party == party]
        self._bearers = Counter(id for _, id in self._documents)
        self._by_mark: dict[int, tuple[str, str] | None] = {}
        self.used: set[tuple[str, str]] = set()  # (Party, id) that the rows so far name

    def _add(self, version: Authorization) -> None:
        key = version.party, version.id
        document = self._documents.setdefault(key, _Document(*key))
        if all(version.version != known.version for known in document.versions):
            document.versions.append(version)
            document.versions.sort(key=lambda one: one.version)

    def name(self, step: Step) -> str:
        """The authorization id for the block of a step; the block is authorized."""
        key = self._key(step)
        self.used.add(key)
        return self._spelt(*key)

    def _key(self, step: Step) -> tuple[str, str]:
        host = step.block.party, step.versions[0].id
        return host if step.block.party == self.party else self._own(step) or host

    def _own(self, step: Step) -> tuple[str, str] | None:
        """The own authorization for what the Party acquired; kept by mark, so that no chain is long."""
        mark, passed = step.mark, []
        while mark is not None and id(mark) not in self._by_mark:
            passed.append(id(mark))
            if type(mark.event) is Acquired and mark.event.by == self.party:
                self._by_mark[id(mark)] = self._in_force(step, mark.event.date)
                break
            mark = mark.previous
        found = self._by_mark[id(mark)] if mark is not None else None
        self._by_mark.update(dict.fromkeys(passed, found))
        return found

    def _in_force(self, step: Step, on: date) -> tuple[str, str] | None:
        found = []
        for document in self._mine:
            version = document.in_force(on)
            if version is None or version.approach != step.block.approach:
                continue
            if not version.vintages or step.block.vintage in version.vintages:
                found.append((document.versions[0].date, document.id))
        return (self.party, max(found)[1]) if found else None

    def _spelt(self, party: str, id: str) -> str:
        """The id; with the Party before it where another authorization that may be named has the same id."""
        if party == self.party or self._bearers[id] == 1:
            return id
        return f"{party} {id}"

    def rows(self, year: int, repeat: bool = True) -> list[AuthorizationRow]:
        """Table 2: versions of that year, the end of an authorization in it, and what the rows name.

        Annual information is about the year (2/CMA.3 annex 20(a)), and no duty was found to repeat what an
        earlier report has; repeating is no fault either, and lets the report be understood alone. `repeat`:
        every version so far of each own authorization that a row names. What another Party gave and a row
        names always stands there.
        """
        end = date(year, 12, 31)
        found: list[tuple[tuple, AuthorizationRow]] = []
        for key, document in self._documents.items():
            mine, named = document.party == self.party, key in self.used
            if not (mine or named):
                continue
            ended = document.revoked_on is not None and document.revoked_on <= end
            so_far = [version for version in document.versions if version.date <= end]
            if named and (repeat or not mine):
                # a first transfer that reaches back may name an authorization of a later year
                chosen = so_far or document.versions[:1]
            elif mine:
                ends_now = ended and document.revoked_on.year == year
                last = so_far[-1:] if ends_now else []
                chosen = [v for v in so_far if v.date.year == year or v in last]
            else:
                continue
            for version in chosen:
                place = not mine, document.versions[0].date, document.party, document.id, version.version
                over = document.revoked_on if ended and version is chosen[-1] else None
                found.append((place, self._row(version, over)))
        return [row for _, row in sorted(found, key=lambda one: one[0])]

    def _row(self, version: Authorization, revoked_on: date | None) -> AuthorizationRow:
        told = []
        if version.party != self.party:
            told.append(remarks.of_another_party(version.party, self.party))
        if revoked_on is not None:
            told.append(remarks.revoked(revoked_on))
        note = "\n".join([*told, version.note] if version.note else told)
        row = table2_row(replace(version, note=note))
        if version.covers_oimp and row.oimp is None:
            covered = version.purposes | {"OIMP"}
            row.oimp = ", ".join(name for code, name in self._oimp.items() if code in covered) or None
        row.id = self._spelt(version.party, version.id)
        row.sectors = tuple(_spelt("sectors", name) for name in row.sectors)
        row.activity = tuple(_spelt("activity_type", name) for name in row.activity)
        return row


def _spelt(list: str, name: str) -> str:
    """The name as the nomenclature spells it, where the list holds it."""
    return current().read(list, name) or name
