"""The address of the book itself: a page that leads on to the first one, with the policy of all pages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from a6_csp import meta

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
{policy}
<meta http-equiv="refresh" content="0; url={address}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<p><a href="{address}">{title}</a></p>
</body>
</html>
"""


def on_finished(app, exception) -> None:
    """Write index.html, unless it is a page of the book."""
    first = app.config.root_doc
    if exception is not None or app.builder.format != "html" or first == "index":
        return
    page = PAGE.format(
        language=escape(app.config.language),
        policy=meta(),
        address=escape(app.builder.get_target_uri(first)),
        title=escape(app.config.html_title or app.config.project),
    )
    (Path(app.outdir) / "index.html").write_text(page, encoding="utf-8")


def setup(app) -> dict:
    app.connect("build-finished", on_finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
