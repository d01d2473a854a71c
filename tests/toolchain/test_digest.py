"""What is built is built again when something it depends on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from book._ext import a6_digest
from tools import edition, lite, runtime
from tools.say import ROOT

MADE = {
    "Python for the pages": lambda: runtime.digest(runtime.sources()),
    "JupyterLite": lite.digest,
    "an edition": lambda: edition.digest("fr"),
}


@pytest.fixture
def folder(tmp_path):
    for name, text in {"a": "1", "b": "2"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def of(folder: Path, **also: str) -> str:
    return a6_digest.digest(folder, a6_digest.files_under(folder), **also)


def test_the_same_files_give_the_same_digest(folder):
    before = of(folder, pack="kasoro")
    (folder / "a").write_text("1", "utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_bytes(b"left behind")
    (folder / ".a.swp").write_bytes(b"left behind")
    assert of(folder, pack="kasoro") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a").write_text("1 ", "utf-8"),
        lambda folder: (folder / "b").unlink(),
        lambda folder: (folder / "b").rename(folder / "c"),
        lambda folder: (folder / "c").touch(),
    ],
    ids=["content", "file gone", "name", "empty file more"],
)
def test_a_change_of_the_files_is_seen(folder, change):
    before = of(folder)
    change(folder)
    assert of(folder) != before


def test_what_else_counts_is_seen_by_name_and_by_value(folder):
    told = [{}, {"pack": "x"}, {"pack": "y"}, {"python": "x"}, {"pack": "x", "python": ""}]
    assert len({of(folder, **also) for also in told}) == len(told)


@pytest.mark.parametrize(
    ("made", "file"),
    [
        ("Python for the pages", "src/classroom/inpage/keeping.py"),
        ("Python for the pages", "tools/runtime/compile.mjs"),
        ("Python for the pages", "node_modules/pyodide/package.json"),
        ("JupyterLite", "data/datapackage.json"),
        ("JupyterLite", "tools/lite/site.json"),
        ("JupyterLite", "tools/runtime/compile.py"),
        ("an edition", "book/locale/fr/_toc.yml"),
        ("an edition", "book/welcome.md"),
        ("an edition", "tools/prose.py"),
    ],
)
def test_each_thing_that_is_made_follows_its_files(monkeypatch, made, file):
    """The file is changed for whoever reads it, and stays as it is."""
    before, read = MADE[made](), Path.read_bytes
    assert MADE[made]() == before
    changed = ROOT / file
    assert changed.is_file()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b" " * (path == changed))
    assert MADE[made]() != before


@pytest.mark.parametrize("made", ["JupyterLite", "an edition"])
def test_what_is_made_follows_the_pack_in_force(monkeypatch, made):
    found = set()
    for pack in ("", "lumora"):
        monkeypatch.setenv("ARTICLE6_PACK", pack)
        found.add(MADE[made]())
    assert len(found) == 2
