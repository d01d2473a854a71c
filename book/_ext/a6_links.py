"""A page opened from the book gets no hold on the book: links to the outside say rel="noopener"."""

from __future__ import annotations

import re

OUTSIDE = re.compile(r"""<a\b(?=[^>]*\bhref=["']https?:)[^>]*>""")
REL = re.compile(r"""\brel=(["'])(.*?)\1""")


def closed(match: re.Match) -> str:
    """The opening tag of a link, with noopener among what its rel says."""
    tag = match.group(0)
    rel = REL.search(tag)
    if rel is None:
        return f'{tag[:-1]} rel="noopener">'
    if "noopener" in rel.group(2).split():
        return tag
    return f'{tag[: rel.start()]}rel="{rel.group(2)} noopener"{tag[rel.end() :]}'


def on_page(app, pagename, templatename, context, doctree) -> None:
    if context.get("body"):
        context["body"] = OUTSIDE.sub(closed, context["body"])


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=940)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
