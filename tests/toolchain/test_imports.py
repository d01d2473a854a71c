"""Imports go down only, and reach outside the standard library only through named doors.

Read from the sources, not from what happens to be installed: an import inside a function counts too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from article6 import rules
from tools.say import ROOT

SRC = ROOT / "src"
# The floors of article6, lowest first: a part may import its own floor and those below it.
FLOORS = (
    {"beside"},
    {"rules", "tables", "paper", "collector", "toml_text", "whole"},
    {"units", "parties", "identifiers", "findings", "ruled", "working"},
    {"ndc", "authorization", "readings"},
    {"ledger"},
    {"accounting"},
    {"baselines", "mechanism"},
    {"integrity"},
    {"aef"},
    {"reports"},
    {"review"},
    {"consistency"},
    {"frames", "workbook", "documents"},
    {"command"},
)
FLOOR = {part: number for number, floor in enumerate(FLOORS) for part in floor}
# Where an import outside the standard library is meant, and of what.
DOORS = {
    "article6/frames.py": {"pandas"},
    "article6/workbook": {"openpyxl"},  # a room of its own
    "article6/documents": {"docx"},  # likewise
    "classroom/figures.py": {"IPython", "matplotlib"},
    "classroom/forms.py": {"IPython", "ipywidgets"},
    "classroom/forms_inputs.py": {"IPython", "ipywidgets"},
    "classroom/linked.py": {"IPython", "ipywidgets", "traitlets"},
    "classroom/live.py": {"IPython", "ipywidgets"},
    "classroom/readiness/form.py": {"IPython", "ipywidgets"},
    "classroom/workbench/form.py": {"IPython", "ipywidgets"},
    "classroom/display/jupyterlab.py": {"IPython", "ipywidgets"},  # what all these share
}


def modules(package: str) -> list[Path]:
    return sorted((SRC / package).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """(module by its full name, line) of every import in a file, wherever it stands."""
    inside = path.relative_to(SRC).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(inside[: len(inside) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield module, node.lineno
            if module in {"article6", "classroom"}:  # the names are modules: from article6 import rules
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def outside(path: Path) -> Iterator[str]:
    """What a file imports that is neither the standard library's nor the project's, by the first name."""
    for module, line in imported(path):
        first = module.partition(".")[0]
        if first not in sys.stdlib_module_names and first not in {"article6", "classroom"}:
            yield f"{path.relative_to(SRC).as_posix()}:{line} imports {first}"


def door(path: Path) -> set[str]:
    """What a file may import from outside: named for the file itself, or for the room it stands in."""
    at = path.relative_to(SRC)
    return DOORS.get(at.as_posix(), set()) | DOORS.get(at.parent.as_posix(), set())


@pytest.mark.parametrize("package", ["article6", "classroom"])
def test_only_the_doors_import_what_must_be_installed(package):
    found = [
        said
        for path in modules(package)
        for said in outside(path)
        if said.rpartition(" ")[2] not in door(path)
    ]
    assert not found


def test_every_part_of_article6_stands_on_a_floor():
    parts = {path.relative_to(SRC / "article6").parts[0].removesuffix(".py") for path in modules("article6")}
    assert parts - {"__init__"} == set(FLOOR)


def test_imports_of_article6_go_down_only():
    found = []
    for path in modules("article6"):
        part = path.relative_to(SRC / "article6").parts[0].removesuffix(".py")
        for module, line in imported(path):
            names = module.split(".")
            assert names[0] != "classroom", f"{path.name}:{line}: article6 never imports classroom"
            if names[0] == "article6" and len(names) > 1:
                below = names[1]
                if FLOOR[below] > FLOOR[part] or (FLOOR[below] == FLOOR[part] and below != part):
                    found.append(f"{path.relative_to(SRC).as_posix()}:{line} ({part}) imports {below}")
    assert not found


def test_importing_article6_reads_and_imports_nothing():
    assert not list(imported(SRC / "article6/__init__.py"))


def test_what_a_learner_never_starts_is_not_imported_by_the_engine():
    """Proof, release and leak test are for authors; the engine must start fast without them."""
    for name in ("engine", "registry", "progress", "sitting", "answers"):
        known = {module for module, _ in imported(SRC / f"classroom/{name}.py")}
        assert not known & {"classroom.proof", "classroom.release", "classroom.leaks", "classroom.markers"}


@pytest.mark.parametrize("package", ["article6", "classroom"])
def test_every_rule_that_the_code_names_exists(package):
    """A misspelt id would be found only when somebody meets the refusal that cites it."""
    ids = {rule.id for rule in rules.all_rules()}
    groups = {id.partition(".")[0] for id in ids}
    # The ids of exercises have the same form, and some modules the same name: review.public-label.
    places = (SRC / "classroom/exercises").glob("*/*.py")
    exercises = {f"{p.parent.name}.{p.stem.replace('_', '-')}" for p in places}
    assert not ids & exercises, "an exercise has the id of a rule"
    known = ids | exercises
    unknown = []
    for path in modules(package):
        if path.is_relative_to(SRC / "classroom/packs"):
            continue  # keys of a pack have the same form: table4.used
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                group, dot, rest = node.value.partition(".")
                if dot and group in groups and rest.replace("-", "").isalnum() and node.value not in known:
                    unknown.append(f"{path.relative_to(SRC).as_posix()}:{node.lineno} {node.value}")
    assert not unknown
