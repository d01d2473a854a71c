"""Read an AEF from a file, whatever its form."""

from __future__ import annotations

import importlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from article6.aef.document import Aef
from article6.aef.errors import AefFileError
from article6.aef.nomenclature import Nomenclature

__all__ = ["read"]

Progress = Callable[[float], None]
_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
_TEXTS = {".csv", ".tsv", ".txt"}
_FORMS = "Name a workbook (.xlsx), a folder of CSV files, one CSV file, or a JSON file."


def read(
    path: str | Path, *, nomenclature: Nomenclature | None = None, progress: Progress | None = None
) -> Aef:
    """The AEF in a workbook (.xlsx), a folder of CSV files, a CSV file with one table, or a JSON file.

    What is wrong inside is in `Aef.findings`. `nomenclature` is the list of values to compare with, by
    default the current one; `progress` is called now and then with the share that is read, from 0 to 1.
    Raises `AefFileError` only where the file cannot be opened as its form at all.
    """
    try:
        place = Path(path)
        mode = os.stat(place).st_mode
        if stat.S_ISDIR(mode):
            from article6.aef.text_files import read_csv_folder

            return read_csv_folder(place, nomenclature, progress)
        if not stat.S_ISREG(mode):
            raise AefFileError(path, "It is a device or a pipe, not a file.", _FORMS)
        return _reader(place)(place, nomenclature=nomenclature, progress=progress)
    except FileNotFoundError:
        raise AefFileError(path, "There is no such file.", "Look at its name and its folder.") from None
    except OSError as error:
        raise AefFileError(path, f"It cannot be opened: {error.strerror or error}.", _FORMS) from None
    except (TypeError, ValueError) as error:
        if isinstance(error, AefFileError):
            raise
        raise AefFileError(_name(path), "No file can have this name.", _FORMS) from None


def _reader(path: Path) -> Callable[..., Aef]:
    form = path.suffix.lower()
    if form == ".json":
        from article6.aef.json_file import read_json

        return read_json
    if form in _TEXTS:
        from article6.aef.text_files import read_csv_file

        return read_csv_file
    if form in _WORKBOOKS:
        return _workbook().read
    if form in {".xls", ".xlsb", ".ods", ".numbers"}:
        raise AefFileError(path, f"Workbooks of the form {form} are not read.", "Save it as .xlsx.")
    raise AefFileError(path, f'"{form}" is not the ending of an AEF file.', _FORMS)


def _workbook():
    """The door to openpyxl. It stands above this room and need not be installed: found by its name."""
    try:
        return importlib.import_module("article6.workbook")
    except ModuleNotFoundError as error:
        raise AefFileError(
            "workbook",
            f"The package {error.name} is not installed.",
            "Install openpyxl, or save the tables as CSV.",
        ) from None


def _name(path: object) -> str:
    return str(path).replace("\0", "\ufffd")
