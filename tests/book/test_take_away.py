"""What to take away from a module fits on one screen of a desk, and there is one page for each module."""

import pytest

from classroom.objectives import modules
from tests.book.visit import DESKTOP, visit

END = """() => Math.max(...[...document.querySelectorAll('article.bd-article > section > *')].map(
  node => node.getBoundingClientRect().bottom + scrollY))"""


@pytest.mark.parametrize("module", modules())
def test_the_page_ends_on_the_first_screen(browser, site, module):
    ends = []
    visit(
        browser,
        site,
        f"book/take-away/{module}.html",
        DESKTOP,
        then=lambda page: ends.append(page.evaluate(END)),
    )
    assert 200 < ends[0] <= DESKTOP["height"], f"its text ends at {ends[0]:.0f} px"
