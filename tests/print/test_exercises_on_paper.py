"""The exercises of the built book on paper: all questions are there, and none of their answers."""

from __future__ import annotations

import pytest

from classroom import packs, registry
from classroom.leaks import secrets
from classroom.proof_notebooks import exercise_id
from tests.chromium import missing
from tests.print.reading import Paper
from tools import pdf
from tools.print import volume
from tools.print.sheet import READER
from tools.say import BUILD, ROOT

PAGES = sorted((ROOT / "exercises").glob("*/*.ipynb"))


@pytest.fixture(scope="module")
def printed(browser, tmp_path_factory):
    """The reader's edition of all pages of exercises: {page of the book: its text on paper}."""
    if not (BUILD / "book.good").exists():
        missing("The book is not built: run `make book SERVE=0` first.")
    parts = volume.read(BUILD / "html")
    for part in parts:
        part.pages = [page for page in part.pages if page.name.startswith("exercises/")]
    parts = [part for part in parts if part.pages]
    folder = tmp_path_factory.mktemp("pdf")
    file, made = pdf.make(READER, browser, BUILD / "html", folder, packs.load(packs.DEFAULT), parts)
    paper = Paper(file)
    starts = [(page.name, made.pages[page.slug]) for part in parts for page in part.pages]
    ends = [start - 1 for _, start in starts[1:]] + [made.count]
    return {name: paper.told(start, end) for (name, start), end in zip(starts, ends, strict=True)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_exercise_asks_everything_and_tells_nothing(path, printed):
    told = printed[path.relative_to(ROOT).with_suffix("").as_posix()]
    exercise = registry.get(exercise_id(path))
    for n in range(1, len(exercise.questions) + 1):
        assert f"{exercise.id}.{n}" in told
    assert secrets(exercise, packs.load(packs.DEFAULT)).found_in(told) == []
