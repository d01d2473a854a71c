"""Bring the style and the script of charts and live parts (classroom/assets) to the pages that have any."""

from __future__ import annotations

from classroom.display.page import ASSETS

MARK = 'class="a6'  # every piece of HTML that the classroom makes stands in such a frame
LIVE = "a6-live"


def on_config(app, config) -> None:
    """Publish the assets with the book's other static files."""
    config.html_static_path = [*config.html_static_path, str(ASSETS)]


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Load the style where something is shown, the script where something can be changed."""
    body = context.get("body", "")
    if MARK in body:
        app.add_css_file("live.css")
    if LIVE in body:
        app.add_js_file("live.js", loading_method="defer")


def setup(app) -> dict:
    app.connect("config-inited", on_config)
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
