"""Files made by the cells of a page lie beside the pages, whole and under their names."""

from __future__ import annotations

from base64 import b64encode
from types import SimpleNamespace
from urllib.parse import unquote

import a6_downloads

from tests.book.conftest import pages
from tests.book.walk import links


def link(name: str, content: bytes) -> str:
    return f'<p><a download="{name}" href="data:text/x;base64,{b64encode(content).decode()}">Download</a></p>'


def book_of(folder, *found):
    return SimpleNamespace(outdir=str(folder), env=SimpleNamespace(found_docs=set(found)))


def test_a_file_is_put_beside_the_pages_and_linked(tmp_path):
    content = bytes(range(256)) * 300
    context = {"body": link("my letter.docx", content)}
    a6_downloads.on_page(book_of(tmp_path), "exercises/03/letter", "", context, None)
    assert "data:" not in context["body"]
    start = 'href="../../'
    address = context["body"].split(start)[1].split('"')[0]
    assert 'download="my letter.docx"' in context["body"] and address.endswith("/my%20letter.docx")
    assert (tmp_path / unquote(address)).read_bytes() == content


def test_what_no_page_leads_to_any_more_is_removed(tmp_path):
    for page, content in (("old", b"1"), ("new", b"2")):
        context = {"body": link("a.csv", content)}
        a6_downloads.on_page(book_of(tmp_path), page, "", context, None)
        if page == "new":
            (tmp_path / "new.html").write_text(context["body"], "utf-8")
    a6_downloads.on_finished(book_of(tmp_path, "new"), None)
    assert [path.read_bytes() for path in tmp_path.rglob("a.csv")] == [b"2"]


def test_no_page_of_the_book_carries_a_file_within(book):
    made = [
        (page, one.address)
        for page in pages()
        for one in links(book / page)
        if a6_downloads.FOLDER in one.address
    ]
    assert made, "no page offers a file that it made"
    assert not [page for page in pages() if 'href="data:' in (book / page).read_text("utf-8")]
