"""Chromium prints an edition, as often as it takes until every page number stands where it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tools.say import Stop

SCRIPT = (Path(__file__).parent / "paper.js").read_text("utf-8")
MM = 96 / 25.4  # CSS pixels
# The room for text on A4: the paper less the margins of edition.css, upright and turned.
SIZE = {"width": (210 - 40) * MM, "height": (297 - 44) * MM, "turned": (297 - 40) * MM}
MOST_PASSES = 5
WAIT = 300_000  # milliseconds; a pass takes 10 to 30 seconds


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out. pages: the page (1, 2, ...) of every place that a link leads to; count: of all pages;
    smaller, turned: how many pieces were made to fit, and how; cut: what does not fit all the same."""

    pages: dict[str, int]
    count: int
    passes: int
    smaller: int
    turned: int
    cut: tuple[str, ...]


def print_sheet(sheet: Path, pdf: Path, browser: Any, say: Callable[[str], None]) -> Printed:
    """Print the HTML file to a PDF whose page numbers are right. Raises Stop if they do not come to rest."""
    view = {"width": int(SIZE["width"]), "height": 1000}
    context = browser.new_context(viewport=view, locale="en-GB", offline=True)
    try:
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.emulate_media(media="print", color_scheme="light")
        page.goto(sheet.resolve().as_uri(), wait_until="load")
        page.evaluate(SCRIPT)
        page.evaluate("document.fonts.ready.then(() => 0)")
        known: dict[str, int] = {}
        page.evaluate("known => paper.number(known)", known)
        fitted = page.evaluate("size => paper.fit(size)", SIZE)
        page.evaluate("size => paper.keep(size)", SIZE)
        cut = tuple(page.evaluate("size => paper.cut(size)", SIZE))
        for passes in range(1, MOST_PASSES + 1):
            page.evaluate("known => paper.number(known)", known)
            page.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True)
            found, count = pages_of(pdf)
            say(f"pass {passes}: {count} pages")
            if found == known:
                return Printed(found, count, passes, **fitted, cut=cut)
            known = found
    finally:
        context.close()
    raise Stop(
        f"The page numbers of {pdf.stem} did not come to rest in {MOST_PASSES} passes: a line breaks "
        "elsewhere each time; look for it in the last two passes."
    )


def pages_of(pdf: Path) -> tuple[dict[str, int], int]:
    """The page of every place that a link leads to, and the number of pages."""
    reader = PdfReader(pdf)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    found = {
        name.lstrip("/"): numbers[place.raw_get("/Page").idnum]
        for name, place in reader.named_destinations.items()
    }
    return found, len(numbers)
