"""The support-needs sheet: what is missing, which rule it serves, and what kind of help to ask for.

It holds a country, if one was named, and a day. It holds nothing about persons.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from article6 import rules
from classroom.language import _, counted, later, listed
from classroom.wording import day_text

from .catalogue import NO, PARTLY, UNKNOWN, Help, catalogue
from .dates import Due, dates
from .errors import ReadinessError
from .keep import write_all
from .profile import Item, Profile

__all__ = ["Need", "Sheet", "support_sheet"]

COLUMNS = (
    "order", "area", "need", "your_answer", "rule", "asked_by", "kind_of_help", "ask_for", "lessons",
)  # fmt: skip
ORIGIN = {"decision": later("asked by the decision"), "course": later("advice of this course")}
PARTNERS = later(
    "Where to ask. The UNFCCC secretariat runs a capacity-building programme on Article 6.2 (2/CMA.3 "
    "para. 12). The Paris Agreement Article 6 Implementation Partnership (A6IP) announced six areas of "
    "work: understanding the rules; institutional arrangements, with authorization and recording; "
    "information; mutual learning and training for reporting and review; baseline methodologies; the "
    "design of high-integrity carbon markets. Your regional alliances, development banks and bilateral "
    "partners may help as well. What is on offer, each of them can tell you."
)


@dataclass(frozen=True, slots=True)
class Need:
    """One line of the sheet."""

    item: Item

    @property
    def urgent(self) -> bool:
        """Is it one of the six responsibilities of every participating Party?"""
        return self.item.question.area == "participation"

    @property
    def rank(self) -> int:
        """The order on the sheet: what decisions ask for, the six responsibilities in front, then advice."""
        return 0 if self.item.question.asked_by == "decision" else 1  # the catalogue begins with the six

    @property
    def cite(self) -> str:
        """The paragraph of the rule."""
        return rules.get(self.item.question.rule).cite

    @property
    def origin(self) -> str:
        """Who asks for it: the decision, or this course."""
        return _(ORIGIN[self.item.question.asked_by])

    @property
    def help(self) -> Help:
        """The kind of help to ask for."""
        return catalogue().helps[self.item.question.help]

    @property
    def lessons(self) -> str:
        """The lessons that help, with a word on those that are planned."""
        known = [catalogue().lessons[id] for id in self.item.question.lessons]
        planned = _("{title} (planned)")
        told = [planned.format(title=one.title) if one.planned else one.title for one in known]
        return "; ".join(told) or _("none here")


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the sheet lies now."""

    paths: tuple[Path, ...]

    def __repr__(self) -> str:
        names = listed([path.name for path in self.paths])
        told = _("Saved {names} in the folder {folder}.")
        return told.format(names=names, folder=self.paths[0].parent.name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Needs in order, what to find out at home first, and dates."""

    profile: Profile
    needs: tuple[Need, ...]
    to_find_out: tuple[Need, ...]
    dates: tuple[Due, ...]

    @property
    def title(self) -> str:
        """The heading of the sheet."""
        if not self.profile.country:
            return _("Support needs for Article 6.2")
        return _("Support needs for Article 6.2 of {country}").format(country=self.profile.country.name)

    def by_help(self) -> dict[Help, tuple[Need, ...]]:
        """The needs by the kind of help, in the order of the catalogue; kinds without a need are left out."""
        grouped = {h: tuple(n for n in self.needs if n.help == h) for h in catalogue().helps.values()}
        return {h: needs for h, needs in grouped.items() if needs}

    def csv(self) -> str:
        """The sheet as a table of comma-separated values, one line a need."""
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(COLUMNS)
        areas = catalogue().areas
        for number, need in enumerate([*self.needs, *self.to_find_out], 1):
            item = need.item
            unknown = item.state == UNKNOWN
            table.writerow(
                [
                    number,
                    areas[item.question.area].title,
                    item.need,
                    item.said,
                    need.cite,
                    need.origin,
                    _("to find out at home first") if unknown else need.help.title,
                    _ask(item) if unknown else item.question.ask_for,
                    need.lessons,
                ]
            )
        return out.getvalue()

    def html(self, folded: bool = False) -> str:
        """The sheet as a piece of HTML; `folded` leaves the lists of needs to be opened one by one."""
        out = [f'<div class="a6-sheet"><p><strong>{escape(self.title)}</strong>, {self.profile.on}</p>']
        if not self.needs and not self.to_find_out:
            nothing = _("By these answers there is nothing to ask for.")
            if self.profile.open:
                nothing = _("By these answers there is nothing to ask for yet.")
            out.append(f"<p>{escape(nothing)}</p>")
        for kind, needs in self.by_help().items():
            if folded:
                many = counted("{n} need", "{n} needs", len(needs))
                out.append(f"<details><summary>{escape(kind.title)}: {many}</summary>")
                out.append(f"<p>{escape(kind.about).capitalize()}.</p>")
            else:
                out.append(_head(kind.title, kind.about))
            out += ["<ul>", *(_line(need) for need in needs), "</ul>", "</details>" if folded else ""]
        if self.to_find_out:
            out += [_head(_("To find out at home first")), "<ul>"]
            line = _("{need} ({cite}): ask {whom}.")
            out += [
                "<li>"
                + escape(line.format(need=n.item.need, cite=n.cite, whom=n.item.question.at_home))
                + "</li>"
                for n in self.to_find_out
            ]
            out.append("</ul>")
        if self.profile.open:
            told = _("Not answered: {n} of the questions.").format(n=len(self.profile.open))
            out.append(f"<p>{escape(told)}</p>")
        out += [_head(_("Dates")), "<ul>", *(_date(due) for due in self.dates), "</ul>"]
        out.append(f"<p>{escape(_(PARTNERS))}</p>")
        return "\n".join([*out, "</div>"])

    def page(self) -> str:
        """The sheet as a page of its own, to print or to send. It loads nothing from elsewhere."""
        from classroom.display.page import standalone

        about = f"<p><small>{escape(_(_ABOUT))}</small></p>"
        body = f'<div class="a6">{self.profile.html()}\n{self.html()}\n{about}</div>'
        return standalone(escape(self.title), body)

    def save(self, folder: str | Path = "my-work") -> Saved:
        """Write support-needs.html and .csv into a folder, named with the country's code if any.

        Each file is whole at any moment: an interruption leaves the sheet that was there before.
        Raises ReadinessError where the folder cannot be written to.
        """
        code = f"-{self.profile.country.code}" if self.profile.country else ""
        texts = {f"support-needs{code}.html": self.page(), f"support-needs{code}.csv": "\ufeff" + self.csv()}
        if isinstance(folder, str) and not folder.strip():
            raise ReadinessError(_('Name a folder for the sheet, such as "my-work".'))
        return Saved(write_all(Path(folder), {name: text.encode() for name, text in texts.items()}))

    def __repr__(self) -> str:
        lines = [f"{self.title}, {self.profile.on.isoformat()}"]
        for n in self.needs:
            lines.append(
                f"- {n.item.need} ({n.item.said}; {n.cite}). {n.help.title}: {n.item.question.ask_for}"
            )
        find = _("To find out: {need}.")
        lines += [f"- {find.format(need=n.item.need)} {_ask(n.item)}" for n in self.to_find_out]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from classroom.display.page import styled

        return styled(self.html(folded=True))


def support_sheet(profile: Profile) -> Sheet:
    """The sheet for a profile: the six responsibilities first, then what decisions ask for, then advice."""
    return Sheet(profile, _sorted(profile.having(NO, PARTLY)), _sorted(profile.to_find_out), dates(profile))


def _sorted(items: Iterable[Item]) -> tuple[Need, ...]:
    return tuple(sorted(map(Need, items), key=lambda need: need.rank))


def _head(title: str, about: str = "") -> str:
    rest = f": {escape(about)}" if about else ""
    style = "margin-top:1.2rem;border-bottom:1px solid var(--a6-grid)"
    return f'<p style="{style}"><strong style="font-size:1.1em">{escape(title)}</strong>{rest}</p>'


def _line(need: Need) -> str:
    item = need.item
    first = f" <em>{escape(_('Among the six responsibilities.'))}</em>" if need.urgent else ""
    answered = _("You said: {answer}.").format(answer=item.said)
    ask_for = _("Ask for: {help}").format(help=item.question.ask_for)
    where = _("{cite} ({origin}). Lessons: {lessons}.")
    where = where.format(cite=need.cite, origin=need.origin, lessons=need.lessons)
    return (
        f'<li style="margin-bottom:.6rem"><strong>{escape(item.need)}.</strong> {escape(answered)}{first}<br>'
        f"{escape(ask_for)}<br><small>{escape(where)}</small></li>"
    )


def _ask(item: Item) -> str:
    return _("Ask {whom}.").format(whom=item.question.at_home)


def _date(due: Due) -> str:
    note = f" {escape(due.note)}" if due.note else ""
    what = escape(_("{day}: {what}").format(day=day_text(due.on), what=due.what))
    end = "" if due.what.endswith("?") else "."
    return f"<li>{what}{end}{note} <small>{escape(rules.get(due.rule).cite)}</small></li>"


_ABOUT = later(
    "Made with Article 6 in Practice. The choice of the questions is the course's own; the "
    "decisions are the authority. The sheet holds a country, if one was named, and a date, and nothing "
    "about persons. It is for planning, not for comparing countries."
)
