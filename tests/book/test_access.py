"""The book with the keyboard alone, and where one is while doing so."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.book.visit import DESKTOP, PHONE, wait_until

LESSON = "notebooks/05-accounting/1-the-emissions-balance.html"
EXERCISE = "exercises/00-start/first-answer.html"
TYPICAL = [
    "book/welcome.html",
    "book/glossary.html",
    "search.html",
    "exercises/05-accounting/quiz.html",
    LESSON,
    EXERCISE,
]
STOPS = 400  # more than any page has

# How each stop of the keyboard looks before it has the focus. A radio button hands its ring to its label, the
# link of a card to the card.
REMEMBER = """() => {
  const card = node => node.matches('.sd-stretched-link') ? node.closest('.sd-card') : node;
  const looks = node => [card(node), node.nextElementSibling, node.closest('label')].map(one => {
    if (!one) return '';
    const s = getComputedStyle(one);
    const ring = [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow];
    return [...ring, s.borderColor, s.backgroundColor].join();
  }).join('|');
  const could = 'a[href], button, input, select, textarea, summary, [tabindex], pre, div';
  const before = new Map([...document.querySelectorAll(could)].map(node => [node, looks(node)]));
  window.a6Unseen = [];
  window.a6Stops = 0;
  document.addEventListener('focusin', event => {
    const node = event.target;
    window.a6Stops += 1;
    const box = card(node).getBoundingClientRect();
    const start = node.textContent.trim().slice(0, 40);
    const name = `${node.tagName.toLowerCase()} ${node.id || node.className} ${start}`;
    if (looks(node) === before.get(node)) window.a6Unseen.push(`looks the same with the focus: ${name}`);
    if (box.right < 1 || box.left > innerWidth || !box.height) window.a6Unseen.push(`out of sight: ${name}`);
  });
}"""
WHERE = "() => document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 300)"


@contextmanager
def opened(browser, address, size=DESKTOP):
    """A page in a window of its own."""
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()


def tab_to(page, wanted: str) -> None:
    """Press Tab until the focus is on an element that fits a selector; fails when it never is."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


@pytest.mark.parametrize("typical", TYPICAL)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_one_sees_where_one_is(site, browser, typical, size):
    with opened(browser, site + typical, size) as page:
        page.evaluate(REMEMBER)
        for stop in range(STOPS):
            page.keyboard.press("Tab")
            if not page.evaluate(WHERE):
                break
            assert stop < STOPS - 1, f"the keyboard never leaves the page: {page.evaluate(WHERE)}"
        assert page.evaluate("window.a6Stops") > 5
        assert page.evaluate("window.a6Unseen") == []


def test_the_first_stop_leads_past_the_menu(site, browser):
    with opened(browser, site + LESSON) as page:
        page.keyboard.press("Tab")
        link = page.get_by_role("link", name="Skip to main content")
        assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
        assert link.bounding_box()["y"] >= 0, "it is seen while it has the focus"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_the_first_page_to_a_checked_answer_without_a_mouse(site, browser):
    with opened(browser, site + "book/welcome.html") as page:
        tab_to(page, "main a[href*='notebooks/00-start/1-']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/notebooks/00-start/1-*")
        for goal in ("notebooks/00-start/2-", "exercises/00-start/first-answer"):
            tab_to(page, f"main a[href*='{goal.rpartition('/')[2]}']")
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/{goal}*")
        tab_to(page, "form.a6-ask input[type=text]")
        page.keyboard.type("1")
        page.keyboard.press("Enter")
        reply = page.locator("form.a6-ask").first.locator(".a6-reply")
        wait_until(page, "reply => reply.innerText.trim().length > 20", reply.element_handle())
        assert reply.get_attribute("role") == "status"


def test_only_what_scrolls_is_a_stop_of_the_keyboard(site, browser):
    boxes = ".a6-scroll, .output, .highlight, .highlight pre"
    wrong = """boxes => [...document.querySelectorAll(boxes)].filter(box => box.checkVisibility() &&
        (box.tabIndex === 0) !== (box.scrollWidth > box.clientWidth + 1 &&
          /auto|scroll/.test(getComputedStyle(box).overflowX))).map(box => box.outerHTML.slice(0, 150))"""
    named = (
        "[...document.querySelectorAll('.a6-scroll[tabindex]')].map(box => box.getAttribute('aria-label'))"
    )
    for size in (DESKTOP, PHONE):
        with opened(browser, site + LESSON, size) as page:
            page.wait_for_timeout(100)
            assert page.evaluate(wrong, boxes) == []
            names = page.evaluate(named)
            assert all(names) and (names or size is DESKTOP)


def test_a_box_that_scrolls_shows_where_it_goes_on(site, browser):
    with opened(browser, site + "notebooks/05-accounting/4-table-4-row-by-row.html", PHONE) as page:
        box = page.locator(".a6-scroll[data-more='after']").first
        box.wait_for()
        assert "gradient" in box.evaluate("box => getComputedStyle(box).maskImage")
        assert box.evaluate("box => getComputedStyle(box).scrollbarWidth") == "thin"
        handle = box.element_handle()
        for place, sides in (("10", "before after"), ("box.scrollWidth", "before"), ("0", "after")):
            handle.evaluate(f"box => box.scrollLeft = {place}")
            wait_until(page, f"box => box.dataset.more === '{sides}'", handle)
