"""The application: JupyterLab and the page for a single notebook, without what the course does not use.

JupyterLite comes with six applications, drawing libraries, fonts in five formats and source maps. What is
named below is left out: two thirds of its weight. A part of a program is known by the packages its source
map names, so that a new version of JupyterLite is cut at the same places.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tarfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import jupyterlite_core

from classroom import packs
from tools.say import BUILD, ROOT, Stop, run_logged, shown

NAME = "Article 6 in Practice"
HERE = Path(__file__).parent
FAVICON = ROOT / "book" / "_static" / "favicon.svg"
HOME = "notebooks/00-start/1-a-notebook-in-ten-minutes.ipynb"
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
APPS = ("lab", "notebooks")

# Diagrams, charts and terminals by other means than ours, and the colours of other programming languages.
# (stex is what formulas in texts are coloured by.) Matched against the path of a source in its package.
UNUSED = re.compile(
    r"(mermaid|@mermaid-js|elkjs|cytoscape[^/]*|cose-base|layout-base|katex|d3|d3-[^/]*|khroma|dagre-d3-es|roughjs"
    r"|@iconify|@upsetjs|dayjs|vega|vega-[^/]*|@xterm|@codemirror/lang-(cpp|php|java|rust|sql|wast|xml|go)"
    r"|@lezer/(cpp|php|java|rust|go|xml|sass)|@codemirror/legacy-modes/mode(?!/stex))/"
)
OWN = re.compile(r"@jupyter|webpack:")
# woff2 is what every browser of today reads. The rest is for developers of JupyterLite, or for installing it.
LEFT_OUT = (
    "build/fa-*.svg",
    "build/fa-*.eot",
    "build/fa-*.ttf",
    "build/fa-*.woff",
    "**/*.map",
    "rspack.config*.js",
    "package.json",
    "jupyterlite.schema.v0.json",
    "manifest.webmanifest",
    "icon-*.png",
    "doc",
    "bootstrap.js",
    "lab/favicon.ico",
    "notebooks/favicon.ico",
)
# Nothing may leave the site, not even by mistake. JupyterLab compiles its settings, hence 'unsafe-eval'.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)


def make(source: Path, target: Path, write_contents: Callable[[Path], None]) -> None:
    """Build the application with its files into a fresh `target`; `source` is a folder to work in."""
    for folder in (source, target):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir(parents=True)
    write_contents(source / "files")
    settings = (HERE / "settings.json").read_text("utf-8")
    (source / "overrides.json").write_text(settings, encoding="utf-8")
    shared = Path(sys.prefix, "share", "jupyter", "labextensions")
    config = {
        "apps": APPS,
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "ignore_sys_prefix": True,
        "federated_extensions": [str(shared / name) for name in EXTENSIONS],
        "output_dir": str(target),
    }
    (source / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": config}), "utf-8")
    log = BUILD / "lite.log"
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(source)]
    code, _ = run_logged(command, log, cwd=source)
    if code or not (target / "jupyter-lite.json").is_file():
        raise Stop(f"JupyterLite was not built: read the end of {shown(log)}.")
    cut(target)
    settle(target)


def chunks_unused() -> set[str]:
    """The files of the program that hold only what is not used, by the source maps of the release."""
    archive = next(Path(jupyterlite_core.__file__).parent.glob("*.tgz"))
    found = set()
    with tarfile.open(archive) as release:
        for member in release:
            if re.fullmatch(r"package/build/[^/]+\.js\.map", member.name):
                sources = json.load(release.extractfile(member))["sources"]
                places = [one.rpartition("node_modules/")[2] for one in sources]
                if any(map(UNUSED.match, places)) and not any(map(OWN.match, places)):
                    found.add(Path(member.name).stem)
    return found


def cut(target: Path) -> None:
    """Remove what is not used."""
    for name in chunks_unused():
        (target / "build" / name).unlink(missing_ok=True)
    for pattern in LEFT_OUT:
        for path in target.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def pack() -> str:
    """The pack of ARTICLE6_PACK, so that the notebooks tell the story of the pages; "" for the default one.

    Only the packs of data/packs are there: one that is named by its path cannot be reached in a browser.
    """
    named = os.environ.get("ARTICLE6_PACK", "")
    return named if named in packs.available() else ""


def settle(target: Path) -> None:
    """Give the application its name, first page and kernel, and the rule that nothing is asked outside."""
    shutil.copy2(FAVICON, target / "favicon.svg")
    own = json.loads((HERE / "site.json").read_text("utf-8"))
    if pack():
        kernel = own["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
        kernel["loadPyodideOptions"]["env"]["ARTICLE6_PACK"] = pack()
    for place in ("", *APPS):
        path = target / place / "jupyter-lite.json"
        whole = json.loads(path.read_text("utf-8"))
        config = whole["jupyter-config-data"]
        config["faviconUrl"] = "../favicon.svg" if place else "./favicon.svg"
        if not place:
            config["appName"] = NAME
            config["disabledExtensions"] = own["disabledExtensions"]
            for plugin, settings in own["litePluginSettings"].items():
                config["litePluginSettings"].setdefault(plugin, {}).update(settings)
        path.write_text(json.dumps(whole, indent=1), encoding="utf-8")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    for place in APPS:
        path = target / place / "index.html"
        page = path.read_text("utf-8")
        page = re.sub(r'\s*<link rel="manifest"[^>]*>', "", page)
        page = re.sub(r"<title>.*?</title>", f"<title>{NAME}</title>", page)
        page = re.sub(r'(<meta name="Description" content=")[^"]*', rf"\g<1>{NAME}: notebooks to run", page)
        head = f'<meta charset="utf-8">{policy}<link rel="icon" href="../favicon.svg">'
        path.write_text(page.replace('<meta charset="utf-8">', head, 1), "utf-8")
    for name in ("index.html", "start.js", "start.css"):
        text = (HERE / name).read_text("utf-8")
        (target / name).write_text(text.replace("{name}", NAME).replace("{home}", HOME), encoding="utf-8")
