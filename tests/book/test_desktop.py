"""Every page of the book in a real browser, as wide as a desk has it, light and then dark."""

from tests.book.visit import DESKTOP, visit


def test_page_at_desktop_width(browser, site, address):
    found = visit(browser, site, address, DESKTOP).report()
    assert not found, f"{address}:\n{found}"
