"""A page with a few forms, as the book makes them, and Python beside it instead of in it.

The requests of the page's scripts go to `classroom.inpage.reply` of this process. So forms are tested in a
second; that Python in the page answers alike is tested in test_questions_worker.py.
"""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from classroom import ask, desk
from classroom.display.page import ASSETS
from classroom.inpage import reply

BRIDGE = """window.a6.ask = function (request) {
  return window.toPython(JSON.stringify(Object.assign({language: document.documentElement.lang}, request)))
    .then(JSON.parse).then(function (told) { if (told.error) throw new Error(told.error); return told; });
};"""


def write(
    path: Path, ids: list[str], theme: str = "light", more: str = "", desks: list[str] | None = None
) -> Path:
    """Write the page; `more` is HTML below the questions, and `desks` stand above them."""
    with mock.patch.dict(os.environ, {"ARTICLE6_BOOK": "1"}):
        at = "\n".join(f"<h2>{name}</h2>{desk(name)._repr_html_()}" for name in desks or ())
        questions = "\n".join(f"<h2>{id}</h2>{ask(id)._repr_html_()}" for id in ids)
    styles = "".join(f'<link rel="stylesheet" href="{(ASSETS / name).as_uri()}">' for name in STYLES)
    path.write_text(
        f'<!DOCTYPE html><html lang="en" data-theme="{theme}"><head><title>Forms</title>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{styles}'
        "<style>body{margin:0;background:var(--a6-paper);color:var(--a6-ink);font:17px/1.6 sans-serif}"
        "main{max-width:50rem;margin:0 auto;padding:1rem}</style></head>"
        f"<body><main><h1>Forms</h1>{at}{questions}{more}</main>"
        f"{script('runtime.js')}<script>{BRIDGE}</script>{''.join(map(script, SCRIPTS))}</body></html>",
        encoding="utf-8",
    )
    return path


ROOT = Path(__file__).parents[2]
STYLES = ("tokens.css", "live.css", "ask.css", "desk.css")
SCRIPTS = ("keep.js", "status.js", "file.js", "ask.js", "desk.js", "panel.js")


def script(name: str) -> str:
    return f'<script src="{(ASSETS / name).as_uri()}"></script>'


def open_page(context, path: Path):
    """The page in a tab, with Python behind it; faults of its scripts end the test."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.faults = faults
    page.expose_function("toPython", reply)
    page.goto(path.as_uri())
    return page
