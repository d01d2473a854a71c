"""The finishing of a printed edition: what the file says about itself, and bookmarks by module and page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from tools.print.press import Printed
from tools.print.sheet import Edition, Facts
from tools.print.volume import Part


def bind(pdf: Path, parts: Sequence[Part], printed: Printed, edition: Edition, facts: Facts) -> None:
    """Write metadata and bookmarks into the file, in place."""
    writer = PdfWriter(clone_from=PdfReader(pdf))
    writer.pdf_header = "%PDF-1.7"  # tags and bookmarks are younger than the library's own 1.3
    writer.metadata = {
        "/Title": f"{facts.title}: {edition.name}",
        "/Author": facts.author,
        "/Subject": f"{edition.what} Rules as of {facts.as_of}; pack {facts.pack}; version {facts.version}.",
        "/Keywords": "Paris Agreement, Article 6, corresponding adjustment, capacity building",
        "/Creator": facts.title,
    }
    for part in parts:
        above = mark(writer, part.caption, printed.pages[part.slug], bold=True) if part.caption else None
        for page in part.pages:
            mark(writer, page.title, printed.pages[page.slug], parent=above)
        if not part.caption:
            mark(writer, "Contents", printed.pages["contents"])
    writer.page_mode = "/UseOutlines"
    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    with pdf.open("wb") as sink:
        writer.write(sink)


def mark(writer: PdfWriter, title: str, page: int, **more: Any) -> Any:
    """One bookmark; what is below it is folded. Pages count from 1."""
    return writer.add_outline_item(title=title, page_number=page - 1, is_open=False, **more)
