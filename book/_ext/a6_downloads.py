"""Files that the cells of a page make are files of the book, not part of the page.

A cell can only write its file into the page, as a `data:` address (classroom.work). A Word letter would weigh
more than the rest of its page, and every reader would load it. So the file is put beside the pages, and the
link leads there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from base64 import b64decode
from html import unescape
from pathlib import Path
from urllib.parse import quote

FOLDER = "_downloads/made"
MADE = re.compile(r'<a download="([^"]+)" href="data:[^;"]*;base64,([^"]*)"')
NAMED = re.compile(rf"{FOLDER}/([0-9a-f]+)/")


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Write the files of a page, and let its links lead to them."""
    if not context.get("body"):
        return
    root = "../" * pagename.count("/")

    def put(match: re.Match) -> str:
        name, content = unescape(match.group(1)), b64decode(match.group(2))
        folder = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:12]}"
        target = Path(app.outdir, folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return f'<a download="{match.group(1)}" href="{root}{folder}/{quote(name)}"'

    context["body"] = MADE.sub(put, context["body"])


def on_finished(app, exception) -> None:
    """Remove the files that no page leads to any more."""
    folder = Path(app.outdir, FOLDER)
    if exception is not None or not folder.is_dir():
        return
    pages = (Path(app.outdir, f"{page}.html") for page in app.env.found_docs)
    named = {found for page in pages if page.exists() for found in NAMED.findall(page.read_text("utf-8"))}
    for made in folder.iterdir():
        if made.name not in named:
            shutil.rmtree(made)


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=930)
    app.connect("build-finished", on_finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
