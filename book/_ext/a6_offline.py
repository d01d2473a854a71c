"""What a page loads: nothing from outside, and nothing it does not use.

The theme and the extensions around it put every script on every page: buttons that start a machine elsewhere
(sphinx-thebe), openers for folded notes, tabs, copy buttons. Each stays only where the page has what the
script works on. Values that they bring along as inline scripts go as well, so that the pages can forbid
inline scripts altogether (see a6_csp.py). The theme's own part of the head is in book/_templates/layout.html.
"""

from __future__ import annotations

import re

from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
# What the body of a page must hold to need a file. Files that are not named here stay.
NEEDED_BY = {
    "sphinx-thebe": None,  # nowhere: it would load its own script from a public server
    "togglebutton": re.compile(r'class="[^"]*\b(toggle|dropdown)\b'),
    "design-tabs": re.compile(r'class="[^"]*\bsd-tab-set\b'),
    "sphinx-design": re.compile(r'class="[^"]*\bsd-'),
    "clipboard.min": re.compile(r'class="highlight"'),
    "copybutton": re.compile(r'class="highlight"'),
    "linked.js": re.compile(r'class="a6 a6-linked"'),
    "mystnb": re.compile(r'class="[^"]*\bcell\b'),
    "translations": None,  # nowhere: words for Sphinx's search, which ours replaces; they need eval
}
# The scripts that sphinx-thebe writes into the text of a page.
THEBE = re.compile(
    r'<script type="text/x-thebe-config">.*?</script>\s*|<script>kernelName = [^<]*</script>\s*', re.DOTALL
)
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*/?>')  # the theme writes one more
WIDGET = "application/vnd.jupyter.widget-view+json"


def name_of(item) -> str:
    """The file name of an entry of script_files or css_files; empty for an inline one."""
    return str(getattr(item, "filename", item) or "").rpartition("/")[2]


def is_needed(item, body: str) -> bool:
    """True for a file that this page uses; never for an inline script."""
    name = name_of(item)
    if not name:
        return False
    for start, wanted in NEEDED_BY.items():
        if name.startswith(start):
            return bool(wanted and wanted.search(body))
    return True


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Keep the files that a page uses, and refuse a widget, which would look alive and be dead."""
    body = context["body"] = THEBE.sub("", context.get("body") or "")
    for kind in ("script_files", "css_files"):
        context[kind] = [item for item in context.get(kind, []) if is_needed(item, body)]
    context["metatags"] = VIEWPORT.sub("", context.get("metatags", ""))
    if WIDGET in body:
        LOGGER.warning(
            "%s shows a widget, which needs a kernel and would be dead in the book: show a view with live(), "
            "or give plain HTML when classroom.display.page.in_book() says so.",
            pagename,
            type="a6",
            subtype="widget",
        )


def setup(app) -> dict:
    app.add_css_file("icons.css")
    app.add_js_file("linked.js", loading_method="defer")
    app.connect("html-page-context", on_page, priority=900)  # after all that add files
    return {"parallel_read_safe": True, "parallel_write_safe": True}
