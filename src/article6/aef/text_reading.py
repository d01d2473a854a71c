"""The rows of a CSV file, whatever encoding and delimiter it has: one row after the other, never all at once.

A row that cannot be told from the next one (a quotation mark that is never closed, a cell without end) is a
finding; the rows after it are read where that is possible.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from article6.aef.cells import unprotect
from article6.aef.errors import AefFileError
from article6.aef.format import Table
from article6.aef.headers import DEEPEST_HEADER, fields_named
from article6.aef.telling import Told

__all__ = ["MOST_BYTES", "CsvFile"]

MOST_BYTES = 2 * 1024**3  # three million rows of table 3 are about 700 MB
_LONGEST_LINE = 4_000_000  # characters
_STEP = 5_000  # lines from one report of progress to the next
_SAMPLE = 64 * 1024
_DELIMITERS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = {
    b"PK\x03\x04": ("a workbook or another zip file", "Give it its own ending, such as .xlsx."),
    b"\xd0\xcf\x11\xe0": ("an old workbook", "Save it as .xlsx, or as CSV."),
    b"%PDF": ("a PDF", "Name the workbook, the CSV files or the JSON file."),
}
_NAMES = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class CsvFile:
    """One CSV file. `rows()` gives (number, cells), the header included; what is odd goes to `told`."""

    def __init__(
        self,
        path: Path,
        told: Told,
        kind: Table | None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        self.path, self.told, self.kind, self.progress = path, told, kind, progress
        self.encoding, self.errors = "utf-8", "strict"
        self._apostrophe = False
        self._zeros = 0
        self._look()

    def _look(self) -> None:
        """Find out encoding and delimiter."""
        with self.path.open("rb") as file:
            if file.seek(0, io.SEEK_END) > MOST_BYTES:
                raise AefFileError(
                    self.path, f"It is larger than {MOST_BYTES // 1024**2:,} MB.", "Divide it by years."
                )
            file.seek(0)
            begin = file.read(_SAMPLE)
            for magic, (what, mend) in _OTHERS.items():
                if begin.startswith(magic):
                    raise AefFileError(self.path, f"It is {what}, not CSV.", mend)
            self.encoding = _encoding_by_mark(begin)
            if not self._fits(file):
                self._fall_back(file)
        text = begin.decode(self.encoding, "ignore")
        self.delimiter, self.skipped = _delimiter(text)

    def _fits(self, file: io.BufferedReader) -> bool:
        decoder = codecs.getincrementaldecoder(self.encoding)()
        file.seek(0)
        try:
            while piece := file.read(1024**2):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
        return True

    def _fall_back(self, file: io.BufferedReader) -> None:
        if self.encoding != "utf-8":
            self.errors = "replace"
            self._say("It holds bytes that are no characters; they are shown as \ufffd.", check=2)
            return
        for self.encoding in ("cp1252", "latin-1"):  # what spreadsheets write on many machines
            if self._fits(file):
                break
        self._say(
            f"It is not UTF-8; read as {_NAMES[self.encoding]}.", "Look at the letters with accents, and "
        )

    def _say(self, problem: str, begin: str = "", check: int | None = None) -> None:
        mend = f"{begin}save the file as CSV in UTF-8." if begin else "Save the file as CSV in UTF-8."
        place = self.told.place(self.kind)
        self.told.say(place, f"{self.path.name}: {problem}", mend, warning=check is None, check=check)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows with their numbers, as a spreadsheet counts them; an empty line is a row too."""
        with self.path.open(encoding=self.encoding, errors=self.errors, newline="") as lines:
            if self.skipped:
                lines.readline()
            reader = csv.reader(self._lines(lines), delimiter=self.delimiter, strict=True)
            number, going = 0, True
            while going:
                try:
                    for cells in reader:
                        number += 1
                        if self._apostrophe:
                            self._apostrophe = False
                            cells = [unprotect(cell) for cell in cells]
                        yield number, cells
                    going = False
                except csv.Error as error:
                    number += 1
                    self._broken(number, str(error))
        if self.progress:
            self.progress(1.0)
        if self._zeros:
            self._say(
                "It holds characters of the number zero, which are left out.", "Look for lost text, and "
            )

    def _lines(self, lines: io.TextIOWrapper) -> Iterator[str]:
        size, count = self.path.stat().st_size or 1, 0
        while line := lines.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                place = self.told.place(self.kind)
                self.told.say(
                    place,
                    f"A line has more than {_LONGEST_LINE:,} characters; from there on the file is not read.",
                    "Look for line ends that are lost.",
                    check=2,
                )
                return
            count += 1
            if self.progress and not count % _STEP:
                self.progress(min(1.0, lines.buffer.tell() / size))
            if "\0" in line:
                line = line.replace("\0", "")
                self._zeros += 1
            if "'" in line:
                self._apostrophe = True
            yield line

    def _broken(self, number: int, error: str) -> None:
        if "end of data" in error:
            problem = "A quotation mark is opened in this row and never closed; the rest is not read."
            mend = "Close it; write a quotation mark inside a text twice."
        elif "larger than field limit" in error:
            problem = f"A cell has more than {csv.field_size_limit():,} characters; the row is not read."
            mend = "Look for a quotation mark that is never closed."
        else:
            problem = "A quotation mark stands where a cell should end; the row is not read."
            mend = "Write a quotation mark inside a text twice, and the text between quotation marks."
        self.told.say(self.told.place(self.kind, number), problem, mend, check=2)


def _encoding_by_mark(begin: bytes) -> str:
    for mark, encoding in _MARKS:
        if begin.startswith(mark):
            return encoding
    even, odd = begin[::2], begin[1::2]
    if len(odd) > 8 and odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if len(odd) > 8 and even.count(0) > 0.4 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return "utf-8"


def _delimiter(text: str) -> tuple[str, bool]:
    """The delimiter with which the rows name most fields, and whether the first line only names it."""
    if found := re.match(r"\ufeff?sep=([,;\t|])\r?\n", text):
        return found[1], True
    lines = text.lstrip("\ufeff").splitlines(keepends=True)[:DEEPEST_HEADER]

    def named(delimiter: str) -> tuple[int, int]:
        rows = list(enumerate(islice(_parsed(lines, delimiter), DEEPEST_HEADER), 1))
        return fields_named(rows), sum(line.count(delimiter) for line in lines)

    return max(_DELIMITERS, key=named), False


def _parsed(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return
