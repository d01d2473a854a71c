"""Saving a workbook: the same bytes for the same content, and nothing half-written."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from article6.aef.placing import new_file

__all__ = ["save"]

EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)  # that an archive can name


class _Archive(ZipFile):
    """An archive whose parts all bear one time, instead of the moment of writing."""

    def __init__(self, file: BinaryIO, day: date) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, allowZip64=True)
        self.time = (day.year, day.month, day.day, 0, 0, 0)

    def writestr(self, name: str, data: str | bytes) -> None:  # as openpyxl calls it
        super().writestr(self._info(name), data)

    def write(self, filename: str, arcname: str) -> None:
        with open(filename, "rb") as source, self.open(self._info(arcname), "w") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self.time)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


def save(workbook: Workbook, path: str | Path, day: date) -> None:
    """Put the workbook in its place, whole. `day` is the date of all its times.

    `AefFileError` where the place cannot be written.
    """
    day = min(max(date(day.year, day.month, day.day), EARLIEST), LATEST)
    workbook.properties.created = workbook.properties.modified = datetime(day.year, day.month, day.day)
    with new_file(path, "latin-1") as file, _Archive(file.buffer, day) as archive:
        ExcelWriter(workbook, archive).write_data()
