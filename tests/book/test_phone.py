"""Every page of the book on a phone of 360 px: nothing sticks out, nothing is asked from outside."""

from tests.book.visit import PHONE, visit


def test_page_at_phone_width(browser, site, address):
    found = visit(browser, site, address, PHONE).report()
    assert not found, f"{address}:\n{found}"
