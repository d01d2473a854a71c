"""Links on paper: between pages with the number of the page, to the outside with their address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from urllib.parse import unquote, urldefrag

from bs4 import Tag

from tools.print.volume import Page, new

OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def join(pages: Sequence[Page]) -> None:
    """Make every link lead to its place in the whole document; a link that has none becomes text."""
    by_name = {page.name: page for page in pages}
    ids = {tag["id"] for page in pages for tag in page.body.find_all(id=True)} | {page.slug for page in pages}
    for page in pages:
        numbered: set[tuple[int, str]] = (
            set()
        )  # one number for each place that a page, or a card on it, names
        for link in page.body.find_all("a"):
            address = link.get("href", "")
            if OUTSIDE.match(address):
                show_address(link, address)
                continue
            target = None if SCHEME.match(address) else place(address, page, by_name, ids)
            link.attrs = {}
            if target is None:
                link.unwrap()
                continue
            link["href"] = f"#{target}"
            inside = id(link.find_parent(class_="a6-rule")), target
            if inside not in numbered and not target.startswith(f"{page.slug}--"):
                numbered.add(inside)
                link.insert_after(new("span", class_="p-ref", data_to=target))


def place(address: str, page: Page, by_name: dict[str, Page], ids: set[str]) -> str | None:
    """The id in the whole document that a relative address of a page means; None if it leads elsewhere."""
    path, fragment = urldefrag(address)
    if path:
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(path)))
        name, ending = posixpath.splitext(whole)
        if ending != ".html" or name not in by_name:
            return None
        page = by_name[name]
    elif not fragment:
        return None
    exact = f"{page.slug}--{unquote(fragment)}"
    return exact if exact in ids else page.slug


def show_address(link: Tag, address: str) -> None:
    """Write the address behind the words, unless the words are the address."""
    shown = re.sub(r"^(?:https?://(?:www\.)?|mailto:)", "", address).rstrip("/")
    link.attrs = {"href": address, "class": "p-out"}
    if shown not in link.get_text():
        link.insert_after(new("span", f" ({shown})", class_="p-address"))
