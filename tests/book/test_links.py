"""Every link of the book: the internal ones lead somewhere, the external ones are written as they must be."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.book.conftest import pages
from tests.book.walk import Link, broken, links

SCHEMES = {"https", "mailto"}
LOCAL = ("localhost", "127.", "0.0.0.0", "[::1]", "192.168.", "10.")


def fault(link: Link) -> str | None:
    """What is wrong with an external address; None when it is well written. No network is asked."""
    parts = urlsplit(link.address)
    host = parts.hostname or ""
    if parts.scheme == "data" and (link.tag == "img" or link.is_download):
        return None
    if parts.scheme not in SCHEMES:
        return f"begins with {parts.scheme or '//'}, not with https"
    if link.address != link.address.strip() or any(sign.isspace() for sign in link.address):
        return "has a blank in it"
    if host.startswith(LOCAL):
        return "leads to the reader's own computer"
    if parts.scheme == "https" and ("." not in host.strip(".") or host.startswith(".") or ".." in host):
        return "names no host"
    if link.tag == "a" and parts.scheme == "https" and "noopener" not in link.rel.split():
        return 'lacks rel="noopener"'
    return None


def test_every_link_inside_the_book_leads_somewhere(book):
    found = {page: broken(book / page, book) for page in [*pages(), "index.html"]}
    told = [f"{page}: {what}" for page, lines in found.items() for what in lines]
    assert not told, "\n".join(told[:50])


def test_every_link_to_the_outside_is_well_written(book):
    external = [(page, link) for page in pages() for link in links(book / page) if link.is_external]
    told = [f"{page}: {link.address} {what}" for page, link in external if (what := fault(link))]
    assert not told, "\n".join(told[:50])
    addresses = {link.address for _, link in external if link.tag == "a"}
    print(f"{len(addresses)} addresses outside the book, on {len({page for page, _ in external})} pages")
    assert addresses, "the book cites decisions and sources"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("https://unfccc.int/x", None),
        ("http://unfccc.int/x", "not with https"),
        ("https://unfccc", "names no host"),
        ("https:///x", "names no host"),
        ("https://unfccc.int/a b", "blank"),
        ("https://localhost:8006/", "own computer"),
        ("javascript:x()", "not with https"),
        ("//unfccc.int/x", "not with https"),
    ],
)
def test_a_badly_written_address_is_found(written, what):
    said = fault(Link("a", written, "noopener"))
    assert (said is None) if what is None else (what in said)


def test_a_page_of_its_own_making_is_no_target():
    assert fault(Link("a", "data:text/html,x")) and not fault(Link("a", "data:text/csv,x", is_download=True))


def test_a_link_that_opens_the_door_behind_it_is_found():
    assert "noopener" in fault(Link("a", "https://unfccc.int/x"))


def test_broken_links_are_found(tmp_path: Path):
    page = tmp_path / "a.html"
    page.write_text(
        '<h1 id="here">x</h1><a href="#here">1</a><a href="#gone">2</a><a href="b.html">3</a>'
        '<img src="x.png" alt=""><a href="../c.html">4</a>',
        encoding="utf-8",
    )
    assert broken(page, tmp_path) == [
        "#gone leads to a place that the page does not have",
        "b.html leads to a file that is not there",
        "x.png leads to a file that is not there",
        "../c.html leads out of the site",
    ]
