"""The CSV form of an AEF: a folder with five files, or one file with one of the tables.

`table-1-submission.csv` to `table-5-authorized-entities.csv`, each with the labels of annex II in its first
row. Written in UTF-8 with a mark that spreadsheets look for, and commas. Read in whatever a spreadsheet
makes of it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; columns in any order.

A text that a spreadsheet would take for a formula (it begins with =, +, - or @) is written with an apostrophe
before it; reading takes it off again.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path

from article6.aef.amounts import decimal_text
from article6.aef.assemble import assemble
from article6.aef.cells import protect
from article6.aef.document import Aef
from article6.aef.errors import AefFileError
from article6.aef.format import TABLES, Table
from article6.aef.headers import DEEPEST_HEADER, table_by_header, table_of
from article6.aef.nomenclature import Nomenclature
from article6.aef.placing import new_folder
from article6.aef.telling import Told
from article6.aef.text_reading import CsvFile
from article6.aef.written import Written, rows_to_write

__all__ = ["read_csv_file", "read_csv_folder", "write_csv"]

_MOST_FILES = 200


def write_csv(aef: Aef, folder: str | Path, *, identifiers: str = "serial", as_carp: bool = False) -> None:
    """Write the five tables into a folder; see `article6.aef.written` for the two options.

    The folder is made if it is not there; its parent must exist. Raises `AefFileError`.
    """
    with new_folder(folder, last=TABLES[0].file) as made:
        for kind, rows in rows_to_write(aef, folder, identifiers, as_carp):
            with (made / kind.file).open("w", encoding="utf-8-sig", newline="") as lines:
                writer = csv.writer(lines)
                writer.writerow([field.label for field in kind.fields])
                writer.writerows([_text(cell) for cell in row] for row in rows)


def _text(cell: Written) -> str:
    if isinstance(cell, str):
        return protect(cell)
    if isinstance(cell, Fraction):
        text = decimal_text(cell)
        # A point and three digits could be taken for a thousand and more: 1.250 is written 1.2500.
        return f"{text}0" if len(text.partition(".")[2]) == 3 else text
    return str(cell)


def read_csv_folder(
    folder: Path, nomenclature: Nomenclature | None = None, progress: Callable[[float], None] | None = None
) -> Aef:
    """The AEF in a folder of CSV files. A file that is not CSV is a finding, and its table is missing."""
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in {".csv", ".tsv", ".txt"})
    files = [file for file in files if file.is_file() and not file.name.startswith(".")]
    if not files:
        raise AefFileError(
            folder, "The folder holds no CSV file.", f"Put {TABLES[0].file} and the others into it."
        )
    if len(files) > _MOST_FILES:
        raise AefFileError(folder, f"The folder holds {len(files)} text files.", "Name a folder of one AEF.")
    told = Told(folder.name or str(folder))
    share = _shares(files, progress)
    sheets = {}
    for file in files:
        kind = table_of(file.stem)
        try:
            found = CsvFile(file, told, kind, share(file))
        except AefFileError as error:
            told.say(told.place(kind), f"{file.name}: {error.problem}", error.mend, check=2)
            continue
        sheets[file.stem if file.stem not in sheets else file.name] = found.rows()
    return _with_findings(assemble(sheets, told.source, nomenclature), told)


def read_csv_file(
    path: Path, nomenclature: Nomenclature | None = None, progress: Callable[[float], None] | None = None
) -> Aef:
    """The AEF with the one table that the file holds, told by its header, else by its name."""
    told = Told(path.name)
    file = CsvFile(path, told, table_of(path.stem), progress)
    rows = file.rows()
    head = list(islice(rows, DEEPEST_HEADER))
    kind: Table | None = table_by_header(head, TABLES) or file.kind
    file.kind = kind
    sheet: dict[str, Iterable] = {kind.sheet if kind else path.stem: chain(head, rows)}
    return _with_findings(assemble(sheet, told.source, nomenclature), told)


def _shares(
    files: list[Path], progress: Callable[[float], None] | None
) -> Callable[[Path], Callable[[float], None] | None]:
    """For each file what it reports its progress to: its own share becomes one of all files together."""
    sizes = {file: file.stat().st_size for file in files}
    total, read = sum(sizes.values()) or 1, dict.fromkeys(files, 0.0)

    def of(file: Path) -> Callable[[float], None] | None:
        def report(share: float) -> None:
            read[file] = share * sizes[file]
            progress(sum(read.values()) / total)

        return report if progress else None

    return of


def _with_findings(aef: Aef, told: Told) -> Aef:
    aef.findings[:0] = told.finish()
    return aef
