"""What the build refuses to publish. Each case was seen to pass silently without our checks."""

from __future__ import annotations

import a6_checks
import pytest

from tests.book.small import SmallBook, notebook

WIDGET_ERROR = "import ipywidgets\ndef f(x):\n    return 1 / 0\nipywidgets.interact(f, x=(0, 3));"
CASES = {
    "an error in a cell": ("raise ValueError('no such year')", "no such year"),
    "an error inside a widget": (WIDGET_ERROR, "inside its widget, the code raised ZeroDivisionError"),
    "a widget, which would be dead": (
        "import ipywidgets\nipywidgets.IntSlider(description='Share')",
        "shows a widget, which needs a kernel",
    ),
    "a warning on stderr": (
        "import warnings\nwarnings.warn('old')",
        "page, cell 2 (id code-0) wrote to stderr",
    ),
    "a figure without words": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "has a file name as alternative text",
    ),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return SmallBook(tmp_path_factory.mktemp("refused") / "book")


@pytest.mark.parametrize("case", CASES)
def test_refused(small, case):
    source, sentence = CASES[case]
    small.write("notebooks/page.ipynb", notebook(source))
    code, said = small.build()
    assert code != 0, f"{case} was published"
    assert sentence in said


def test_an_error_inside_a_widget_is_found_again_from_the_cache(small):
    small.write("notebooks/page.ipynb", notebook(WIDGET_ERROR))
    small.build()
    code, said = small.build()
    assert "Executing notebook" not in said
    assert code != 0 and "ZeroDivisionError" in said


def test_a_broken_reference_is_refused(small):
    small.write("notebooks/page.ipynb", notebook("print('fine')"))
    small.write("book/welcome.md", "# Welcome\n\n[there](nowhere.md)\n")
    code, said = small.build()
    small.write("book/welcome.md", "# Welcome\n\nPlain text.\n")
    assert code != 0 and "nowhere" in said


def test_a_cell_that_is_meant_to_raise_may():
    outputs = [{"output_type": "error", "ename": "ValueError", "evalue": "no"}]
    assert list(a6_checks.faults(outputs)) == ["raised ValueError: no"]
    assert list(a6_checks.faults(outputs, ["raises-exception"])) == []


@pytest.mark.parametrize(
    ("alt", "good"),
    [
        ("Emissions fall from 48 to 36 Mt", True),
        (None, False),
        ("", False),
        ("figure 1", False),
        ("../_images/abc.png", False),
        ("a chart of emissions.svg", False),
    ],
)
def test_alternative_text(alt, good):
    assert (a6_checks.alt_fault(alt) is None) is good


def test_an_svg_needs_a_name():
    assert a6_checks.image_faults("<svg><path/></svg>")
    assert not a6_checks.image_faults('<svg aria-label="Emissions by year"></svg>')
    assert not a6_checks.image_faults('<svg aria-hidden="true"></svg>')


def test_an_error_in_a_widget_no_cell_shows_is_still_found():
    outputs = [{"output_type": "error", "ename": "KeyError", "evalue": "2031"}]
    state = {"ab12": {"model_name": "OutputModel", "state": {"outputs": outputs}}}
    made = {"metadata": {"widgets": {a6_checks.STATE: {"state": state}}}, "cells": []}
    assert a6_checks.hidden_errors(made) == ["a widget that no cell shows: its code raised KeyError: 2031"]
