"""A live part opened from a file, worked with the keyboard, read by axe.

Python answers in this process; that Python in the page answers alike is tested in tests/inpage.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from classroom import views
from classroom.inpage import reply
from tests.chromium import missing
from tests.inpage import live_page
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
def opened(browser, tmp_path, monkeypatch):
    contexts = []
    make = views.make
    monkeypatch.setattr(
        views, "make", lambda name, *args: sample() if name == "sample" else make(name, *args)
    )

    def open_page(*parts, width=1280, scheme="light", answer=reply, **settings):
        path = live_page.write(tmp_path / "page.html", "\n".join(parts), beside=True, theme=scheme)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **settings
        )
        contexts.append(context)
        tab = context.new_page()
        tab.complaints, tab.asked = [], []
        tab.on("console", lambda m: tab.complaints.append(m.text) if m.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.on("request", lambda r: None if r.url.startswith("file:") else tab.complaints.append(r.url))
        tab.expose_function("toPython", lambda text: (tab.asked.append(text), answer(text))[1])
        tab.goto(path.as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()


def part(**defaults) -> str:
    return live_page.parts([sample()], **defaults)


def shows(tab, html: str, nth: int = 0) -> None:
    """Wait until the result reads like this piece of HTML."""
    tab.wait_for_function(
        "([nth, words]) => document.querySelectorAll('.a6-live-result')[nth]"
        ".textContent.replace(/\\s+/g, ' ').trim() === words",
        arg=[nth, words_of(html)],
        timeout=5000,
    )


def result(tab) -> str:
    return re.sub(r"\s+", " ", tab.locator(".a6-live-result").first.text_content()).strip()


def same(tab, **inputs) -> bool:
    shown = compute(**inputs)
    shows(tab, shown.result_html())
    texts = tab.locator(".a6-live-body .a6-table td").all_text_contents()
    return sample().describe(inputs) == tab.locator(".a6-settings span").first.text_content() and texts == [
        cell
        for table in (shown.charts[0].data(), shown.tables[0])
        for row in table.written()
        for cell in row[1:]
    ]


def test_the_keyboard_reaches_every_state(opened):
    tab = opened(part())
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
    assert same(tab, share="half", year=2028, sold=500)
    assert tab.complaints == []


def test_the_focus_is_visible(opened):
    tab = opened(part())
    for _ in range(3):
        tab.keyboard.press("Tab")
        outline = tab.evaluate(
            "(e => getComputedStyle(e.type === 'radio' ? e.nextElementSibling : e).outlineStyle)"
            "(document.activeElement)"
        )
        assert outline == "solid"


def test_nothing_is_asked_before_the_first_touch(opened):
    tab = opened(part())
    tab.wait_for_timeout(200)
    assert tab.asked == []
    tab.get_by_label("Half of it").focus()
    tab.get_by_text("Ready.").wait_for()
    assert len(tab.asked) == 1, "the touch asks for what is shown, so that Python is there for the change"


def test_an_opened_table_stays_open_and_the_region_stays_in_the_page(opened):
    tab = opened(part())
    tab.evaluate("window.kept = document.querySelector('.a6-live-result')")
    tab.locator("summary").click()
    tab.get_by_label("All of it").check(force=True)
    assert same(tab, share="full", year=2028, sold=500)
    assert tab.locator("details").evaluate("d => d.open")
    assert tab.evaluate("window.kept.isConnected && window.kept.getAttribute('aria-live') === 'polite'")


def test_the_focus_stays_where_the_reader_went_meanwhile(opened):
    tab = opened(part())
    tab.evaluate(
        """() => { const ask = window.a6.ask;
        window.a6.ask = r => new Promise(go => setTimeout(go, 300)).then(() => ask(r)); }"""
    )
    tab.get_by_label("All of it").check(force=True)
    tab.locator("summary").focus()
    assert same(tab, share="full", year=2028, sold=500)
    assert tab.evaluate("document.activeElement.localName") == "summary"


def test_two_live_parts_do_not_disturb_each_other(opened):
    tab = opened(part(), part(share="full"))
    first, second = tab.locator(".a6-live").nth(0), tab.locator(".a6-live").nth(1)
    first.get_by_label("2029").check(force=True)
    shows(tab, compute("half", 2029, 500).result_html())
    assert "In 2028 the host adds 1,000" in second.text_content()
    assert tab.complaints == []


def test_a_failure_leaves_the_result_and_says_why_and_a_touch_tries_again(opened):
    working = []

    def answer(text: str) -> str:
        return reply(text) if working else '{"error": "The table is missing."}'

    tab = opened(part(), answer=answer)
    tab.get_by_label("All of it").check(force=True)
    said = tab.locator("div.a6-live-status")
    tab.get_by_text("The table is missing. The result below stays as it was.").wait_for()
    assert said.get_attribute("role") == "status" and "a6-error" in said.get_attribute("class")
    assert same(tab, share="half", year=2028, sold=500)
    working.append(True)
    tab.get_by_label("All of it").click(force=True)  # chosen already: the touch is what tries again
    assert same(tab, share="full", year=2028, sold=500)
    assert said.text_content() == ""


def test_a_number_that_cannot_be_asked_for_is_not_asked_for(opened):
    tab = opened(live_page.parts([views.chance_of_missing("kasoro")]))
    field = tab.locator("input[type=number]")
    before = result(tab)
    field.fill("7")
    tab.locator("div.a6-live-status", has_text="in steps of").wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    assert result(tab) == before
    view = views.chance_of_missing("kasoro")
    other = view.controls[1].values[7]
    field.fill(str(other))
    shows(tab, view.show(tonnes=other).result_html())
    assert field.get_attribute("aria-invalid") == "false"


def test_without_a_script_the_first_result_stands(opened):
    tab = opened(part(), java_script_enabled=False)
    assert "To change the inputs, switch on JavaScript" in tab.inner_text("body")
    assert tab.get_by_text("In 2028 the host adds 500").first.is_visible()
    assert tab.get_by_text("Shown for:").first.is_visible()


def test_on_paper_the_result_and_its_inputs_stand_without_controls(opened):
    tab = opened(part())
    tab.emulate_media(media="print")
    assert tab.locator(".a6-controls").is_hidden() and tab.locator(".a6-settings").is_visible()
    assert tab.get_by_text("In 2028 the host adds 500").first.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", views.__all__)
def test_accessible_and_within_the_screen(opened, name, width, scheme):
    tab = opened(live_page.parts([views.make(name, "kasoro")]), width=width, scheme=scheme)
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
