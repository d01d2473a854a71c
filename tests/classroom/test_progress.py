"""The progress file: whole after any interruption, mended after any damage, silent about persons."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

import classroom.progress  # noqa: F401
from classroom.sitting import open_store, sitting

store_file = sys.modules["classroom.progress"]  # `classroom.progress` itself is the function
Entry, FileStore, MemoryStore = store_file.Entry, store_file.FileStore, store_file.MemoryStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sub" / "progress.json"


def solved(path, *names, pack="p"):
    store = FileStore(path)
    for name in names:
        store.record(pack, name, attempts=1, solved=True)
    return store


def test_it_survives_a_restart(path):
    solved(path, "a.b.1").record("p", "a.b.2", hints=1)
    again = FileStore(path)
    assert again.entry("p", "a.b.1") == Entry(attempts=1, solved=True)
    assert again.entry("p", "a.b.2").state == "tried"
    assert again.entry("q", "a.b.1") == Entry(), "each pack has its own"
    assert again.notes() == ()


def test_the_file_holds_nothing_but_questions_and_counts(path):
    solved(path, "a.b.1")
    data = json.loads(path.read_text())
    assert data == {
        "format": 1,
        "questions": {"p/a.b.1": {"attempts": 1, "hints": 0, "solved": True, "shown": False}},
    }
    assert path.stat().st_mode & 0o077 == 0, "for its owner only"


def test_two_notebooks_at_once_lose_nothing(path):
    one, two = FileStore(path), FileStore(path)
    for n in range(5):
        one.record("p", f"one.x.{n}", attempts=1)
        two.record("p", f"two.x.{n}", attempts=1)
        one.record("p", "both.x.1", attempts=1)
        two.record("p", "both.x.1", attempts=1)
    fresh = FileStore(path)
    assert len(fresh.entries) == 11 and fresh.entry("p", "both.x.1").attempts == 10


WRITER = """
import sys
import classroom.progress
store = sys.modules["classroom.progress"].FileStore(sys.argv[1])
for n in range(100000):
    store.record("p", f"{sys.argv[2]}.x.{n % 40}", attempts=1, solved=n % 2 == 0)
    print(n, flush=True)
