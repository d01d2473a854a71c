"""The editions of the book know each other: a page that exists in another language leads there.

The English book is the whole; an edition `book/locale/<language>` holds the pages that its `_toc.yml` names,
and lies one folder deeper. What the scripts of a page say in its language is in `words.<language>.js`.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from babel import Locale

ENGLISH = "en"
SPEAKING = ("runtime.js", "a6-search.js")  # the scripts that others speak through, and one that stands alone


def editions(root: Path) -> dict[str, set[str]]:
    """Language -> the pages of its edition."""
    found = {}
    for path in sorted((root / "book" / "locale").glob("*/_toc.yml")):
        toc = yaml.safe_load(path.read_text("utf-8"))
        listed = {chapter["file"] for part in toc["parts"] for chapter in part["chapters"]}
        found[path.parent.name] = {toc["root"], *listed}
    return found


def others(page: str, language: str, known: dict[str, set[str]]) -> list[dict[str, str]]:
    """The same page in other languages: its language, the name of that language, its address from here."""
    up = "../" * (page.count("/") + (language != ENGLISH))
    there = {ENGLISH: f"{up}{page}.html"} | {
        other: f"{up}{other}/{page}.html" for other, pages in known.items() if page in pages
    }
    if len(there) < 2:
        return []
    return [
        {"language": other, "name": Locale.parse(other).get_display_name(other).capitalize(), "address": at}
        for other, at in there.items()
        if other != language
    ]


def on_page(app, pagename, templatename, context, doctree) -> None:
    language = app.config.language
    context["a6_editions"] = others(pagename, language, editions(Path(app.srcdir)))
    for one in context["a6_editions"]:
        link = f'<link rel="alternate" hreflang="{one["language"]}" href="{one["address"]}">'
        context["metatags"] = context.get("metatags", "") + f"\n{link}"
    asked = [str(getattr(one, "filename", one)) for one in context.get("script_files", [])]
    if language != ENGLISH and any(name.endswith(SPEAKING) for name in asked):
        app.add_js_file(f"words.{language}.js", loading_method="defer", priority=400)


def setup(app) -> dict:
    # After those that ask for scripts.
    app.connect("html-page-context", on_page, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
