"""Live parts in the pages of the book, and the style and scripts of all that the classroom shows.

```{live} three_methods               a view of classroom.views; further words are its arguments
:early_percent: 50                    inputs to begin with, by name
:pack: lumora                         the pack, if not the one in force
```
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from classroom import views
from classroom.display.page import ASSETS
from classroom.live import page
from classroom.packs import PackError
from classroom.view import View, ViewError

MARK = 'class="a6'  # every piece of HTML that the classroom makes stands in such a frame
LIVE = 'class="a6-live"'


class AnyName(dict):
    """Options of any name: which inputs there are depends on the view."""

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged_required


class Live(SphinxDirective):
    """A view whose reader can change the inputs."""

    required_arguments = 1
    optional_arguments = 9
    option_spec = AnyName(pack=directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        given = dict(self.options)
        pack = given.pop("pack", None)
        name, *more = self.arguments
        try:
            view = views.make(name, pack, *more)
            html = page(view, **{key: _value(view, key, text) for key, text in given.items()})._repr_html_()
        except (ViewError, PackError, TypeError) as wrong:
            raise self.error(f"{{live}} {' '.join(self.arguments)}: {wrong}") from None
        return [nodes.raw("", html, format="html")]


def _value(view: View, name: str, text: str) -> object:
    """The value of an input that is written like this: as in the code, or as the page shows it."""
    for control in view.controls:
        if control.name == name:
            for option in control.options:
                if text in (str(option.value), option.label):
                    return option.value
    return text  # the view refuses it, and names what may be chosen


def on_config(app, config) -> None:
    """Publish the assets with the book's other static files."""
    config.html_static_path = [*config.html_static_path, str(ASSETS)]


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Load the style where something is shown, the scripts where something can be changed."""
    body = context.get("body", "")
    if MARK in body:
        app.add_css_file("live.css")
    if LIVE in body:
        for name in ("runtime.js", "live.js"):
            app.add_js_file(name, loading_method="defer")


def remove_old_chunks(app, exception) -> None:
    """Remove what an earlier state of the course left: each change gives the chunks new names."""
    made = {
        path.name
        for folder in app.config.html_static_path
        for path in Path(app.srcdir, folder, "live").glob("*")
    }
    for path in Path(app.outdir, "_static", "live").glob("*"):
        if path.name not in made:
            path.unlink()


def setup(app) -> dict:
    app.add_directive("live", Live)
    app.connect("config-inited", on_config)
    app.connect("html-page-context", on_page)
    app.connect("build-finished", remove_old_chunks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
