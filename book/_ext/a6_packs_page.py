"""What the trainer's page and the welcome page show of the packs, taken from the packs themselves.

`{pack-list}` lists them, `{pack-messages}` breaks one and prints what the loader then says, `{one-transfer}`
tells the first transfer of a pack in two small books.
"""

from __future__ import annotations

import re
from html import escape

import a6_rules
from a6_nodes import Generated, box, code, facts, html, label_link, paragraph, strong
from docutils import nodes

from article6 import rules
from article6.tables import data_directory
from classroom import packs
from classroom.language import _
from classroom.lesson import n

# What people get wrong, as (what they did, pattern in the pack, what they wrote instead).
MISTAKES = (
    ("A year is missing", r"(\[host\.emissions\]\n)\d{4} = [\d_]+\n", r"\1"),
    ("A number became a text", r"(\[host\][^[]*?\ntarget = )[\d_]+", r'\1"91.4 Mt"'),
    (
        "A target that does not follow from the reduction",
        r"(\[host\][^[]*?\ntarget = )[\d_]+",
        r"\g<1>90_000_000",
    ),
    ("A misspelt key", r"(\[host\][^[]*?\n)reduction_percent", r"\1reduction_percentage"),
    ("A code that belongs to a country", r'(\[host\][^[]*?\ncode = )"XHA"', r'\1"KEN"'),
)


class PackList(Generated):
    """Every pack of data/packs with its title, kind, Parties and note."""

    def make(self) -> list[nodes.Node]:
        out: list[nodes.Node] = []
        for name in packs.available():
            pack = packs.load(name)
            card = box(classes="a6-rule")
            card += paragraph(strong(pack.title), " ", code(pack.id), classes="a6-rule-head")
            card += paragraph(pack.note)
            card += facts(
                [
                    ("Kind", [nodes.Text(pack.kind)]),
                    (
                        "Parties",
                        [nodes.Text(", ".join(pack[side].name for side in ("host", "buyer", "third")))],
                    ),
                    ("Period", [nodes.Text(f"{pack.period.first}\u2013{pack.period.last}")]),
                    ("Decimal mark", [nodes.Text({".": "point", ",": "comma"}[pack.decimal_mark])]),
                    ("Source", [nodes.Text(pack.source)]),
                ]
            )
            out.append(card)
        return out


class PackMessages(Generated):
    """What the loader says about common mistakes, computed by making each of them in the default pack."""

    def make(self) -> list[nodes.Node]:
        text = data_directory().joinpath("packs", f"{packs.DEFAULT}.toml").read_text(encoding="utf-8")
        return [facts((did, [code(message)]) for did, message in messages(text))]


def messages(text: str) -> list[tuple[str, str]]:
    """(what was done, the loader's sentence) for each of MISTAKES, made one at a time in a pack's text."""
    out = []
    for did, pattern, instead in MISTAKES:
        broken, count = re.subn(pattern, instead, text, count=1)
        if not count:
            raise ValueError(
                f"The default pack has no place to show the mistake {did!r}: mend a6_packs_page.MISTAKES."
            )
        try:
            packs.parse(broken, f"{packs.DEFAULT}.toml")
        except packs.PackError as error:
            out.append((did, str(error)))
        else:
            raise ValueError(f"The pack loader accepts a pack with this mistake: {did}.")
    return out


class OneTransfer(Generated):
    """The first transfer of the default pack, as each of the two Parties books it."""

    def make(self) -> list[nodes.Node]:
        pack = packs.load(packs.DEFAULT)
        vintage = next(year for year, sold in pack.transfers.by_vintage.items() if sold)
        sold = pack.transfers.by_vintage[vintage]
        when = pack.transfers.recorded[vintage].year
        used_for, used = next((year, used) for year, used in pack.uses.by_use_year.items() if used)
        mark = pack.decimal_mark
        text = _(
            "One transfer, two books. {host} cut emissions in {vintage} and transferred {sold} t CO2 eq to "
            "{buyer} in {when}. {buyer} used {used} of them for {year}."
        ).format(
            host=pack.host.name,
            vintage=vintage,
            sold=n(sold, decimal_mark=mark),
            buyer=pack.buyer.name,
            when=when,
            used=n(used, decimal_mark=mark),
            year=used_for,
        )
        figure = box(classes="a6-transfer")
        figure += paragraph(text)
        if pack.kind == "fictional":
            told = _("{host} and {buyer} are invented countries, and so are their numbers.")
            told = told.format(host=pack.host.name, buyer=pack.buyer.name)
            figure += paragraph(told, classes="a6-note")
        sides = box(classes="a6-books")
        sides += self._book(
            pack.host.name,
            "host",
            _("first transfer"),
            n(sold, signed=True, decimal_mark=mark),
            _("in {year}, when the mitigation occurred").format(year=vintage),
            "balance.add-first-transfers",
        )
        sides += self._book(
            pack.buyer.name,
            "buyer",
            _("use"),
            n(-used, signed=True, decimal_mark=mark),
            _("in {year}, the year it is used for").format(year=used_for),
            "balance.subtract-uses",
        )
        figure += sides
        if when not in (vintage, used_for):
            figure += paragraph(
                _("The transfer took place in {when}. That year is in neither book.").format(when=when),
                classes="a6-note",
            )
        return [figure]

    def _book(self, name: str, role: str, event: str, amount: str, year: str, rule_id: str) -> nodes.Node:
        book = box(classes=f"a6-book a6-book-{role}")
        book += paragraph(strong(name), f" \u00b7 {event}")
        book += html(f'<p class="a6-amount">{escape(amount)} <span>t CO2 eq</span></p>')
        book += paragraph(strong(year))
        book += paragraph(self._rule(rule_id), classes="a6-note")
        return book

    def _rule(self, rule_id: str) -> nodes.Node:
        """The citation, linked to the index of rules, or to the English one if the edition has none."""
        anchor, cite = a6_rules.anchor(rule_id), rules.get(rule_id).cite
        if "book/rule-index" in self.env.found_docs:
            return label_link(anchor, cite)
        return html(f'<a href="rule-index.html#{anchor}">{escape(cite)}</a>')


def setup(app) -> None:
    app.add_directive("pack-list", PackList)
    app.add_directive("pack-messages", PackMessages)
    app.add_directive("one-transfer", OneTransfer)
