"""What the pages load, and the parts of the site that are not one page."""

from __future__ import annotations

import re

import pytest

from tests.book.conftest import pages, served
from tests.book.small import SmallBook
from tests.book.visit import DESKTOP, visit

LOADED = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A book with formulas."""
    book = SmallBook(tmp_path_factory.mktemp("formulas") / "book")
    book.write(
        "book/welcome.md",
        "# Welcome\n\nA letter $x$ and a formula:\n\n$$\\frac{a}{b} + \\sum_{i=1}^n x_i$$\n",
    )
    code, said = book.build()
    assert code == 0, said
    return book


def test_no_page_names_a_file_from_outside(book):
    named = {page: LOADED.findall((book / page).read_text("utf-8")) for page in pages()}
    assert not {page: found for page, found in named.items() if found}


def test_the_first_page_leads_to_the_welcome_page(book, site, browser):
    context = browser.new_context()
    page = context.new_page()
    with page.expect_navigation(url="**/book/welcome.html"):
        page.goto(site, wait_until="commit")
    assert page.locator(".bd-article h1").count() == 1
    context.close()


def test_a_formula_is_set_by_the_browser_itself(small, browser):
    heights = []

    def look(page):
        heights.append(page.locator("math mfrac").bounding_box()["height"])
        heights.append(page.locator("math mi").first.bounding_box()["height"])

    with served(small.html) as address:
        seen = visit(browser, address, "book/welcome.html", DESKTOP, then=look)
    assert not seen.report()
    assert heights[0] > 1.5 * heights[1], "a fraction is higher than a letter"


def test_a_formula_with_a_mistake_is_refused(tmp_path):
    book = SmallBook(tmp_path / "book")
    book.write("book/welcome.md", "# Welcome\n\nNot a formula: $\\frac{a}$.\n")
    code, said = book.build()
    assert code != 0 and "welcome.md" in said and "This formula cannot be set" in said


def test_a_live_part_answers_the_keyboard_and_announces_the_result(book, site, browser):
    with_live = [page for page in pages() if 'class="a6-live' in (book / page).read_text("utf-8")]
    assert with_live, "no page of the book has a live part"
    told = []

    def change(page):
        for block in page.locator(".a6-live").all():
            before = block.locator(".a6-settings, .a6-live-result").all_inner_texts()
            first = block.locator("form.a6-controls").locator("input, select").first
            first.focus()
            page.keyboard.press("ArrowRight")
            if block.locator(".a6-settings, .a6-live-result").all_inner_texts() == before:
                page.keyboard.press("ArrowLeft")  # it stood at the end of its range
            after = block.locator(".a6-settings, .a6-live-result").all_inner_texts()
            told.append(before != after and block.locator("[aria-live]").count() > 0)

    for page in with_live:
        seen = visit(browser, site, page, DESKTOP, then=change)
        assert not seen.report(), f"{page}:\n{seen.report()}"
    assert told and all(told)


def test_pages_without_charts_load_neither_their_style_nor_their_script(book):
    page = (book / "book/cite.html").read_text("utf-8")
    assert "live.css" not in page and "live.js" not in page
