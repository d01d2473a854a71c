"""Papers as .docx files (python-docx): letters and drafts that a ministry edits, signs and sends.

    from article6.documents import write_docx
    write_docx(paper, "authorization.docx")

Headings, lists and tables are real ones, so that a screen reader and a table of contents find them. The file
names no author, and the same paper gives the same file on any day.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from article6.documents.styles import PALE, WIDTH, dress, line
from article6.paper import (
    TO_BE_WRITTEN,
    Facts,
    Gap,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Part,
    Signature,
    Table,
    clean,
    notice,
)
from article6.whole import NoPlace, is_no_file, whole_file

__all__ = ["DocumentError", "docx_bytes", "write_docx"]


class DocumentError(ValueError):
    """A document that cannot be written. The message names the file."""


def write_docx(paper: Paper, path: str | Path) -> None:
    """Write the paper to a file: all of it, or the file stays as it was. Raises DocumentError."""
    place = Path(path)
    if is_no_file(place):
        raise DocumentError(f"{place}: it is a folder, a device or a pipe. Name a .docx file.")
    content = docx_bytes(paper)
    try:
        with whole_file(place) as file:
            file.write(content)
    except NoPlace as error:
        raise DocumentError(
            f"{place}: it cannot be written: {error.strerror}. Name a folder that exists."
        ) from None


def docx_bytes(paper: Paper) -> bytes:
    """The paper as the content of a .docx file; equal papers give equal bytes."""
    document = Document()
    dress(document, paper)
    said = notice(paper)
    if said:
        document.add_paragraph(said, "Notice")
    for number, text in enumerate(paper.letterhead):
        paragraph = document.add_paragraph(style="Letterhead")
        paragraph.add_run(clean(text)).bold = number == 0
    document.add_paragraph(clean(paper.title), "Title")
    for part in paper.parts:
        _add(document, part)
    saved = io.BytesIO()
    document.save(saved)
    return _same_on_any_day(saved)


def _add(document, part: Part) -> None:
    match part:
        case Heading():
            document.add_heading(clean(part.text), min(part.level, 9))
        case Paragraph():
            paragraph = document.add_paragraph(clean(part.text))
            _cite(paragraph, part.cite)
        case Gap():
            _gap(document.add_paragraph(style="Gap"), part)
        case Listing():
            for item in part.items:
                document.add_paragraph(clean(item), "List Bullet")
        case Table():
            _table(document, part)
        case Facts():
            _facts(document, part)
        case Signature():
            _signature(document, part)


def _gap(paragraph, gap: Gap) -> None:
    paragraph.add_run(TO_BE_WRITTEN).bold = True
    paragraph.add_run(f" {clean(gap.text)}")
    _cite(paragraph, gap.cite)


def _cite(paragraph, cite: str) -> None:
    if cite:
        paragraph.add_run(f" ({clean(cite)})", "Citation")


def _table(document, part: Table) -> None:
    table = _new_table(document, part.caption, len(part.headers), first="row")
    for cell, text in zip(table.add_row().cells, part.headers, strict=True):
        _label(cell, text)
        _shade(cell)
    _on_row(table.rows[0], "w:tblHeader")  # printed again on every page
    for row in part.rows:
        for cell, content in zip(table.add_row().cells, row, strict=True):
            _fill(cell, content)
    _close(document, table)


def _facts(document, part: Facts) -> None:
    table = _new_table(document, part.caption, 2, first="column")
    for label, content in part.rows:
        about, cell = table.add_row().cells
        _label(about, label)
        _shade(about)
        _fill(cell, content)
    _widths(table, 5.2)
    _close(document, table)


def _signature(document, part: Signature) -> None:
    for paragraph in document.paragraphs[-2:]:  # nobody signs a page without text
        paragraph.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=2)
    for label, content in part.rows:
        row = table.add_row()
        row.height = Cm(0.8 if content else 1.4)
        about, cell = row.cells
        _label(about, label, bold=False)
        _fill(cell, content)
        for one in (about, cell):
            _property(one, "w:vAlign", val="bottom")
            one.paragraphs[0].paragraph_format.keep_with_next = True  # the block stays on one page
        _borders(cell, "bottom")
    _widths(table, 3.6)
    _close(document, table)


def _new_table(document, caption: str, columns: int, first: str):
    document.add_paragraph(clean(caption), "Caption")
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    _soften(table)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), clean(caption).replace("\n", " "))
    table._tbl.tblPr.append(described)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:  # which cells are headers
        for name in ("firstRow", "firstColumn"):
            look.set(qn(f"w:{name}"), "1" if name.lower() == f"first{first}" else "0")
        look.set(qn("w:val"), "0420" if first == "row" else "0480")
        described.getparent().remove(described)
        look.addnext(described)
    return table


def _soften(table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(line(side, "8A8A8A", "4"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(borders)


def _close(document, table) -> None:
    for row in table.rows:
        _on_row(row, "w:cantSplit")
    document.add_paragraph(style="After table")


def _on_row(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _label(cell, text: str, bold: bool = True) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    paragraph.add_run(clean(text)).bold = bold


def _fill(cell, content: str | Gap) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    if isinstance(content, Gap):
        paragraph.style = "Gap in a cell"
        _gap(paragraph, content)
    else:
        paragraph.add_run(clean(content))


def _widths(table, left: float) -> None:
    """Fix the widths of two columns, in cm. Word reads them from the cells, other programs from the grid."""
    table.autofit = False
    for column, width in zip(table.columns, (Cm(left), Cm(WIDTH - left)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _shade(cell) -> None:
    _property(cell, "w:shd", val="clear", color="auto", fill=PALE)


def _property(cell, name: str, **values: str) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(element)


def _borders(cell, *sides: str) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in sides:
        borders.append(line(side, "1B1B1B", "4"))
    properties = cell._tc.get_or_add_tcPr()
    align = properties.find(qn("w:vAlign"))
    align.addprevious(borders) if align is not None else properties.append(borders)


def _same_on_any_day(saved: io.BytesIO) -> bytes:
    """The same archive with a fixed time on every entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, old.read(entry))
    return out.getvalue()
