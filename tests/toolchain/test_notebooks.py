"""The form of the notebooks, their place in the book, and the tools that keep them."""

from __future__ import annotations

import json

import nbformat
import pytest

from tools import contents, notebooks, quick
from tools.say import ROOT

EVERY = notebooks.every_notebook()
NAMES = [path.relative_to(ROOT).as_posix() for path in EVERY]


@pytest.mark.parametrize("path", EVERY, ids=NAMES)
def test_the_notebook_is_in_the_projects_form(path):
    assert notebooks.faults(path) == []
    nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))


@pytest.mark.parametrize("path", EVERY, ids=NAMES)
def test_its_text_needs_nothing_that_only_the_book_understands(path):
    """JupyterLab shows the boxes and roles of the book's Markdown as raw text."""
    told = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown"]
    assert not [text for text in told for mark in (":::", "```{", "{rule}", "{term}") if mark in text]


def test_every_lesson_and_exercise_stands_in_the_book():
    wanted = {name.removesuffix(".ipynb") for name in NAMES if not name.startswith("solutions/")}
    missing = sorted(wanted - set(contents.pages()))
    assert not missing, "add to _toc.yml, in the part of the module:\n" + "\n".join(
        f"- file: {page}" for page in missing
    )


def test_the_book_names_only_what_exists_and_nothing_twice():
    pages = contents.pages()
    missing = [
        page for page in pages if not any((ROOT / f"{page}{end}").exists() for end in (".md", ".ipynb"))
    ]
    assert missing == []
    assert len(pages) == len(set(pages))


def test_no_solution_stands_in_the_book():
    assert not [page for page in contents.pages() if page.startswith("solutions/")]


def code(source: str, **more) -> dict:
    return {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    } | more


def stored(tmp_path, *cells, **more):
    """A notebook file in a lessons folder; returns its path and the root of the scratch project."""
    folder = tmp_path / "notebooks/01-x"
    folder.mkdir(parents=True)
    path = folder / "1-x.ipynb"
    made = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)} | more
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (code("1", execution_count=3), "has an execution count"),
        (code("1", outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}]), "has outputs"),
        (code("1", id="no blanks"), "has no valid id"),
        (code("\n".join(["x = 1"] * 26)), "has 26 lines of code"),
        (code(" "), "is empty"),
    ],
)
def test_a_fault_is_named_with_its_cell(tmp_path, cell, fault):
    path = stored(tmp_path, cell)
    assert any(fault in found and found.startswith("cell 1") for found in notebooks.faults(path, tmp_path))


def test_an_id_that_stands_twice_is_found(tmp_path):
    path = stored(tmp_path, code("1"), code("2"))
    assert "cell 2 (a) has the id of cell 1" in notebooks.faults(path, tmp_path)


def test_fixing_keeps_ids_and_sources_and_is_stable(tmp_path):
    path = stored(tmp_path, code("x = 1\nx", id="kept", execution_count=1), code("2", id="?"))
    assert notebooks.fix(path)
    assert notebooks.faults(path, tmp_path) == []
    first = path.read_text("utf-8")
    assert not notebooks.fix(path)
    assert path.read_text("utf-8") == first
    cells = json.loads(first)["cells"]
    assert cells[0]["id"] == "kept"
    assert "".join(cells[0]["source"]) == "x = 1\nx"


def test_the_form_is_what_jupyter_writes(tmp_path):
    path = stored(
        tmp_path, code("x = 1\nx"), {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "Größe"}
    )
    notebooks.fix(path)
    ours = path.read_text("utf-8")
    assert nbformat.writes(nbformat.read(path, as_version=4)) + "\n" == ours


def test_the_quick_runner_passes_and_fails(tmp_path):
    good = stored(tmp_path / "good", code("assert 1 + 1 == 2"))
    bad = stored(
        tmp_path / "bad", code("years = [2027]"), code("assert 2030 in years, 'no such year'", id="b")
    )
    results = quick.run_all([good, bad], workers=2)
    assert results[good] is None
    assert results[bad].startswith("cell 2 (b) raised AssertionError: no such year")


def test_the_call_that_shows_a_question_is_left_out_of_the_book(tmp_path):
    cells = [
        code('ask("a.b.1")', metadata={"tags": ["hide-input", "kept"]}),
        code('check("a.b.1", ...)', id="b"),
    ]
    path = stored(tmp_path, *cells)
    notebooks.fix(path)
    asked, checked = json.loads(path.read_text("utf-8"))["cells"]
    assert asked["metadata"]["tags"] == ["kept", "remove-input"]
    assert checked["metadata"] == {}
