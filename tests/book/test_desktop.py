"""Every page of the book in a real browser, as wide as a desk has it, light and dark."""

from tests.book.visit import DESKTOP, visit


def test_page_at_desktop_width(browser, site, address):
    found = visit(browser, site, address, DESKTOP).report()
    assert not found, f"{address}:\n{found}"


def test_page_in_the_dark(browser, site, address):
    found = visit(browser, site, address, DESKTOP, scheme="dark").report()
    assert not found, f"{address} (dark):\n{found}"
