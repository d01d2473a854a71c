"""The door to workbooks: an AEF as the seven sheets that officials know (4/CMA.6 annex II).

    workbook.write(aef, "xha-2028.xlsx")
    mine = workbook.read("xha-2028.xlsx")
    workbook.annotate("xha-2028.xlsx", findings, "xha-2028-findings.xlsx")

Reading needs the standard library only and looks at a file before it unpacks it; openpyxl writes, and makes
the annotated copy. Every function raises `AefFileError`, one clear sentence, and never changes the file it
reads. The order of the sheets and their names are those that a checker of the secretariat's side expects; no
official workbook could be read, so compare with the template of the CARP before you submit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from article6.aef.errors import AefFileError

if TYPE_CHECKING:
    from article6.aef.document import Aef
    from article6.aef.nomenclature import Nomenclature
    from article6.findings import Finding

__all__ = ["AefFileError", "annotate", "read", "write"]


def write(
    aef: Aef,
    path: str | Path,
    *,
    identifiers: str = "serial",
    as_carp: bool = False,
    nomenclature: Nomenclature | None = None,
) -> None:
    """Write the AEF as a workbook: Index, Summary information, tables 1 to 5.

    `identifiers`: "serial" writes the serials alone in First ID and Last ID, as the nomenclature of
    17 February 2026 types them; "full" writes whole identifiers where they are known; "same" writes what
    each row holds. Fields that the CARP fills in are refused, unless the AEF was read from a file or
    `as_carp` says that the platform writes. The drop-down lists hold the values of `nomenclature`, by default
    the current one. An AEF with nothing but table 1 gives a form to fill in. The same AEF gives the same
    bytes.
    """
    from article6.workbook.writing import write

    with _no_room_told(path):
        write(aef, path, identifiers, as_carp, nomenclature)


def read(
    path: str | Path,
    *,
    nomenclature: Nomenclature | None = None,
    progress: Callable[[float], None] | None = None,
) -> Aef:
    """Read an AEF from an .xlsx or .xlsm file; `findings` holds what there is to say of it.

    Formulas give the value stored with them, hidden rows and sheets are read, macros and links to other files
    are not followed: each of these is a warning. `progress` is called now and then with the share that is
    done, from 0 to 1. Raises `AefFileError` where the file cannot be opened as a workbook.
    """
    from article6.workbook.reading import read

    return read(path, nomenclature, progress)


def annotate(path: str | Path, findings: Iterable[Finding], out: str | Path) -> None:
    """Write a copy of the workbook with the findings in it: a sheet in front, and a comment at each cell.

    The workbook itself stays as it is; `out` must be another file. Raises `AefFileError` where the workbook
    cannot be read or the copy not be written.
    """
    from article6.workbook.annotating import annotate

    with _no_room_told(out):
        annotate(path, findings, out)


@contextmanager
def _no_room_told(path: str | Path) -> Iterator[None]:
    """Sheets are first written to temporary files; the library that does it has an error of its own."""
    try:
        yield
    except Exception as problem:
        if type(problem).__name__ != "SerialisationError":
            raise
        raise AefFileError(
            str(path), f"It cannot be written: {problem}.", "Make room on the disk, then write it again."
        ) from None
