"""What a lesson says first, the table below its title: `a6-brief`, whatever else comes to stand in between.

Its time, what to read before, what it is good for: a6.css draws it as a panel, and in lines on a phone.
"""

from __future__ import annotations

from docutils import nodes


def on_read(app, doctree) -> None:
    title = next(doctree.findall(nodes.title), None)
    following = title and title.next_node(descend=False, siblings=True)
    if isinstance(following, nodes.table):
        following["classes"].append("a6-brief")


def setup(app) -> dict:
    app.connect("doctree-read", on_read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
