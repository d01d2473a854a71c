"""What lies in JupyterLite: the notebooks, the course without what must not be given away, no way outside."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile

from tools import lite
from tools.lite import packages
from tools.say import ROOT

OUTSIDE = re.compile(r"\bhttps?:|(?<!:)//")


def test_it_weighs_what_the_site_can_carry(lab):
    assert lite.size(lab) <= lite.LARGEST


def test_the_notebooks_are_there_and_no_solution(lab):
    held = {path.relative_to(lab / "files").as_posix() for path in (lab / "files").rglob("*.ipynb")}
    ours = {
        path.relative_to(ROOT).as_posix()
        for f in ("notebooks", "exercises")
        for path in ROOT.glob(f"{f}/*/*.ipynb")
    }
    assert held == ours
    names = [path.relative_to(lab).as_posix() for path in lab.rglob("*")]
    assert not [name for name in names if "solution" in name]
    for path in (lab / "files").rglob("*.ipynb"):
        text = path.read_text("utf-8")
        assert "BEGIN SOLUTION" not in text and "### STUB" not in text, path


def test_there_are_no_source_maps_and_no_sources_of_the_course(lab):
    assert not list(lab.rglob("*.map"))
    wheel = next((lab / "static/pyodide").glob("article6_in_practice-*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert "classroom/engine.pyc" in names and "article6_data/datapackage.json" in names
    assert not [name for name in names if name.endswith(".py")]
    taught = re.compile(r"classroom/(leaks|proof|release|markers)")
    assert not [name for name in names if taught.match(name)]


def test_the_lock_of_pyodide_names_what_lies_beside_it_and_nothing_else(lab):
    place = lab / "static/pyodide"
    packed = json.loads((place / "pyodide-lock.json").read_text("utf-8"))["packages"]
    assert {entry["file_name"] for entry in packed.values()} == {path.name for path in place.glob("*.whl")}
    for name, entry in packed.items():
        assert entry["name"] == name and set(entry["depends"]) <= set(packed)
        assert hashlib.sha256((place / entry["file_name"]).read_bytes()).hexdigest() == entry["sha256"]
    assert {"ipywidgets", "openpyxl"} <= set(packed["article6-in-practice"]["depends"])


def test_no_configuration_names_another_server(lab):
    found = [
        lab / "static/pyodide/pyodide-lock.json",
        *lab.rglob("jupyter-lite.json"),
        lab / "overrides.json",
    ]
    assert len(found) == 5
    for path in found:
        assert not OUTSIDE.search(path.read_text("utf-8")), path
    settings = json.loads((lab / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    assert settings["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"][
        "disablePyPIFallback"
    ]


def test_the_packages_are_those_that_pyodide_was_tested_with():
    theirs = json.loads((packages.PYODIDE / "pyodide-lock.json").read_text("utf-8"))["packages"]
    ours = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", packages.LOCK.read_text("utf-8"), re.MULTILINE))
    both = set(ours) & set(theirs)
    assert len(both) >= 10
    assert {name: ours[name] for name in both} == {name: theirs[name]["version"] for name in both}
    assert not OUTSIDE.search(packages.LOCK.read_text("utf-8"))
