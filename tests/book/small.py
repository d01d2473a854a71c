"""A book of two pages in a scratch folder, built with the project's own settings and extensions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tools.say import BUILD, ROOT

OURS = {
    "a6_cache",
    "a6_offline",
    "a6_formulas",
    "a6_access",
    "a6_checks",
    "a6_contents",
    "a6_csp",
    "a6_first_page",
    "a6_html",
    "a6_links",
    "a6_live",
    "a6_search",
    "a6_weight",
}
TOC = "format: jb-book\nroot: book/welcome\nchapters:\n- file: notebooks/page\n"
NUMBERS = (
    "import json, os\nfrom pathlib import Path\n"
    "data = json.loads(Path('../data/d.json').read_text())\n"
    "code = Path('../src/library.py').read_text()\n"
    "print('data', data, 'library', code, 'book', os.environ['ARTICLE6_BOOK'])\n"
    "print('progress', os.environ['ARTICLE6_PROGRESS'])"
)


def notebook(*code: str, tags: tuple[str, ...] = ()) -> str:
    """The text of a notebook with a title and these code cells."""
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A page\n\nA formula: $a + b$."}
    ]
    for number, source in enumerate(code):
        cell = {
            "cell_type": "code",
            "id": f"code-{number}",
            "metadata": {"tags": list(tags)},
            "source": source,
        }
        cells.append({**cell, "outputs": [], "execution_count": None})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells})


class SmallBook:
    """The scratch book; `build()` returns the exit code and all that was said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.html = root / "_build/html"
        self.page = self.html / "notebooks/page.html"
        for folder in ("book", "notebooks", "data", "src", "_build"):
            (root / folder).mkdir(parents=True)
        for folder in ("_ext", "_static", "_templates"):
            shutil.copytree(ROOT / "book" / folder, root / "book" / folder)
        (root / "_build/static").symlink_to(BUILD / "static")
        config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
        # The pages made from the rules and the data belong to the real book.
        local = config["sphinx"]["local_extensions"]
        config["sphinx"]["local_extensions"] = {name: where for name, where in local.items() if name in OURS}
        settings = config["sphinx"]["config"]
        config["sphinx"]["config"] = {n: value for n, value in settings.items() if not n.startswith("a6_")}
        self.write("_config.yml", yaml.safe_dump(config, sort_keys=False))
        self.write("_toc.yml", TOC)
        self.write("book/welcome.md", "# Welcome\n\nPlain text.\n")
        self.write("data/d.json", "1")
        self.write("src/library.py", "one")
        self.write("notebooks/page.ipynb", notebook(NUMBERS))

    def write(self, name: str, text: str) -> None:
        """Write a file of the scratch book."""
        (self.root / name).write_text(text, encoding="utf-8")

    def build(self) -> tuple[int, str]:
        """Build it as the Makefile does."""
        command = [
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            ".",
            "-W",
            "--keep-going",
            "-n",
        ]
        env = dict(os.environ, NO_COLOR="1")
        done = subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
