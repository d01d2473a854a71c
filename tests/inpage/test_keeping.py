"""Progress in the page: kept in the browser, in the form of the progress file, exported and taken back."""

from __future__ import annotations

import json
import re

import pytest

from classroom import packs
from classroom.inpage import reply
from classroom.inpage.panel import panel_html
from classroom.progress import Entry, parse, text_of
from tests.inpage import small_page

ID = "accounting.averaging.1"
FORM = "a6-accounting-averaging-1"
TRIED = {"attempts": 2, "hints": 1, "solved": False, "shown": False}
SOLVED = {"attempts": 1, "hints": 0, "solved": True, "shown": False}


def asked(**request):
    return json.loads(reply(json.dumps(request)))


@pytest.fixture
def path(tmp_path):
    panel = panel_html(packs.load(packs.DEFAULT), {"accounting.averaging": "averaging.html"})
    return small_page.write(tmp_path / "page.html", [ID], more=panel)


@pytest.fixture
def context(browser):
    here = browser.new_context()
    yield here
    here.close()


def row(page):
    return page.locator('tr[data-exercise="accounting.averaging"]')


def answer(page, text):
    page.locator(f"#{FORM}-in").fill(text)
    page.locator(f"#{FORM} [type=submit]").click()
    page.locator(f"#{FORM} .a6-result").wait_for()


def test_progress_survives_a_reload_and_reaches_the_other_tab(context, path):
    page, other = small_page.open_page(context, path), small_page.open_page(context, path)
    answer(page, "12")
    row(page).get_by_text("begun").wait_for()
    row(other).get_by_text("begun").wait_for()
    page.reload()
    row(page).get_by_text("begun").wait_for()
    assert page.evaluate("a6.keep.entries()") == {f"kasoro/{ID}": {**TRIED, "attempts": 1, "hints": 0}}
    assert page.faults == other.faults == []


def test_what_two_tabs_learned_is_put_together(context, path):
    page, other = small_page.open_page(context, path), small_page.open_page(context, path)
    page.evaluate("entry => a6.keep.add({'kasoro/a.b.1': entry})", TRIED)
    other.evaluate("entry => a6.keep.add({'kasoro/a.b.1': entry})", SOLVED)
    both = {"attempts": 2, "hints": 1, "solved": True, "shown": False}
    assert page.evaluate("a6.keep.entries()") == other.evaluate("a6.keep.entries()") == {"kasoro/a.b.1": both}


def test_the_export_is_the_progress_file(context, path, tmp_path):
    page = small_page.open_page(context, path)
    page.evaluate("entries => a6.keep.add(entries)", {"kasoro/a.b.2": TRIED, "kasoro/a.b.1": SOLVED})
    with page.expect_download() as saving:
        page.get_by_role("button", name="Export").click()
    assert saving.value.suggested_filename == "progress.json"
    saving.value.save_as(tmp_path / "progress.json")
    raw = (tmp_path / "progress.json").read_bytes()
    entries, whole = parse(raw)
    assert whole and entries == {"kasoro/a.b.1": Entry(**SOLVED), "kasoro/a.b.2": Entry(**TRIED)}
    assert json.loads(raw) == json.loads(text_of(entries)) and raw.count(b"\n") == text_of(entries).count(
        "\n"
    )


def test_an_import_is_merged_and_a_bad_file_is_refused(context, path, tmp_path):
    page = small_page.open_page(context, path)
    page.evaluate("entries => a6.keep.add(entries)", {f"kasoro/{ID}": TRIED})
    file = tmp_path / "mine.json"
    for text, told in (
        ("a letter", "This file holds no progress of this course: choose a file that was exported here."),
        ('{"format": 2, "questions": {}}', "written by a newer version of the course"),
        (text_of({f"kasoro/{ID}": Entry(**SOLVED)}), "1 question was brought up to date."),
        (text_of({f"kasoro/{ID}": Entry(**SOLVED)}), "The file holds nothing that is not here already."),
    ):
        file.write_text(text, encoding="utf-8")
        page.locator(".a6-keep input[type=file]").set_input_files(file)
        page.locator(".a6-told", has_text=told).wait_for()
    assert page.evaluate("a6.keep.entries()") == {f"kasoro/{ID}": {**TRIED, "solved": True}}
    row(page).get_by_text("1 of 6").wait_for()


def test_all_of_it_is_deleted_only_after_a_yes(context, path):
    page = small_page.open_page(context, path)
    page.evaluate("localStorage.setItem('article6-progress-aside', '{')")
    page.evaluate("entries => a6.keep.add(entries)", {f"kasoro/{ID}": SOLVED})
    page.get_by_role("button", name="Delete all").click()
    assert page.evaluate("document.activeElement.dataset.do") == "no"
    page.keyboard.press("Enter")
    assert page.evaluate("a6.keep.entries()") != {}
    page.get_by_role("button", name="Delete all").click()
    page.keyboard.press("Escape")
    assert page.locator(".a6-sure").is_hidden()
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_text("Nothing is kept any more.").wait_for()
    assert page.evaluate("[a6.keep.entries(), localStorage.length]") == [{}, 0]


