"""A notebook that is broken or badly marked is refused with file and cell by all that read notebooks."""

import copy
import json
import random

import pytest
from a6_notebooks import NotebookFault
from a6_notebooks import read as read_for_the_book
from mutating import raw, texts, trees
from refusals import outcomes

from classroom.notebook_file import NotebookError, read
from classroom.release import ReleaseError, derive, text_of
from tools import notebooks
from tools.say import ROOT, Stop

NAMES = ("05-accounting/averaging", "00-start/first-answer")


def solution(name: str) -> dict:
    return read(ROOT / f"solutions/{name}.ipynb")


def derived(notebook: dict) -> None:
    text_of(derive(notebook, "x.ipynb")).encode()


@pytest.mark.parametrize("name", NAMES)
def test_mutated_parts_of_a_solution(name):
    outcomes(trees(solution(name), 500, seed=1), derived, ReleaseError, "x.ipynb")


@pytest.mark.parametrize("name", NAMES)
def test_mutated_marked_cells(name):
    good = solution(name)
    marked = [n for n, cell in enumerate(good["cells"]) if "### BEGIN SOLUTION" in "".join(cell["source"])]
    assert marked
    dice = random.Random(2)

    def cases():
        for _ in range(400):
            changed = copy.deepcopy(good)
            cell = changed["cells"][dice.choice(marked)]
            (cell["source"],) = texts("".join(cell["source"]), 1, dice.randrange(10**9))
            yield changed

    _, messages = outcomes(cases(), derived, ReleaseError, "x.ipynb", "cell")
    assert len(messages) > 60


@pytest.mark.parametrize("name", NAMES)
def test_mutated_files(tmp_path, name):
    path, good = tmp_path / "x.ipynb", text_of(solution(name))

    def attempt(content):
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        derived(read(path))

    cases = [*texts(good, 200, seed=3), *raw(good.encode(), 200, seed=4)]
    outcomes(cases, attempt, (NotebookError, ReleaseError), "x.ipynb")


def test_the_tools_and_the_book_refuse_the_same(tmp_path):
    path = tmp_path / "notebooks/01-x/1-x.ipynb"
    path.parent.mkdir(parents=True)

    def form(tree):
        path.write_text(json.dumps(tree), encoding="utf-8")
        notebooks.faults(path, tmp_path)
        notebooks.fix(path)
        assert not [f for f in notebooks.faults(path, tmp_path) if "stored" in f], "fixing leads to the form"

    def index(tree):
        path.write_text(json.dumps(tree), encoding="utf-8")
        read_for_the_book(path, tmp_path)

    outcomes(trees(solution(NAMES[0]), 400, seed=5), form, Stop, "1-x.ipynb")
    outcomes(trees(solution(NAMES[0]), 400, seed=6), index, NotebookFault, "1-x.ipynb")
