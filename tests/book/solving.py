"""Solving an exercise in its page of the book: every question, with the keys alone, and Python in the page.

Exercises and quizzes are opened as files, as without a network; the questions of lessons over http.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from classroom import packs, registry
from classroom.exercise import Exercise
from tests.book.conftest import served
from tests.book.visit import AXE, DESKTOP, SETTLED, TOO_WIDE, VIOLATIONS, in_the_dark, watched
from tests.inpage.answers import Given, answers
from tests.inpage.keyboard import Keyboard

PATIENCE = 60_000  # ms; Python starts in the page, on a busy computer
IN_FIELD = ("line", "one", "several", "table")  # kinds of forms that Enter sends from the answer itself
EXAMINED = ("start.first-answer", "accounting.emissions-balance", "authorization.letter", "review.quiz")
FOCUS = "form => { const at = document.activeElement.closest('form'); return at && at.id === form; }"
KEPT = "() => JSON.parse(localStorage.getItem('article6-progress')).questions"


def each(*places: str):
    """Run a test that takes `name` once for each exercise of these places."""
    return pytest.mark.parametrize("name", [n for n in registry.ids() if registry.get(n).place in places])


@cache
def asked_on(book: Path) -> dict[str, str]:
    """{question: the page that asks it, below the book's root}."""
    found = {}
    for folder in ("exercises", "notebooks"):
        for page in sorted((book / folder).rglob("*.html")):
            for id in re.findall(
                r'<form class="a6-ask a6-question"[^>]* data-id="([^"]+)"', page.read_text("utf-8")
            ):
                found.setdefault(id, page.relative_to(book).as_posix())
    return found


@contextmanager
def home(book: Path, exercise: Exercise) -> Iterator[str]:
    """Where the book is opened: its folder, or a server."""
    if exercise.place != "lesson":
        yield book.as_uri() + "/"
        return
    with served(book) as address:
        yield address


def solve(browser, book: Path, name: str, folder: Path) -> None:
    """Solve an exercise in its page; whatever else happens there fails the test."""
    exercise = registry.get(name)
    right = [given for given in answers(name, folder) if given.name == "answer"]
    assert len(right) == len(exercise.questions)
    (address,) = {asked_on(book).get(given.id, f"{given.id} is asked on no page") for given in right}
    context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    try:
        with home(book, exercise) as root:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            seen = watched(page, root)
            page.goto(root + address, wait_until="load")
            page.evaluate(SETTLED)
            keys = Keyboard(page)
            keys.press("Tab")
            keys.press("Enter")  # the first stop leads past the menu
            for given in right:
                answer(keys, given)
            if exercise.place == "quiz":
                show_score(keys, name, len(right))
            check_progress(page, [given.id for given in right])
            seen.wide = page.evaluate(TOO_WIDE)
            seen.stopped = page.evaluate("window.a6Stopped")
            assert not seen.report(), f"{address}:\n{seen.report()}"
            if name in EXAMINED:
                examine(page)
    finally:
        context.close()


def answer(keys: Keyboard, given: Given) -> None:
    """Give the right answer to one question; the page says so, and the focus stays in the form."""
    form = "a6-" + given.id.replace(".", "-")
    place = keys.page.locator(f"form#{form}")
    kind = place.get_attribute("data-kind")
    if kind == "file":
        keys.reach(f"#{form}-in")
        place.locator("input[type=file]").set_input_files(given.code)  # the dialogue is the browser's own
    else:
        keys.fill(form, kind, given.page)
    if kind in IN_FIELD:
        keys.press("Enter")
    else:
        keys.button(form, "Check")
    if kind == "words":
        place.locator(".a6-reply .a6-assess").wait_for()
        assert keys.page.evaluate(FOCUS, form), f"{given.id}: the focus left the form"
        for n in given.met:
            keys.tick(f"#{form} .a6-rubric label:nth-of-type({n}) input", True)
        keys.button(form, "Check")
        place.locator(".a6-reply .a6-result:not(.a6-assess)").wait_for()
    reply = place.locator(".a6-reply[role=status]")
    reply.locator(".a6-result, .a6-error").first.wait_for()
    assert reply.locator(".a6-right").count() == 1, f"{given.id}: {reply.inner_text()}"
    assert "Right." in reply.inner_text()
    assert place.locator(".a6-done").is_visible()
    assert keys.page.evaluate(FOCUS, form), f"{given.id}: the focus left the form"


def show_score(keys: Keyboard, name: str, questions: int) -> None:
    """At the end of a quiz: everything was right at the first attempt."""
    form = f"a6-{name.replace('.', '-')}-score"
    keys.button(form, "Check")
    keys.page.locator(f"#{form} .a6-score").wait_for()
    told = keys.page.locator(f"#{form} .a6-reply[role=status]").inner_text()
    assert f"{questions} of {questions} right at the first attempt, {questions} solved." in told
    assert keys.page.evaluate(FOCUS, form)


def check_progress(page, ids: list[str]) -> None:
    """The browser keeps that these questions are solved without help, and nothing of any other."""
    kept = page.evaluate(KEPT)
    assert set(kept) == {f"{packs.DEFAULT}/{id}" for id in ids}
    for key, entry in kept.items():
        assert (entry["solved"], entry["hints"], entry["shown"]) == (True, 0, False), key


def examine(page) -> None:
    """What axe says of the page with all its answers and replies, light and dark."""
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(VIOLATIONS, []) == []
    in_the_dark(page)
    assert page.evaluate(VIOLATIONS, []) == []
