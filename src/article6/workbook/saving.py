"""Saving a workbook: the same bytes for the same content, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from article6.aef.errors import AefFileError

__all__ = ["save"]


class _Archive(ZipFile):
    """An archive whose parts all bear one time, instead of the moment of writing."""

    def __init__(self, path: str, day: date) -> None:
        super().__init__(path, "w", ZIP_DEFLATED, allowZip64=True)
        self.time = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)

    def writestr(self, name: str, data: str | bytes) -> None:  # as openpyxl calls it
        super().writestr(self._info(name), data)

    def write(self, filename: str, arcname: str) -> None:
        with open(filename, "rb") as source, self.open(self._info(arcname), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target, 1024 * 1024)

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self.time)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


def save(workbook: Workbook, path: Path, day: date) -> None:
    """Write the workbook beside its place, then move it there: all of it, or the file stays as it was.

    `day` is the date of all its times. `AefFileError` where the place cannot be written.
    """
    workbook.properties.created = workbook.properties.modified = datetime(day.year, day.month, day.day)
    if path.exists() and not path.is_file():  # to replace a device would break it
        raise _unwritable(path, "This is a folder, a device or a pipe.")
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
        os.close(handle)
    except (OSError, ValueError) as error:
        raise _unwritable(path, f"It cannot be written: {getattr(error, 'strerror', error)}.") from None
    try:
        with _Archive(temporary, day) as archive:
            ExcelWriter(workbook, archive).write_data()
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _unwritable(path: Path, problem: str) -> AefFileError:
    return AefFileError(path.name, problem, "Name a file in a folder that you can write to.")
