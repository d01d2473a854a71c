"""What the theme leaves undone for people who read with a keyboard, a screen reader or a phone.

- A folded cell names its opener "Toggle hidden content", which hides the words that stand in it.
- A wide table scrolls by itself on a phone, in a box of its own; a6-access.js makes boxes that scroll
  reachable by keyboard.
- A header cell says what it heads: its column, or its row. An empty one heads nothing.
"""

from __future__ import annotations

import re

TOGGLE = re.compile(r'<summary aria-label="Toggle hidden content">')
# The wide tables of the classroom bring their box along.
TABLE = re.compile(r'(<div class="a6-scroll"[^>]*>\s*)?(<table\b.*?</table>)', re.DOTALL)
HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
HEADER = re.compile(r"<th(?![^>]*\bscope=)(?=[\s>])")
EMPTY = re.compile(r"<th\b([^>]*)>(\s*(?:<p>\s*</p>)?\s*)</th>")
# With nothing in the corner at the top left, the first column says what the rows are.
CORNER = re.compile(r"<thead\b[^>]*>\s*<tr\b[^>]*>\s*<th\b[^>]*>\s*(?:<p>\s*</p>)?\s*</th>")
FIRST = re.compile(r"(<tr\b[^>]*>\s*)<td\b([^>]*)>(.*?)</td>", re.DOTALL)
SCOPE = re.compile(r'\s*scope="\w+"')


def scoped(table: str) -> str:
    """The table with a scope on each header cell: those at the top head columns, the others rows."""
    if CORNER.search(table):
        head, end, rows = table.partition("</thead>")
        table = head + end + FIRST.sub(r"\1<th\2>\3</th>", rows)
    table = EMPTY.sub(lambda cell: f"<td{SCOPE.sub('', cell.group(1))}>{cell.group(2)}</td>", table)
    table = HEAD.sub(lambda head: HEADER.sub('<th scope="col"', head.group(0)), table)
    return HEADER.sub('<th scope="row"', table)


def wrap_table(match: re.Match) -> str:
    """A table in a box that scrolls, its own or one that it brought along."""
    own, table = match.groups()
    if own:
        return own + scoped(table)
    return f'<div class="a6-scroll">{scoped(table)}</div>'


def accessible(body: str) -> str:
    """The body of a page with these gaps closed."""
    return TABLE.sub(wrap_table, TOGGLE.sub("<summary>", body))


def on_page(app, pagename, templatename, context, doctree) -> None:
    if context.get("body"):
        context["body"] = accessible(context["body"])


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=940)
    app.add_js_file("a6-access.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
