"""A live part opened from a file, worked with the keyboard, read by axe."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from classroom import views
from classroom.live import page
from tests.chromium import missing
from tests.views.sample import compute
from tests.views.sample import view as sample

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def words_of(html: str) -> str:
    """The text of a piece of HTML as a browser gives it, white space made one."""

    class Text(HTMLParser):
        text = ""

        def handle_data(self, data):
            self.text += data

    parser = Text()
    parser.feed(html)
    return re.sub(r"\s+", " ", parser.text).strip()


@pytest.fixture
def opened(browser, tmp_path):
    contexts = []

    def open_page(*pieces, width=1280, scheme="light", **settings):
        path = tmp_path / "page.html"
        body = "".join(one.html for one in pieces[1:])
        path.write_text(
            pieces[0].standalone("Live parts").replace("</main>", f"<div class='a6'>{body}</div></main>")
        )
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **settings
        )
        contexts.append(context)
        tab = context.new_page()
        tab.complaints = []
        tab.on("console", lambda m: tab.complaints.append(m.text) if m.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.on("request", lambda r: None if r.url.startswith("file:") else tab.complaints.append(r.url))
        tab.goto(path.as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()


def result(tab) -> str:
    return re.sub(r"\s+", " ", " ".join(tab.locator(".a6-live-result").first.all_text_contents())).strip()


def same(tab, **inputs) -> bool:
    shown = compute(**inputs)
    texts = tab.locator(".a6-live-body .a6-table td").all_text_contents()
    return result(tab) == words_of(shown.result_html()) and texts == [
        cell
        for table in (shown.charts[0].data(), shown.tables[0])
        for row in table.written()
        for cell in row[1:]
    ]


def test_the_keyboard_reaches_every_state(opened):
    tab = opened(page(sample()))
    assert same(tab, share="half", year=2028, sold=500)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.type") == "radio"
    tab.keyboard.press("ArrowRight")
    assert same(tab, share="full", year=2028, sold=500)
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowRight")
    assert same(tab, share="full", year=2029, sold=500)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.type") == "range"
    tab.keyboard.press("ArrowRight")
    assert same(tab, share="full", year=2029, sold=1000)
    assert tab.evaluate("document.activeElement.getAttribute('aria-valuetext')") == "1,000 kt"
    assert tab.locator("output").first.text_content() == "1,000 kt"
    tab.keyboard.press("Home")
    assert same(tab, share="full", year=2029, sold=0)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # back to the start
    tab.wait_for_timeout(50)
    assert same(tab, share="half", year=2028, sold=500)
    assert tab.complaints == []


def test_the_focus_is_visible(opened):
    tab = opened(page(sample()))
    for _ in range(3):
        tab.keyboard.press("Tab")
        outline = tab.evaluate(
            "(e => getComputedStyle(e.type === 'radio' ? e.nextElementSibling : e).outlineStyle)"
            "(document.activeElement)"
        )
        assert outline == "solid"


def test_an_opened_table_stays_open_and_the_region_stays_in_the_page(opened):
    tab = opened(page(sample()))
    tab.evaluate("window.kept = document.querySelector('.a6-live-result')")
    tab.locator("summary").click()
    tab.get_by_label("All of it").check(force=True)
    assert tab.locator("details").evaluate("d => d.open")
    assert tab.evaluate("window.kept.isConnected && window.kept.getAttribute('aria-live') === 'polite'")
    assert "Share: All of it" in tab.locator(".a6-settings").text_content()


def test_two_live_parts_do_not_disturb_each_other(opened):
    tab = opened(page(sample()), page(sample(), share="full"))
    first, second = tab.locator(".a6-live").nth(0), tab.locator(".a6-live").nth(1)
    first.get_by_label("2029").check(force=True)
    assert "In 2029 the host adds 500" in first.text_content()
    assert "In 2028 the host adds 1,000" in second.text_content()
    assert tab.complaints == []


def test_without_a_script_the_first_result_stands(opened):
    tab = opened(page(sample()), java_script_enabled=False)
    assert tab.locator(".a6-controls").first.is_hidden()
    assert tab.get_by_text("In 2028 the host adds 500").first.is_visible()
    assert tab.get_by_text("Shown for:").first.is_visible()


def test_on_paper_the_result_and_its_inputs_stand_without_controls(opened):
    tab = opened(page(sample()))
    tab.emulate_media(media="print")
    assert tab.locator(".a6-controls").is_hidden() and tab.locator(".a6-settings").is_visible()
    assert tab.get_by_text("In 2028 the host adds 500").first.is_visible()


@pytest.mark.parametrize("name", views.__all__)
def test_every_view_of_the_book_follows_its_first_control(opened, name):
    view = getattr(views, name)("kasoro")
    tab = opened(page(view))
    control = view.controls[-1]
    other = next(o for o in control.options if o.value != control.default)
    target = tab.locator(".a6-control").nth(len(view.controls) - 1)
    if target.locator("input[type=range]").count():
        target.locator("input").focus()
        tab.keyboard.press("Home" if control.position(control.default) else "End")
        other = control.options[0 if control.position(control.default) else -1]
    else:
        target.get_by_label(other.label, exact=True).check(force=True)
    expected = view.show(**{control.name: other.value}).result_html()
    assert result(tab) == words_of(expected)
    assert tab.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", views.__all__)
def test_accessible_and_within_the_screen(opened, name, width, scheme):
    tab = opened(page(getattr(views, name)("kasoro")), width=width, scheme=scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    small = tab.evaluate(
        "[...document.querySelectorAll('.a6-svg text')].map(t => parseFloat(getComputedStyle(t).fontSize)"
        " * t.ownerSVGElement.getBoundingClientRect().width / 400).filter(size => size < 9.5)"
    )
    assert not small, "text in a chart is too small to read"
    if not AXE.exists():
        missing("axe-core is not installed (make book installs it): accessibility was not checked.")
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tab.add_script_tag(path=str(AXE))
    found = tab.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
    assert found == []
