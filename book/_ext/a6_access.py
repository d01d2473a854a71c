"""What the theme leaves undone for people who read with a keyboard, a screen reader or a phone.

- A folded cell names its opener "Toggle hidden content", which hides the words that stand in it.
- A wide table, formula or output scrolls by itself on a phone; then it must be reachable by keyboard.
"""

from __future__ import annotations

import re

TOGGLE = re.compile(r'<summary aria-label="Toggle hidden content">')
# The wide tables of the classroom bring their box along.
TABLE = re.compile(r'(<div class="a6-scroll"[^>]*>\s*)?<table\b.*?</table>', re.DOTALL)
# Boxes that scroll sideways when their content is wide; tabindex makes them reachable by keyboard.
SCROLLERS = re.compile(
    r'<div class="(highlight|math notranslate nohighlight|output text_html)"(?![^>]*tabindex)'
)


def wrap_table(match: re.Match) -> str:
    """A table in a box of its own that scrolls, with a name taken from its caption when it has one."""
    if match.group(1):
        return match.group(0)
    caption = re.search(r'<span class="caption-text">(.*?)</span>|<caption>(.*?)</caption>', match.group(0))
    text = re.sub(r"<[^>]+>", "", next(filter(None, caption.groups()), "") if caption else "") or "Table"
    name = text.replace('"', "&quot;")[:120]
    return f'<div class="a6-scroll" role="group" aria-label="{name}" tabindex="0">{match.group(0)}</div>'


def accessible(body: str) -> str:
    """The body of a page with these gaps closed."""
    body = TOGGLE.sub("<summary>", body)
    body = TABLE.sub(wrap_table, body)
    return SCROLLERS.sub(r'<div tabindex="0" class="\1"', body)


def on_page(app, pagename, templatename, context, doctree) -> None:
    if context.get("body"):
        context["body"] = accessible(context["body"])


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=940)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
