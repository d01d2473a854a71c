"""The whole edition as one HTML file: cover, what this edition is, contents, and every page of the book."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from article6 import rules
from classroom.wording import fill
from tools import contents
from tools.print.volume import Page, Part
from tools.say import ROOT

HERE = Path(__file__).parent
FRONT = Template((HERE / "front.html").read_text("utf-8"))
# The look of the pages, and above it what paper needs.
STYLES = (
    ROOT / "src/classroom/assets/tokens.css",
    ROOT / "src/classroom/assets/live.css",
    ROOT / "book/_static/pages.css",
    ROOT / "book/_static/print.css",
    HERE / "edition.css",
    HERE / "questions.css",
)
LONGEST = 70  # letters of a title that fit into half a line


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the editions: its file, its name on the cover, what it is, and what it says of solutions."""

    file: str
    name: str
    what: str
    solutions: str
    trainer: bool


READER = Edition(
    "article-6-in-practice.pdf",
    "Reader's edition",
    "The whole course on paper: lessons, exercises with space to write, and what to take away.",
    "Solutions are in the trainer's edition, and in the book, where an answer is checked at once.",
    trainer=False,
)
TRAINER = Edition(
    "article-6-in-practice-trainer.pdf",
    "Trainer's edition",
    "The whole course on paper, with the solution below each question. Not for handing out.",
    "The solution below each question is that of the pack named on the cover. With another pack the stories "
    "and the numbers differ: print that one for its solutions.",
    trainer=True,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the cover and the page after it state."""

    title: str
    author: str
    version: str
    as_of: str
    made: str
    pack: str

    @classmethod
    def of(cls, pack: object, made: date) -> Facts:
        config = contents.read("_config.yml")
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        checked = max(rule.checked for rule in rules.all_rules())
        days = [fill("{day}", None, day=day) for day in (checked, made)]
        return cls(config["title"], config["author"], project["version"], *days, pack.id)


def whole(parts: Sequence[Part], edition: Edition, facts: Facts, language: str = "en") -> str:
    """The edition as HTML."""
    styles = "".join(f'<link rel="stylesheet" href="{path.as_uri()}">' for path in STYLES)
    body = "".join(_articles(parts))
    told = asdict(facts) | {"name": edition.name, "what": edition.what, "solutions": edition.solutions}
    front = FRONT.substitute({key: escape(value) for key, value in told.items()})
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" data-theme="light"><head><meta charset="utf-8">'
        f"<title>{escape(facts.title)}: {escape(edition.name)}</title>{styles}"
        f"<style>{''.join(_papers(parts, facts))}</style></head>\n"
        f"<body>{front}{_contents(parts)}{body}</body></html>\n"
    )


def _papers(parts: Sequence[Part], facts: Facts) -> Iterator[str]:
    """One kind of paper for each page, upright and turned: its head names the module and the page."""
    yield f"@page {{ @bottom-left {{ content: {json.dumps(facts.title)}; }} }}\n"
    for part in parts:
        for page in part.pages:
            left, right = json.dumps(part.caption or facts.title), json.dumps(short(page.title))
            head = f"@top-left {{ content: {left}; }} @top-right {{ content: {right}; }}"
            yield f"@page {_paper(page)} {{ {head} }}\n"
            yield f"@page {_paper(page)}-turned {{ size: A4 landscape; {head} }}\n"


def _paper(page: Page) -> str:
    return "sheet-" + page.slug


def short(title: str, most: int = LONGEST) -> str:
    """A title that fits into half a line."""
    return title if len(title) <= most else title[: title.rindex(" ", 0, most)] + " \u2026"


def _contents(parts: Sequence[Part]) -> str:
    """The contents; the page numbers are put in by the press."""
    rows = ""
    for part in parts:
        if part.caption:
            rows += f'<li class="p-part">{_entry(part.slug, part.caption)}</li>'
        rows += "".join(f"<li>{_entry(page.slug, page.title)}</li>" for page in part.pages)
    return (
        '<nav class="p-contents" aria-label="Contents"><h1 class="p-heading" id="contents">Contents</h1>'
        f"<ul>{rows}</ul></nav>"
    )


def _entry(slug: str, title: str) -> str:
    number = f'<span class="p-page" data-to="{slug}"></span>'
    return f'<a href="#{slug}"><span>{escape(title)}</span><i></i>{number}</a>'


def _articles(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        for place, page in enumerate(part.pages):
            module = ""
            if part.caption and place == 0:
                module = f'<h1 class="p-module" id="{part.slug}">{escape(part.caption)}</h1>'
            paper = _paper(page)
            yield (
                f'<article class="bd-article" id="{page.slug}" style="page: {paper}" data-sheet="{paper}">'
                f"{module}{page.body.decode_contents()}</article>\n"
            )
