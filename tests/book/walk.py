"""Read the built pages with a real parser: their links, the places these lead to, and the files they load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html as parser

# Every attribute that names another file or a place.
ADDRESSES = {"href", "src", "action", "poster", "data", "srcset"}


@dataclass(frozen=True, slots=True)
class Link:
    """One address on a page, with the element that carries it."""

    tag: str
    address: str
    rel: str = ""
    is_download: bool = False

    @property
    def is_external(self) -> bool:
        return bool(urlsplit(self.address).scheme) or self.address.startswith("//")


@cache
def tree(path: Path):
    """The parsed page."""
    return parser.fromstring(path.read_bytes(), parser=parser.HTMLParser(encoding="utf-8"))


def links(path: Path) -> list[Link]:
    """All addresses on a page, as they are written."""
    return [
        Link(node.tag, value, node.get("rel") or "", node.get("download") is not None)
        for node in tree(path).iter(parser.etree.Element)
        for name, value in node.attrib.items()
        if name in ADDRESSES
    ]


@cache
def anchors(path: Path) -> frozenset[str]:
    """The places of a page that a link can lead to."""
    return frozenset(tree(path).xpath("//@id | //a/@name")) | {"", "top"}


def target(page: Path, address: str) -> tuple[Path, str]:
    """The file and the place in it that a link inside the site means."""
    parts = urlsplit(address)
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)


def broken(page: Path, site: Path) -> list[str]:
    """The links of a page that lead nowhere inside the site, a line each."""
    found = []
    for link in links(page):
        if link.is_external:
            continue
        file, place = target(page, link.address)
        if not file.is_relative_to(site):
            found.append(f"{link.address} leads out of the site")
        elif not file.is_file():
            found.append(f"{link.address} leads to a file that is not there")
        elif place and file.suffix == ".html" and place not in anchors(file):
            found.append(f"{link.address} leads to a place that the page does not have")
    return found


def loaded(page: Path) -> list[Path]:
    """The scripts and styles that a page loads by itself."""
    found = [link for link in links(page) if link.tag == "script" or link.rel in {"stylesheet", "preload"}]
    return [target(page, link.address)[0] for link in found if not link.is_external]
