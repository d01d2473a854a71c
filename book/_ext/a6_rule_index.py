"""The rule index: `{rule-index}` makes the page, `{rule}` cites a rule and links to it, `{as-of}` dates them.

{rule}`balance.add-first-transfers`   ->   2/CMA.3 annex 8(a), linked to its entry
{as-of}`rules`                         ->   22 November 2026
"""

from __future__ import annotations

import a6_rules
from a6_nodes import Generated, box, code, facts, joined, label_link, page_link, paragraph, strong
from docutils import nodes
from sphinx.util.docutils import SphinxRole
from sphinx.util.logging import getLogger

from article6 import rules
from classroom.wording import day_text

LOGGER = getLogger(__name__)
HOW_SURE = {
    "S": "read in the decision text",
    "D": "derived from the decision text; the note says how",
    "K": "known, not read again for this table",
    "?": "left open by the text",
}


def as_of() -> str:
    """The last day on which a rule was compared with its text, for people."""
    return day_text(max(rule.checked for rule in rules.all_rules()))


class RuleIndex(Generated):
    """All rules, grouped by subject, each with its places."""

    def make(self) -> list[nodes.Node]:
        entries = a6_rules.collect(self.root)
        subjects = list(dict.fromkeys(entry.subject for entry in entries))
        out: list[nodes.Node] = [self._counts(entries), self._jumps(subjects)]
        for subject in subjects:
            section = self.section(f"rules-{subject}", a6_rules.subject_title(subject))
            section += [self._card(entry) for entry in entries if entry.subject == subject]
            out.append(section)
        return out

    def _counts(self, entries) -> nodes.Node:
        def how_many(name: str) -> str:
            return str(sum(bool(getattr(entry, name)) for entry in entries))

        numbers = [
            (str(len(entries)), "rules"),
            (how_many("taught"), "taught in a lesson"),
            (how_many("exercised"), "asked in an exercise"),
            (how_many("applied"), "applied by the code"),
        ]
        return box(
            *(paragraph(strong(number), f" {words}") for number, words in numbers), classes="a6-counts"
        )

    def _jumps(self, subjects: list[str]) -> nodes.Node:
        links = [
            nodes.reference("", a6_rules.subject_title(subject), refid=f"rules-{subject}", internal=True)
            for subject in subjects
        ]
        return paragraph("Go to: ", *joined(links), classes="a6-jumps")

    def _card(self, entry: a6_rules.Entry) -> nodes.Node:
        rule = entry.rule
        card = box(classes="a6-rule")
        card += paragraph(strong(rule.cite), " ", code(rule.id), classes="a6-rule-head")
        card += paragraph(rule.text)
        if rule.note:
            card += paragraph(rule.note, classes="a6-note")
        places = {
            "Taught in": self._places(entry.taught),
            "Exercised in": self._places(entry.exercised),
            "Applied by": joined((code(module) for module in entry.applied), ", "),
        }
        if any(places.values()):
            card += facts(places.items())
        missing = [name.split()[0].lower() for name, listed in places.items() if not listed]
        nowhere = f"Not yet {either(missing)}. " if missing else ""
        card += paragraph(
            f"{nowhere}Checked {day_text(rule.checked)}: {HOW_SURE[rule.confidence]}.", classes="a6-note"
        )
        return self.anchored(card, entry.anchor)

    def _places(self, places) -> list[nodes.Node]:
        return joined(page_link(self.env, place.page, place.title) for place in places)


class RuleRole(SphinxRole):
    """Cite one rule by its id and link to its entry in the rule index."""

    def run(self):
        try:
            rule = rules.get(self.text)
        except rules.UnknownRule as unknown:
            LOGGER.warning("%s", unknown, location=self.get_location(), type="a6", subtype="rule")
            return [nodes.Text(self.text)], []
        return [label_link(a6_rules.anchor(rule.id), rule.cite)], []


class AsOf(SphinxRole):
    """The last day on which a rule was compared with its text."""

    def run(self):
        return [nodes.Text(as_of())], []


def either(words: list[str]) -> str:
    """Words in a row: "taught, exercised or applied"."""
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def setup(app) -> None:
    app.add_directive("rule-index", RuleIndex)
    app.add_role("rule", RuleRole())
    app.add_role("as-of", AsOf())