def test_where_nothing_can_be_kept_the_page_works_and_says_so(context, path):
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('not here'); }});"
    )
    page = small_page.open_page(context, path)
    page.locator(".a6-kept-trouble", has_text="This browser keeps nothing").wait_for()
    answer(page, "12")
    assert page.evaluate("a6.keep.entries()") == {f"kasoro/{ID}": {**TRIED, "attempts": 1, "hints": 0}}
    assert page.faults == []


@pytest.mark.parametrize(
    "stored",
    ["{", '{"format": 9, "questions": {"a/b.c.1": {}}}', "null", '"x"', '{"format": 1, "questions": ["a"]}'],
)
def test_what_cannot_be_read_is_put_aside_and_not_lost(context, path, stored):
    page = small_page.open_page(context, path)
    page.evaluate("text => localStorage.setItem('article6-progress', text)", stored)
    page.reload()
    assert page.evaluate("a6.keep.entries()") == {}
    assert page.evaluate("localStorage.getItem('article6-progress-aside')") == stored
    page.evaluate("entry => a6.keep.add({'kasoro/a.b.1': entry})", SOLVED)
    assert page.evaluate("a6.keep.entries()") == {"kasoro/a.b.1": SOLVED}
    assert page.faults == []


@pytest.mark.parametrize("wrong", ["null", "5", "{}", '{"attempts": "2", "hints": 1}', json.dumps([TRIED])])
def test_what_is_no_entry_is_passed_over_and_an_answer_still_counts(context, path, wrong):
    page = small_page.open_page(context, path)
    kept = f'{{"format": 1, "questions": {{"kasoro/{ID}": {wrong}, "kasoro/a.b.1": {json.dumps(SOLVED)}}}}}'
    page.evaluate("text => localStorage.setItem('article6-progress', text)", kept)
    page.reload()
    answer(page, "12")
    tried = {**TRIED, "attempts": 1, "hints": 0}
    assert page.evaluate("a6.keep.entries()") == {"kasoro/a.b.1": SOLVED, f"kasoro/{ID}": tried}
    assert page.faults == []


def test_a_name_that_objects_have_anyway_is_an_entry_like_others(context, path):
    page = small_page.open_page(context, path)
    page.evaluate("entry => a6.keep.add({constructor: entry})", TRIED)
    page.evaluate("entry => a6.keep.add({constructor: entry})", SOLVED)
    assert json.loads(page.evaluate("a6.keep.text()"))["questions"] == {
        "constructor": {**TRIED, "solved": True}
    }


def test_no_row_says_not_started_before_the_progress_is_read(context, path):
    page = small_page.open_page(context, path)
    assert row(page).get_by_text("not started").is_visible()  # nothing is kept: that is right
    page.evaluate(
        "() => { const ask = a6.ask, ready = new Promise(done => { window.start = done; });"
        " a6.ask = r => ready.then(() => ask(r)); }"
    )
    page.evaluate("entries => a6.keep.add(entries)", {f"kasoro/{ID}": SOLVED})
    page.get_by_text("Your progress is being read").wait_for()
    assert page.locator(".a6-overview").is_hidden()
    page.evaluate("window.start()")
    row(page).get_by_text("1 of 6").wait_for()
    assert page.get_by_text("Your progress is being read").count() == 0


def test_where_python_fails_the_page_says_that_nothing_is_lost(context, path):
    page = small_page.open_page(context, path)
    page.evaluate("() => { a6.ask = () => Promise.reject(new Error('Python stopped.')); }")
    page.evaluate("entries => a6.keep.add(entries)", {f"kasoro/{ID}": SOLVED})
    page.get_by_text("Nothing is lost").wait_for()
    assert page.get_by_text("Python stopped.").is_visible() and page.locator(".a6-overview").is_hidden()
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    assert row(page).get_by_text("not started").is_visible()


def test_the_rows_stand_as_the_book_has_them():
    pages = {"rules.who-counts-it": "b", "rules.is-it-an-itmo": "c", "accounting.averaging": "a"}
    html = asked(do="progress", pages=pages)["html"]
    rows = re.findall('data-exercise="([^"]+)"', html)
    assert [id for id in rows if id in pages] == [*pages]
    modules = [id.partition(".")[0] for id in rows]
    assert [*dict.fromkeys(modules)] == [one for n, one in enumerate(modules) if modules[n - 1] != one]


def test_the_table_leads_to_the_pages_of_the_exercises():
    told = asked(do="progress", entries={f"kasoro/{ID}": SOLVED}, pages={"accounting.averaging": "a&b.html"})
    assert '<a href="a&amp;b.html">' in told["html"] and "1 of 6" in told["html"]


def test_what_is_no_entry_is_left_out():
    mine = {f"kasoro/{ID}": SOLVED, "kasoro/x.y.1": {"attempts": "many"}, "z": 3}
    assert asked(do="merge", entries=mine, text=text_of({}))["entries"] == {f"kasoro/{ID}": SOLVED}
