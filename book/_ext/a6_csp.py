"""A Content-Security-Policy in the head of every page: what the browser may load and run, and nothing else.

The pages hold no inline script and no inline handler, so scripts need neither 'unsafe-inline' nor hashes:
text that somebody smuggles into a page cannot run. A page that would break this stops the build.
"""

from __future__ import annotations

import re

from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
POLICY = {
    "default-src": "'none'",
    # blob: and WebAssembly: Python in the page is unpacked in the browser and runs in a worker.
    "script-src": "'self' file: blob: 'wasm-unsafe-eval'",
    "worker-src": "blob:",
    # Styles may be inline: charts and tables place their parts with style attributes, and figures carry their
    # own style to where they are copied. A style cannot run anything.
    "style-src": "'self' file: 'unsafe-inline'",
    "img-src": "'self' file: data:",
    "font-src": "'self' file:",
    "connect-src": "'none'",  # all comes as scripts: a page from a folder may load nothing else
    "form-action": "'self' file:",  # the search
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
}
# `file:` because the book is also read from a folder, where browsers differ on what 'self' means. On a page
# from a server it allows nothing: such a page may not load from the disk.
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^<>]*?\s(on[a-z]+)\s*=", re.IGNORECASE)
IS_DATA = re.compile(r"""type\s*=\s*["'](?:application/(?:[\w.+-]*\+)?json|text/plain)["']""", re.IGNORECASE)


def meta() -> str:
    """The policy as an element of the head."""
    return META.format("; ".join(f"{what} {where}" for what, where in POLICY.items()))


def inline(html: str) -> list[str]:
    """The inline scripts and handlers in a piece of HTML, which the policy stops, a few words each."""
    found = []
    for attributes in SCRIPT.findall(html):
        if not re.search(r"\bsrc\s*=", attributes) and not IS_DATA.search(attributes):
            found.append("an inline script")
    return found + [f"an inline handler ({name})" for name in HANDLER.findall(html)]


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Put the policy first among the page's own metadata; look through its text."""
    context["metatags"] = meta() + context.get("metatags", "")
    for what in inline(context.get("body") or ""):
        LOGGER.warning(
            "%s holds %s, which its Content-Security-Policy stops: put it into a file of scripts.",
            pagename,
            what,
            type="a6",
            subtype="csp",
        )


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=960)  # when the text of the page is complete
    return {"parallel_read_safe": True, "parallel_write_safe": True}
