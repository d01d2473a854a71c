"""Every page on a phone of 360 px, and with letters of double size: nothing sticks out, nothing is cut."""

from tests.book.structure import CUT
from tests.book.visit import PHONE, TOO_WIDE, visit
from tools.say import ROOT

LARGE = "document.documentElement.style.fontSize = '200%'"
# Is each heading beside what it heads, and one pair below the other?
FIRST_TABLE = """() => {
  const table = document.querySelector('h1').parentElement.querySelector('table');
  const heads = [...table.querySelectorAll('th')], cells = [...table.querySelectorAll('td')];
  const top = node => Math.round(node.getBoundingClientRect().top);
  return {lines: heads.every((head, n) => top(head) === top(cells[n])),
          below: cells.every((cell, n) => n === 0 || top(cell) > top(cells[n - 1]))};
}"""


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


def test_what_a_lesson_says_first_stands_in_lines_on_a_phone(browser, site):
    lessons = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
    with browser.new_page(viewport=PHONE) as page:
        for path in lessons:
            page.goto(site + path.relative_to(ROOT).with_suffix(".html").as_posix())
            assert page.evaluate(FIRST_TABLE) == {"lines": True, "below": True}, path
    assert len(lessons) > 30
