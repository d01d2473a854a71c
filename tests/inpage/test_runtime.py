"""How Python comes into a page, what is said meanwhile, and what happens when something fails."""

from __future__ import annotations

import json
import re

import pytest

from classroom import views
from classroom.inpage import reply, warm
from tests.book.conftest import served
from tests.inpage import live_page

SHOW = {"do": "show", "view": "three_methods", "args": ["kasoro"], "at": [0, 0], "ident": "x"}
CAUGHT = """request => window.a6.ask(request).then(JSON.stringify, error => error.message)"""


def ask(**changes) -> dict:
    return json.loads(reply(json.dumps({**SHOW, **changes})))


# --- the door, in this Python ---


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"do": "run"}, "A page cannot ask for 'run'; it can ask for: show"),
        ({"view": "balances"}, "There is no view 'balances'. There are: emissions_balance"),
        ({"args": ["atlantis"]}, "there is no such pack"),
        ({"at": [0]}, "takes 2 places"),
        ({"at": [0, 99]}, "takes 2 places, below"),
        ({"at": [0, -1]}, "takes 2 places, below"),
    ],
)
def test_a_wrong_request_ends_in_a_sentence(changes, sentence):
    assert sentence in ask(**changes)["error"]


def test_what_is_no_request_ends_in_a_sentence_too():
    for text in ("", "[]", "{}", '{"do": 1}', '{"do": "show"}'):
        assert "Reload the page" in json.loads(reply(text))["error"] or "cannot ask for" in reply(text)
    told = ask(args=[["kasoro"]])
    assert "Reload the page" in told["error"] and "unhashable" not in told["error"] and told["kind"]


def test_the_name_of_a_part_is_no_markup():
    assert "<img" not in ask(ident='"><img src=x onerror=alert(1)>')["body"]


def test_what_answers_is_imported_one_by_one():
    for _ in range(10):
        if not warm():
            break
    else:
        pytest.fail("There is always one more module to import.")


# --- in the page ---


def test_nothing_is_loaded_before_the_first_touch_and_then_all_of_it_once(tab, folder):
    tab.goto((folder / "index.html").as_uri())
    tab.wait_for_timeout(300)
    assert not [url for url in tab.requests if "/live/" in url]
    static = tab.locator(".a6-live-result").inner_html()
    field = tab.locator("input[type=range]").first
    field.focus()
    tab.locator("div.a6-live-status", has_text="Starting Python in this page.").wait_for()
    assert tab.locator(".a6-live-progress").is_visible()
    tab.locator("div.a6-live-status", has_text="Ready.").wait_for(timeout=60_000)
    assert tab.locator(".a6-live-progress").is_hidden()
    assert tab.locator(".a6-live-result").inner_html() == static, "the same inputs give the same result"
    tab.keyboard.press("Home")
    view = views.workbench("kasoro", "cookstoves")
    first = {view.controls[0].name: view.controls[0].options[0].value}
    tab.locator(".a6-settings", has_text=view.describe(view.inputs(**first))).wait_for()
    tab.keyboard.press("End")
    last = {view.controls[0].name: view.controls[0].options[-1].value}
    tab.locator(".a6-settings", has_text=view.describe(view.inputs(**last))).wait_for()
    loaded = [url for url in tab.requests if "/live/" in url]
    assert len(loaded) == len(set(loaded)) == len(list((folder / "live").iterdir()))
    assert tab.complaints == []


def test_what_is_wrong_with_an_input_is_not_covered_by_the_progress(tab, folder):
    live_page.write(folder / "index.html", live_page.parts([views.chance_of_missing("kasoro")]))
    tab.goto((folder / "index.html").as_uri())
    tab.locator("input[type=number]").fill("7")
    assert tab.evaluate("request => window.a6.ask(request)", SHOW) == ask()
    said = tab.locator("div.a6-live-status.a6-error")
    assert "write a number from 0 to" in said.text_content()
    tab.locator("input[type=number]").fill("20000")
    tab.locator(".a6-settings", has_text="20,000 t CO2 eq").wait_for()
    assert said.count() == 0 and tab.complaints == []


def test_the_progress_grows_and_ends(tab, folder):
    tab.goto((folder / "index.html").as_uri())
    told = tab.evaluate(
        """async request => { const told = []; window.a6.watch(one => told.push(one));
        await window.a6.ask(request); return told; }""",
        SHOW,
    )
    shares = [one["share"] for one in told]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    assert [one["stage"] for one in told][-1] == "ready" and {"loading", "starting"} <= {
        one["stage"] for one in told
    }
    assert re.fullmatch(r"Starting Python in this page: \d+ %", told[1]["words"])


