"""Pages with live parts as in the book. Python answers in the page, or beside it (in this process)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from unittest import mock

from classroom.display.page import ASSETS
from classroom.live import page
from classroom.view import View
from tests.inpage.small_page import BRIDGE

STYLES = ("tokens.css", "live.css")


def parts(views: Iterable[View], **defaults) -> str:
    """The HTML of live parts in the book."""
    with mock.patch.dict(os.environ, {"ARTICLE6_BOOK": "1"}):
        return "\n".join(page(view, **defaults)._repr_html_() for view in views)


def write(path: Path, body: str, *, beside: bool = False, theme: str = "light") -> Path:
    """Write a page. With `beside` its requests go to `window.toPython`, else to the runtime in live/."""
    styles = "".join(f"<style>{(ASSETS / name).read_text('utf-8')}</style>" for name in STYLES)
    for name in ("runtime.js", "live.js"):
        (path.parent / name).write_bytes((ASSETS / name).read_bytes())
    bridge = f"<script>{BRIDGE}</script>" if beside else ""
    path.write_text(
        f'<!DOCTYPE html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Live</title>'
        '<link rel="icon" href="data:,">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{styles}'
        "<style>body{margin:0;background:var(--a6-paper);color:var(--a6-ink);font:17px/1.6 sans-serif}"
        "main{max-width:58rem;margin:0 auto;padding:1rem}</style></head>"
        f"<body><main><h1>Live parts</h1>{body}</main>"
        f'<script src="runtime.js"></script>{bridge}<script src="live.js"></script></body></html>',
        encoding="utf-8",
    )
    return path
