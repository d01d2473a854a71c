"""Key the execution cache on everything a page can depend on, and run notebooks in book mode.

The cache of myst-nb is keyed on the code cells alone: change a data file or a function of the library, and
the pages keep their old values. Here the cache lives in a folder named after the library, the data and the
lock. When one of them changes, the folder is new, every notebook runs again, and every page is read again.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from a6_digest import digest, executed_with, files_under

# Folders of the site that hold no page of this build: the theme, JupyterLite, the French edition.
NOT_PAGES = {"_static", "_downloads", "lab"}  # and the editions in other languages
KEEP = 3  # caches of earlier states to keep, so that going back and forth between two is quick


def short(root: Path, paths: list[Path]) -> str:
    """A digest of files, this Python and the pack in force, short enough to name a folder."""
    return digest(root, paths, **executed_with())[:16]


def key(root: Path) -> str:
    """The key of the execution cache: library, data and lock."""
    lock = root / "requirements.lock"
    paths = [*files_under(root / "src"), *files_under(root / "data"), *([lock] if lock.exists() else [])]
    return short(root, paths)


def look(root: Path) -> str:
    """What decides how a page is written out. All pages are read again when it changes."""
    book = root / "book"
    paths = [path for part in ("_ext", "_static", "_templates") for path in files_under(book / part)]
    return short(root, paths)


def prune(folder: Path, current: str) -> None:
    """Remove all but the newest few caches."""
    if not folder.is_dir():
        return
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEEP - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def configure(app, config) -> None:
    """Set the cache folder, and the environment the notebooks run in."""
    root = Path(app.srcdir)
    build = Path(app.outdir).parent
    config.a6_key = key(root)
    config.a6_look = look(root)
    folder = build / "cache"
    prune(folder, config.a6_key)
    config.nb_execution_cache_path = str(folder / config.a6_key)
    # The theme copies the logo to `_static` even when a build stops early; without the folder it would write
    # a file of that name, and no later build could succeed.
    static = Path(app.outdir) / "_static"
    if static.is_file():
        static.unlink()
    static.mkdir(parents=True, exist_ok=True)
    os.environ["ARTICLE6_BOOK"] = "1"
    os.environ["ARTICLE6_PROGRESS"] = str(build / "progress.json")


def remove_leftovers(app, exception) -> None:
    """Remove pages whose source is gone: Sphinx leaves them, and a book must not carry what it dropped."""
    if exception is not None or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    kept = {outdir / f"{page}.html" for page in [*app.env.found_docs, "index", "search"]}
    editions = {path.parent.name for path in Path(app.srcdir, "book", "locale").glob("*/_toc.yml")}
    for path in outdir.rglob("*.html"):
        if path not in kept and path.relative_to(outdir).parts[0] not in NOT_PAGES | editions:
            path.unlink()


def setup(app) -> dict:
    # A changed value of kind "env" makes Sphinx read every page again.
    app.add_config_value("a6_key", "", "env")
    app.add_config_value("a6_look", "", "env")
    app.connect("config-inited", configure)
    app.connect("build-finished", remove_leftovers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
