"""What lies in live/: the course without sources and without what is for its writers, all that it imports."""

from __future__ import annotations

import ast
import base64
import gzip
import io
import json
import re
import sys
import zipfile

import pytest

from tools import runtime as tool
from tools.say import ROOT, Stop


@pytest.fixture(scope="module")
def pieces(runtime) -> dict[str, bytes]:
    """The pieces as the worker gets them, put together from the chunks in the order of the manifest."""
    manifest = json.loads((runtime / "manifest.js").read_text("utf-8")[len("a6Manifest(") : -len(");\n")])
    texts: dict[str, str] = {}
    ended = set()
    for chunk in manifest["chunks"]:
        call = (runtime / chunk["file"]).read_text("utf-8")
        name, last, text = re.fullmatch(r'a6Chunk\("(\w+)",(true|false),"([\w+/=]*)"\);\n', call).groups()
        assert name not in ended and len(call) == chunk["size"]
        texts[name] = texts.get(name, "") + text
        if last == "true":
            ended.add(name)
    assert ended == set(texts)
    return {name: gzip.decompress(base64.b64decode(text)) for name, text in texts.items()}


@pytest.fixture(scope="module")
def course(pieces) -> dict[str, bytes]:
    """The files of the course by path."""
    head, _, rest = pieces["course"].partition(b"\n")
    files = {}
    for name, size in json.loads(head):
        files[name], rest = rest[:size], rest[size:]
    assert rest == b""
    return files


def test_the_course_has_no_sources_and_nothing_for_its_writers(course):
    assert {name.rpartition(".")[2] for name in course} <= {"pyc", "toml", "csv", "json", "mo", "css"}
    assert "src/classroom/inpage/views.pyc" in course and "data/packs/kasoro.toml" in course
    assert "src/article6/rules/rules.toml" in course
    writers = re.compile(
        r"leaks|proof|release|markers|notebook_file|/command/|/documents/|workbook/(saving|writing)|/forms|frames"
    )
    assert [name for name in course if writers.search(name)] == []


def test_nothing_of_the_solutions_or_of_this_machine_is_in_it(pieces):
    for name, data in pieces.items():
        assert b"BEGIN SOLUTION" not in data, name
        assert str(ROOT).encode() not in data, name


def test_the_standard_library_has_all_that_the_course_imports(pieces):
    with zipfile.ZipFile(io.BytesIO(pieces["stdlib"])) as library:
        there = {name.partition("/")[0].removesuffix(".pyc") for name in library.namelist()}
    missing = {}
    for name in tool.sources():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
                for top in {full.partition(".")[0] for full in names} & tool.STDLIB_LEFT_OUT:
                    missing.setdefault(top, []).append(name)
    assert missing == {}, "strike these from tools/runtime/stdlib-left-out.txt"
    assert {"os", "json", "tomllib", "_pyodide"} <= there and not there & tool.STDLIB_LEFT_OUT
    assert tool.STDLIB_LEFT_OUT & sys.stdlib_module_names, "the list names modules"


def test_it_is_made_again_only_when_something_changed(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(tool, "pieces", lambda names, scratch: made.append(len(names)) or {"one": b"text"})
    target, scratch = tmp_path / "live", tmp_path / "scratch"
    scratch.mkdir()
    assert tool.build(target, scratch) > 0 and made[0] > 400
    assert tool.build(target, scratch) is None and len(made) == 1
    monkeypatch.setattr(tool, "KEPT", (*tool.KEPT, "data/README.*"))
    monkeypatch.setattr(tool, "SUFFIXES", {*tool.SUFFIXES, ".md"})
    assert tool.build(target, scratch) > 0 and made[1] > made[0]
    (target / "manifest.js").unlink()
    assert tool.build(target, scratch) > 0 and len(made) == 3


def test_without_pyodide_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "PYODIDE", tmp_path)
    with pytest.raises(Stop, match="Pyodide is missing: run `make book`"):
        tool.build(tmp_path / "live", tmp_path)
