"""Forms in the page: answered with the keyboard alone, accessible in every state, usable on a telephone."""

from __future__ import annotations

import re

import pytest

from classroom import registry
from classroom.inpage.question_form import score_html
from tests.inpage import small_page
from tests.inpage.answers import answers
from tests.inpage.keyboard import Keyboard

ROOT = small_page.ROOT
AXE = ROOT / "node_modules/axe-core/axe.min.js"
KINDS = {  # one question of each kind of form
    "line": "accounting.averaging.1",
    "order": "accounting.averaging.2",
    "several": "accounting.averaging.4",
    "one": "start.first-answer.2",
    "cases": "rules.twelve-statements.1",
    "cases in lists": "rules.twelve-statements.4",
    "table": "accounting.emissions-balance.4",
    "file": "integrity.design-a-programme.3",
    "words": "accounting.special-cases.6",
}
TYPED = [name for name in KINDS if name not in ("file", "words")]
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


def form_of(id: str) -> str:
    return "a6-" + id.replace(".", "-")


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """{question: (the right answer, a wrong one)} as the page sends them."""
    found: dict[str, list] = {}
    for exercise in {id.rpartition(".")[0] for id in KINDS.values()}:
        for one in answers(exercise, tmp_path_factory.mktemp("files")):
            found.setdefault(one.id, []).append(one)
    return {id: (several[0], several[1]) for id, several in found.items()}


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page with these questions; faults of its scripts fail the test."""
    contexts, pages = [], []

    def at(ids, viewport=DESKTOP, theme="light", more="", **kind):
        context = browser.new_context(viewport=viewport, **kind)
        contexts.append(context)
        page = small_page.open_page(context, small_page.write(tmp_path / "page.html", ids, theme, more))
        pages.append(page)
        return page

    yield at
    for context in contexts:
        context.close()
    assert [fault for page in pages for fault in page.faults] == []


def replied(page, form: str, state: str) -> str:
    """The reply below the form, once it is of this state."""
    page.locator(f"#{form} .a6-reply .a6-{state}").wait_for()
    return page.locator(f"#{form} .a6-reply").inner_text()


@pytest.mark.parametrize("name", TYPED)
def test_wrong_then_a_hint_then_right_with_the_keyboard_alone(opened, given, name):
    id = KINDS[name]
    kind, form, (right, wrong) = name.split()[0], form_of(id), given[id]
    page = opened([id])
    keys = Keyboard(page)
    keys.fill(form, kind, wrong.page)
    keys.button(form, "Check")
    page.locator(f"#{form} .a6-reply .a6-result").wait_for()
    assert re.search("Not yet|Look at the unit", page.locator(f"#{form} .a6-reply").inner_text())
    keys.button(form, "Hint")
    assert "Hint 1 of" in replied(page, form, "hint")
    keys.fill(form, kind, right.page)
    if kind in ("line", "table", "several", "one"):
        keys.press("Enter")  # in the field itself
    else:
        keys.button(form, "Check")
    assert "Right." in replied(page, form, "right")
    assert page.locator(f"#{form} .a6-done").is_visible()
    assert page.evaluate("form => document.activeElement.closest('form').id === form", form)


def test_a_free_text_is_compared_with_the_keyboard_alone(opened, given):
    id = KINDS["words"]
    form, right = form_of(id), given[id][0]
    page = opened([id])
    keys = Keyboard(page)
    keys.fill(form, "words", right.page)
    keys.button(form, "Check")
    assert "Tick what your text contains" in replied(page, form, "assess")
    boxes = page.locator(f"#{form} .a6-rubric input").count()
    assert boxes == len(right.met)
    keys.button(form, "Check")
    assert f"0 of {boxes} are there" in replied(page, form, "wrong")
    for n in range(1, boxes + 1):
        keys.tick(f"#{form} .a6-rubric label:nth-of-type({n}) input", True)
    keys.button(form, "Check")
    assert "Right." in replied(page, form, "right")


def test_a_file_is_handed_in(opened, given, tmp_path):
    id = KINDS["file"]
    form, (right, wrong) = form_of(id), given[id]
    page = opened([id])
    keys = Keyboard(page)
    keys.button(form, "Check")
    assert "Not answered yet" in replied(page, form, "unanswered")
    for one, state in ((wrong, "mistake"), (right, "right")):
        page.locator(f"#{form}-in").set_input_files(one.code)  # the dialogue is the browser's own
        keys.button(form, "Check")
        replied(page, form, state)
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 2_000_001)
    page.locator(f"#{form}-in").set_input_files(large)
    keys.button(form, "Check")
    page.get_by_text("too large").wait_for()


def test_all_hints_then_the_working(opened):
    form = form_of(KINDS["line"])
    page = opened([KINDS["line"]])
    keys = Keyboard(page)
    working, hints = page.locator(f"#{form} [data-do=working]"), []
    for n in (1, 2):
        assert working.is_hidden()
        keys.button(form, "Hint")
        page.get_by_text(f"Hint {n} of 2").wait_for()
        hints.append(replied(page, form, "hint").partition(". ")[2])
    working.wait_for()
    read = page.locator(f"#{form} [data-do=hint]")
    assert read.inner_text() == "All hints"
    keys.button(form, "Hint")  # the same button, whatever it says
    told = page.get_by_text("You have read all hints:").inner_text()
    assert all(hint in told for hint in hints)
    keys.button(form, "Show the working")
    assert "Answer:" in replied(page, form, "working")


def test_a_quiz_shows_its_score(opened):
    page = opened(["accounting.quiz"])
    page.get_by_role("button", name="Show my score").click()
    page.get_by_text("You have not answered a question of this quiz yet.").wait_for()
    first = page.locator("form.a6-ask").first
    first.locator("input").first.check()
    first.get_by_role("button", name="Check").click()
    first.locator(".a6-result").wait_for()
    page.get_by_role("button", name="Show my score").click()
    page.get_by_text("right at the first attempt").wait_for()


def test_the_touch_of_a_form_says_how_its_questions_stand(opened):
    id = KINDS["line"]
    page = opened([id])
    entry = {"attempts": 3, "hints": 2, "solved": False, "shown": False}
    page.evaluate("entries => a6.keep.add(entries)", {f"kasoro/{id}": entry})
    page.reload()
    assert page.locator("[data-do=working]").is_hidden()
    page.locator(f"#{form_of(id)}-in").focus()
    page.locator("[data-do=working]").wait_for()


def test_what_goes_wrong_is_said_and_the_form_works_again(opened):
    form = form_of(KINDS["line"])
    page = opened([KINDS["line"]])
    page.evaluate(
        "() => { const ask = a6.ask; window.broken = true;"
        " a6.ask = r => window.broken ? Promise.reject(new Error('Python stopped.')) : ask(r); }"
    )
    page.locator(f"#{form}-in").fill("12")
    page.get_by_role("button", name="Check").click()
    page.locator(f"#{form} .a6-error", has_text="Python stopped.").wait_for()
    page.evaluate("window.broken = false")
    page.get_by_role("button", name="Check").click()
    replied(page, form, "wrong")


def test_the_last_answer_is_judged_however_slowly_python_comes(opened, given):
    id = KINDS["line"]
    form, (right, wrong) = form_of(id), given[id]
    page = opened([id])
    page.evaluate(
        "() => { const ask = a6.ask; window.asked = [];"
        " const ready = new Promise(done => { window.start = done; });"
        " a6.ask = r => { asked.push(r); return ready.then(() => ask(r)); }; }"
    )
    keys = Keyboard(page)
    for one in (wrong, right):
        keys.fill(form, "line", one.page)
        keys.button(form, "Check")
    keys.button(form, "Check")  # the same answer again is asked once
    page.get_by_text("What you pressed last waits its turn.").wait_for()
    page.evaluate("window.start()")
    assert "Right." in replied(page, form, "right")
    given_then = page.evaluate("asked.filter(r => r.do === 'check').map(r => r.given)")
    assert given_then == [wrong.page, right.page]
    kept = page.evaluate("a6.keep.entries()")
    assert kept[f"kasoro/{id}"]["attempts"] == 1  # the answer taken back was never judged


def test_the_score_of_a_quiz_is_that_of_its_pack():
    exercise = registry.find("accounting.quiz")[0]
    assert 'data-pack="kasoro"' in score_html(exercise, "kasoro")


def test_without_javascript_the_questions_read_as_text(opened):
    page = opened([KINDS["one"], KINDS["cases in lists"]], java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert "switch on JavaScript" in text and "c)" in text and "2/CMA.3 annex 8(b)" in text
    assert page.get_by_role("button", name="Check").count() == 0
    assert page.locator("fieldset.a6-answer:disabled").count() == 2


STATES = {  # what is pressed before the page is looked at
    "unanswered": lambda page, given: None,
    "wrong": lambda page, given: answer_all(page, given, 1),
    "right": lambda page, given: answer_all(page, given, 0),
    "hint open": lambda page, given: press_all(page, "Hint"),
}


def press_all(page, words):
    for form in page.locator("form.a6-question").all():
        form.get_by_role("button", name=words, exact=True).click()
        form.locator(".a6-result").wait_for()


def answer_all(page, given, which):
    for name, id in KINDS.items():
        form, one = form_of(id), given[id][which]
        if name == "file":
            page.locator(f"#{form}-in").set_input_files(one.code)
        else:
            Keyboard(page).fill(form, name.split()[0], one.page)
    press_all(page, "Check")
    if which == 0:  # the text is compared, too
        form = page.locator(f"#{form_of(KINDS['words'])}")
        for box in form.locator(".a6-rubric input").all():
            box.check()
        form.get_by_role("button", name="Check").click()
        form.locator(".a6-right").wait_for()
        assert page.locator(".a6-right").count() == len(KINDS)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits_a_telephone(opened, given, state, theme):
    page = opened(list(KINDS.values()), viewport=PHONE, theme=theme)
    STATES[state](page, given)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run({preload: false}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))"
    )
    assert found == []
    small = page.evaluate(
        "() => [...document.querySelectorAll('.a6-ask :is(button, select, textarea, .a6-pick,"
        " input:not([type=radio], [type=checkbox]))')]"
        ".map(e => [e.outerHTML, e.getBoundingClientRect().height]).filter(([, h]) => h && h < 44)"
    )
    assert small == []