"""


def test_several_processes_count_exactly(path):
    code = WRITER.replace("100000", "30").replace("{sys.argv[2]}.x.{n % 40}", "same.x.1")
    running = [subprocess.Popen([sys.executable, "-c", code, path, "w"], stdout=-3) for _ in range(3)]
    assert [p.wait(60) for p in running] == [0, 0, 0]
    assert FileStore(path).entry("p", "same.x.1").attempts == 90


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(path):
    chance = random.Random(6)
    for round_ in range(12):
        name = f"k{round_}"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, path, name], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout.readline().strip() == "0"
        time.sleep(chance.uniform(0, 0.05))
        writer.send_signal(signal.SIGKILL)
        written = [0, *(int(line) for line in writer.stdout.read().split())]
        writer.wait()
        if path.exists():
            entries, whole = store_file.parse(path.read_bytes())
            assert whole
        after = FileStore(path)
        assert after.notes() == (), "nothing was damaged"
        for n in written:
            assert after.entry("p", f"{name}.x.{n % 40}").attempts >= 1
            if n % 2 == 0:
                assert after.entry("p", f"{name}.x.{n % 40}").solved
    assert not list(path.parent.glob("*damaged*"))


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00" * 500,
        b"not json",
        b"[]",
        b"5",
        b"{}",
        b'{"format": 1}',
        b'{"format": 1, "questions": []}',
        b'{"format": "1", "questions": {}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_mended_from_its_copy(path, damage):
    solved(path, "a.b.1", "a.b.2")
    path.write_bytes(damage)
    store = FileStore(path)
    assert store.entry("p", "a.b.1").solved and store.entry("p", "a.b.2").solved
    (note,) = store.notes()
    assert "progress.damaged-1.json" in note and "2 of them solved" in note and note.count(". ") == 0
    assert (path.parent / "progress.damaged-1.json").read_bytes() == damage
    assert FileStore(path).notes() == (), "mended once"
    store.record("p", "a.b.3", solved=True)
    assert len(FileStore(path).entries) == 3


@pytest.mark.parametrize(
    "entry",
    [
        {"attempts": -1, "hints": 0, "solved": True, "shown": False},
        {"attempts": 1.5, "hints": 0, "solved": True, "shown": False},
        {"attempts": True, "hints": 0, "solved": True, "shown": False},
        {"attempts": 1, "hints": 0, "solved": 1, "shown": False},
        {"attempts": 10**12, "hints": 0, "solved": True, "shown": False},
        {"attempts": 1},
        {"attempts": 1, "hints": 0, "solved": True, "shown": False, "name": "x"},
        [],
        None,
    ],
)
def test_an_entry_of_the_wrong_shape_is_damage_and_the_others_are_kept(path, entry):
    solved(path, "a.b.1")
    data = json.loads(path.read_text())
    data["questions"]["p/a.b.2"] = entry
    path.write_text(json.dumps(data))
    store = FileStore(path)
    assert store.entry("p", "a.b.1").solved and "p/a.b.2" not in store.entries
    assert "damaged" in store.notes()[0]


def test_every_cut_through_the_file_loses_nothing_and_says_so(path):
    names = [f"a.b.{n}" for n in range(4)]
    solved(path, *names)
    whole, copy = path.read_bytes(), path.with_name("progress.json.bak").read_bytes()
    assert whole == copy
    for cut in range(0, len(whole) - 2, 7):
        path.write_bytes(whole[:cut])
        store = FileStore(path)
        assert all(store.entry("p", name).solved for name in names) and store.notes()
    assert not path.with_name("progress.json.tmp").exists()


def test_without_the_copy_the_lines_that_can_be_read_are_kept(path):
    solved(path, "a.b.1", "a.b.2", "a.b.3")
    path.with_name("progress.json.bak").unlink()
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:4]) + lines[4][:20])
    store = FileStore(path)
    assert sorted(store.entries) == ["p/a.b.1"]
    assert "1 entries, 1 of them solved, were recovered" in store.notes()[0]


def test_both_damaged_keeps_the_damaged_file(path):
    solved(path, "a.b.1")
    path.write_bytes(b"x")
    path.with_name("progress.json.bak").write_bytes(b"y")
    assert "0 of them solved" in FileStore(path).notes()[0]
    path.write_bytes(b"z")
    FileStore(path)
    kept = {p.read_bytes() for p in path.parent.glob("progress.damaged-*.json")}
    assert kept == {b"x", b"z"}


def test_a_missing_file_comes_back_from_its_copy_and_says_how_to_start_over(path):
    solved(path, "a.b.1")
    path.unlink()
    store = FileStore(path)
    assert store.entry("p", "a.b.1").solved and "To start over, delete both." in store.notes()[0]


def test_a_file_of_a_newer_version_is_left_alone(path):
    path.parent.mkdir()
    newer = b'{"format": 2, "questions": {"new": "shape"}}'
    path.write_bytes(newer)
    store = FileStore(path)
    store.record("p", "a.b.1", solved=True)
    assert path.read_bytes() == newer
    assert "newer version" in store.notes()[0] and store.entry("p", "a.b.1").solved


@pytest.mark.parametrize("place", ["file/progress.json", "file/deep/progress.json", "."])
def test_where_nothing_can_be_written_it_stays_in_memory_and_says_so(tmp_path, place):
    (tmp_path / "file").write_text("a file, not a folder")
    store = FileStore(tmp_path / place)
    store.record("p", "a.b.1", attempts=1, solved=True)
    store.record("p", "a.b.1", attempts=1)
    assert store.entry("p", "a.b.1") == Entry(attempts=2, solved=True)
    (note,) = store.notes()
    assert note.startswith("Progress is kept in memory only") and note.endswith(".")
    assert store.notes() == () and store.standing == note


@pytest.mark.parametrize(
    "error", [OSError(30, "Read-only file system"), OSError(28, "No space left on device")]
)
def test_a_full_or_read_only_disk(path, monkeypatch, error):
    store = solved(path, "a.b.1")

    def refuse(*_):
        raise error

    monkeypatch.setattr(store_file, "_replace", refuse)
    store.record("p", "a.b.2", attempts=1, solved=True)
    assert error.strerror in store.notes()[0]
    monkeypatch.undo()
    store.record("p", "a.b.3", attempts=1)
    assert store.standing == ""
    kept = FileStore(path)
    assert kept.entry("p", "a.b.2") == Entry(attempts=1, solved=True), "written as soon as it can be"


def test_another_notebook_that_never_finishes_does_not_stop_this_one(path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    store = solved(path, "a.b.0")
    monkeypatch.setattr(store_file, "_PATIENCE", 0.05)
    with open(path.with_name("progress.json.lock"), "a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        store.record("p", "a.b.1", solved=True)
        assert "another notebook is writing" in store.notes()[0]
    store.record("p", "a.b.2", solved=True)
    assert FileStore(path).entry("p", "a.b.1").solved


def test_looking_makes_no_folder_and_needs_no_right_to_write(path, monkeypatch):
    FileStore(path)
    assert not path.parent.exists()
    solved(path, "a.b.1")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(store_file, "_lock", refuse)
    store = FileStore(path)
    assert store.entry("p", "a.b.1").solved and "Permission denied" in store.notes()[0]


def test_a_link_stays_a_link(path, tmp_path):
    solved(path, "a.b.1")
    link = tmp_path / "link.json"
    link.symlink_to(path)
    solved(link, "a.b.2")
    assert link.is_symlink() and len(FileStore(path).entries) == 2


def test_where_the_file_is(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE6_PROGRESS", str(tmp_path / "mine.json"))
    assert open_store().path == tmp_path / "mine.json"
    monkeypatch.delenv("ARTICLE6_PROGRESS")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_store().path == tmp_path / ".article6" / "progress.json"


def test_building_the_book_touches_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    store = open_store()
    store.record("p", "a.b.1", solved=True)
    assert type(store) is MemoryStore and not any(tmp_path.iterdir())


def test_the_learner_sees_what_happened_to_the_file(path, sample):
    from sample_exercise import a_pack

    from classroom import check, progress

    solved(path, "sample.every-kind.1", pack="point")
    path.write_bytes(b"broken")
    with sitting(a_pack(), FileStore(path)):
        first = check("sample.every-kind.2", 5)
        assert "was damaged and is kept" in str(first) and "was damaged" in first._repr_html_()
        assert "damaged" not in str(check("sample.every-kind.2", 6)), "said once"
    with sitting(a_pack(), FileStore(os.devnull + "/x")):
        assert "memory only" in str(check("sample.every-kind.2", 5))
        assert "memory only" in str(progress())


def test_progress_of_the_page_is_taken_into_the_file(tmp_path, monkeypatch):
    from classroom import progress
    from classroom.progress import Entry, FileStore, text_of
    from classroom.sitting import sitting

    monkeypatch.chdir(tmp_path)
    exported = {"kasoro/accounting.averaging.1": Entry(attempts=1, solved=True)}
    (tmp_path / "progress.json").write_text(text_of(exported), encoding="utf-8")
    kept = tmp_path / "kept" / "progress.json"
    with sitting(store=FileStore(kept)) as desk:
        desk.store.record("kasoro", "accounting.averaging.1", attempts=3)
        assert "1 of 6" in str(progress("progress.json"))
    assert FileStore(kept).entries == {"kasoro/accounting.averaging.1": Entry(attempts=3, solved=True)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, 'There is no file "progress.json" here'),
        ("Dear", "holds no progress of this course"),
        ('{"format": 2, "questions": {}}', "written by a newer version"),
    ],
)
def test_a_file_that_holds_no_progress_is_refused(tmp_path, monkeypatch, text, told):
    from classroom import progress
    from classroom.errors import ClassroomError

    monkeypatch.chdir(tmp_path)
    if text is not None:
        (tmp_path / "progress.json").write_text(text, encoding="utf-8")
    with pytest.raises(ClassroomError, match=told):
        progress("progress.json")
