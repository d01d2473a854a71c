"""What is printed: the pages of the table of contents, cleaned of what only a screen needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from classroom import registry
from classroom.errors import UnknownExercise
from tools import contents
from tools.say import ROOT, Stop

# The scripts of a page can be half of it: they go before it is read.
SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
# What a screen needs and paper does not: code that is folded, buttons and boxes, signs beside headings.
GONE = (
    "details.hide",
    ".a6-chart details",  # the numbers behind a chart are kept as its text alternative
    ".headerlink",
    ".toctree-wrapper",
    ".a6-no-print",
    "form",
    "button",
    "input",
    "select",
    "textarea",
    "output",
    "progress",
    ".a6-live-status",
    "datalist",
    "template",
    "noscript",
    "iframe",
    "style",
)
# Pages that are nothing without a browser.
ON_SCREEN = frozenset({"book/progress"})
LABELS = ".a6-control legend, .a6-control > label"
# Attributes that name other elements of the page.
NAMING = ("aria-labelledby", "aria-describedby", "for", "headers", "aria-controls")
URL = re.compile(r"url\(#([^)]+)\)")
QUESTION = re.compile(r"(?<![\w.-])[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.\d+(?![\w-])")
HEADING = re.compile(r"h[1-5]")


@dataclass(slots=True)
class Page:
    """One page: where it lies below _build/html (without its ending), its title, and its content."""

    name: str
    title: str
    body: Tag
    slug: str = field(init=False)

    def __post_init__(self) -> None:
        self.slug = self.name.replace("/", "-")


@dataclass(slots=True)
class Part:
    """A module or another part of the book; the part without a caption stands before all others."""

    caption: str
    pages: list[Page]

    @property
    def slug(self) -> str:
        return "part-" + re.sub(r"\W+", "-", self.caption.casefold()).strip("-")


def outline(toc: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """(caption, pages) of each part of a `_toc.yml`."""
    yield "", [toc["root"]]
    for part in toc.get("parts", []):
        yield part.get("caption", ""), [chapter["file"] for chapter in part["chapters"]]


def read(html: Path, root: Path = ROOT) -> list[Part]:
    """The parts of the book from the pages in `html`, in the order of the table of contents."""
    return [
        Part(caption, [read_page(html, name) for name in names if name not in ON_SCREEN])
        for caption, names in outline(contents.read(contents.TOC, root))
    ]


def read_page(html: Path, name: str) -> Page:
    """One built page, cleaned, with ids that are its own in the whole document."""
    path = html / f"{name}.html"
    try:
        text = path.read_text("utf-8")
    except OSError:
        raise Stop(f"The page {name} is not built: run `make book SERVE=0`, then try again.") from None
    article = BeautifulSoup(SCRIPTS.sub("", text), "lxml").select_one("article.bd-article")
    heading = article and article.find("h1")
    if not article or not heading:
        raise Stop(f"The page {name} has no title or no content: build the book again (make book SERVE=0).")
    for question in article.select(".a6-question"):
        mark_question(question, name)
    clean(article)
    page = Page(name, " ".join(heading.get_text().split()), article)
    own_ids(article, page.slug)
    lower_headings(article)
    return page


def mark_question(found: Tag, name: str) -> None:
    """Put a place for the question there; its id stands in an attribute, or in what to type."""
    for id in QUESTION.findall(" ".join(_said(found))):
        try:
            _, number = registry.find(id)
        except UnknownExercise:
            continue
        if number:
            found.replace_with(new("div", class_="p-ask", data_question=id))
            return
    raise Stop(
        f"A question on the page {name} does not say its id: build the book again (make book SERVE=0)."
    )


def _said(found: Tag) -> Iterator[str]:
    for tag in [found, *found.find_all(True)]:
        for value in tag.attrs.values():
            yield value if isinstance(value, str) else " ".join(value)
    yield found.get_text(" ")


def clean(article: Tag) -> None:
    """Take out what only a screen needs, and open what is folded."""
    for live in article.select(".a6-live"):
        say_what_can_change(live)
    for score in article.select(".a6-score, .a6-score-form"):  # it counts answers given on a screen
        section = score.find_parent("section")
        (score if section is None or section.select("h1, .p-ask") else section).decompose()
    for gone in article.select(", ".join(GONE)):
        gone.decompose()
    for folded in article.select("details"):
        open_fold(folded)
    for picture in article.select("svg"):
        describe(picture)
    for cell in article.select("div.cell"):
        if not cell.get_text(strip=True) and not cell.select("img, svg, .p-ask"):
            cell.decompose()
    for tag in article.find_all(attrs={"tabindex": True}):
        del tag["tabindex"]
    for tag in article.select('[role="status"], [aria-live]'):
        del tag["role"], tag["aria-live"]


def new(name: str, text: str = "", **attributes: str) -> Tag:
    """A new element; `class_` and `data_x` are written class and data-x."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    tag = BeautifulSoup("", "lxml").new_tag(name, attrs=named)
    if text:
        tag.string = text
    return tag


def say_what_can_change(live: Tag) -> None:
    """Put one line into a live part: what its reader can change on a screen."""
    labels = [" ".join(label.get_text().split()) for label in live.select(LABELS)]
    what = "; ".join(labels) if labels else "the inputs"
    line = new("p", f"In the book on a screen you can change: {what}.", class_="p-change")
    before = live.select_one(".a6-settings, .a6-live-result")
    if before:
        before.insert_before(line)
    else:
        live.append(line)


def open_fold(folded: Tag) -> None:
    """A folded part as an open one, under its name."""
    summary = folded.find("summary")
    folded.name = "div"
    if summary:
        summary.name = "p"
        summary["class"] = "p-unfolded"


def describe(picture: Tag) -> None:
    """Keep the whole description of a picture as its text alternative: a PDF knows only one text."""
    told = [part for part in picture.find_all(["title", "desc"], recursive=False)]
    if told:
        picture["aria-label"] = (
            ". ".join(" ".join(part.get_text().split()).rstrip(".") for part in told) + "."
        )
        for part in told:
            part.decompose()
        for name in ("aria-labelledby", "aria-describedby"):
            if name in picture.attrs:
                del picture[name]


def own_ids(article: Tag, slug: str) -> None:
    """Put the page's name before every id, and before every mention of one except in links."""
    own = {tag["id"] for tag in article.find_all(id=True)}

    def mended(id: str) -> str:
        return f"{slug}--{id}" if id in own else id

    for tag in article.find_all(True):
        for name, value in list(tag.attrs.items()):
            if name == "id":
                tag["id"] = mended(value)
            elif name in NAMING:
                words = value if isinstance(value, list) else value.split()
                tag[name] = " ".join(map(mended, words))
            elif isinstance(value, str) and "url(#" in value:
                tag[name] = URL.sub(lambda found: f"url(#{mended(found[1])})", value)
            elif name in {"href", "xlink:href"} and tag.name == "use":
                tag[name] = "#" + mended(value.lstrip("#"))


def lower_headings(article: Tag) -> None:
    """One level down: the first level belongs to the parts of the book."""
    for heading in article.find_all(HEADING):
        heading.name = f"h{int(heading.name[1]) + 1}"
