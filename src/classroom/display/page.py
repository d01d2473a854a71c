"""How pieces of HTML reach a page. In Jupyter their style travels along; the book loads it once."""

import os
from functools import cache
from pathlib import Path

from classroom.language import active

ASSETS = Path(__file__).parent.parent / "assets"


def in_book() -> bool:
    """Is the static book being built (ARTICLE6_BOOK=1)? Then no widget is made and nothing is stored."""
    return os.environ.get("ARTICLE6_BOOK") == "1"


def book_page(address: str, words: str) -> str:
    """Words (HTML) that lead to a page of book/; outside the book, the words alone."""
    # Lessons and exercises, the only pages that print such links, lie two folders deep.
    return f'<a href="../../book/{address}">{words}</a>' if in_book() else words


@cache
def css() -> str:
    """The style sheet of charts, tables and live parts, with the colours and sizes it takes."""
    return "".join((ASSETS / name).read_text("utf-8") for name in ("tokens.css", "live.css"))


@cache
def forms_css() -> str:
    """The style sheet of questions as forms in JupyterLab."""
    return (ASSETS / "forms.css").read_text("utf-8")


def styled(html: str) -> str:
    """The piece of HTML inside its frame; outside the book the style sheet travels with it."""
    style = "" if in_book() else f"<style>\n{css()}</style>\n"
    return f'{style}<div class="a6">\n{html}\n</div>'


def standalone(title: str, *pieces: str) -> str:
    """A complete page that works from a file: a sheet to hand out."""
    body = "\n".join(pieces)
    return (
        f'<!DOCTYPE html>\n<html lang="{active()}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{css()}</style>\n<style>\n{_PAGE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


_PAGE = """body{margin:0;background:#fff;color:#1d2b2a}
body{font:16px/1.55 system-ui,"Segoe UI","Liberation Sans",sans-serif}
main{max-width:58rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}
@media (prefers-color-scheme:dark){body{background:#121a1b;color:#e7eeed}}
"""
