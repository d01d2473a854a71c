"""Modules, lessons, exercises and their minutes, read from the notebooks.

    :::{course-module} 05-accounting
    One sentence: what you can do after it.
    :::

is a card with the time and the pages of the module. `{agenda}` is the trainer's table of all modules, and
`{timetable}` a day made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

import yaml
from a6_nodes import Generated, box, html, joined, page_link, paragraph, strong
from a6_notebooks import Notebook, notebooks
from docutils import nodes
from docutils.parsers.rst import directives

from classroom.language import _, counted

BREAK_AFTER, BREAK, LUNCH_BY, LUNCH = 110, 15, 12 * 60 + 45, 60  # minutes; lunch by the clock


@dataclass(frozen=True, slots=True)
class Session:
    """One page of a module with its minutes."""

    page: Notebook
    minutes: tuple[int, int] | None

    @property
    def kind(self) -> str:
        if self.page.is_lesson:
            return _("lesson")
        return _("quiz") if self.page.is_quiz else _("exercise")


def sessions(root, env=None) -> list[Session]:
    """The pages in the order in which they are taught: module by module, each in the order of `_toc.yml`.

    With `env` only pages that the book holds. What `_toc.yml` does not list follows, lessons before exercises
    and the quiz last. A lesson's first table has its minutes; an exercise knows them.
    """
    pages = [page for page in notebooks(root) if env is None or page.page in env.found_docs]
    place = {page: number for number, page in enumerate(captions(root / "_toc.yml"))}

    def taught(page: Notebook) -> tuple:
        return page.module, place.get(page.page, len(place)), not page.is_lesson, page.is_quiz, page.page

    pages.sort(key=taught)
    return [Session(page, _minutes(page)) for page in pages]


def _minutes(page: Notebook) -> tuple[int, int] | None:
    if page.minutes or page.is_lesson:
        return page.minutes
    from classroom import registry

    known = set(registry.ids())
    spans = [registry.get(name).minutes for name in page.exercises if name in known]
    return total(spans)


def captions(toc: Path) -> dict[str, str]:
    """Page -> caption of the part of the book in which `_toc.yml` lists it, in the order of the book."""
    parts = (yaml.safe_load(toc.read_text(encoding="utf-8")) or {}).get("parts", []) if toc.exists() else []
    return {
        str(chapter.get("file")): str(part["caption"])
        for part in parts
        if part.get("caption")
        for chapter in part.get("chapters", [])
    }


def total(spans) -> tuple[int, int] | None:
    """The sum of ranges of minutes; None if there is none."""
    given = [span for span in spans if span]
    return (sum(low for low, _ in given), sum(high for _, high in given)) if given else None


def span_text(span: tuple[int, int] | None) -> str:
    """A range of minutes for people: "35-45 min", "2 h 10 - 2 h 50"."""
    if span is None:
        return _("time not stated")
    low, high = span
    if high < 100:
        return f"{low}\u2013{high} min" if low != high else f"{low} min"
    return f"{_hours(low)} \u2013 {_hours(high)}" if low != high else _hours(low)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def clock(minutes: int) -> str:
    """Minutes after midnight as people write them: "09:05"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def timetable(
    listed: list[Session], start: int, end: int
) -> list[list[tuple[int, int, str, Session | None]]]:
    """Days of (from, to, what, session). The longer time of each session counts, rounded up to 5 minutes.

    A break comes before a session with which the work since the last one would last longer than 110 minutes,
    lunch before the first session that would end after 12:45. A session that would end after `end` opens the
    next day.
    """
    days: list[list[tuple[int, int, str, Session | None]]] = [[]]
    now, since, lunched = start, 0, False
    for session in listed:
        if session.minutes is None:
            continue
        length = -(-session.minutes[1] // 5) * 5
        pause = 0
        if since and not lunched and now + length > LUNCH_BY:
            pause, word = LUNCH, "Lunch"
        elif since and since + length > BREAK_AFTER:
            pause, word = BREAK, "Break"
        if days[-1] and now + pause + length > end:
            days.append([])
            now, since, lunched, pause = start, 0, False, 0
        if pause:
            days[-1].append((now, now + pause, word, None))
            now, since, lunched = now + pause, 0, lunched or word == "Lunch"
        days[-1].append((now, now + length, session.page.title, session))
        now, since = now + length, since + length
    return [day for day in days if day]


class Module(Generated):
    """A card for one module; its folder is the argument, what one can do after it the content."""

    required_arguments = 1
    has_content = True
    option_spec = {"title": directives.unchanged_required}

    def make(self) -> list[nodes.Node]:
        folder = self.arguments[0]
        listed = [one for one in sessions(self.root, self.env) if one.page.module == folder]
        card = box(classes="a6-module")
        number = str(int(folder.partition("-")[0]))
        title = self.options.get("title", folder)
        card += paragraph(
            nodes.inline("", number, classes=["a6-module-number"]),
            page_link(self.env, listed[0].page.page, title) if listed else strong(title),
            classes="a6-module-title",
        )
        card += self.parsed(self.content)
        if listed:
            time = span_text(total(one.minutes for one in listed))
            pages = counted("{n} page", "{n} pages", len(listed))
            card += html(f"<details><summary>{escape(time)} \u00b7 {escape(pages)}</summary>")
            card += nodes.bullet_list(
                "",
                *(
                    nodes.list_item(
                        "", paragraph(page_link(self.env, one.page.page, one.page.title), f" ({one.kind})")
                    )
                    for one in listed
                ),
            )
            card += html("</details>")
        else:
            card += paragraph(_("Not in this edition yet."), classes="a6-muted")
        return [card]


class Agenda(Generated):
    """All modules with their sessions and minutes, and the sum."""

    def make(self) -> list[nodes.Node]:
        listed = sessions(self.root, self.env)
        if not listed:
            return [paragraph("This edition has no lessons yet.", classes="a6-muted")]
        out: list[nodes.Node] = []
        names = captions(self.root / "_toc.yml")
        for module, group in groupby(listed, key=lambda one: one.page.module):
            inside = list(group)
            title = next((names[one.page.page] for one in inside if one.page.page in names), module)
            block = box(classes="a6-agenda")
            block += paragraph(strong(title), " \u00b7 ", span_text(total(one.minutes for one in inside)))
            block += nodes.bullet_list(
                "", *(nodes.list_item("", paragraph(*self._line(one))) for one in inside)
            )
            out.append(block)
        whole = span_text(total(one.minutes for one in listed))
        return [*out, paragraph(strong("Together: "), f"{whole}, without breaks.")]

    def _line(self, session: Session) -> list[nodes.Node]:
        link = page_link(self.env, session.page.page, session.page.title)
        return joined([link, nodes.Text(session.kind), nodes.Text(span_text(session.minutes))], ", ")


class Timetable(Generated):
    """A plan by the clock: `:start: 09:00`, `:end: 17:00`."""

    option_spec = {"start": directives.unchanged, "end": directives.unchanged}

    def make(self) -> list[nodes.Node]:
        start, end = (self._time(name, given) for name, given in (("start", "09:00"), ("end", "17:00")))
        out: list[nodes.Node] = []
        for number, day in enumerate(timetable(sessions(self.root, self.env), start, end), start=1):
            out.append(paragraph(strong(f"Day {number}"), classes="a6-day"))
            block = nodes.definition_list(classes=["a6-facts", "simple"])
            for begin, finish, what, session in day:
                text = page_link(self.env, session.page.page, what) if session else nodes.emphasis("", what)
                block += nodes.definition_list_item(
                    "",
                    nodes.term("", f"{clock(begin)}\u2013{clock(finish)}"),
                    nodes.definition("", paragraph(text)),
                )
            out.append(block)
        return out or [paragraph("This edition has no lessons yet.", classes="a6-muted")]

    def _time(self, name: str, default: str) -> int:
        text = self.options.get(name, default)
        hours, _, minutes = text.partition(":")
        if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
            raise ValueError(f"The timetable's {name} is {text!r}; write a time such as 09:00.")
        return int(hours) * 60 + int(minutes)


def setup(app) -> None:
    app.add_directive("course-module", Module)
    app.add_directive("agenda", Agenda)
    app.add_directive("timetable", Timetable)
