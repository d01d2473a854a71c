"""Deriving exercises: what is taken out, what is refused, and that nothing is half done."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from classroom.markers import MarkerError, strip
from classroom.release import ReleaseError, derive, differences, main, plan, release, solution_lines, text_of

SOLVED = (
    "x = 1\n### STUB: answer = ...\n### BEGIN SOLUTION\nanswer = x + 1299\n### END SOLUTION\nprint(answer)"
)


def code(source, ident="c1", **metadata):
    return {
        "cell_type": "code",
        "id": ident,
        "metadata": metadata,
        "source": source.splitlines(keepends=True),
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "1300"}],
        "execution_count": 7,
    }


def text(source, ident="m1", **metadata):
    return {"cell_type": "markdown", "id": ident, "metadata": metadata, "source": source}


def notebook(*cells, **metadata):
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def project(tmp_path):
    write(tmp_path, "05-accounting/averaging", notebook(code(SOLVED)))
    return tmp_path


def write(root, name, book):
    path = root / "solutions" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(book) if isinstance(book, dict) else book)
    return path


def test_a_solution_is_replaced_by_its_stub():
    made = strip(SOLVED)
    assert made.text == "x = 1\nanswer = ...\nprint(answer)"
    assert made.solution == ("answer = x + 1299",)


def test_without_a_stub_line_it_is_the_usual_one_and_indents_follow_the_marker():
    inside = "def f():\n    ### BEGIN SOLUTION\n    return 5\n    ### END SOLUTION\n"
    assert strip(inside).text == "def f():\n    answer = ...\n"
    two = "### STUB: low = ...\n### STUB: high = ...\n### BEGIN SOLUTION\nlow, high = 1, 2\n### END SOLUTION"
    assert strip(two).text == "low = ...\nhigh = ..."
    twice = SOLVED + "\n" + SOLVED
    assert strip(twice).text.count("answer = ...") == 2


def test_a_cell_without_markers_stays_as_it_is():
    for source in ("", "x = 1", "# The solution begins with a table.\n# begin with the host\n# end of story"):
        assert strip(source).text == source


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("### BEGIN SOLUTION\nx = 1", 1, "never ended"),
        ("x = 1\n### END SOLUTION", 2, "never began"),
        ("### END SOLUTION\nx = 1\n### BEGIN SOLUTION", 1, "never began"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\nx\n### END SOLUTION", 2, "inside the one of line 1"),
        ("### BEGIN SOLUTION\n\n### END SOLUTION", 1, "nothing to solve"),
        ("### BEGIN SOLUTIONS\nx\n### END SOLUTION", 1, "looks like a marker"),
        ("## BEGIN SOLUTION\nx", 1, "looks like a marker"),
        ("#### BEGIN SOLUTION", 1, "looks like a marker"),
        ("###BEGIN SOLUTION", 1, "looks like a marker"),
        ("### Begin Solution", 1, "looks like a marker"),
        ("### BEGINSOLUTION", 1, "looks like a marker"),
        ("### BEGIN SOLUTION:", 1, "looks like a marker"),
        ("### BEGIN SOLUTION\nx\n### EDN SOLUTION", 3, "looks like a marker"),
        ("### BEGIN SOLUTION\nx\n### END SOLUTON", 3, "looks like a marker"),
        ("### SOLUTION", 1, "looks like a marker"),
        ("### START SOLUTION", 1, "looks like a marker"),
        ("x = 1 ### BEGIN SOLUTION", 1, "looks like a marker"),
        ("### STUB:\n### BEGIN SOLUTION\nx\n### END SOLUTION", 1, "stub is missing"),
        ("### STUB answer = ...\n### BEGIN SOLUTION\nx\n### END SOLUTION", 1, "looks like a marker"),
        ("### stub: answer = ...", 1, "looks like a marker"),
        ("### STUB: answer = ...\nx = 1", 1, "BEGIN SOLUTION must be the next line"),
        ("### STUB: answer = ...", 1, "BEGIN SOLUTION must be the next line"),
        ("### BEGIN SOLUTION\n### STUB: a = ...\nx\n### END SOLUTION", 2, "inside the solution"),
    ],
)
def test_malformed_markers_are_refused_with_their_line(source, line, words):
    with pytest.raises(MarkerError) as refused:
        strip(source)
    assert refused.value.line == line and words in str(refused.value)
    with pytest.raises(ReleaseError) as refused:
        derive(notebook(text("hello", "m0"), code(source)), "solutions/05-a/b.ipynb")
    assert str(refused.value).startswith(f"solutions/05-a/b.ipynb, cell 2 (c1), line {line}: ")


@pytest.mark.parametrize(
    ("book", "words"),
    [
        (notebook(code("x = 1")), "nothing to solve"),
        (
            notebook(text("### BEGIN SOLUTION"), code(SOLVED)),
            "cell 1 (m1), line 1: a marker stands in a text cell",
        ),
        (notebook(text("a\n## begin solution"), code(SOLVED)), "cell 1 (m1), line 2"),
        (notebook(text("x", tags=["Solution"]), code(SOLVED)), 'the tag "Solution" looks like'),
        (notebook(text("x", tags=["solutions"]), code(SOLVED)), 'the tag "solutions" looks like'),
        (notebook(code(SOLVED, tags=["solution"])), "is for markdown"),
        (notebook(code(SOLVED), code("y = 1")), "an id of its own"),
        (notebook({**code(SOLVED), "id": ""}), "an id of its own"),
        ({**notebook(code(SOLVED)), "nbformat_minor": 4}, "4.5"),
        ({}, "not a notebook"),
        ([], "not a notebook"),
        (notebook(5), "not a cell"),
        (
            notebook(code("### BEGIN SOLUTION\ntotal = 5\n### END SOLUTION"), code("\nprint(total)", "c2")),
            "cell 2, line 2: the stub is missing for 'total'",
        ),
        (
            notebook(
                text("x"), code("### STUB: answer = (\n### BEGIN SOLUTION\nanswer = 5\n### END SOLUTION")
            ),
            "cell 2, line 1: without its solution the cell is not Python",
        ),
        (
            notebook(code("for x in []:\n### BEGIN SOLUTION\n    answer = 5\n### END SOLUTION")),
            "without its solution the cell is not Python",
        ),
    ],
)
def test_malformed_notebooks_are_refused(book, words):
    with pytest.raises(ReleaseError) as refused:
        derive(book, "n.ipynb")
    assert words in str(refused.value)


def test_lines_only_a_notebook_understands_are_left_alone():
    derive(notebook(code("%matplotlib inline\n" + SOLVED)), "n.ipynb")


def test_what_is_kept_and_what_goes():
    book = notebook(
        text("story", "m1", tags=["hide-input"], slideshow={"x": 1}),
        text("because", "m2", tags=["solution"]),
        code(SOLVED, "c1", tags=["keep"], collapsed=True, secret="1300"),
        widgets={"state": {"1300": {}}},
        kernelspec={"name": "odd", "display_name": "my machine"},
        article6={"exercise": "x.y"},
    )
    book["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}
    made = derive(book, "n.ipynb")
    assert [c["id"] for c in made["cells"]] == ["m1", "c1"]
    assert made["cells"][0]["attachments"] and made["cells"][0]["metadata"] == {"tags": ["hide-input"]}
    assert made["cells"][1]["metadata"] == {"tags": ["keep"]}
    assert made["cells"][1]["outputs"] == [] and made["cells"][1]["execution_count"] is None
    assert made["metadata"]["kernelspec"]["name"] == "python3" and "widgets" not in made["metadata"]
    assert made["metadata"]["article6"] == {"exercise": "x.y"}
    assert "1300" not in text_of(made) and "1299" not in text_of(made)
    assert solution_lines(book) == ["because", "answer = x + 1299"]
    assert derive(book, "n.ipynb") == made, "the input is not changed"


def test_the_derived_notebook_is_valid_and_in_the_projects_form(project):
    nbformat = pytest.importorskip("nbformat")
    release(project)
    path = project / "exercises/05-accounting/averaging.ipynb"
    nbformat.validate(nbformat.read(path, as_version=4))
    forms = pytest.importorskip("tools.notebooks")
    assert forms.faults(path) == []


def test_release_writes_checks_and_removes(project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    path = project / "exercises/05-accounting/averaging.ipynb"
    assert main(["--check"]) == 1 and "averaging.ipynb is missing" in capsys.readouterr().err
    assert main([]) == 0 and path.exists()
    assert main(["--check"]) == 0
    before = path.stat().st_mtime_ns
    assert main([]) == 0 and path.stat().st_mtime_ns == before, "nothing is rewritten without need"
    path.write_text(path.read_text() + " ")
    assert main(["--check"]) == 1 and "differs" in capsys.readouterr().err
    assert main(["exercises/05-accounting/averaging.ipynb"]) == 0
    stale = path.with_name("gone.ipynb")
    stale.write_text("{}")
    assert main(["--check"]) == 1 and "has no solution any more" in capsys.readouterr().err
    assert main(["solutions/05-accounting/averaging.ipynb"]) == 0 and stale.exists()
    assert main([]) == 0 and not stale.exists()
    assert main(["README.md"]) == 2 and "names no notebook" in capsys.readouterr().err


def test_checkpoints_are_no_notebooks(project):
    write(project, "05-accounting/.ipynb_checkpoints/averaging-checkpoint", notebook(code("x")))
    assert list(plan(project)[0]) == [project / "exercises/05-accounting/averaging.ipynb"]


def test_one_refused_notebook_and_nothing_is_written(project, capsys, monkeypatch):
    monkeypatch.chdir(project)
    release(project)
    (project / "solutions/05-accounting/averaging.ipynb").write_text(
        json.dumps(notebook(code(SOLVED, "new")))
    )
    for bad in (notebook(code("x")), "no json", "[" * 100_000):
        write(project, "05-accounting/z-bad", bad)
        before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
        assert main([]) == 2
        told = capsys.readouterr().err
        assert told.startswith("Refused: ") and "z-bad.ipynb" in told and "Traceback" not in told
        assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


def test_a_full_disk_changes_nothing(project, monkeypatch):
    write(project, "05-accounting/other", notebook(code(SOLVED)))
    calls = []

    def fail(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReleaseError, match="Nothing was written: No space left"):
        release(project)
    assert not [p for p in (project / "exercises").rglob("*") if p.is_file()]


def test_outside_the_project_it_says_where_to_start(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2 and "no folder solutions/" in capsys.readouterr().err


def test_from_the_command_line(project):
    command = [sys.executable, "-m", "classroom.release", "--check"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "is missing" in done.stderr


def test_the_committed_exercises_are_what_the_solutions_make():
    root = Path(__file__).parents[2]
    assert differences(root) == []
