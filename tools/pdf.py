"""Print the book: `article-6-in-practice.pdf` for readers, and one with solutions for trainers.

It prints what `make book` has built, so that paper and screen say the same. Chromium does it, offline.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from classroom import packs
from tools import chromium
from tools.print import binding, links, press, questions, sheet, solutions, volume
from tools.print.press import Printed
from tools.print.sheet import READER, TRAINER, Edition, Facts
from tools.print.volume import Part
from tools.say import BUILD, Stop, main_guard, note, seconds, shown, step

HTML = BUILD / "html"
PDF = BUILD / "pdf"


@contextmanager
def browser() -> Iterator[Any]:
    """A running Chromium; Stop with what to install where there is none."""
    program = chromium.find()
    if program is None:
        raise Stop(
            "Chromium is not on this computer, and it is what prints the book: install chromium (on Debian: "
            "apt-get install chromium), or set CHROMIUM to the path of a Chrome, then run `make pdf` again."
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=chromium.FLAGS)
        yield running
        running.close()


def make(
    edition: Edition, running: Any, html: Path, folder: Path, pack: Any, parts: list[Part] | None = None
) -> tuple[Path, Printed]:
    """Print one edition into a folder; returns its file and what came out. `parts`: a part of the book."""
    parts = volume.read(html) if parts is None else parts
    pages = [page for part in parts for page in part.pages]
    extra = solutions.solved if edition.trainer else questions.nothing
    asked = sum(len(questions.replace(page, pack, extra)) for page in pages)
    note(f"{edition.name}: {len(pages)} pages of the book, {asked} questions")
    links.join(pages)
    facts = Facts.of(pack, date.today())
    folder.mkdir(parents=True, exist_ok=True)
    raw, pdf = folder / f"{edition.file}.html", folder / edition.file
    half = folder / f"{edition.file}.half"
    raw.write_text(sheet.whole(parts, edition, facts), "utf-8")
    try:
        printed = press.print_sheet(raw, half, running, note)
        if printed.cut:
            raise Stop(f"Something does not fit the paper ({len(printed.cut)} places): {printed.cut[0]}.")
        binding.bind(half, parts, printed, edition, facts)
        half.replace(pdf)
    finally:
        half.unlink(missing_ok=True)
    return pdf, printed


def main() -> int:
    begun = time.monotonic()
    number = int(os.environ.get("STEPS", "1"))
    step(number, number, "the PDFs: printing the built book")
    with browser() as running:
        for edition in (READER, TRAINER):
            pdf, printed = make(edition, running, HTML, PDF, packs.active())
            size = pdf.stat().st_size / 1e6
            note(f"{shown(pdf)}: {printed.count} pages, {size:.1f} MB ({seconds(begun)})")
    return 0


if __name__ == "__main__":
    main_guard(main)
