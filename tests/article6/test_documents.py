"""Papers as .docx: read back with python-docx, whole, reproducible, never half a file."""

import os
import zipfile
from datetime import date, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from article6 import documents
from article6.authorization import letter
from article6.documents import DocumentError, docx_bytes, write_docx
from article6.paper import Facts, Gap, Heading, Listing, Paper, Paragraph, Signature, Table, clean
from tests.article6.sample_papers import PAPER, PAPERS


def opened(tmp_path, paper):
    path = tmp_path / "a.docx"
    write_docx(paper, path)
    return docx.Document(path)


def test_what_is_written_is_read_back(tmp_path):
    document = opened(tmp_path, PAPER)
    lines = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert lines == [
        ("Notice", "Draft. 4 places are still to be written; each is marked."),
        ("Letterhead", "Ministry"),
        ("Letterhead", "Street 1"),
        ("Title", "A title"),
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
        ("Normal", "Text\nin two lines (4/CMA.6 para. 5)"),
        ("Gap", "To be written: the place (4/CMA.6 para. 5(b))"),
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("Caption", "Units, t CO2 eq"),
        ("Caption", "About"),
    ]
    units, about, signature = document.tables
    assert [[cell.text for cell in row.cells] for row in units.rows] == [
        ["Year", "Amount"],
        ["2026", "1"],
        ["2027", "To be written: the amount"],
    ]
    assert [[cell.text for cell in row.cells] for row in about.rows] == [
        ["Party", "XHA"],
        ["Date", "To be written: the date"],
    ]
    assert signature.rows[1].cells[1].text == ""


def test_tables_have_header_rows_that_a_screen_reader_finds(tmp_path):
    units, about, _ = opened(tmp_path, PAPER).tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in units.rows]
    assert heads == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in units.rows)
    look = [table._tbl.tblPr.find(qn("w:tblLook")) for table in (units, about)]
    assert [(one.get(qn("w:firstRow")), one.get(qn("w:firstColumn"))) for one in look] == [
        ("1", "0"),
        ("0", "1"),
    ]
    assert units._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Units, t CO2 eq"


def test_gaps_cannot_be_taken_for_text(tmp_path):
    document = opened(tmp_path, PAPER)
    for name in ("Gap", "Gap in a cell", "Notice"):
        properties = document.styles[name].element.pPr
        assert properties.find(qn("w:shd")).get(qn("w:fill")) == "FFF3DC"
        assert properties.find(qn("w:pBdr")) is not None
    (gap,) = [p for p in document.paragraphs if p.style.name == "Gap"]
    assert gap.runs[0].bold and gap.runs[0].text == "To be written:"
    cells = [row.cells[1].paragraphs[0].style.name for table in document.tables for row in table.rows]
    assert cells.count("Gap in a cell") == 3


def test_text_is_only_text(tmp_path):
    paper = Paper("=1+1", (Paragraph("=cmd|'/c calc'!A1 <w:p/> &amp;"), Table("c", ("@h",), (("+x",),))))
    document = opened(tmp_path, paper)
    assert document.paragraphs[1].text == "=cmd|'/c calc'!A1 <w:p/> &amp;"
    assert document.tables[0].rows[1].cells[0].text == "+x"
    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        body = parts.read("word/document.xml").decode()
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "thumbnail" in name]
    assert "instrText" not in body and "fldSimple" not in body, "no field in the text"


def test_properties_name_no_author(tmp_path):
    properties = opened(tmp_path, Paper("T", (), language="fr", date=date(2026, 6, 1))).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.title, properties.language) == ("T", "fr")
    assert properties.created.replace(tzinfo=None) == datetime(2026, 6, 1)
    assert properties.modified.replace(tzinfo=None) == datetime(2026, 6, 1)


def test_the_language_is_that_of_the_paper(tmp_path):
    document = opened(tmp_path, Paper("T", (), language="pt"))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"pt"}


def test_pages_are_numbered(tmp_path):
    footer = opened(tmp_path, PAPER).sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_same_paper_is_the_same_file_on_any_day(monkeypatch):
    before = docx_bytes(PAPER)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *a: datetime(2033, 5, 18).timetuple())
    assert docx_bytes(PAPER) == before


def test_a_page_to_sign_holds_text_too(tmp_path):
    paper = Paper("T", (Paragraph("Last words"), Heading("Signature"), Signature((("Name", "A"),))))
    document = opened(tmp_path, paper)
    words = next(p for p in document.paragraphs if p.text == "Last words")
    assert words.paragraph_format.keep_with_next


def test_an_authorization_is_read_back_with_its_fourteen_letters(tmp_path):
    document = opened(tmp_path, letter({"party": "XHA", "registry": "XHA01"}))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert [head[:3] for head in heads] == [f"({one})" for one in "abcdefghijklmn"]
    gaps = [p for p in document.paragraphs if p.style.name == "Gap"]
    assert len(gaps) >= 13


def test_an_old_file_is_replaced_whole_or_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write_docx(PAPER, path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.docx"]


def test_where_nothing_can_be_written(tmp_path):
    with pytest.raises(DocumentError, match="it is a folder, a device or a pipe"):
        write_docx(PAPER, tmp_path)
    with pytest.raises(DocumentError, match="it cannot be written: No such file"):
        write_docx(PAPER, tmp_path / "none" / "a.docx")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="pipe"):
        write_docx(PAPER, tmp_path / "pipe")


def _texts(paper):
    """The texts of a paper in the order of the body, without those inside tables."""
    for part in paper.parts:
        match part:
            case Heading():
                yield part.text
            case Paragraph():
                yield part.text + (f" ({part.cite})" if part.cite else "")
            case Gap():
                yield f"To be written: {part.text}" + (f" ({part.cite})" if part.cite else "")
            case Listing():
                yield from part.items
            case Table() | Facts():
                yield part.caption


@settings(max_examples=25, deadline=None)
@given(PAPERS)
def test_any_paper_is_written_and_read_back(tmp_path_factory, paper):
    document = opened(tmp_path_factory.mktemp("any"), paper)
    styles = ("Notice", "After table")
    read = [p.text for p in document.paragraphs if p.style.name not in styles][1:]
    assert read == [clean(text) for text in _texts(paper)]
    tables = [part for part in paper.parts if isinstance(part, Table | Facts | Signature)]
    assert len(document.tables) == len(tables)


def test_the_door_names_what_it_offers():
    assert set(documents.__all__) == {"DocumentError", "docx_bytes", "write_docx"}
