"""What the decisions leave open: `{open-readings}` of the accounting, `{open-points}` of the mechanism.

Both are made from the code, from `article6.readings` and `article6.mechanism`.
"""

from __future__ import annotations

from a6_nodes import Generated, code, facts, joined, page_link, paragraph, strong
from a6_notebooks import notebooks
from docutils import nodes

from article6.mechanism import CONVENTIONS
from article6.readings import READINGS, Reading


class OpenReadings(Generated):
    """One section per open reading: what this project takes, the other reading, and where it matters."""

    def make(self) -> list[nodes.Node]:
        pages = notebooks(self.root)
        known = {reading.id for reading in READINGS}
        for page in pages:
            for ident in page.readings:
                if ident not in known:
                    raise ValueError(
                        f"{page.page}.ipynb tells about the open reading {ident}, which article6.readings "
                        f"does not hold; it holds {READINGS[0].id} to {READINGS[-1].id}."
                    )
        return [self._one(reading, [p for p in pages if reading.id in p.readings]) for reading in READINGS]

    def _one(self, reading: Reading, pages: list) -> nodes.Node:
        section = self.section(reading.id.lower(), f"{reading.id}. {reading.question}")
        section += paragraph(strong("We take: "), reading.default_text)
        section += paragraph(strong("The other reading: "), reading.other_text)
        section += facts(
            [
                ("The text", [nodes.Text(reading.paragraphs)]),
                ("Where it matters", [nodes.Text(sentence(reading.where))]),
                ("Explained in", joined(page_link(self.env, page.page, page.title) for page in pages)),
                (
                    "In code",
                    [
                        code(f'Readings({reading.field}="{reading.other}")'),
                        nodes.Text(" takes the other one."),
                    ],
                ),
            ]
        )
        return section


class OpenPoints(Generated):
    """One section per open point of Article 6.4: what is done here, where, and the other ways it offers."""

    def make(self) -> list[nodes.Node]:
        out = []
        for point in CONVENTIONS:
            section = self.section(f"open-{point.id}", point.question)
            section += paragraph(strong("Here: "), point.default)
            functions = joined((code(f"mechanism.{name}") for name in point.functions), ", ")
            switch = [code(point.parameter), *self._options(point.options)] if point.parameter else []
            section += facts(
                [
                    ("The text", [nodes.Text(point.paragraphs)]),
                    ("In code", functions),
                    ("Switch", switch),
                ]
            )
            out.append(section)
        return out

    def _options(self, options: tuple[str, ...]) -> list[nodes.Node]:
        return [nodes.Text(": "), *joined((code(option) for option in options), ", ")] if options else []


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."


def setup(app) -> None:
    app.add_directive("open-readings", OpenReadings)
    app.add_directive("open-points", OpenPoints)
