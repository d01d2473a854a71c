"""Put Python and the course into files that a page can load by itself: `_build/static/live`.

A page of the book recomputes with the same code as a notebook: a worker starts Pyodide (Python in
WebAssembly, from npm) with `article6` and `classroom`. The bytes reach the page as ordinary scripts of
base64, because a page opened from a disk may load scripts, and nothing else. A manifest lists them and holds
the source of the worker.

All Python, that of the standard library too, is compiled here with Pyodide's own Python: compiling in the
page would take longer than everything else together.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import shutil
import time
import zipfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from book._ext import a6_digest
from tools import assets
from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds, shown

PYODIDE = assets.MODULES / "pyodide"
RECIPE = ROOT / "tools" / "runtime"
# Parts of the standard library that nothing in a page can use.
STDLIB_LEFT_OUT = frozenset((RECIPE / "stdlib-left-out.txt").read_text("utf-8").split())
WORKER = ROOT / "src" / "classroom" / "assets" / "worker.js"
TARGET = assets.STATIC / "live"
CHUNK = 1_000_000  # characters of base64: small enough to show progress, large enough to be few

# What the page needs of the sources; data lie where `article6.tables` looks for them, beside src.
KEPT = ("src/article6/*", "src/classroom/*", "data/*.csv", "data/datapackage.json", "data/packs/*.toml")
SUFFIXES = {".py", ".toml", ".csv", ".json", ".mo", ".css"}  # a style goes with a page that is taken home
# The doors to other file formats and to Jupyter, and the tools of whoever writes the course. A workbook is
# read in a page, and not written.
LEFT_OUT = (
    "src/article6/command/*",
    "src/article6/documents/*",
    "src/article6/frames.py",
    "src/article6/workbook/annotating.py",
    "src/article6/workbook/choices.py",
    "src/article6/workbook/contents.py",
    "src/article6/workbook/findings_sheet.py",
    "src/article6/workbook/front.py",
    "src/article6/workbook/locating.py",
    "src/article6/workbook/looks.py",
    "src/article6/workbook/page.py",
    "src/article6/workbook/saving.py",
    "src/article6/workbook/summary.py",
    "src/article6/workbook/tables.py",
    "src/article6/workbook/writing.py",
    "src/classroom/assets/*.js",
    "src/classroom/assets/[!lt]*.css",
    "src/classroom/datapackage.py",
    "src/classroom/figures.py",
    "src/classroom/forms*.py",
    "src/classroom/leaks.py",
    "src/classroom/linked.py",
    "src/classroom/live.py",
    "src/classroom/markers.py",
    "src/classroom/notebook_file.py",
    "src/classroom/proof*.py",
    "src/classroom/release.py",
    "src/classroom/*/form.py",
    "src/classroom/display/jupyterlab.py",
)
ENCODINGS = {"__init__", "aliases", "ascii", "cp437", "cp1252", "idna", "latin_1", "utf_8", "utf_8_sig"}
ENCODINGS |= {"utf_16", "utf_16_be", "utf_16_le"}  # what kind of file it is that is no workbook


def sources() -> list[str]:
    """The files of the course that a page needs, as paths from the root."""
    found = []
    for top in ("data", "src"):
        for path in (ROOT / top).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            wanted = path.suffix in SUFFIXES and any(fnmatch(name, kept) for kept in KEPT)
            if wanted and not any(fnmatch(name, left) for left in LEFT_OUT):
                found.append(name)
    return sorted(found)


def digest(names: list[str]) -> str:
    """What the files depend on: the course, Pyodide, the worker and this recipe."""
    recipe = (Path(__file__), WORKER, PYODIDE / "package.json", *sorted(RECIPE.iterdir()))
    return a6_digest.digest(ROOT, [*(ROOT / name for name in names), *recipe])


def node() -> Path:
    """The Node.js to use: the one beside the npm that fetched the packages."""
    beside = Path(assets.npm()[0]).parent / "node"
    found = beside if beside.exists() else shutil.which("node")
    if not found:
        raise Stop(
            "Node.js was not found beside npm: install Node.js 18 or newer, then run the command again."
        )
    return Path(found)


def compiled(names: list[str], scratch: Path) -> Path:
    """The folder with the .pyc of the course (course/) and of the standard library (stdlib/).

    What was compiled before and has not changed stays as it is.
    """
    source, target = scratch / "source", scratch / "compiled"
    shutil.rmtree(source, ignore_errors=True)
    for name in names:
        if name.endswith(".py"):
            assets.copy(ROOT / name, source / "course" / name)
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as library:
        library.extractall(source / "stdlib", [n for n in library.namelist() if _of_use(n)])
    target.mkdir(parents=True, exist_ok=True)
    log = BUILD / "runtime.log"
    code, _ = run_logged([node(), RECIPE / "compile.mjs", PYODIDE, source, target], log)
    if code:
        raise Stop(f"The course could not be compiled for the pages: read the end of {shown(log)}.")
    return target


def _of_use(name: str) -> bool:
    top, _, rest = name.partition("/")
    if top == "encodings":
        return rest.removesuffix(".py") in ENCODINGS
    if not name.endswith(".py") or top.removesuffix(".py") in STDLIB_LEFT_OUT:
        return False
    return not any(parent.as_posix() in STDLIB_LEFT_OUT for parent in PurePosixPath(name).parents)


def stored(files: dict[str, bytes]) -> bytes:
    """A zip that is not compressed: Python imports from it as it is, and gzip packs the whole better."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """Files in a row behind a line of JSON, [[path, size], ...]: a few lines of script unfold them."""
    head = json.dumps([[name, len(data)] for name, data in files.items()], separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(files.values())


def pieces(names: list[str], scratch: Path) -> dict[str, bytes]:
    """What the worker asks for, by name, in the order in which it is needed."""
    made = compiled(names, scratch)
    course, stdlib = {}, {}
    for name in names:
        if name.endswith(".py"):
            course[f"{name}c"] = (made / "course" / f"{name}c").read_bytes()
        else:
            course[name] = (ROOT / name).read_bytes()
    for path in sorted((made / "stdlib").rglob("*.pyc")):
        stdlib[path.relative_to(made / "stdlib").as_posix()] = path.read_bytes()
    return {
        "pyodide": (PYODIDE / "pyodide.mjs").read_bytes(),
        "machine": (PYODIDE / "pyodide.asm.mjs").read_bytes(),
        "wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "stdlib": stored(stdlib),
        "course": packed(course),
    }


def write(parts: dict[str, bytes], target: Path) -> int:
    """Write the chunks and the manifest into a fresh folder; return the size of all in bytes."""
    made = target.with_name(target.name + ".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    chunks = []
    for name, data in parts.items():
        text = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()
        for start in range(0, len(text), CHUNK):
            last = json.dumps(start + CHUNK >= len(text))
            call = f'a6Chunk("{name}",{last},"{text[start : start + CHUNK]}");\n'
            file = f"{name}-{hashlib.sha256(call.encode()).hexdigest()[:12]}.js"
            (made / file).write_text(call, encoding="utf-8")
            chunks.append({"file": file, "size": len(call)})
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    manifest = {"lock": {"info": lock, "packages": {}}, "chunks": chunks, "worker": WORKER.read_text("utf-8")}
    (made / "manifest.js").write_text(f"a6Manifest({json.dumps(manifest)});\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    made.rename(target)
    return sum(path.stat().st_size for path in target.iterdir())


def build(target: Path = TARGET, scratch: Path = BUILD / "runtime") -> int | None:
    """Make the folder; return its size, or None if it was up to date."""
    if not (PYODIDE / "pyodide.asm.wasm").exists():
        raise Stop("Pyodide is missing: run `make book`, which fetches it first.")
    names = sources()
    wanted, stamp = digest(names), scratch / "stamp"
    if (target / "manifest.js").exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return None
    stamp.unlink(missing_ok=True)
    size = write(pieces(names, scratch), target)
    stamp.write_text(wanted, encoding="utf-8")
    return size


def main() -> int:
    begun = time.monotonic()
    size = build()
    what = "up to date" if size is None else f"{size / 1e6:.1f} MB in {seconds(begun)}"
    note(f"Python for the pages: {what}: {shown(TARGET)}")
    return 0


if __name__ == "__main__":
    main_guard(main)
