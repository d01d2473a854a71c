"""Whatever is killed while it writes: each file is the old one or the new one, never half of one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import classroom

HERE = Path(__file__).parent
SOURCE = Path(classroom.__file__).parents[1]

FRAME = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from killing import at_every_step
folder = Path(sys.argv[3])

def content():
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

def put(files):
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        path.unlink()
    for name, old in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(old)

SCENE

write(1)
old = content()
write(2)
new = content()
changed = {name for name in new if new[name] != old.get(name)}
assert changed, "the second writing differs from the first"
seen = set()

def look():
    now = content()
    for name in new:
        if name in now or name in old:
            assert now.get(name) in (old.get(name), new[name]), f"{name} is half-written"
    seen.add(tuple(now.get(name) == new[name] for name in sorted(changed)))
    also()

kills = at_every_step(lambda: write(2), lambda: put(old), look)
write(2)
left = {name: text for name, text in content().items() if ".part" not in name}
assert left == new, "the next writing is whole"
print(kills, len(seen))
"""

SCENES = {
    "progress": """
import classroom.progress
store_file = sys.modules["classroom.progress"]
Entry, path = store_file.Entry, folder / "progress.json"

def write(turn):
    store = store_file.FileStore(path)
    store.record("kasoro", "a.b.1", attempts=1) if turn == 1 else store.record("kasoro", "a.b.2", solved=True)

def also():
    store = store_file.FileStore(path)
    assert store.entry("kasoro", "a.b.1").attempts == 1 and not store.notes()

def put(files, put=put):
    put({name: text for name, text in files.items() if not name.endswith(".tmp")})
""",
    "events": """
from datetime import date
from article6.ledger import Ledger
ledger = Ledger({"XHA": (2026, 2030)})
host = {"party": "XHA", "approach": "CA0099"}
ledger.authorize(id="A", date=date(2026, 6, 1), purposes="NDC", **host)
ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
longer = Ledger.replay(ledger.events, {"XHA": (2026, 2030)})
for _ in range(30):
    longer.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))

def write(turn):
    (ledger if turn == 1 else longer).save(folder / "events.csv")

def also():
    assert len(Ledger.load(folder / "events.csv", {"XHA": (2026, 2030)})) in (len(ledger), len(longer))
""",
    "sheet": """
from datetime import date
from tempfile import TemporaryDirectory
from classroom.readiness import assess, support_sheet
from classroom.readiness.keep import write_all

def files(answers):
    with TemporaryDirectory() as aside:
        saved = support_sheet(assess(answers, "GHA", date(2026, 11, 22))).save(aside)
        return {path.name: path.read_bytes() for path in saved.paths}

sheets = [files({"role": "host"}), files({"role": "both", "ndc.room": "partly"})]

def write(turn):
    write_all(folder, sheets[turn - 1])

def also():
    pass
""",
    "release": """
import json
from classroom.release import differences, release, text_of
code = "### BEGIN SOLUTION\\nanswer = %d\\n### END SOLUTION\\nanswer, %d"

def write(turn):
    for name in ("a", "b", "c"):
        cell = {"cell_type": "code", "id": "x", "metadata": {}, "outputs": [], "execution_count": None,
                "source": code % (turn, turn)}
        path = folder / f"solutions/05-x/{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
        if not path.exists() or path.read_text() != text_of(notebook):
            path.with_suffix(".part").write_text(text_of(notebook))
            path.with_suffix(".part").replace(path)
    release(folder)

def also():
    for path in folder.rglob("*.ipynb"):
        assert json.loads(path.read_text("utf-8"))["cells"]
""",
}
CARELESS = """
import json

def write(turn):
    with open(folder / "plain.json", "w") as file:
        for number in range(400):
            file.write(json.dumps({"turn": turn, "number": number}) + "\\n")

def also():
    pass
"""


def run(scene: str, folder: Path) -> subprocess.CompletedProcess:
    folder.mkdir()
    code = FRAME.replace("SCENE", scene)
    return subprocess.run(
        [sys.executable, "-c", code, str(HERE), str(SOURCE), str(folder)],
        capture_output=True,
        text=True,
        timeout=300,
        env={k: v for k, v in os.environ.items() if not k.startswith("ARTICLE6_")},
        check=False,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("name", SCENES)
def test_killed_at_any_step_each_file_is_whole(tmp_path, name):
    done = run(SCENES[name], tmp_path / "work")
    assert done.returncode == 0, done.stderr[-1500:]
    kills, states = json.loads(f"[{done.stdout.strip().replace(' ', ',')}]")
    assert kills > 30, "it was really killed, again and again"
    assert states >= 2, "both before and after a file was put in place"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_the_killing_finds_a_writer_that_writes_in_place(tmp_path):
    done = run(CARELESS, tmp_path / "work")
    assert done.returncode != 0 and "plain.json is half-written" in done.stderr
