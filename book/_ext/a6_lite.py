"""Below the title of each lesson and exercise: a link that opens it in JupyterLab, in the same browser.

JupyterLab needs a server, even if it is a small one on the same computer. Where the page is read as a file,
the script says so when the link is used, and how to start one. A lesson that needs a package the browser does
not have says that, and shows no link.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import quote

from classroom.language import _, active

FOLDERS = ("notebooks/", "exercises/")
APPLICATION = "lab/notebooks/index.html?path="
SCRIPT = "a6-lite.js"
# pandas has no build for Pyodide that could be had from the registries; `article6.frames` is the door to it.
PANDAS = re.compile(
    r"^\s*(?:from|import) (?:pandas|article6\.frames|article6 import .*\bframes)\b", re.MULTILINE
)


def runs_in_the_browser(notebook: Path) -> bool:
    """Does the code of a notebook do without what only a computer has?"""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return not any(PANDAS.search("".join(c["source"])) for c in cells if c["cell_type"] == "code")


def line(page: str, runs: bool) -> str:
    """The line below the title of a page."""
    if not runs:
        told = _(
            "This page works here. As a notebook it needs JupyterLab on a computer, because its code uses "
            "pandas, which the browser does not have."
        )
        return f'<p class="a6-lite">{escape(told)}</p>'
    # Other editions lie one folder deeper, beside the same JupyterLab.
    root = "../" * (page.count("/") + (active() != "en"))
    address = f"{root}{APPLICATION}{quote(page)}.ipynb"
    words = escape(_("Open in JupyterLab, in this browser"))
    size = escape(_("The first time, about 25 MB are loaded."))
    told = _(
        "This page was opened as a file, and JupyterLab needs a small server on your computer. The zip file "
        "of the book brings one. Beside START-HERE.html, open start-windows.bat on Windows, "
        "start-macos.command on a Mac, or start-linux.sh on Linux. The book then opens at a new address: "
        "open this page again there. Without these files, open a terminal in the folder of the book, type "
        "{command} (on Windows {windows}), and open {address} in the browser."
    ).format(command="python3 -m http.server", windows="py -m http.server", address="http://localhost:8000")
    return (
        f'<p class="a6-lite"><a href="{escape(address)}">{words}</a> <span>{size}</span></p>'
        f'<p class="a6-lite-told" role="status" data-told="{escape(told)}"></p>'
    )


def on_page(app, pagename, templatename, context, doctree) -> None:
    if not pagename.startswith(FOLDERS) or not context.get("body"):
        return
    runs = runs_in_the_browser(Path(app.srcdir, f"{pagename}.ipynb"))
    context["body"] = context["body"].replace("</h1>", f"</h1>\n{line(pagename, runs)}", 1)
    if runs:
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
