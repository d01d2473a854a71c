"""The policy of the pages: each has it, and a script that somebody smuggles into a page does not run."""

from __future__ import annotations

import a6_csp
import pytest

from tests.book.conftest import HTML, pages, served
from tests.book.visit import WATCH_POLICY

PAGE = "notebooks/05-accounting/1-the-emissions-balance.html"
SMUGGLED = (
    "<script>window.smuggled = true</script>",
    '<img src="nothing" alt="" onerror="window.smuggled = true">',
    '<script src="https://example.org/x.js"></script>',
    '<a id="door" href="javascript:window.smuggled = true">here</a>',
    '<iframe src="data:text/html,here" title="here"></iframe>',
)


@pytest.fixture(scope="module")
def copy(book, tmp_path_factory):
    """A page in a folder of its own, with what it loads."""
    folder = tmp_path_factory.mktemp("smuggled")
    for name in ("_static", "_images"):
        if (book / name).is_dir():
            (folder / name).symlink_to(book / name)
    (folder / PAGE).parent.mkdir(parents=True)
    (folder / "index.html").touch()
    return folder


def smuggle(book, folder, what: str) -> None:
    """Write the page again with a piece of HTML in its text, as an editor or a proxy could."""
    html = (book / PAGE).read_text("utf-8")
    assert "<article" in html
    before, article, after = html.partition("<article")
    (folder / PAGE).write_text(before + what + article + after, encoding="utf-8")


def opened(browser, address: str):
    """A page and what was stopped in it so far."""
    page = browser.new_context().new_page()
    page.add_init_script(WATCH_POLICY)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(200)
    return page


@pytest.mark.parametrize("what", SMUGGLED)
@pytest.mark.parametrize("from_disk", [False, True], ids=["server", "disk"])
def test_what_is_smuggled_into_a_page_does_not_run(book, copy, browser, what, from_disk):
    smuggle(book, copy, what)
    with served(copy) as site:
        page = opened(browser, (copy / PAGE).as_uri() if from_disk else site + PAGE)
        if page.locator("#door").count():
            page.locator("#door").click(no_wait_after=True)
            page.wait_for_timeout(200)
        assert page.evaluate("window.smuggled") is None
        assert page.evaluate("window.a6Stopped"), "the policy said nothing"
        page.context.close()


def test_from_the_disk_the_page_works_and_nothing_is_stopped(book, browser):
    page = opened(browser, (book / PAGE).as_uri())
    button = page.locator(".theme-switch-button")
    before = page.evaluate("document.documentElement.dataset.theme")
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") != before
    assert page.evaluate("getComputedStyle(document.querySelector('.bd-article')).fontSize") != "16px"
    assert page.evaluate("window.a6Stopped") == []
    page.context.close()


def test_every_page_has_the_policy_before_anything_is_loaded(book):
    policy = a6_csp.meta()
    for page in [*pages(), "index.html"]:
        head = (book / page).read_text("utf-8").partition("</head>")[0]
        before, found, _ = head.partition(policy)
        assert found, f"{page} has no policy"
        assert "<script" not in before and "<link" not in before and "<style" not in before, page


def test_no_page_holds_an_inline_script_or_handler(book):
    found = {page: a6_csp.inline((HTML / page).read_text("utf-8")) for page in pages()}
    assert not {page: what for page, what in found.items() if what}


def test_the_policy_allows_no_inline_script():
    scripts = a6_csp.POLICY["script-src"].split()
    assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts
    assert not [source for source in scripts if source.startswith(("http", "*"))]


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<script>x()</script>", 1),
        ('<script src="a.js"></script>', 0),
        ('<script type="application/json" data-a6="x">{}</script>', 0),
        ('<script type="module">x()</script>', 1),
        ('<button class="b" onclick="x()">on x = y</button>', 1),
        ("<p>There is one on = two</p>", 0),
    ],
)
def test_inline_scripts_are_found(html, count):
    assert len(a6_csp.inline(html)) == count
