"""The examiners of a page see a fault when there is one."""

import pytest

from tests.book import structure
from tests.book.visit import AXE, TOO_WIDE, VIOLATIONS

FAULTS = {
    "HEADINGS": "<h1>One</h1><h3>Three</h3>",
    "TABLES": "<table><tr><td>1</td></tr></table>",
    "PICTURES": '<svg role="img" viewBox="0 0 9 9"></svg>',
    "MOTION": '<p style="transition: color 2s">a</p>',
    "CUT": '<p style="height: 10px; overflow: hidden">A<br>B<br>C</p>',
}
FINE = """<h1>One</h1><h2>Two</h2>
<table><thead><tr><th scope="col">A</th></tr></thead><tr><td>1</td></tr></table>
<img alt="Emissions fall" src="data:,"><img alt="" src="data:,"><p style="overflow: hidden">All of it</p>"""


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen_and_a_fine_page_is_not_blamed(page, name):
    page.set_content(f"<main>{FAULTS[name]}</main>")
    assert page.evaluate(getattr(structure, name)) != []
    page.set_content(f"<main>{FINE}</main>")
    assert page.evaluate(getattr(structure, name)) == []


@pytest.mark.parametrize(
    "body", ["<h1></h1>", "<h1>One</h1><h1>Two</h1>", "<h2>Two</h2>"], ids=["empty", "two", "none"]
)
def test_one_heading_of_the_first_level_that_says_something(page, body):
    page.set_content(f"<main>{body}</main>")
    assert page.evaluate(structure.HEADINGS) != []


def test_a_file_name_is_no_text_alternative(page):
    page.set_content('<main><img alt="../_images/chart.png" src="data:,"></main>')
    assert page.evaluate(structure.PICTURES) != []


def test_a_minor_finding_and_a_wide_page_are_seen(page):
    page.set_content("<main><h1>A</h1><h4>B</h4><p style='width: 3000px'>wide</p></main>")
    page.evaluate(AXE.read_text("utf-8"))
    assert any("heading-order" in line for line in page.evaluate(VIOLATIONS, []))
    assert page.evaluate(TOO_WIDE) != []
