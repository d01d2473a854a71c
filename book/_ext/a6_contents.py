"""The contents in the side bar, and where one is.

The book has twelve modules with up to ten pages each. The side bar shows the modules by number and unfolds
only the one that is open; inside, lessons stand before exercises, and the quiz and the sheet on one screen
come last. The order is that of `_toc.yml`. The templates `sbt-sidebar-nav.html`, `where.html`,
`prev-next.html` and `page-toc.html` show what is prepared here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from a6_rule_index import as_of
from markupsafe import Markup

from classroom.language import _

MODULE = re.compile(r"/(\d\d)-[^/]+(?:/|$)")
GROUPS = ("lesson", "exercise", "end", "page")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the side bar names it: short, because the module and the group stand above it."""

    page: str
    name: str
    group: str


@dataclass(slots=True)
class Part:
    """A module, or another part of the book; `number` is None where pages are not those of a module."""

    caption: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        found = MODULE.search(self.entries[0].page) if self.entries else None
        return int(found.group(1)) if found else None

    @property
    def pages(self) -> list[str]:
        return [entry.page for entry in self.entries]

    def groups(self) -> list[tuple[str, list[Entry]]]:
        """The entries by group, with the heading of the group; one group alone needs no heading."""
        found = [(key, [e for e in self.entries if e.group == key]) for key in GROUPS]
        headings = {"exercise": _("Exercises")}
        return [(headings.get(key, ""), entries) for key, entries in found if entries]


def group(page: str) -> str:
    """What kind of page an address is that of."""
    if page.startswith("notebooks/"):
        return "lesson"
    if page.endswith("/quiz") or page.startswith("book/take-away/"):
        return "end"
    return "exercise" if page.startswith("exercises/") else "page"


def short(page: str, title: str) -> str:
    """The title without what the side bar says already."""
    if page.endswith("/quiz"):
        return _("Quiz")
    if page.startswith("book/take-away/"):
        return _("On one screen")
    if group(page) == "exercise" and ": " in title:
        name = title.split(": ", 1)[1]
        return name[:1].upper() + name[1:]
    return title


def parts(site_map, titles: dict[str, str]) -> list[Part]:
    """The parts of the book in the order of `_toc.yml`; `titles` names the pages that exist."""
    out = []
    for tree in site_map.root.subtrees:
        pages = [str(item) for item in tree.items if str(item) in titles]
        entries = [Entry(page, short(page, titles[page]), group(page)) for page in pages]
        if entries:
            out.append(Part(tree.caption or "", entries))
    return out


def where(pagename: str, contents: list[Part]) -> dict | None:
    """The part a page stands in and its place there: "Lesson 2 of 4"; None for pages of no part."""
    for part in contents:
        for entry in part.entries:
            if entry.page != pagename:
                continue
            same = [e.page for e in part.entries if e.group == entry.group]
            words = {"lesson": _("Lesson {n} of {all}"), "exercise": _("Exercise {n} of {all}")}
            told = words.get(entry.group, "").format(n=same.index(pagename) + 1, all=len(same))
            if entry.group == "end":
                told = entry.name
            return {"part": part, "told": told, "first": part.pages[0]}
    return None


def words() -> dict[str, str]:
    """What the templates say, in the language in force."""
    return {
        "contents": _("Contents of the book"),
        "where": _("Where you are"),
        "here": _("On this page"),
        "previous": _("Previous"),
        "next": _("Next"),
        "title": _("Article 6 in Practice"),
        "brand": Markup(_("<strong>Article 6</strong> in Practice")),
        "home": _("Article 6 in Practice: first page"),
        "not_official": _("Teaching material. Not an official text of the UNFCCC, and not legal advice."),
        "how_current": _("How current this book is"),
        "rules_as_of": _("Rules as of {day}"),
        "built": _("Built on {day}"),
        "licence": _("Texts CC BY 4.0, code Apache 2.0"),
        "no_tracking": _("No cookies, no tracking"),
    }


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Prepare what the templates show."""
    titles = {page: title.astext() for page, title in app.env.titles.items()}
    contents = parts(app.env.external_site_map, titles)
    context["a6_contents"] = contents
    context["a6_where"] = where(pagename, contents)
    context["a6_as_of"] = as_of()
    context["a6_words"] = words()


def setup(app) -> dict:
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
