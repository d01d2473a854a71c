"""Nothing handed out before solving holds what should be found; classroom.leaks says what counts."""

import os
import tempfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sample_exercise import SAMPLE, a_pack

from classroom import ask, packs, registry, story
from classroom.leaks import (
    Secrets,
    index_words,
    notebook_text,
    number_in,
    page_text,
    secrets,
    solution_secrets,
    telling,
)
from classroom.notebook_file import read
from classroom.proof_notebooks import exercise_id, notebook_of
from classroom.questions import Decisions, WorkFile
from classroom.release import solution_lines
from classroom.sitting import sitting

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
EVERY = registry.ids()
NOTEBOOKS = sorted((ROOT / "exercises").glob("*/*.ipynb"))
PAGES = sorted((HTML / "exercises").rglob("*.html")) if HTML.is_dir() else []
SOURCES = sorted((HTML / "_sources/exercises").rglob("*.ipynb")) if HTML.is_dir() else []


def named(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_exercise_notebooks_hold_no_secret_of_any_pack(path):
    text = notebook_text(read(path))
    exercise = registry.get(exercise_id(path))
    for pack in packs.available():
        assert secrets(exercise, packs.load(pack)).found_in(text) == []
    solution = read(notebook_of(exercise, ROOT / "solutions"))
    for line in solution_secrets(solution_lines(solution), shown_code(solution)):
        assert line not in text


def shown_code(solution):
    """The code and text of a solution notebook outside its solutions."""
    taken = set(solution_lines(solution))
    return "\n".join(line for line in notebook_text(solution).split("\n") if line not in taken)


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_exercise_pages_hold_no_secret_of_the_pack_they_were_built_with(path):
    found = exercise_id(path)
    if found not in EVERY:
        pytest.skip("not the page of an exercise")
    exercise = registry.get(found)
    html = path.read_text(encoding="utf-8")
    assert secrets(exercise, packs.load(packs.DEFAULT)).found_in(page_text(html)) == []
    solution = read(notebook_of(exercise, ROOT / "solutions"))
    text = page_text(html)
    for line in solution_secrets(solution_lines(solution), shown_code(solution)):
        assert line not in text


@pytest.mark.skipif(not HTML.is_dir(), reason="the book is not built")
def test_no_page_of_the_book_holds_the_feedback_of_an_exercise():
    texts = {}
    for exercise in map(registry.get, EVERY):
        found = secrets(exercise, packs.load(packs.DEFAULT))
        texts |= dict.fromkeys(found.texts, exercise.id)
    for path in sorted(HTML.rglob("*.html")):
        held = Secrets(tuple(texts), ()).texts_in(page_text(path.read_text(encoding="utf-8")))
        assert held == [], path.relative_to(HTML)


@pytest.mark.skipif(not (HTML / "searchindex.js").is_file(), reason="the book is not built")
def test_the_search_index_holds_no_answer_for_the_pages_of_exercises():
    for page, words in index_words((HTML / "searchindex.js").read_text("utf-8"), "exercises/").items():
        found = exercise_id(Path(page))
        if found in EVERY:
            held = secrets(registry.get(found), packs.load(packs.DEFAULT)).found_in("\n".join(words))
            assert held == [], page


@pytest.mark.skipif(not HTML.is_dir(), reason="the book is not built")
def test_no_other_file_that_the_book_serves_holds_a_secret_or_a_solution():
    """The book also serves the sources of its pages, its search index, and files to download."""
    found = {
        secret: exercise.id
        for exercise in map(registry.get, EVERY)
        for pack in packs.available()
        for secret in secrets(exercise, packs.load(pack)).texts
    }
    served = [path for path in HTML.rglob("*") if path.is_file()]
    assert not [path for path in served if "solution" in path.relative_to(HTML).as_posix()]
    for path in served:
        text = served_text(path)
        assert Secrets(tuple(found), ()).texts_in(text) == [], path.relative_to(HTML)
        assert "BEGIN SOLUTION" not in text and "### STUB" not in text, path.relative_to(HTML)


def served_text(path):
    """The text of a file as somebody could read it; nothing for pictures and fonts."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
    if path.suffix == ".ipynb":
        return notebook_text(read(path))
    return page_text(text) if path.suffix == ".html" else text


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_the_sources_that_the_book_serves_hold_no_answer_of_any_pack(path):
    text, found = served_text(path), exercise_id(path)
    for pack in packs.available():
        assert secrets(registry.get(found), packs.load(pack)).found_in(text) == []
    solution = read(notebook_of(registry.get(found), ROOT / "solutions"))
    for line in solution_secrets(solution_lines(solution), shown_code(solution)):
        assert line not in text


@pytest.mark.parametrize("pack", packs.available())
@pytest.mark.parametrize("exercise", EVERY)
def test_the_questions_and_the_story_as_shown_hold_no_secret(exercise, pack, monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    with sitting(packs.load(pack)):
        for page in (ask(exercise), story(exercise)):
            found = secrets(registry.get(exercise), packs.load(pack))
            assert found.texts_in(page_text(page._repr_html_())) == []


@pytest.mark.parametrize("exercise", EVERY)
def test_what_is_shown_of_decisions_does_not_hang_on_what_is_right(exercise):
    """The same questions with every right decision exchanged for another: nothing on the page may change."""
    found = registry.get(exercise)
    s = found.scenario(packs.load(packs.DEFAULT))
    for question in found.questions:
        if isinstance(question, Decisions):
            keys = [key for key, _ in question.options]
            cases = [
                replace(case, right=keys[keys.index(case.decision(s)) - 1], told="Told.", wrong={})
                for case in question.cases_of(s)
            ]
            assert replace(question, cases=cases).static_html(s) == question.static_html(s)


@pytest.mark.parametrize("exercise", EVERY)
def test_what_is_shown_of_a_file_to_hand_in_does_not_hang_on_the_right_one(exercise):
    found = registry.get(exercise)
    s = found.scenario(packs.load(packs.DEFAULT))
    for question in found.questions:
        if isinstance(question, WorkFile):
            other = replace(question, demands=(), make=lambda s: None, hints=(), after="")
            assert other.static_html(s) == question.static_html(s)


@pytest.mark.skipif(not HTML.is_dir(), reason="the book is not built")
def test_no_file_that_the_book_serves_names_a_place_on_this_machine():
    places = (str(ROOT) + os.sep, str(Path.home()) + os.sep, os.path.join(tempfile.gettempdir(), ""))
    for path in HTML.rglob("*"):
        if path.is_file() and path.suffix != ".wasm":  # Python itself, as its own project compiled it
            text = path.read_bytes().decode("utf-8", "ignore")
            assert [place for place in places if place in text] == [], path.relative_to(HTML)


# The detector itself.


@pytest.mark.parametrize(
    "text",
    [
        "1300000",
        "It is 1,300,000 t.",
        "1 300 000",
        "1\u202f300\u202f000",
        "1.300.000",
        "1'300'000",
        "1_300_000",
        "1.3 Mt",
        "1,3 Mt",
        "1.30 million",
        "1300 kt",
        "1,300 Gg",
        "answer = 1300000\n",
        "-1300000",
        "(1300000)",
    ],
)
def test_a_number_is_found_however_it_is_written(text):
    assert number_in(Fraction(1_300_000), text)


@pytest.mark.parametrize(
    "text", ["13000000", "1300", "1.3", "1.3 kt", "21300000", "1300000.5", "2.1300000", ""]
)
def test_and_not_where_it_is_another_number(text):
    assert not number_in(Fraction(1_300_000), text)


@pytest.mark.parametrize("text", ["933.33", "933,33 kt", "933.3333", "933"])
def test_a_fraction_is_found_by_its_first_decimals(text):
    assert number_in(Fraction(2800, 3), text)
    assert not number_in(Fraction(2800, 3), "933.5")


def test_numbers_that_stand_anywhere_by_chance_tell_nothing():
    assert [n for n in (5, 10, 12, 200, 100) if telling(Fraction(n))] == []
    assert all(telling(Fraction(n)) for n in (1300, 933, 2000, Fraction("12.5"), Fraction(2800, 3)))


def test_given_data_is_no_secret_but_answers_feedback_hints_and_models_are():
    found = secrets(SAMPLE, a_pack())
    assert Fraction(1300) in found.numbers and Fraction(2800) in found.numbers
    assert Fraction(800) not in found.numbers, "it stands in the table of uses"
    held = "\n".join(found.texts)
    for secret in (
        "divided by the years with trades",
        "Count every year",
        "Holding does that",
        "kept beside it",
    ):
        assert secret in held
    assert "It names the inventory." in held
    shown = secrets(replace(SAMPLE, answered=(1,)), a_pack())
    assert Fraction(1300) not in shown.numbers and "Count every year that has elapsed." not in shown.texts


def test_secrets_are_found_through_markup_and_blanks():
    found = secrets(SAMPLE, a_pack())
    assert found.found_in("x Count every\n  year **that** has elapsed. y") != []
    html = "<p>Count <em>every</em> year\nthat has elapsed.</p>"
    assert found.found_in(page_text(html)) != []
    hidden = [
        '<img alt="1,300 kt">',
        "<!-- 1300 -->",
        "<script>var a = 1300;</script>",
        '<p data-x="1300">a</p>',
    ]
    for piece in [*hidden, "<td>1,<span>300</span></td>", "<p>1&nbsp;300</p>"]:
        assert found.numbers_in(page_text(piece)) != [], piece
    assert found.found_in(page_text("<p>1</p><p>300</p>")) == []


def test_secrets_are_found_in_every_corner_of_a_notebook():
    found = secrets(SAMPLE, a_pack())
    for cell in (
        {"source": ["x = 13", "00"]},
        {"metadata": {"note": "1300"}},
        {"metadata": {"tags": ["1300"]}},
        {"attachments": {"1300.png": {}}},
        {"outputs": [{"data": {"text/plain": ["1300"]}}]},
    ):
        assert found.numbers_in(notebook_text({"cells": [cell], "metadata": {}})) != [], cell


def test_lines_of_a_solution_that_say_something():
    lines = ["import json", "answer = sum(uses)", ")", "else:", "  answer = sum(uses)"]
    assert solution_secrets(lines, "import json\nprint(1)") == ["answer = sum(uses)"]


def test_the_words_of_the_search_index_by_page():
    index = (
        'window.a6SearchIndex = {"pages": [["exercises/05-a/b", "A page"], ["intro", "Other"]], "entries": ['
        '["section", 0, "y", "A title", "It is 1300.", []], ["term", 1, "x", "ITMO", "A unit.", ["ITMO"]], '
        '["rule", 0, "z", "2/CMA.3 annex 7", "", ["para. 7"]]], "small": ["the"]};'
    )
    held = {"A title", "It is 1300.", "2/CMA.3 annex 7", "para. 7", ""}
    assert index_words(index, "exercises/") == {"exercises/05-a/b": held}
