"""`{data-tables}`: one section for each table of `data/datapackage.json`, with the file to download."""

from __future__ import annotations

from a6_nodes import Generated, code, facts, html, joined, outside, paragraph
from docutils import nodes
from sphinx import addnodes

from classroom.datapackage import Reference, Resource, resources
from classroom.wording import day_text

WORDS = {"string": "text", "integer": "whole number", "number": "number", "date": "date"}


class DataTables(Generated):
    """What each table holds, where it is from, what we did to it, and what is wrong with it."""

    def make(self) -> list[nodes.Node]:
        return [self._table(table) for table in resources()]

    def _table(self, table: Resource) -> nodes.Node:
        section = self.section(f"table-{table.name}", table.title, paragraph(table.description))
        years = f"{table.years}; {table.rows:,} rows"
        section += facts(
            [
                ("Series", [nodes.Text(_sentence(table.series))]),
                ("Years", [nodes.Text(years)]),
                (
                    "Warming potentials",
                    [nodes.Text(table.warming_potentials)] if table.warming_potentials else [],
                ),
                ("Source", references(table.sources)),
                ("Collected", [nodes.Text(day_text(table.retrieved))]),
                ("Licence", references(table.licences)),
                ("What we changed", [nodes.Text(table.transformation)]),
                ("Known faults", [bullets(table.faults)]),
                ("File", [self._download(table)]),
            ]
        )
        section += [
            html(f"<details class='a6-columns'><summary>The {len(table.fields)} columns</summary>"),
            _columns(table),
            html("</details>"),
        ]
        return section

    def _download(self, table: Resource) -> nodes.Node:
        link = addnodes.download_reference(
            "",
            "",
            nodes.Text(f"Download {table.path}"),
            reftarget=f"/data/{table.path}",
            refdoc=self.env.docname,
        )
        return link


def references(listed: tuple[Reference, ...]) -> list[nodes.Node]:
    """Sources or licences, linked where they have an address."""
    return joined(
        (outside(one.title, one.address) if one.address else nodes.inline("", one.title) for one in listed),
        "; ",
    )


def bullets(lines: tuple[str, ...]) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", paragraph(line)) for line in lines))


def _columns(table: Resource) -> nodes.bullet_list:
    items = (
        nodes.list_item(
            "", paragraph(code(field.name), f" ({WORDS.get(field.type, field.type)}): {field.description}")
        )
        for field in table.fields
    )
    return nodes.bullet_list("", *items)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def setup(app) -> None:
    app.add_directive("data-tables", DataTables)
