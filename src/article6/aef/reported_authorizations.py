"""The authorizations that reports hold: every version once, who revoked what, and which id means which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from article6.aef import remarks
from article6.aef.authorization_rows import authorization_from_row
from article6.aef.document import Aef
from article6.aef.rebuild_error import RebuildError
from article6.aef.rows import AuthorizationRow
from article6.aef.sources import Source
from article6.aef.unit_rows import in_force
from article6.authorization import Authorization, AuthorizationError
from article6.findings import Place

__all__ = ["ReportedAuthorizations", "Version"]

Key = tuple[str, str]  # Party, id


class Version(NamedTuple):
    """A version, or the end (`authorization` is None), and the row that tells it."""

    key: Key
    date: date
    authorization: Authorization | None
    place: Place


class ReportedAuthorizations:
    """What table 2 of all reports says. Raises RebuildError where two rows do not agree."""

    def __init__(self, aefs: Iterable[Aef]) -> None:
        self._versions: dict[Key, dict[int, Version]] = {}
        self._ends: dict[Key, Version] = {}
        foreign = []
        for aef in aefs:
            for row in aef.authorizations:
                author = remarks.foreign_author(row.note)
                if author is None:
                    self._add(self._versions, aef, row, aef.party, row.id)
                else:
                    foreign.append((aef, row, author))
        repeated: dict[Key, dict[int, Version]] = {}
        for aef, row, author in foreign:
            self._add(repeated, aef, row, author, self._plain(author, row.id))
        for key, versions in repeated.items():  # where the author's own reports are not at hand
            self._versions.setdefault(key, versions)

    def _plain(self, party: str, id: str | None) -> str | None:
        """The id that the Party gave; another Party may have put the code of the Party before it."""
        bare = (id or "").removeprefix(f"{party} ")
        return bare if (party, id) not in self._versions and (party, bare) in self._versions else id

    def _add(
        self,
        into: dict[Key, dict[int, Version]],
        aef: Aef,
        row: AuthorizationRow,
        party: str,
        id: str | None,
    ) -> None:
        place = aef.place(row)
        try:
            plain = replace(row, id=id, note=remarks.without_remarks(row.note))
            version = authorization_from_row(plain, party)
        except AuthorizationError as error:
            raise RebuildError(place, str(error), "Correct the row.", "authorization.content") from error
        key = party, version.id
        told = Version(key, version.date, version, place)
        known = into.setdefault(key, {}).setdefault(version.version, told)
        if known.authorization != version:
            raise RebuildError(
                place,
                f"Version {version.version} of authorization {version.id} by {party} differs between rows.",
                "A change is a new version: make the two rows agree, or number the change.",
                "authorization.changes",
                known.place,
            )
        end = remarks.revoked_on(row.note)
        if end is not None:
            known = self._ends.setdefault(key, Version(key, end, None, place))
            if known.date != end:
                raise RebuildError(
                    place,
                    f"Authorization {version.id} by {party} was revoked on {end} or on {known.date}.",
                    "Make the two rows agree.",
                    "authorization.changes",
                    known.place,
                )

    def __iter__(self):
        """Versions by authorization and number, the end last."""
        for key, versions in self._versions.items():
            yield from (versions[number] for number in sorted(versions))
            if key in self._ends:
                yield self._ends[key]

    def versions(self, key: Key) -> list[Authorization]:
        """The versions of an authorization, none where no report has it."""
        known = self._versions.get(key, {})
        return [known[number].authorization for number in sorted(known)]

    def begins(self, key: Key) -> Version | None:
        """The first version of an authorization, None where no report has it."""
        known = self._versions.get(key)
        return known[min(known)] if known else None

    def version(self, key: Key, on: date) -> Authorization | None:
        """The version that table 2 shows for that day."""
        versions = self.versions(key)
        return in_force(versions, on) if versions else None

    def id_of(self, source: Source) -> str | None:
        """The id of the first transferring Party's authorization; None where the row names another one.

        A Party that acquired may name an authorization of its own, which says nothing of the outcomes.
        """
        party, id = source.row.party, source.row.authorization
        if source.own:
            return id
        plain = self._plain(party, id)
        mine = plain == id and (source.reporter, id) in self._versions
        return plain if (party, plain) in self._versions and not mine else None

    def purpose(self, source: Source) -> str:
        """The purpose of a cancellation: from subtype and text; for a mere name, what is authorized."""
        row = source.row
        if row.subtype is not None and "OMGE" in row.subtype:
            return "OMGE"
        words = {word.strip(",.;:()").upper() for word in (row.purpose or "").split()}
        for name in ("OIMP", "IMP", "OP", "other"):
            if name.upper() in words:
                return name
        if (row.type or "").casefold() == "use":
            return "IMP"
        if not row.purpose:
            return "other"
        versions = self.versions((row.party, self.id_of(source) or ""))
        covered = (versions[-1].purposes if versions else {"IMP", "OP"}) & {"IMP", "OP"}
        return next(iter(covered)) if len(covered) == 1 else "OIMP"
