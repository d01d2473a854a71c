"""JupyterLite beside the book: every notebook runs in the browser, from the same site, without a network.

`build()` puts it into `_build/html/lab`. It is made of what the project has anyway: JupyterLite from the
Python packages, Pyodide from npm, a few pure Python wheels by a lock of their own, and the course itself.
Nothing in it points to another server. Python is compiled beforehand with the Python of Pyodide, because
reading sources is what takes long when a kernel starts.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from book._ext import a6_digest
from tools.lite import app, contents, packages
from tools.say import BUILD, ROOT, Stop, note, seconds, shown

SITE = BUILD / "html" / "lab"
WORK = BUILD / "lite"
STAMP = SITE / "built-from.txt"
LARGEST = 32_000_000  # bytes; the whole site has to go on a memory stick and through slow lines


def inputs() -> Iterator[Path]:
    """The files that JupyterLite is made from; what JupyterLite and Pyodide are is in the two locks."""
    yield from (ROOT / "requirements.lock", ROOT / "package-lock.json", app.FAVICON)
    yield from packages.COMPILER
    for folder in (Path(__file__).parent, *packages.COURSE, *contents.FOLDERS):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not {"__pycache__", contents.OWN_WORK} & set(path.parts):
                yield path


def digest() -> str:
    """What the site folder depends on."""
    return a6_digest.digest(ROOT, inputs(), pack=app.pack())


def size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def build() -> None:
    """Bring `_build/html/lab` up to date. Raises Stop with one sentence when it cannot."""
    begun = time.monotonic()
    wanted = digest()
    if STAMP.is_file() and STAMP.read_text("utf-8").strip() == wanted:
        note("JupyterLite: up to date")
        return
    note("JupyterLite: building (notebooks that run in the browser)")
    made = WORK / "site"
    app.make(WORK / "source", made, contents.write)
    packages.add(WORK, made)
    found = size(made)
    if found > LARGEST:
        raise Stop(
            f"JupyterLite takes {found / 1e6:.1f} MB, more than {LARGEST // 10**6}: see in {shown(made)} "
            "what has grown, and name it in tools/lite/app.py to be left out."
        )
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.copytree(made, SITE)
    STAMP.write_text(wanted + "\n", encoding="utf-8")
    note(f"JupyterLite: {found / 1e6:.1f} MB in {seconds(begun)}")
