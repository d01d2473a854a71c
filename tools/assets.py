"""Bring the browser files the book serves itself into `_build/static/vendor`.

The default pages of a Jupyter Book load widgets, formulas and RequireJS from public servers. A ministry's
network may block these, and a reader may have none. So the files come once from npm, at locked versions,
and the book serves them. They are not committed: 9 MB that a lock file can name in a few lines.
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
VENDOR = STATIC / "vendor"
STAMP = BUILD / "assets.stamp"
NODE_LOCK = ROOT / "tools" / "node.lock"
WIDGETS = "@jupyter-widgets/html-manager/dist"

# MathJax: the whole TeX input in one file, its fonts, and what the accessibility menu loads when used.
MATHJAX = (
    "tex-chtml-full.js",
    "output/chtml/fonts",
    "a11y",
    "sre/mathmaps/base.json",
    "sre/mathmaps/en.json",
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


def collect(modules: Path, vendor: Path) -> None:
    """Copy what the pages need from `modules` (node_modules) to a fresh `vendor` folder."""
    shutil.rmtree(vendor, ignore_errors=True)
    try:
        copy(modules / "requirejs/require.js", vendor / "require.js")
        copy(modules / WIDGETS / "embed-amd.js", vendor / WIDGETS / "embed-amd.js")
        for font in sorted((modules / WIDGETS).glob("*.*")):
            if font.suffix in {".woff2", ".woff", ".ttf"}:
                # The bundle looks for its icon fonts beside itself on one page and one folder up on another.
                copy(font, vendor / WIDGETS / font.name)
                copy(font, vendor / "@jupyter-widgets" / font.name)
        for name in MATHJAX:
            copy(modules / "mathjax/es5" / name, vendor / "mathjax" / name)
        for name in ("requirejs/LICENSE", "mathjax/LICENSE", "@jupyter-widgets/html-manager/LICENSE"):
            if (modules / name).exists():
                copy(modules / name, vendor / "licences" / name.replace("/", "-").lstrip("@"))
    except FileNotFoundError as missing:
        raise Stop(
            f"An npm package lacks the file {Path(missing.filename).name}: remove node_modules "
            "(make clean-all) and run the command again."
        ) from missing


def main() -> int:
    number, total = 2, int(os.environ.get("STEPS", "2"))
    wanted = digest()
    present = VENDOR.is_dir() and (MODULES / "axe-core").is_dir()
    if present and STAMP.exists() and STAMP.read_text("utf-8").strip() == wanted:
        step(number, total, "browser files: up to date")
        STAMP.touch()
        return 0
    begun = time.monotonic()
    step(number, total, "browser files: fetching (widgets, formulas)")
    STAMP.unlink(missing_ok=True)
    fetch()
    collect(MODULES, VENDOR)
    STAMP.write_text(wanted + "\n", encoding="utf-8")
    note(f"done in {seconds(begun)}")
    return 0


if __name__ == "__main__":
    main_guard(main)
