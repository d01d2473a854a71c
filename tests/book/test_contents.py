"""The contents of the side bar, and where a page stands."""

from __future__ import annotations

import a6_contents
import pytest
from sphinx_external_toc.api import Document, FileItem, SiteMap, TocTree

TITLES = {
    "book/trainee": "For trainees",
    "notebooks/05-accounting/1-balance": "The emissions balance",
    "notebooks/05-accounting/2-methods": "Three methods",
    "exercises/05-accounting/averaging": "Exercise: averaging, from the first column",
    "exercises/05-accounting/quiz": "Quiz: Corresponding adjustments",
    "book/take-away/05-accounting": "Corresponding adjustments on one screen",
}


@pytest.fixture
def contents():
    pages = list(TITLES)
    trees = [
        TocTree([FileItem(pages[0])], caption="Three doors"),
        TocTree([FileItem(page) for page in [*pages[1:], "book/dropped"]], caption="Accounting"),
        TocTree([FileItem("book/dropped")], caption="Nothing left"),
    ]
    return a6_contents.parts(SiteMap(Document("book/welcome", subtrees=trees)), TITLES)


def test_parts_are_those_that_have_pages_and_modules_have_numbers(contents):
    assert [(part.caption, part.number) for part in contents] == [("Three doors", None), ("Accounting", 5)]
    assert "book/dropped" not in contents[1].pages


def test_lessons_stand_before_exercises_and_the_rest_comes_last(contents):
    groups = [(heading, [entry.name for entry in entries]) for heading, entries in contents[1].groups()]
    assert groups == [
        ("", ["The emissions balance", "Three methods"]),
        ("Exercises", ["Averaging, from the first column"]),
        ("", ["Quiz", "On one screen"]),
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("notebooks/05-accounting/2-methods", "Lesson 2 of 2"),
        ("exercises/05-accounting/averaging", "Exercise 1 of 1"),
        ("exercises/05-accounting/quiz", "Quiz"),
        ("book/trainee", ""),
    ],
)
def test_a_page_knows_where_it_stands(contents, page, told):
    found = a6_contents.where(page, contents)
    assert found["told"] == told and found["first"] == found["part"].pages[0]


def test_a_page_of_no_part_stands_nowhere(contents):
    assert a6_contents.where("search", contents) is None
