"""What a form says while Python starts: the words once, the bar as far as it has come, then nothing."""

from __future__ import annotations

import pytest

from classroom.display.page import ASSETS

# The stages come from the test instead of from Python.
WATCHED = "a6.watch = watcher => { window.tell = (stage, share) => watcher({stage, share}); }"
FIRST = "The first answer takes a few seconds: Python starts in this page."


@pytest.fixture
def place(tab):
    """The place of a form that speaks: show(words) shows words, or the sentence of the first answer."""
    tab.set_content('<title>Status</title><div role="status"></div>')
    tab.add_script_tag(path=ASSETS / "runtime.js")
    tab.evaluate(WATCHED)
    tab.add_script_tag(path=ASSETS / "status.js")
    tab.evaluate(
        "window.show = words => a6.status.show(document.querySelector('div'), words || a6.status.first())"
    )
    yield tab.locator("div")
    assert tab.complaints == []


def test_the_first_answer_is_waited_for_with_a_bar(tab, place):
    tab.evaluate("show()")
    assert place.inner_html() == ""  # nothing starts yet
    tab.evaluate("tell('loading', 0.25); show()")
    bar = place.get_by_role("progressbar", name="Python starts")
    assert (place.inner_text().strip(), bar.evaluate("bar => bar.value")) == (FIRST, 0.25)
    tab.evaluate("window.line = document.querySelector('span').firstChild; tell('starting', 0.75); show()")
    assert bar.evaluate("bar => bar.value") == 0.75
    # What is written anew would be read aloud anew.
    assert tab.evaluate("document.querySelector('span').firstChild === line")


@pytest.mark.parametrize("stage", ["ready", "failed"])
def test_the_place_is_empty_when_python_runs_or_will_not(tab, place, stage):
    tab.evaluate("tell('loading', 0.25); show()")
    assert tab.evaluate("a6.status.starting()")
    tab.evaluate(f"tell('{stage}', 1); show()")
    assert place.inner_html() == "" and not tab.evaluate("a6.status.starting()")


def test_other_words_stay_while_python_works_without_the_bar(tab, place):
    tab.evaluate("tell('loading', 0.25); show('Being read …')")
    assert place.locator("progress").is_visible()
    tab.evaluate("tell('ready', 1); show('Being read …')")
    assert place.inner_text().strip() == "Being read …" and not place.locator("progress").is_visible()
