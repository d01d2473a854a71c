"""What the pages load, and the parts of the site that are not one page."""

from __future__ import annotations

import re

import pytest

from tests.book.conftest import HTML, pages, served
from tests.book.small import SmallBook
from tests.book.visit import DESKTOP, visit, wait_until

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


LIVE = [page for page in pages() if 'class="a6-live' in (HTML / page).read_text("utf-8")]
# The value of an input; of a choice, the place of what is chosen.
VALUE = """input => input.type !== 'radio' ? input.value
  : String([...document.getElementsByName(input.name)].findIndex(one => one.checked))"""
SETTINGS = """([block, before]) =>
  document.querySelectorAll('.a6-live')[block].querySelector('.a6-settings').textContent !== before"""


def test_the_book_has_live_parts(book):
    assert len(LIVE) > 10


@pytest.mark.parametrize("page", LIVE)
def test_every_live_part_of_the_built_book_answers_the_keyboard_and_announces_the_result(book, browser, page):
    """Opened as a file, as from a memory stick: no server, no network."""

    def change(tab):
        for number, block in enumerate(tab.locator(".a6-live").all()):
            before = block.locator(".a6-settings").text_content()
            first = block.locator("form.a6-controls").locator("input, select").first
            first.focus()
            was = first.evaluate(VALUE)
            for key in ("ArrowRight", "ArrowLeft", "ArrowUp"):  # it may stand at an end, or be a number
                tab.keyboard.press(key)
                if first.evaluate(VALUE) != was:
                    break
            wait_until(tab, SETTINGS, [number, before])
            assert block.locator(".a6-live-result[aria-live]").inner_text().strip()
            assert not block.locator(".a6-error").count()

    seen = visit(browser, book.as_uri() + "/", page, DESKTOP, then=change)
    assert not seen.report(), seen.report()


def test_pages_without_charts_load_neither_their_style_nor_their_script(book):
    page = (book / "book/cite.html").read_text("utf-8")
    assert "live.css" not in page and "live.js" not in page
