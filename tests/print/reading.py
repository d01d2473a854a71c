"""Reading a printed edition as a reader does: the words of a page, its links, its fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader

NUMBERED = re.compile(r"\(p\.\s*\d+\)")


class Paper:
    """A PDF. `words(n)` is the text of page n (1, 2, ...) with single blanks."""

    def __init__(self, pdf: Path) -> None:
        self.reader = PdfReader(pdf)

    @cached_property
    def pages(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def words(self, number: int) -> str:
        return self.pages[number - 1]

    def told(self, first: int, last: int) -> str:
        """The text from one page to another, without the numbers of pages."""
        pages = enumerate(self.pages[first - 1 : last], first)
        return NUMBERED.sub("", " ".join(text.replace(f"{n} / {len(self.pages)}", "") for n, text in pages))

    def standing(self, heading: str) -> list[int]:
        """The pages on which these words stand."""
        return [n for n, text in enumerate(self.pages, 1) if heading in text]

    def links(self) -> Iterator[tuple[int, Any]]:
        """(page, action or destination) of every link."""
        for number, page in enumerate(self.reader.pages, 1):
            for note in page.get("/Annots", []):
                note = note.get_object()
                yield number, note.get("/A", note.get("/Dest"))

    def outline(self) -> list[tuple[int, str, int]]:
        """(depth, title, page) of every bookmark."""
        return list(self._marks(self.reader.outline, 0))

    def _marks(self, items: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from self._marks(item, depth + 1)
            else:
                yield depth, item.title, self.reader.get_destination_page_number(item) + 1

    def loose_fonts(self) -> set[str]:
        """The fonts that are named but not in the file."""
        loose = set()
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                font = font.get_object()
                inner = font.get("/DescendantFonts", [font])[0].get_object()
                described = inner.get("/FontDescriptor", {})
                if font["/Subtype"] != "/Type3" and not any(key.startswith("/FontFile") for key in described):
                    loose.add(str(font.get("/BaseFont")))
        return loose
