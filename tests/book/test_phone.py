"""Every page on a phone of 360 px, and with letters of double size: nothing sticks out, nothing is cut."""

from tests.book.structure import CUT
from tests.book.visit import PHONE, TOO_WIDE, visit

LARGE = "document.documentElement.style.fontSize = '200%'"


def test_page_at_phone_width_and_with_large_letters(browser, site, address):
    large = []

    def enlarge(page) -> None:
        page.set_viewport_size({"width": 640, "height": 740})
        page.evaluate(LARGE)
        large.extend(page.evaluate(TOO_WIDE) + page.evaluate(CUT))
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(PHONE)

    found = visit(browser, site, address, PHONE, then=enlarge).report()
    assert not found, f"{address}:\n{found}"
    assert not large, f"{address} at 200 %:\n" + "\n".join(large)
