"""What a reader downloads: the first page, the next page, and the whole site. Measured in Chromium."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from bench.table import Row
from tests.book.conftest import pages, served
from tests.chromium import chromium
from tools.book import HTML

FIRST, NEXT, SITE = 300, 60, 60  # kB compressed, kB compressed, MB: the limits
IMAGES = {".png", ".jpg", ".webp", ".gif"}
LESSON = "notebooks/"


def compressed(path: Path) -> float:
    """The size of a file in kB as it travels from a server that compresses well, images aside."""
    return 0.0 if path.suffix in IMAGES else len(gzip.compress(path.read_bytes(), 9)) / 1000


def asked_for(browser, site: str, *addresses: str) -> list[set[str]]:
    """What Chromium asks for on each of these pages, visited one after the other with one cache."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[set[str]] = []
    page.on("request", lambda request: asked[-1].add(request.url.partition("?")[0]))
    for address in addresses:
        asked.append(set())
        page.goto(site + address, wait_until="load")
    context.close()
    return asked


def weight(site: str, urls: Iterable[str]) -> float:
    """kB of these requests. What comes from elsewhere cannot be weighed, and must not be."""
    outside = [url for url in urls if not url.startswith((site, "data:", "blob:"))]
    if outside:
        raise SystemExit(f"A page asks for {outside[0]}, which is not part of the book.")
    paths = [HTML / url.removeprefix(site) for url in urls if url.startswith(site)]
    return sum(compressed(path) for path in paths if path.is_file())


def size(folder: Path) -> float:
    """MB of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def run() -> list[Row]:
    """Rows: the heaviest lesson on a first visit and as the next page, the median, and the site in parts."""
    if not (HTML / "index.html").exists():
        raise SystemExit("The book is not built: run `make book SERVE=0` first.")
    lessons = [page for page in pages() if page.startswith(LESSON)]
    first, following = {}, {}
    with chromium() as browser, served(HTML) as site:
        for here in lessons:
            before = next(page for page in lessons if page != here)
            alone = asked_for(browser, site, here)[0]
            cached, again = asked_for(browser, site, before, here)
            first[here] = weight(site, alone)
            # The browser asks for a cached file again only to hear that it is the same.
            following[here] = weight(site, again - cached)
    heavy, late = max(first, key=first.get), max(following, key=following.get)
    middle = sorted(first.values())[len(first) // 2]
    rows = [
        Row("lesson, first visit", first[heavy], "kB", FIRST, f"the heaviest of {len(lessons)}: {heavy}"),
        Row(
            "lesson, first visit, median", middle, "kB", note="gzip -9, without images, nothing live touched"
        ),
        Row("lesson, next page", following[late], "kB", NEXT, f"with the cache; the heaviest: {late}"),
        Row("site", size(HTML), "MB", SITE, "all files as they lie on a disk"),
    ]
    for part in ("_static/live", "lab", "fr"):
        if (HTML / part).is_dir():
            rows.append(Row(f"site: {part}", size(HTML / part), "MB", note="part of the site"))
    return rows
