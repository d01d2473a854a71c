"""The Python of JupyterLite: Pyodide, the packages its kernel needs, and the course, all compiled.

Pyodide is told what there is by its `pyodide-lock.json`. Ours names what lies beside it and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

from packaging.requirements import Requirement

from tools.assets import MODULES
from tools.install import explain, venv_python
from tools.runtime import node
from tools.say import ROOT, Stop, note, run_logged, shown

HERE = Path(__file__).parent
LOCK = HERE / "wheels.lock"
PYODIDE = MODULES / "pyodide"
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
# Of the standard library: mail and servers, windows and drawings, and the writing of old computers.
STDLIB_UNUSED = re.compile(
    r"(imaplib|mailbox|poplib|ftplib|smtplib|wsgiref|xmlrpc|turtle|tkinter|idlelib|ensurepip|venv|pydoc_data|dbm)"
    r"\b|encodings/(?!__init__|aliases|ascii|charmap|cp437|cp850|cp1252|hex|idna|iso8859_1\b|iso8859_15|latin_1"
    r"|punycode|raw_unicode|rot_13|unicode|undefined|utf|base64|bz2|quopri|uu|zlib)"
)
COURSE = (ROOT / "src" / "article6", ROOT / "src" / "classroom", ROOT / "data")
COMPILER = (ROOT / "tools" / "runtime" / "compile.mjs", ROOT / "tools" / "runtime" / "compile.py")
KERNEL_WHEELS = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
OWN_NAME = "article6-in-practice"
OWN_NEEDS = ("ipywidgets", "openpyxl")
# The kernel asks for jedi, 5 MB that guess what a name could be. IPython completes names without it.
ABSENT = {"jedi": "Left out of this site: IPython completes names without it."}
UNUSED = re.compile(
    r"(^|/)(tests?|sphinxext)/|\.data/|\.pyi$|^pygments/lexers/(?!(__init__|_mapping|python|special)\.py)"
)
# Tools of this repository, which nobody needs who learns.
NOT_TAUGHT = re.compile(r"classroom/(leaks|proof|proof_notebooks|release|markers)\.py")
IN_BROWSER = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "python_version": "3.14",
    "extra": "",
}


def add(work: Path, site: Path) -> None:
    """Put Pyodide, the compiled packages and their lock into the site."""
    place = site / "static" / "pyodide"
    place.mkdir(parents=True)
    for name in RUNTIME:
        shutil.copy2(PYODIDE / name, place / name)
    with zipfile.ZipFile(PYODIDE / STDLIB) as library:
        wanted = [name for name in library.namelist() if not STDLIB_UNUSED.match(name)]
        write_zip(place / STDLIB, {name: library.read(name) for name in wanted})
    sources, compiled = work / "python", work / "compiled"
    shutil.rmtree(sources, ignore_errors=True)
    unpack(downloaded(work), site / KERNEL_WHEELS, sources)
    compile_all(sources, compiled, work / "compile.log")
    entries = [pack(folder, compiled / folder.name, place) for folder in sorted(sources.iterdir())]
    packages = {entry["name"]: entry for entry in entries}
    for entry in packages.values():
        entry["depends"] = [name for name in entry["depends"] if name in packages]
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    lock = {"info": info, "packages": packages}
    (place / "pyodide-lock.json").write_text(json.dumps(lock, indent=1), encoding="utf-8")


def downloaded(work: Path) -> Path:
    """The folder with the wheels of the lock; what is there already is not fetched again."""
    folder, log = work / "wheels", work / "wheels.log"
    stamp = folder / hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists():
        return folder
    note("fetching the packages of the kernel")
    shutil.rmtree(folder, ignore_errors=True)
    command = [
        venv_python(),
        "-m",
        "pip",
        "download",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]
    command += ["--disable-pip-version-check", "--python-version", "3.14", "-d", folder, "-r", LOCK]
    code, output = run_logged(command, log)
    if code:
        raise Stop(explain(output, log))
    stamp.touch()
    return folder


def unpack(wheels: Path, kernel_wheels: Path, target: Path) -> None:
    """Unpack every wheel, and gather the course, each in a folder of its own."""
    wanted = {"ipykernel", "piplite", "pyodide_kernel"}
    shims = [path for path in kernel_wheels.glob("*.whl") if path.name.split("-")[0] in wanted]
    for wheel in [*wheels.glob("*.whl"), *shims]:
        with zipfile.ZipFile(wheel) as packed:
            members = [name for name in packed.namelist() if not left_out(name)]
            packed.extractall(target / wheel.name.split("-")[0].lower().replace("_", "-"), members)
    course = target / OWN_NAME
    for source, name in zip(COURSE, ("article6", "classroom", "article6_data"), strict=True):
        shutil.copytree(source, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in course.rglob("*.py"):
        if NOT_TAUGHT.fullmatch(path.relative_to(course).as_posix()):
            path.unlink()
    describe(course, OWN_NAME, "1", "The course: its rules, exercises and data.", OWN_NEEDS)
    for name, why in ABSENT.items():
        describe(target / name, name, "0", why)


def left_out(name: str) -> bool:
    """True for what is not used inside a wheel: tests, manuals, colours of other languages than Python."""
    return bool(UNUSED.search(name))


def describe(folder: Path, name: str, version: str, summary: str, needs: tuple[str, ...] = ()) -> None:
    """Write what makes a folder a package that can be installed."""
    place = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    place.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", f"Summary: {summary}"]
    lines += [f"Requires-Dist: {one}" for one in needs]
    (place / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    wheel = "Wheel-Version: 1.0\nGenerator: tools.lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    (place / "WHEEL").write_text(wheel, encoding="utf-8")


def compile_all(sources: Path, target: Path, log: Path) -> None:
    """Compile every .py below `sources` into a .pyc below `target`, by the Python of Pyodide."""
    note("compiling them for the Python of the browser")
    target.mkdir(parents=True, exist_ok=True)
    code, _ = run_logged([node(), COMPILER[0], PYODIDE, sources, target], log)
    if code:
        raise Stop(f"The packages of JupyterLite were not compiled: read the end of {shown(log)}.")


def pack(folder: Path, compiled: Path, place: Path) -> dict:
    """Pack an unpacked wheel again, with what was compiled of it; returns its entry for the lock."""
    metadata = next(folder.glob("*.dist-info/METADATA"))
    told = Parser().parsestr(metadata.read_text("utf-8"), headersonly=True)
    inside = metadata.parent.name
    wheel = place / f"{inside.removesuffix('.dist-info')}-py3-none-any.whl"
    files = filed(folder, compiled)
    record = f"{inside}/RECORD"
    files[record] = "".join(f"{name},,\n" for name in [*files, record]).encode()
    write_zip(wheel, files)
    return {
        "name": told["Name"].lower().replace("_", "-"),
        "version": told["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(modules(folder)),
        "depends": sorted(needs(told.get_all("Requires-Dist", []))),
    }


def filed(folder: Path, compiled: Path) -> dict[str, bytes]:
    """The files of a folder by name, with the .pyc of `compiled` in the place of each .py."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix == ".py":
            inside = inside.with_suffix(".pyc")
            path = compiled / inside
        if path.is_file() and path.name != "RECORD":
            found[inside.as_posix()] = path.read_bytes()
    return found


def write_zip(target: Path, files: dict[str, bytes]) -> None:
    """Write a zip file with dates that do not change, so that the same input gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)


def modules(folder: Path) -> Iterator[str]:
    """What can be imported from an unpacked wheel."""
    for path in folder.iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            yield path.name
        elif path.suffix == ".py":
            yield path.stem


def needs(lines: list[str]) -> Iterator[str]:
    """The names of the packages that a package asks for in the browser."""
    for line in lines:
        asked = Requirement(line)
        if asked.marker is None or asked.marker.evaluate(IN_BROWSER):
            yield asked.name.lower().replace("_", "-")
