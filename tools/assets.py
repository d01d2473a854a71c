"""Fetch the packages from npm at their locked versions: Python for the browser, and the tests' checkers.

Nothing of them is committed: megabytes that a lock file can name in a few lines. tools/runtime.py and
tools/lite.py make of Pyodide what the book serves itself, because a ministry's network may block public
servers, and a reader may have no network at all.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

from tools.install import NETWORK_SIGNS, venv_python
from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds, shown, step

MODULES = ROOT / "node_modules"
STATIC = BUILD / "static"
STAMP = BUILD / "assets.stamp"
NODE_LOCK = ROOT / "tools" / "node.lock"
# What others take out of the packages.
NEEDED = (
    "axe-core/axe.min.js",
    "html-validate/bin/html-validate.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip",
)


def digest() -> str:
    """What the files depend on: the npm lock and this recipe."""
    parts = [(ROOT / "package-lock.json").read_bytes(), Path(__file__).read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def npm() -> list[str]:
    """The npm to use: the computer's own, else one from the Python package index, put into .venv."""
    if os.environ.get("NPM"):
        return [os.environ["NPM"]]
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    own = venv_python().parent / "npm"
    if not own.exists():
        note("Node.js is not on this computer: installing it into .venv")
        log = BUILD / "node.log"
        command = [venv_python(), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
        code, output = run_logged([*command, "--disable-pip-version-check", "-r", NODE_LOCK], log)
        if code:
            what = "is not reachable" if any(s in output for s in NETWORK_SIGNS) else "has no fitting file"
            raise Stop(
                f"Node.js is missing and the Python package index {what}: install Node.js 18 or newer "
                f"from your system, then run the command again (details in {shown(log)})."
            )
    return [str(own)]


def fetch() -> None:
    """Fill node_modules from the lock."""
    log = BUILD / "npm.log"
    program = npm()
    env = dict(os.environ)
    # npm is a script that looks for `node` on the path: put its own folder first.
    env["PATH"] = str(Path(program[0]).parent) + os.pathsep + env.get("PATH", "")
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    code, output = run_logged([*program, "ci", *flags], log, env=env)
    if code:
        if "_CERT" in output:
            raise Stop(
                "Your network re-signs connections and Node.js does not trust it: ask for its certificate "
                "file, set NODE_EXTRA_CA_CERTS to its path, then run the command again."
            )
        if any(sign in output for sign in ("ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNREFUSED", "network")):
            raise Stop(
                "The npm registry cannot be reached: connect to the internet, then run the command again."
            )
        raise Stop(f"The browser files could not be fetched: read the end of {shown(log)}.")


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def complete(modules: Path) -> None:
    """Raise Stop when a package lacks a file that is needed."""
    for name in NEEDED:
        if not (modules / name).is_file():
            raise Stop(
                f"The npm package {name.partition('/')[0]} lacks the file {Path(name).name}: "
                "remove node_modules (make clean-all) and run the command again."
            )


def main() -> int:
    number, total = 2, int(os.environ.get("STEPS", "2"))
    wanted = digest()
    present = all((MODULES / name).is_file() for name in NEEDED)
    if present and STAMP.exists() and STAMP.read_text("utf-8").strip() == wanted:
        step(number, total, "browser files: up to date")
        STAMP.touch()
        return 0
    begun = time.monotonic()
    step(number, total, "browser files: fetching (Python for the browser, checkers of pages)")
    STAMP.unlink(missing_ok=True)
    shutil.rmtree(STATIC, ignore_errors=True)  # what was made of other versions
    fetch()
    complete(MODULES)
    STAMP.parent.mkdir(parents=True, exist_ok=True)
    STAMP.write_text(wanted + "\n", encoding="utf-8")
    note(f"done in {seconds(begun)}")
    return 0


if __name__ == "__main__":
    main_guard(main)
