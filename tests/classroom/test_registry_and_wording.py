"""Exercises by id, what is refused whatever the pack, and sentences with values in them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sample_exercise import AVERAGE, SAMPLE, a_pack

from classroom import registry
from classroom.errors import ClassroomError
from classroom.exercise import Scenario
from classroom.wording import fill, show, to_html, to_plain


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "Sample.Kind"}, "small letters"),
        ({"id": "sample"}, "small letters"),
        ({"id": "sample.2030"}, "small letters"),
        ({"minutes": (20, 10)}, "a range"),
        ({"minutes": (0, 10)}, "a range"),
        ({"place": "page"}, "must be one of notebook, lesson, quiz"),
        ({"questions": []}, "no questions"),
        ({"questions": [replace(AVERAGE, hints=["one"])]}, "question 1: at least two hints"),
        ({"rules": ["method.averagin"]}, "method.averaging"),
        ({"questions": [replace(AVERAGE, rule="no.such")]}, "no.such"),
        (
            {"questions": [replace(AVERAGE, mistakes=[*AVERAGE.mistakes, AVERAGE.mistakes[0]])]},
            "different names",
        ),
        (
            {"questions": [replace(AVERAGE, mistakes=[replace(AVERAGE.mistakes[0], name="answer")])]},
            "different names",
        ),
    ],
)
def test_an_exercise_of_the_wrong_shape_is_refused(change, words):
    with pytest.raises(ClassroomError, match=words):
        registry.add([replace(SAMPLE, **change)])
    assert "sample.every-kind" not in registry.ids()


def test_ids_come_from_file_names_and_can_be_loaded():
    for exercise_id in registry.ids():
        assert registry.get(exercise_id).id == exercise_id


def test_a_file_with_another_id_or_none_is_refused(monkeypatch):
    from classroom.exercises.start import first_answer

    monkeypatch.setattr(registry, "_loaded", {})
    monkeypatch.setattr(first_answer, "EXERCISE", SAMPLE)
    with pytest.raises(ClassroomError, match='must be "start.first-answer"'):
        registry.get("start.first-answer")
    monkeypatch.setattr(first_answer, "EXERCISE", 5)
    with pytest.raises(ClassroomError, match="has no EXERCISE"):
        registry.get("start.first-answer")


@pytest.mark.parametrize(
    ("value", "mark", "more", "text"),
    [
        (1300, ".", {}, "1,300"),
        (1300, ",", {}, "1\u202f300"),
        (-800, ".", {}, "\u2212800"),
        (1300, ".", {"signed": True}, "+1,300"),
        (2027, ".", {"grouped": False}, "2027"),
        (Fraction(2800, 3), ".", {}, "933.33"),
        (Fraction(2800, 3), ",", {}, "933,33"),
        (Fraction(2800, 3), ".", {"places": 0}, "933"),
        (Fraction(1, 2), ".", {"places": 0}, "1"),
        (Fraction("1250.5"), ".", {}, "1,250.5"),
    ],
)
def test_numbers_as_people_read_them(value, mark, more, text):
    assert show(value, mark, **more) == text


def test_filling_sentences():
    s = Scenario(a_pack("comma", ","), year=2027, change=-1300, share=Fraction(1, 3), names=["a", "b", "c"])
    assert fill("{year}: {change:+,} t by {buyer.name}", s) == "2027: \u22121\u202f300 t by Nordmere"
    assert fill("{share:.1} {uses[2027]:,}", s) == "0,3 800"
    assert fill("{names}", s) == "a, b and c"
    assert fill(lambda s: f"{s.year} {{raw}}", s) == "2027 {raw}"
    assert fill("{given}", s, given="x") == "x"
    assert fill("{day}", Scenario(a_pack(), day=date(2028, 6, 1))) == "1 June 2028"


@pytest.mark.parametrize(("template", "words"), [("{nothing}", "nothing"), ("{year:,d}", "number format")])
def test_a_text_that_cannot_be_filled_says_why(template, words):
    with pytest.raises(ClassroomError, match=words):
        fill(template, Scenario(a_pack(), year=2027))


def test_a_scenario_is_read_only():
    with pytest.raises(ClassroomError, match="read-only"):
        Scenario(a_pack()).year = 5


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** *c* `d<`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;</code></p>"),
        ("one\n\n- a\n- b", "<p>one</p>\n<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("3 * 4 * 5", "<p>3 * 4 * 5</p>"),
        ("`**x**`", "<p><code>**x**</code></p>"),
        ("", ""),
    ],
)
def test_simple_markup(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "First transfer, *Issuance*, acquiring Party: empty",
            "First transfer, “Issuance”, acquiring Party: empty",
        ),
        ("what was first transferred is **added**", "what was first transferred is added"),
        ("in the file `my.toml`", "in the file my.toml"),
        ("2 * 3 * 4 stays", "2 * 3 * 4 stays"),
    ],
)
def test_lists_and_buttons_show_no_marks(text, plain):
    assert to_plain(text) == plain
