"""Whatever is killed while it writes an AEF: each file is the old one or the new one, never half of one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRAME = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from article6 import aef
from tests.article6 import case
from tests.robust.killing import at_every_step
folder, form = Path(sys.argv[3]), sys.argv[4]
versions = [case.host_aef(), case.host_aef(version="2.0")]
versions[1].actions *= 3

def write(turn):
    if form == "csv":
        aef.write_csv(versions[turn - 1], folder / "host")
    elif form == "new csv":
        aef.write_csv(versions[turn - 1], folder / f"host {turn}")
    else:
        aef.write_json(versions[turn - 1], folder / "host.json")

def content():
    whole = [path for path in folder.rglob("*") if path.is_file() and ".part" not in str(path)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in whole}

def put(files):
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)

write(1)
old = content()
write(2)
new = content()
seen = set()

def look():
    now = content()
    assert set(now) in (set(old), set(new)), f"files are missing: {sorted(now)}"
    for name, data in now.items():
        assert data in (old.get(name), new[name]), f"{name} is half-written"
    changed = [name for name in new if new[name] != old.get(name)]
    seen.add(tuple(now.get(name) == new[name] for name in sorted(changed)))
    if any("submission" in name and now[name] == new[name] for name in now if new[name] != old.get(name)):
        assert now == new, "table 1 is the last to change"

print(at_every_step(lambda: write(2), lambda: put(old), look, most=12), len(seen))
"""


@pytest.mark.parametrize("form", ["csv", "new csv", "json"])
def test_killed_at_every_step(tmp_path, form):
    run = subprocess.run(
        [sys.executable, "-c", FRAME, str(ROOT), str(ROOT / "src"), str(tmp_path), form],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    kills, states = map(int, run.stdout.split())
    assert kills > 20 and states >= 2
