"""Files that are no workbook, damaged ones, and ones that would do harm: one sentence, and no change."""

import hashlib
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from article6 import workbook
from article6.workbook import AefFileError, container
from tests.article6.workbook_case import ACTIONS, edited, write
from tests.robust.refusals import is_clear

BOOK = "xl/workbook.xml"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The small workbook; nothing here may change it."""
    path = write(tmp_path_factory.mktemp("small") / "a.xlsx")
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before


def refused(path) -> str:
    before = hashlib.sha256(Path(path).read_bytes()).digest() if Path(path).is_file() else None
    with pytest.raises(AefFileError) as error:
        workbook.read(path)
    is_clear(str(error.value))
    assert before is None or hashlib.sha256(Path(path).read_bytes()).digest() == before
    return str(error.value)


# --- Files that are no workbook


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty (0 bytes)"),
        (b"\0" * 5000, "empty bytes"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an .xls workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a password"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"7z\xbc\xaf'\x1c", "7z"),
        (b"Party,Version\nXHA,1.0\n", "a text file, perhaps CSV"),
        ("\ufeffParty;Version\n".encode(), "a text file, perhaps CSV"),
        ("Party;Version\n".encode("utf-16"), "a text file, perhaps CSV"),
        (json.dumps({"a": 1}).encode(), "a JSON file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        (b'<?xml version="1.0"?><a/>', "an XML file"),
        (b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "of 2003"),
        (bytes(range(128, 256)) * 20, "unknown kind"),
        (b"PK\x03\x04" + b"\0" * 200, "table of contents cannot be read"),
        (b"PK", "table of contents cannot be read"),
    ],
)
def test_other_files_are_named_for_what_they_are(tmp_path, content, said):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert said in refused(path)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["mimetype", "content.xml"], "an OpenDocument file"),
        (["[Content_Types].xml", "xl/workbook.bin"], "a binary workbook (.xlsb)"),
        (["[Content_Types].xml", "word/document.xml"], "a Word document"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "a presentation"),
        (["a.xlsx"], "a zip archive without a workbook"),
        ([], "a zip archive without a workbook"),
        (["[Content_Types].xml"], "a zip archive without a workbook"),
        (["[Content_Types].xml", "xl/styles.xml"], "does not say where its sheets are"),
    ],
)
def test_other_archives_are_named_for_what_they_are(tmp_path, parts, said):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    assert said in refused(tmp_path / "a.xlsx")


def test_places_that_are_no_files(tmp_path):
    assert "no such file" in refused(tmp_path / "missing.xlsx")
    assert "a folder" in refused(tmp_path)
    assert "cannot be opened" in refused(f"{tmp_path}/a\0.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert "not a file" in refused(tmp_path / "pipe.xlsx")


# --- Damaged and malicious files


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_truncated_file(path, tmp_path, share):
    content = path.read_bytes()
    (tmp_path / "b.xlsx").write_bytes(content[: int(len(content) * share)])
    assert "damaged" in refused(tmp_path / "b.xlsx")


@pytest.mark.parametrize("part", [BOOK, ACTIONS, "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize(
    "content", ["", "no xml", "<a><b></a>", "<a>\x00</a>", "<?xml version='1.0' encoding='x'?><a/>"]
)
def test_a_part_that_is_no_xml(path, tmp_path, part, content):
    refused(edited(path, tmp_path / "b.xlsx", **{part: content}))


def test_missing_parts(path, tmp_path):
    assert "listed but not in the file" in refused(edited(path, tmp_path / "b.xlsx", **{ACTIONS: None}))
    refused(edited(path, tmp_path / "c.xlsx", **{BOOK: None}))
    read = workbook.read(edited(path, tmp_path / "d.xlsx", **{"xl/styles.xml": None}))  # dates become numbers
    assert len(read.actions) == 3


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("part", [ACTIONS, BOOK, "xl/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_however_it_is_written(path, tmp_path, part, doctype, encoding):
    def put(xml):
        body = re.sub(r"^<\?xml[^>]*\?>", "", xml)
        return f"<?xml version='1.0' encoding='{encoding}'?>{doctype}{body}".encode(encoding)

    said = refused(edited(path, tmp_path / "b.xlsx", **{part: put}))
    assert "declares a document type" in said


def test_bombs_are_refused_before_they_are_unpacked(path, tmp_path, monkeypatch):
    zeros = edited(path, tmp_path / "b.xlsx", **{ACTIONS: b" " * 30_000_000})
    assert "times what is stored" in refused(zeros)
    monkeypatch.setattr(container, "MAX_UNPACKED", 50_000)
    assert "would unpack to" in refused(path)
    monkeypatch.setattr(container, "MAX_FILE", 1000)
    assert "are read" in refused(path)


def test_an_archive_of_very_many_parts(path, tmp_path):
    more = {f"xl/more/{number}.xml": "" for number in range(container.MAX_PARTS)}
    assert "parts" in refused(edited(path, tmp_path / "b.xlsx", **more))


def test_a_part_that_stands_there_twice(path, tmp_path):
    shutil.copy(path, tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "a") as archive:
        archive.writestr(ACTIONS.upper(), "<worksheet/>")
    assert "twice" in refused(tmp_path / "b.xlsx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_workbooks_never_use(path, tmp_path, method):
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert "never use" in refused(tmp_path / "b.xlsx")


def test_an_encrypted_part(path, tmp_path):
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (tmp_path / "b.xlsx").write_bytes(content)
    assert "encrypted" in refused(tmp_path / "b.xlsx")


def test_more_rows_and_sheets_than_any_program_makes(path, tmp_path):
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(10, 1100))
    many = {BOOK: lambda xml: xml.replace("</sheets>", sheets + "</sheets>")}
    assert "more than 1000 sheets" in refused(edited(path, tmp_path / "b.xlsx", **many))
