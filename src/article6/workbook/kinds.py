"""What a file is that is no workbook, in words that help whoever has it before them."""

from __future__ import annotations

from collections.abc import Container as Names
from pathlib import Path

__all__ = ["what_it_is"]

_SAVE_AS = "Open it in a spreadsheet program and save it as Excel workbook (.xlsx)."
_NOT_IT = "Look whether the right file was named; a workbook ends in .xlsx."
MIB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# How files begin that people take for workbooks.
_BEGINNINGS = (
    (b"%PDF", "a PDF", _NOT_IT),
    (b"\x89PNG", "a picture", _NOT_IT),
    (b"\xff\xd8\xff", "a picture", _NOT_IT),
    (b"\x1f\x8b", "a packed archive (gzip)", "Unpack it and name the workbook in it."),
    (b"7z\xbc\xaf", "a packed archive (7z)", "Unpack it and name the workbook in it."),
    (b"Rar!", "a packed archive (RAR)", "Unpack it and name the workbook in it."),
    (b"\x09\x08", "a workbook of a very old kind (.xls)", _SAVE_AS),
)
# What stands in a zip archive that is no workbook.
_ARCHIVES = (
    ("xl/workbook.bin", "a binary workbook (.xlsb)", _SAVE_AS),
    ("content.xml", "an OpenDocument file (.ods, .odt or another)", _SAVE_AS),
    ("word/document.xml", "a Word document (.docx)", _NOT_IT),
    ("ppt/presentation.xml", "a presentation (.pptx)", _NOT_IT),
    ("index/document.iwa", "a Numbers or Pages document", _SAVE_AS),
)


def what_it_is(head: bytes, path: Path, parts: Names[str] = ()) -> tuple[str, str]:
    """(problem, mend) for a file that is no .xlsx: from its first bytes, or the `parts` of a zip archive."""
    kind, mend = _kind(head, path, parts)
    return f"this is no .xlsx workbook: it is {kind}.", mend


def _kind(head: bytes, path: Path, parts: Names[str]) -> tuple[str, str]:
    if head.startswith(b"PK"):
        for part, kind, mend in _ARCHIVES:
            if part in parts:
                return kind, mend
        return "a zip archive without a workbook in it", "If it holds the workbook, unpack it first."
    if head.startswith(_OLE):
        return _ole(path)
    for beginning, kind, mend in _BEGINNINGS:
        if head.startswith(beginning):
            return kind, mend
    if not head.strip(b"\0"):
        return "a file of empty bytes, as a broken transfer leaves it", "Get the file again."
    return _text(head)


def _ole(path: Path) -> tuple[str, str]:
    """Old Office files and encrypted new ones have the same container."""
    try:
        with path.open("rb") as file:
            inside = file.read(4 * MIB)  # the names stand near one of the two ends
            file.seek(max(0, path.stat().st_size - 4 * MIB))
            inside += file.read(4 * MIB)
    except OSError:
        inside = b""
    if _ENCRYPTED in inside:
        return "protected by a password", "Open it with the password and save it without one, as .xlsx."
    return "an old Office file, most likely an .xls workbook", _SAVE_AS


def _text(head: bytes) -> tuple[str, str]:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", errors="replace").lstrip()
    start = text[:500].casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "an XML spreadsheet of 2003", _SAVE_AS
    if start.startswith(("<!doctype html", "<html", "<table", "<meta")):
        return "a web page (HTML), as some systems export it under the name of a workbook", _SAVE_AS
    if start.startswith("<"):
        return "an XML file", _NOT_IT
    if start.startswith(("{", "[")):
        return "a JSON file", "Give it a name that ends in .json."
    if "\0" in text or text.count("\ufffd") > len(text) // 20:
        return "a file of unknown kind", _NOT_IT
    return "a text file, perhaps CSV", "Give it a name that ends in .csv, or save it as .xlsx."
