"""Questions and the reader's progress in the pages of the book.

    ```{ask} accounting.averaging.2       one question, or all of an exercise
    ```
    ```{progress}                         the table of all exercises, with what the browser keeps
    ```

The scripts are loaded where there is a form: the runtime first, because the others speak through it, then
what forms, desks and the panel share.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from classroom import packs, registry
from classroom.errors import UnknownExercise
from classroom.inpage.panel import panel_html
from classroom.language import _
from classroom.page import Page

FORM, PANEL, DESK = 'class="a6-ask', 'class="a6-keep', 'class="a6-desk a6-ask"'
FILE = 'type="file"'
PROGRESS = "book/progress"  # the page of {progress}
_ASKED = re.compile(r"""\bask\(["']([a-z0-9.-]+)["']\)""")


class Ask(SphinxDirective):
    """The questions of an exercise, to answer in the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        try:
            exercise, number = registry.find(self.arguments[0])
        except UnknownExercise as unknown:
            raise self.error(str(unknown)) from None
        numbers = [number] if number else range(1, len(exercise.questions) + 1)
        page = Page.of_questions(exercise, numbers, packs.active())
        return [nodes.raw("", page.html, format="html")]


class Progress(SphinxDirective):
    """The table of all exercises; each leads to the page that asks it."""

    def run(self) -> list[nodes.Node]:
        here, pages = self.env.docname, pages_of(Path(self.env.srcdir), sorted(self.env.found_docs))
        way = self.env.app.builder.get_relative_uri
        book = {name: n for n, name in enumerate(getattr(self.env, "external_site_map", ()))}
        taught = sorted(pages.items(), key=lambda one: book.get(one[1], len(book)))
        addresses = {exercise: way(here, page) for exercise, page in taught}
        return [nodes.raw("", panel_html(packs.active(), addresses), format="html")]


def pages_of(root: Path, names: list[str]) -> dict[str, str]:
    """{exercise: the page of the book that asks it}; its own page before one that asks it once more."""
    pages: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (not name.startswith("exercises/"), name)):
        notebook = root / f"{name}.ipynb"
        if not notebook.is_file():
            continue
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            for id in _ASKED.findall("".join(cell["source"])):
                exercise, _number = registry.find(id)
                pages.setdefault(exercise.id, name)
    return pages


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Load style and scripts where there is something to answer; below the last form, where progress is."""
    body = context.get("body", "")
    for mark, script in ((FORM, "ask.js"), (PANEL, "panel.js"), (DESK, "desk.js")):
        if mark in body:
            app.add_css_file("ask.css")
            reading = ["file.js"] if FILE in body else []
            for name in ("runtime.js", "keep.js", "status.js", *reading, script):
                app.add_js_file(name, loading_method="defer")
    if DESK in body:
        app.add_css_file("desk.css")
    if FORM in body and PROGRESS in app.env.found_docs:
        way = app.builder.get_relative_uri(pagename, PROGRESS)
        kept = _("What you have solved is kept in this browser, and nowhere else:")
        context["body"] = body + (
            f'<p class="a6-kept a6-no-print">{kept} <a href="{way}">{_("your progress")}</a>. '
            '<span class="a6-kept-trouble" role="status"></span></p>'
        )


def setup(app) -> dict:
    app.add_directive("ask", Ask)
    app.add_directive("progress", Progress)
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
