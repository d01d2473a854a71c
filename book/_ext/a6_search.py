"""The search of the book in place of Sphinx's own: its page, its script, and the index that it loads.

`searchindex.js` is an ordinary script, so that it can be loaded from files too, and it is loaded by the first
question only. See a6_search_index for what is in it and why.
"""

from __future__ import annotations

import json
from pathlib import Path

import a6_search_index
from sphinx.search import IndexBuilder

INDEX = "searchindex.js"
SPHINX = ("searchtools.js", "language_data.js")  # copied with the theme, and of no use without Sphinx's index


def configure(app, config) -> None:
    """The search page is one more page of the book."""
    config.html_additional_pages = {**config.html_additional_pages, "search": "search.html"}


def replace_sphinx(app) -> None:
    """Keep Sphinx from writing an index of its own."""
    app.builder.search = False


def small_words(app) -> list[str]:
    """The words of the book's language that say nothing: "the", "of"."""
    return sorted(IndexBuilder(app.env, app.config.language, {}, "").lang.stopwords)


def write(app, exception) -> None:
    """Write the index of the finished pages, and take away what is left of Sphinx's search."""
    if exception is not None or app.builder.format != "html":
        return
    root = Path(app.outdir)
    data = a6_search_index.read_book(root, sorted(app.env.found_docs))
    data["small"] = small_words(app)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (root / INDEX).write_text(f"window.a6SearchIndex = {text};\n", encoding="utf-8")
    for name in SPHINX:
        (root / "_static" / name).unlink(missing_ok=True)


def on_page(app, pagename, templatename, context, doctree) -> None:
    """The search page has words, scripts and a style of its own; other pages have none of them."""
    if pagename == "search":
        app.add_js_file("a6-search-near.js", loading_method="defer")
        app.add_js_file("a6-search.js", loading_method="defer")
        app.add_css_file("a6-search.css")


def setup(app) -> dict:
    app.connect("config-inited", configure)
    app.connect("builder-inited", replace_sphinx)
    app.connect("html-page-context", on_page)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
