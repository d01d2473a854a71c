"""A document before it has a format: headings, paragraphs, tables, and gaps that a person must fill.

Letters and drafts are built as a `Paper`; `html` writes it as a page of its own, the door
`article6.documents` writes it as .docx. Nothing in a paper is markup: every text is shown as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

__all__ = ["Gap", "Heading", "Listing", "Paper", "Paragraph", "Table", "html"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `cite` is printed after it, small: the paragraph it answers."""

    text: str
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What only the Party can write: printed as a marked gap, so that nobody takes it for text."""

    text: str
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headers. `caption` says what it shows and in which unit."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Gap | Listing | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, its parts in order, the language of its text."""

    title: str
    parts: tuple[Part, ...]
    language: str = "en"

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is still to be written."""
        return tuple(part for part in self.parts if isinstance(part, Gap))


_STYLE = """
body{font:1rem/1.55 Georgia,"Times New Roman",serif;max-width:44rem;margin:2.5rem auto;padding:0 1rem;
color:#1b1b1b;background:#fff}
h1,h2,h3{line-height:1.25;font-family:system-ui,sans-serif}h1{font-size:1.5rem}h2{font-size:1.2rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{border:1px solid #8a8a8a;padding:.3rem .5rem;text-align:left;vertical-align:top}
.cite{color:#4d4d4d;font-size:.85rem}.gap{border-left:4px solid #9a5b00;background:#fff6e5;padding:.5rem .8rem}
.scroll{overflow-x:auto}
"""


def html(paper: Paper) -> str:
    """The paper as one HTML page with its style inside and nothing from elsewhere."""
    body = "\n".join(_part(part) for part in paper.parts)
    title = escape(paper.title)
    return (
        f'<!doctype html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _part(part: Part) -> str:
    if isinstance(part, Heading):
        level = min(part.level + 1, 6)
        return f"<h{level}>{escape(part.text)}</h{level}>"
    if isinstance(part, Paragraph):
        return f"<p>{_lines(part.text)}{_cite(part.cite)}</p>"
    if isinstance(part, Gap):
        return f'<p class="gap"><strong>To be written:</strong> {_lines(part.text)}{_cite(part.cite)}</p>'
    if isinstance(part, Listing):
        return "<ul>" + "".join(f"<li>{_lines(item)}</li>" for item in part.items) + "</ul>"
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in part.headers)
    rows = "".join("<tr>" + "".join(f"<td>{_lines(c)}</td>" for c in row) + "</tr>" for row in part.rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(part.caption)}"><table>'
        f"<caption>{escape(part.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _cite(cite: str) -> str:
    return f' <span class="cite">({escape(cite)})</span>' if cite else ""
