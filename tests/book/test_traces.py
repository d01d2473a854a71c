"""What a visit leaves in the browser: no cookie, and nothing but what the book says it keeps."""

from __future__ import annotations

from tests.book.conftest import pages

# light or dark; how far the side bar was scrolled; the answers of the reader (classroom/assets/keep.js)
KEPT = {"localStorage": {"mode", "theme"}, "sessionStorage": {"sidebar-scroll-top"}}
OURS = "article6-"
STORED = """() => ({
  cookie: document.cookie,
  localStorage: Object.keys(localStorage),
  sessionStorage: Object.keys(sessionStorage),
})"""


def test_a_visit_leaves_no_cookie_and_only_what_is_known(book, site, browser):
    context = browser.new_context()
    page = context.new_page()
    for address in [*pages()[::8], "search.html?q=transfer"]:
        page.goto(site + address, wait_until="load")
    for _ in range(2):
        page.locator(".theme-switch-button").first.click()
    stored = page.evaluate(STORED)
    assert stored["cookie"] == "" and context.cookies() == []
    for where, known in KEPT.items():
        unknown = {key for key in stored[where] if not key.startswith(OURS)} - known
        assert not unknown, f"{where} holds {unknown}"
    assert "mode" in stored["localStorage"], "the choice of light or dark is kept"
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    context.close()
