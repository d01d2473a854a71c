"""The file around a workbook: what it is, whether it is safe to unpack, and its parts.

An .xlsx file is a zip archive of XML parts. Nothing is unpacked before its sizes were looked at, and the file
is only ever opened for reading.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType

from article6.aef.errors import AefFileError
from article6.workbook.kinds import what_it_is

__all__ = ["DAMAGE", "MAX_FILE", "MAX_PARTS", "MAX_RATIO", "MAX_UNPACKED", "Container"]

MIB = 1024 * 1024
MAX_FILE = 512 * MIB  # a million rows of actions are a fifth of it
MAX_UNPACKED = 2048 * MIB  # all parts together; a million rows of actions are half of it
MAX_RATIO = 250  # unpacked to packed, of one part: a sheet of like rows reaches some 30
RATIO_FROM = 4 * MIB  # smaller parts cannot do harm
MAX_PARTS = 5_000
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what the format allows

# What unpacking raises on a damaged archive, besides its own error.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,
)


class Container:
    """The parts of a workbook file, by name without regard to case. Use it in a `with` statement.

    Raises `AefFileError` where the file is no .xlsx or .xlsm, is damaged or encrypted, or would unpack to
    more than `MAX_UNPACKED` bytes.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.name = str(path)  # as it was named: two files may have the same last name
        self._zip = self._opened()
        self._parts: dict[str, zipfile.ZipInfo] = {}
        try:
            self._take_stock()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Container:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def refuse(self, problem: str, mend: str) -> AefFileError:
        """The error to raise about this file."""
        return AefFileError(self.name, problem, mend)

    def damaged(self, what: str) -> AefFileError:
        """The error for a part that cannot be read."""
        return self.refuse(
            f"{what}, so the file is damaged or was not saved to its end.",
            "Get the file again, or let a spreadsheet program repair it and save it as .xlsx.",
        )

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in small letters, without a leading slash."""
        return tuple(self._parts)

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._parts

    def size(self, part: str) -> int:
        """Bytes of a part when unpacked, 0 where there is none."""
        info = self._parts.get(_folded(part))
        return info.file_size if info else 0

    def open(self, part: str) -> zipfile.ZipExtFile:
        """A part as a stream of bytes; `DAMAGE` lists what reading it may raise."""
        try:
            return self._zip.open(self._parts[_folded(part)])
        except KeyError:
            raise self.damaged(f"its part {part!r} is missing") from None
        except DAMAGE:
            raise self.damaged(f"its part {part!r} cannot be unpacked") from None

    def _opened(self) -> zipfile.ZipFile:
        try:
            about = self.path.stat()
            regular = stat.S_ISREG(about.st_mode)  # anything else might keep us waiting for ever
            head = self._head() if regular else b""
        except FileNotFoundError:
            raise self.refuse("there is no such file.", "Look at the name and the folder.") from None
        except (OSError, ValueError):
            raise self.refuse(
                "the file cannot be opened.", "Look at its name and at its permissions."
            ) from None
        if not regular:
            kind = "a folder" if stat.S_ISDIR(about.st_mode) else "not a file"
            raise self.refuse(f"this is {kind}, a workbook is one file.", "Name the .xlsx file itself.")
        if not about.st_size:
            raise self.refuse("the file is empty (0 bytes).", "Get the file again.")
        if about.st_size > MAX_FILE:
            raise self.refuse(
                f"the file has {about.st_size // MIB} MiB; at most {MAX_FILE // MIB} are read.",
                "Send so many rows as CSV.",
            )
        if not head.startswith(b"PK"):
            raise self.refuse(*what_it_is(head, self.path))
        try:
            return zipfile.ZipFile(self.path)
        except DAMAGE:
            raise self.damaged("its table of contents cannot be read") from None

    def _head(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(4096)

    def _take_stock(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise self.refuse(
                f"the file has {len(infos)} parts; a workbook has some twenty, at most {MAX_PARTS} are read.",
                "Save the tables in a new workbook.",
            )
        for info in infos:
            name = _folded(info.filename)
            if info.is_dir():
                continue
            if name in self._parts:
                raise self.damaged(f"it holds its part {info.filename!r} twice")
            self._parts[name] = info
        if not any(name.startswith("xl/") for name in self._parts) or "xl/workbook.bin" in self._parts:
            raise self.refuse(*what_it_is(b"PK", self.path, self._parts))
        total = 0
        for info in self._parts.values():
            total += info.file_size
            if info.flag_bits & 1:
                raise self.refuse(
                    "a part of the file is encrypted.", "Save the workbook without a password, as .xlsx."
                )
            if info.compress_type not in METHODS:
                raise self.damaged(f"its part {info.filename!r} is packed in a way that workbooks never use")
            if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
                raise self.refuse(
                    f"its part {info.filename!r} would unpack to {info.file_size // MIB} MiB, more than "
                    f"{MAX_RATIO} times what is stored: no real table does so.",
                    "Copy the cells that are filled into a new workbook.",
                )
        if total > MAX_UNPACKED:
            raise self.refuse(
                f"the file would unpack to {total // MIB} MiB; at most {MAX_UNPACKED // MIB} are read.",
                "Copy the cells that are filled into a new workbook, or send so many rows as CSV.",
            )


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()
