"""What lessons print: sentences with computed numbers, and the list of sources at the end.

A number in a sentence is never typed. A lesson computes it and says it, and the sentence reads the same in
Jupyter, in the book and on paper.
"""

import re
from dataclasses import dataclass
from html import escape

from classroom.language import _, spoken

from .display.numbers import Numbers
from .display.page import book_page

_TABLE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|", re.MULTILINE)


def n(value, places: int | None = None, signed: bool = False, decimal_mark: str = ".") -> str:
    """A number for a sentence: thousands set apart, a true minus sign, two decimal places at most."""
    return Numbers(decimal_mark).show(value, places, signed)


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of Markdown whose numbers were computed."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return self.markdown


def say(*paragraphs: str) -> Said:
    """Show paragraphs of Markdown, usually f-strings over computed values."""
    if not paragraphs or not all(isinstance(p, str) and p.strip() for p in paragraphs):
        raise ValueError("say() needs at least one paragraph of text, and none of them empty.")
    if any(_TABLE.search(p) for p in paragraphs):
        # The book renders what a cell says as plain CommonMark, which has no tables.
        raise ValueError(
            "say() shows no tables; use Table of classroom.view, which also names its columns aloud."
        )
    return Said("\n\n".join(paragraphs))


def opening(pack) -> Said:
    """The box with which a lesson on a pack opens: whose story it is, what is invented, which units."""
    told = _(
        "> **The story: {title}.** {note} Amounts are in tonnes of carbon dioxide equivalent (t CO2 eq); kt "
        "are thousands and Mt millions of them."
    )
    return say(told.format(title=spoken(pack.title), note=spoken(pack.note)))


@dataclass(frozen=True, slots=True)
class Sources:
    """The rules a lesson applied and the tables it read, each with its reference."""

    rules: tuple  # article6.rules.Rule
    tables: tuple  # classroom.datapackage.Resource

    def _repr_html_(self) -> str:
        out = ['<div class="a6-sources">']
        if self.rules:
            out += [f"<p><strong>{escape(_('Rules applied'))}</strong></p>", "<ul>"]
            out += [f"<li><strong>{_cited(r)}</strong>. {escape(spoken(r.text))}</li>" for r in self.rules]
            out += ["</ul>", f"<p>{escape(self._checked())}</p>"]
        if self.tables:
            out += [f"<p><strong>{escape(_('Data'))}</strong></p>", "<ul>"]
            out += [f"<li>{escape(t.source_line())}</li>" for t in self.tables]
            out += ["</ul>"]
        return "\n".join([*out, "</div>"])

    def __repr__(self) -> str:
        lines = [f"{r.cite}: {spoken(r.text)}" for r in self.rules]
        if lines:
            lines.append(self._checked())
        return "\n".join(lines + [t.source_line() for t in self.tables])

    def _checked(self) -> str:
        dates = sorted({r.checked for r in self.rules})
        told = _("Checked against the decisions' texts: {day}.")
        if len(dates) > 1:
            told = _("Checked against the decisions' texts: between {day} and {last}.")
        return told.format(day=dates[0], last=dates[-1])


def _cited(rule) -> str:
    """The citation; in the book it leads to the rule index, where every rule has an anchor."""
    anchor = "rule-" + rule.id.replace(".", "-")
    return book_page(f"rule-index.html#{anchor}", escape(rule.cite))


def sources(*rule_ids: str, data: tuple[str, ...] | list[str] = ()) -> Sources:
    """The closing list of a lesson: `rule_ids` from `article6.rules`, `data` as names of tables in data/.

    A name that does not exist raises the error of `article6.rules.get` or `classroom.datapackage.resource`.
    """
    from article6 import rules

    from . import datapackage

    if not rule_ids and not data:
        raise ValueError("sources() needs at least one rule id or one table; an empty list says nothing.")
    return Sources(
        tuple(rules.get(rule_id) for rule_id in rule_ids), tuple(datapackage.resource(name) for name in data)
    )
