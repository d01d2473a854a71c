"""`{how-to-cite}`: the citation of the book, read from CITATION.cff."""

from __future__ import annotations

from pathlib import Path

import yaml
from a6_nodes import Generated, paragraph
from docutils import nodes

NEEDED = ("title", "authors", "version", "date-released")


def citation(path: Path) -> dict:
    """What CITATION.cff says; raises ValueError with one sentence if it cannot be used."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path.name} cannot be read ({str(error).splitlines()[0]}): restore it.") from None
    missing = [name for name in NEEDED if not isinstance(found, dict) or not found.get(name)]
    if missing:
        raise ValueError(f"{path.name} has no {missing[0]}: add it, the page How to cite prints it.")
    return found


def authors(found: dict) -> list[str]:
    """The authors' names: of a person "Given Family", of a group its name."""
    return [
        one.get("name") or " ".join(filter(None, (one.get("given-names"), one.get("family-names"))))
        for one in found["authors"]
    ]


def sentence(found: dict) -> str:
    """The citation as one sentence."""
    year = str(found["date-released"])[:4]
    address = found.get("url") or found.get("repository-code") or ""
    return f"{', '.join(authors(found))} ({year}): {found['title']}, version {found['version']}." + (
        f" {address}" if address else ""
    )


def bibtex(found: dict) -> str:
    """The citation for reference managers."""
    names = authors(found)
    fields = {
        "author": " and ".join(_braced(one, name) for one, name in zip(found["authors"], names, strict=True)),
        "title": found["title"],
        "year": str(found["date-released"])[:4],
        "version": str(found["version"]),
        "url": found.get("url") or found.get("repository-code") or "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join(["@misc{article6-in-practice,", *lines, "}"])


def _braced(author: dict, name: str) -> str:
    """A group in braces, so that a reference manager does not take its name apart."""
    return f"{{{name}}}" if author.get("name") else name


class HowToCite(Generated):
    """The citation in words and as BibTeX."""

    def make(self) -> list[nodes.Node]:
        path = self.root / "CITATION.cff"
        self.env.note_dependency(str(path))
        found = citation(path)
        return [
            nodes.block_quote("", paragraph(sentence(found))),
            paragraph("For reference managers:"),
            nodes.literal_block("", bibtex(found), language="none"),
        ]


def setup(app) -> None:
    app.add_directive("how-to-cite", HowToCite)
