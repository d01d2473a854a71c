"""The few building blocks of the generated pages, and the base of their directives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger

LOGGER = getLogger(__name__)
Part = str | nodes.Node


def paragraph(*parts: Part, classes: str = "") -> nodes.paragraph:
    """A paragraph of texts and nodes."""
    node = nodes.paragraph(classes=classes.split())
    node += [nodes.Text(part) if isinstance(part, str) else part for part in parts]
    return node


def strong(text: str) -> nodes.strong:
    return nodes.strong("", text)


def code(text: str) -> nodes.literal:
    return nodes.literal("", text)


def box(*children: nodes.Node, classes: str = "") -> nodes.container:
    """A plain `div` with classes."""
    node = nodes.container(classes=classes.split(), is_div=True, design_component="a6")
    node += children
    return node


def outside(text: str, address: str) -> nodes.reference:
    """A link that leaves the book."""
    return nodes.reference("", text, refuri=address)


def page_link(env, page: str | None, title: str) -> nodes.Node:
    """A link to a page of the book; the title alone where the book does not have that page."""
    if page is None or page not in env.found_docs:
        return nodes.inline("", title)
    link = addnodes.pending_xref(
        "", refdomain="std", reftype="doc", reftarget=f"/{page}", refexplicit=True, refwarn=True
    )
    link += nodes.inline("", title)
    return link


def label_link(label: str, title: str) -> nodes.Node:
    """A link to a labelled place of the book, wherever it stands."""
    link = addnodes.pending_xref(
        "", refdomain="std", reftype="ref", reftarget=label, refexplicit=True, refwarn=True
    )
    link += nodes.inline("", title)
    return link


def joined(parts: Iterable[nodes.Node], by: str = " \u00b7 ") -> list[nodes.Node]:
    """Nodes with a separator between them."""
    out: list[nodes.Node] = []
    for part in parts:
        out += [nodes.Text(by), part] if out else [part]
    return out


def facts(rows: Iterable[tuple[str, list[nodes.Node]]]) -> nodes.definition_list:
    """A list of facts: each a short name and what stands there. Rows without content are left out."""
    listing = nodes.definition_list(classes=["a6-facts", "simple"])
    for name, content in rows:
        if not content:
            continue
        inline = isinstance(content[0], nodes.Inline | nodes.Text)
        blocks = [paragraph(*content)] if inline else content
        item = nodes.definition_list_item("", nodes.term("", name), nodes.definition("", *blocks))
        listing += item
    return listing


def html(text: str) -> nodes.raw:
    """HTML as it stands. Its author escapes what comes from elsewhere."""
    return nodes.raw("", text, format="html")


class Generated(SphinxDirective):
    """A directive whose content is made from the repository. `make` builds the nodes.

    What stands wrong in the repository becomes a warning with the sentence of the error, and a warning stops
    the build. The page is read on every build, because its sources are not the page.
    """

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        try:
            return self.make()
        except ValueError as fault:
            LOGGER.warning("%s", fault, location=self.get_location(), type="a6", subtype="page")
            return [paragraph(str(fault))]

    def make(self) -> list[nodes.Node]:
        raise NotImplementedError

    @property
    def root(self) -> Path:
        return Path(self.env.srcdir)

    def section(self, ident: str, title: str, *children: nodes.Node) -> nodes.section:
        """A section with a heading that the page's contents show, and an anchor that can be cited."""
        node = nodes.section(ids=[ident], names=[ident])
        node += nodes.title("", title)
        node += children
        return node

    def anchored(self, node: nodes.Element, name: str) -> nodes.Element:
        """Give a node an address that other pages can link to."""
        node["names"].append(name)
        node["ids"].append(nodes.make_id(name))
        self.state.document.note_explicit_target(node)
        return node

    def parsed(self, text: Iterable[str]) -> list[nodes.Node]:
        """Markdown as nodes."""
        holder = nodes.Element()
        self.state.nested_parse(StringList(list(text), source=self.env.docname), self.content_offset, holder)
        return holder.children
