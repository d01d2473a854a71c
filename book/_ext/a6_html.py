"""Mend what a checker of HTML finds in the text that others write, and lend the templates our words.

The rules are in tests/book/htmlvalidate.cjs, each that is off with its reason.
"""

from __future__ import annotations

import re

from classroom.language import _

# The opener of a folded cell: a paragraph may not stand in a summary.
OPENER = re.compile(r'<p class="(collapsed|expanded) admonition-title">(.*?)</p>')


def mended(body: str) -> str:
    """The text of a page as the standard has it."""
    return OPENER.sub(r'<span class="\1 admonition-title">\2</span>', body)


def lend_words(app, pagename, templatename, context, doctree) -> None:
    """`words("English sentence")` in a template; early, because the theme tries its templates out."""
    context["words"] = _


def on_page(app, pagename, templatename, context, doctree) -> None:
    if context.get("body"):
        context["body"] = mended(context["body"])


def setup(app) -> dict:
    app.connect("html-page-context", lend_words, priority=100)
    app.connect("html-page-context", on_page, priority=940)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
