"""What the search of the book knows: glossary terms, rules and sections, read from the finished pages.

Sphinx keeps a table of single words. It cannot find a phrase or a paragraph such as 77(d), and it fetches
every page it wants to quote, which a browser refuses for a book opened as files. So the index holds the text
itself, a section at a time, as a reader sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from lxml import html

# Not what somebody looks for: code, controls, drawings, formulas in their source, and what is hidden.
SILENT_TAGS = ("script", "style", "svg", "button", "fieldset", "template", "noscript")
SILENT_CLASSES = ("headerlink", "cell_input", "above-input", "math", "a6-controls")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A paragraph in a citation: 8(a), 77(d)(iii), 32-33. Numbers of decisions and of annexes are none.
PARAGRAPHS = re.compile(r"(?:annex|para\.|,) (?=\d)(\d+)((?:\([a-z]+\))*)(?:-(\d+))?")
WORDS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the book. `names` are further words that mean exactly this place."""

    kind: str  # term, rule, section
    page: int
    anchor: str
    title: str
    text: str
    names: tuple[str, ...] = ()


def of_class(name: str) -> str:
    """The XPath condition for a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


SILENT = " or ".join([*(f"self::{tag}" for tag in SILENT_TAGS), *map(of_class, SILENT_CLASSES), "@hidden"])


def said(node) -> str:
    """The text of a node in one line."""
    return WORDS.sub(" ", node.text_content()).strip()


def paragraph_names(cite: str) -> tuple[str, ...]:
    """The paragraphs of a citation as people ask for them: "annex 32-33" -> "para. 32", "para. 33"."""
    out = []
    for first, part, last in PARAGRAPHS.findall(cite):
        numbers = range(int(first), int(last or first) + 1)
        out += [f"para. {number}{part}" for number in numbers]
    return tuple(out)


def terms(article, page: int) -> Iterator[Entry]:
    """Each term of a glossary; its other names lead to it too. Takes them out of the page."""
    for listing in article.xpath(f".//dl[{of_class('glossary')}]"):
        heads = []
        for part in listing:
            if part.tag == "dt":
                heads.append(part)
                continue
            names = [said(head) for head in heads]
            yield Entry("term", page, heads[0].get("id"), " · ".join(names), said(part), tuple(names))
            heads = []
        listing.drop_tree()


def rules(article, page: int) -> Iterator[Entry]:
    """Each rule of the rule index, under its citation. Takes them out of the page."""
    for card in article.xpath(f".//div[{of_class('a6-rule')}][@id]"):
        head, *rest, _checked = card.xpath("./p")
        cite, name = said(head.find("strong")), said(head.find("code"))
        text = " ".join(map(said, rest))
        yield Entry("rule", page, card.get("id"), cite, text, (cite, name, *paragraph_names(cite)))
        card.drop_tree()


def sections(article, page: int) -> Iterator[Entry]:
    """Each section with the text that stands in it and in none of its own sections, the innermost first."""
    for section in reversed(article.xpath(".//section[@id]")):
        heading = next((node for node in section if node.tag in HEADINGS), None)
        if heading is None:
            continue
        title = said(heading)
        anchor = "" if heading.tag == "h1" else section.get("id")
        heading.drop_tree()
        yield Entry("section", page, anchor, title, said(section))
        section.drop_tree()


def read_page(source: bytes, page: int) -> list[Entry]:
    """The entries of one finished page, the page itself first; none when the theme gave it no article."""
    tree = html.document_fromstring(source)
    article = next(iter(tree.xpath(f"//article[{of_class('bd-article')}]")), None)
    if article is None:
        return []
    for node in article.xpath(f".//*[{SILENT}]"):
        if node.getparent() is not None:
            node.drop_tree()
    for node in article.iter():
        if node.tag in ("p", "li", "td", "th", "dt", "dd", "div", "br", "summary", *HEADINGS):
            node.tail = f" {node.tail or ''}"  # blocks are apart, though no blank stands between them
    special = [*terms(article, page), *rules(article, page)]
    return [*special, *reversed(list(sections(article, page)))]


def read_book(root: Path, names: list[str]) -> dict:
    """The index of the pages with these names below `root`, ready to be written as JSON."""
    pages, entries = [], []
    for name in names:
        found = read_page((root / f"{name}.html").read_bytes(), len(pages))
        title = next((entry.title for entry in found if entry.kind == "section"), None)
        if title is not None:
            pages.append((name, title))
            entries += found
    return {"pages": pages, "entries": [astuple(entry) for entry in entries]}