def test_an_error_is_a_sentence_and_a_newer_request_takes_the_place_of_one_that_waits(tab, folder):
    tab.goto((folder / "index.html").as_uri())
    assert "There is no view 'balances'" in tab.evaluate(CAUGHT, {**SHOW, "view": "balances"})
    several = [{**SHOW, "at": [i, 0]} for i in (0, 1, 2, 3)]
    answers = tab.evaluate(
        "requests => Promise.all(requests.map(request => window.a6.ask(request)))", several
    )
    assert answers[1:3] == [None, None]
    assert answers[0] == ask(at=[0, 0]) and answers[3] == ask(at=[3, 0])
    apart = [{**SHOW, "at": [i, 0], "ident": f"x{i}"} for i in (0, 1, 2, 3)]
    answers = tab.evaluate("requests => Promise.all(requests.map(request => window.a6.ask(request)))", apart)
    assert all(answers), "requests of other parts wait for their turn"


def test_a_missing_part_is_named_the_result_stays_and_the_next_touch_tries_again(tab, folder):
    part = next((folder / "live").glob("course-*.js"))
    away = part.rename(folder / part.name)
    tab.goto((folder / "index.html").as_uri())
    static = tab.locator(".a6-live-result").inner_html()
    tab.locator("input[type=range]").first.focus()
    status = tab.locator("div.a6-live-status.a6-error")
    status.wait_for(timeout=60_000)
    assert f"could not be loaded (live/{part.name})" in status.text_content()
    assert "The result below stays as it was." in status.text_content()
    assert tab.locator(".a6-live-result").inner_html() == static
    assert tab.locator(".a6-live-progress").is_hidden()
    away.rename(part)
    tab.keyboard.press("Home")
    view = views.workbench("kasoro", "cookstoves")
    chosen = view.inputs(**{view.controls[0].name: view.controls[0].options[0].value})
    tab.locator(".a6-settings", has_text=view.describe(chosen)).wait_for(timeout=60_000)
    assert status.count() == 0


@pytest.mark.parametrize(
    "instead", ["<!DOCTYPE html><title>Please log in</title>", 'a6Chunk("course",false,"H4sI']
)
def test_what_comes_in_the_place_of_a_part_is_no_part(tab, folder, instead):
    """The page of a network's door, or half a file: without a word the reader would wait for ever."""
    part = next((folder / "live").glob("course-*.js"))
    part.write_text(instead, encoding="utf-8")
    tab.goto((folder / "index.html").as_uri())
    tab.locator("input[type=range]").first.focus()
    status = tab.locator("div.a6-live-status.a6-error")
    status.wait_for(timeout=60_000)
    assert f"could not be loaded (live/{part.name})" in status.text_content()


def test_a_manifest_that_the_browser_kept_from_an_earlier_edition_is_asked_for_again(tab, folder):
    """What it names is gone; past the cache there is the newer one."""
    manifest = folder / "live" / "manifest.js"
    newer = manifest.read_text("utf-8")
    older = re.sub(r"wasm-\w+\.js", "wasm-of-yesterday.js", newer, count=1)
    tab.route("**/manifest.js", lambda route: route.fulfill(body=older, content_type="text/javascript"))
    with served(folder) as address:
        tab.goto(f"{address}index.html")
        assert tab.evaluate("request => window.a6.ask(request)", SHOW) == ask()
        assert any("manifest.js?" in url for url in tab.requests)


def test_an_old_browser_is_told_so(tab, folder):
    tab.add_init_script("delete window.DecompressionStream")
    tab.goto((folder / "index.html").as_uri())
    assert "browser is too old" in tab.evaluate(CAUGHT, SHOW)
    assert not [url for url in tab.requests if "/live/" in url]


def test_a_worker_that_dies_is_reported_and_replaced(tab, folder):
    tab.add_init_script(
        """const Plain = window.Worker; window.made = []; window.Worker = class extends Plain {
          constructor(...all) { super(...all); window.made.push(this); } };"""
    )
    tab.goto((folder / "index.html").as_uri())
    assert tab.evaluate("request => window.a6.ask(request)", SHOW) == ask()
    died = tab.evaluate(
        """request => { const asked = window.a6.ask(request).then(() => "", error => error.message);
        window.made[0].dispatchEvent(new ErrorEvent("error", {message: "out of memory"}));
        return asked; }""",
        SHOW,
    )
    assert died == "Python in this page stopped (out of memory). Try again."
    assert tab.evaluate("request => window.a6.ask(request)", SHOW) == ask()
    assert tab.evaluate("window.made.length") == 2


def test_a_sentence_of_the_page_is_translated_and_filled(tab, folder):
    tab.goto((folder / "index.html").as_uri())
    assert tab.evaluate("window.a6.say('{n} of {m} left', {n: 3})") == "3 of {m} left"
    tab.evaluate("window.a6Words = {'{n} left': 'encore {n}'}")
    assert tab.evaluate("window.a6.say('{n} left', {n: 0})") == "encore 0"
    assert tab.evaluate("window.a6.say('toString')") == "toString"
