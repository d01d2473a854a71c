"""Reading an AEF from a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from article6.aef.assemble import assemble
from article6.aef.document import Aef
from article6.aef.format import TABLES, Table
from article6.aef.headers import DEEPEST_HEADER, Header, find_header, table_of
from article6.aef.nomenclature import Nomenclature
from article6.workbook.book import Book, Sheet, book
from article6.workbook.container import Container
from article6.workbook.notes import Notes
from article6.workbook.sheet import Raw, rows

__all__ = ["Stream", "read", "streams"]

Row = tuple[int, Sequence[Raw]]


class Stream:
    """One sheet as it is read: its rows once, the first of them kept, and what was met on the way."""

    def __init__(
        self, container: Container, found: Book, sheet: Sheet, done: Callable[[int], object]
    ) -> None:
        self.sheet = sheet
        self.notes = Notes()
        self.head: list[Row] = []
        self.begun = False
        self._rows = rows(container, found, sheet, self.notes, done)

    def __iter__(self) -> Iterator[Row]:
        self.begun = True
        self.head = list(islice(self._rows, DEEPEST_HEADER))
        return chain(self.head, self._rows)

    @property
    def table(self) -> Table | None:
        """The table that the sheet holds, by its name or else by its header; None if it is another sheet."""
        if named := table_of(self.sheet.name):
            return named
        best = max(TABLES[1:], key=lambda kind: self._share(kind.number))
        return best if self._share(best.number) >= 0.5 else None

    def header(self) -> Header | None:
        """The header of the table, where it runs across the sheet."""
        kind = self.table
        return find_header(self.head, kind.number, least=3 if kind.number == 1 else 2) if kind else None

    def _share(self, number: int) -> float:
        header = find_header(self.head, number)
        return len(header.columns) / len(TABLES[number - 1].fields) if header else 0.0


def streams(
    container: Container, found: Book, progress: Callable[[float], None] | None = None
) -> dict[str, Stream]:
    """The sheets by name, each to be iterated once. A name that stands there twice gets a blank behind it."""
    total = sum(container.size(sheet.part) for sheet in found.sheets)
    read = 0

    def done(count: int) -> None:
        nonlocal read
        read += count
        if progress and count:
            progress(min(1.0, read / total))

    several: dict[str, Stream] = {}
    for sheet in found.sheets:
        name = sheet.name
        while name in several:
            name += " "
        several[name] = Stream(container, found, sheet, done)
    return several


def read(
    path: str | Path, nomenclature: Nomenclature | None, progress: Callable[[float], None] | None
) -> Aef:
    """See `article6.workbook.read`."""
    from article6.workbook.remarks import remarks

    with Container(path) as container:
        found = book(container)
        several = streams(container, found, progress)
        aef = assemble(several, container.name, nomenclature)
    aef.findings.extend(remarks(found, list(several.values()), container.name))
    if progress:
        progress(1.0)
    return aef
