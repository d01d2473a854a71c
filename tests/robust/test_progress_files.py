"""Whatever happened to the progress file: one sentence, work goes on, and what can be read is kept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutating import raw, texts, trees
from refusals import is_clear

import classroom
from classroom import packs
from classroom.overview import Overview
from classroom.sitting import open_store

SOURCE = Path(classroom.__file__).parents[1]
store_file = sys.modules.get("classroom.progress") or __import__("classroom.progress", fromlist=["progress"])
Entry, FileStore = store_file.Entry, store_file.FileStore
ENTRIES = {f"kasoro/accounting.averaging.{n}": Entry(n, n % 3, n % 2 == 0, n % 5 == 0) for n in range(12)}


@pytest.fixture
def path(tmp_path):
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "progress.json"


@pytest.fixture(autouse=True)
def without_waiting_for_the_disk(monkeypatch):
    """What is on the disk after a loss of power is no matter here, and flushing takes most of the time."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def good(path):
    store_file.write(path, ENTRIES)
    content = path.read_bytes()
    for file in path.parent.iterdir():
        file.unlink()
    return content


def use(path: Path, content: bytes) -> None:
    """Open a store on this content, look, record, and open it again."""
    for file in path.parent.iterdir():
        file.unlink()
    path.write_bytes(content)
    store = FileStore(path)
    notes = store.notes()
    assert len(notes) <= 1
    for note in notes:
        is_clear(note)
    overview = Overview.of(store, packs.load("kasoro"))
    assert repr(overview) and overview._repr_html_()
    store.record("kasoro", "accounting.averaging.1", solved=True)
    assert store.entry("kasoro", "accounting.averaging.1").solved
    if not store.standing:
        assert FileStore(path).entries == store.entries
        assert path.read_bytes() == content or list(path.parent.glob("*.bak"))
    else:
        assert "newer version" in store.standing and path.read_bytes() == content


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_bytes(path, good, seed):
    for content in raw(good, 200, seed):
        use(path, content)


def test_mutated_texts(path, good):
    for text in texts(good.decode(), 200, seed=3):
        use(path, text.encode("utf-8", "surrogatepass"))


def test_mutated_values(path, good):
    for tree in trees(json.loads(good), 300, seed=4):
        use(path, json.dumps(tree).encode())


def test_of_a_damaged_file_every_line_that_is_whole_is_kept(path, good):
    lines = good.split(b"\n")
    for gone in range(3, 3 + len(ENTRIES)):  # three lines of frame come first
        damaged = [*lines]
        damaged[gone] = damaged[gone][:-9]
        path.write_bytes(b"\n".join(damaged))
        for backup in path.parent.glob("*.bak"):
            backup.unlink()
        assert len(FileStore(path).entries) == len(ENTRIES) - 1


OPENS = """
import sys
sys.path.insert(0, sys.argv[1])
from classroom.sitting import open_store
store = open_store()
store.record("kasoro", "start.first-answer.1", solved=True)
print(store.entry("kasoro", "start.first-answer.1").solved, *store.notes())
"""


def test_a_device_or_pipe_is_never_read_nor_replaced(tmp_path):
    """Under the name of a device the file would be moved over it, for everybody on the machine."""
    pipe = tmp_path / "progress.json"
    os.mkfifo(pipe)
    done = subprocess.run(
        [sys.executable, "-c", OPENS, str(SOURCE)],
        env=dict(os.environ, ARTICLE6_PROGRESS=str(pipe)),
        capture_output=True,
        text=True,
        timeout=60,  # reading a pipe would wait for ever
        check=True,
    )
    assert (
        done.stdout.startswith("True Progress is kept in memory only") and "a device or a pipe" in done.stdout
    )
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_a_link_to_a_pipe_is_no_way_round_it(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "progress.json"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    store = FileStore(link)
    store.record("kasoro", "start.first-answer.1", solved=True)
    assert "a device or a pipe" in store.standing and pipe.is_fifo() and link.is_symlink()


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("{here}", "is a folder; set ARTICLE6_PROGRESS to the path of a file"),
        ("{here}/file/progress.json", "set ARTICLE6_PROGRESS to the path of a file that can be written"),
        ("x" * 5_000, "set ARTICLE6_PROGRESS to the path of a file that can be written"),
        ("x" * 5_000 + "/y/progress.json", "set ARTICLE6_PROGRESS to the path of a file that can be written"),
        ("~nobody-of-this-name/progress.json", "this system names no home folder"),
    ],
)
def test_where_no_file_can_be_the_work_goes_on_in_memory(tmp_path, monkeypatch, value, says):
    (tmp_path / "file").write_text("not JSON")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setenv("ARTICLE6_PROGRESS", value.format(here=tmp_path))
    store = open_store()
    store.record("kasoro", "start.first-answer.1", solved=True)
    (note,) = store.notes()
    is_clear(note, "Progress is kept in memory only", says)
    assert store.entry("kasoro", "start.first-answer.1").solved
    assert sorted(tmp_path.rglob("*")) == before and (tmp_path / "file").read_text() == "not JSON"
