"""A document before it has a format: headings, paragraphs, tables, and gaps that a person must fill.

Letters and drafts are built as a `Paper`; `html` writes it as a page of its own, the door
`article6.documents` writes it as .docx. Nothing in a paper is markup: every text is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from html import escape

__all__ = [
    "Facts",
    "Gap",
    "Heading",
    "Listing",
    "Paper",
    "Paragraph",
    "Signature",
    "Table",
    "clean",
    "fragment",
    "html",
    "notice",
]

TO_BE_WRITTEN = "To be written:"
_NOT_PRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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


Cell = str | Gap


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headers. `caption` says what it shows and in which unit."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of two columns without headers: what each row is about stands in its first cell."""

    caption: str
    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The place to sign: labels, and what is known beside them. "" leaves room for the pen."""

    rows: tuple[tuple[str, Cell], ...]


Part = Heading | Paragraph | Gap | Listing | Table | Facts | Signature


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, its parts in order, the language of its text.

    `letterhead` stands above the title, line by line. `date` is the date of the document, if it has one.
    """

    title: str
    parts: tuple[Part, ...]
    language: str = "en"
    letterhead: tuple[str, ...] = ()
    date: Day | None = None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is still to be written, also inside tables, in order."""
        return tuple(_gaps(self.parts))


def _gaps(parts: tuple[Part, ...]) -> Iterator[Gap]:
    for part in parts:
        if isinstance(part, Gap):
            yield part
        elif isinstance(part, Table | Facts | Signature):
            yield from (cell for row in part.rows for cell in row if isinstance(cell, Gap))


def clean(text: str) -> str:
    """The text without characters that no document can hold, such as a null; lines end in "\\n"."""
    return _NOT_PRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def notice(paper: Paper) -> str:
    """What stands on top of a paper with gaps, so that nobody signs or sends it; "" without gaps."""
    count = len(paper.gaps)
    if not count:
        return ""
    places = "One place is" if count == 1 else f"{count} places are"
    return f"Draft. {places} still to be written; each is marked."


_STYLE = """
:root{color-scheme:light}
body{font:1rem/1.55 Georgia,"Times New Roman",serif;max-width:44rem;margin:2.5rem auto;padding:0 1rem;
color:#1b1b1b;background:#fff;overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.25;font-family:system-ui,sans-serif;margin:1.6em 0 .4em}
h1{font-size:1.5rem}h2{font-size:1.2rem}h3{font-size:1rem}h4{font-size:.95rem}
p{margin:.4em 0 .8em}.letterhead{margin-bottom:2.5rem}.letterhead p{margin:0}
.letterhead p:first-child{font-weight:700}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0 1.2rem}
caption{text-align:start;font-weight:600;padding:.4rem 0}
th,td{border:1px solid #8a8a8a;padding:.35rem .5rem;text-align:start;vertical-align:top}
th{background:#f1f1ef;font-weight:600}th[scope=row]{width:32%}
.cite{color:#4d4d4d;font-size:.85rem;white-space:nowrap}
.notice,.gap{border-inline-start:4px solid #9a5b00;background:#fff3dc;padding:.5rem .8rem}
.notice{font-family:system-ui,sans-serif;font-weight:600}
.gap-here{background:#fff3dc;border-bottom:2px solid #9a5b00}
.sign{display:grid;grid-template-columns:9rem 1fr;margin:1.5rem 0}
.sign dt,.sign dd{margin:0;padding:1rem .5rem .1rem 0;align-self:end}
.sign dd{border-bottom:1px solid #1b1b1b}.sign dd:empty{min-height:2.6rem}
.scroll{overflow-x:auto}
@page{size:A4;margin:22mm 20mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}.scroll{overflow:visible}
tr,li,.gap,.notice,.sign{break-inside:avoid}h1,h2,h3,h4,caption{break-after:avoid}thead{display:table-header-group}
th,.gap,.notice,.gap-here{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def html(paper: Paper) -> str:
    """The paper as one HTML page with its style inside and nothing from elsewhere."""
    title = _escaped(paper.title)
    return (
        f'<!doctype html>\n<html lang="{_escaped(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{fragment(paper)}\n"
        "</main>\n</body>\n</html>\n"
    )


def fragment(paper: Paper, level: int = 1) -> str:
    """The paper as a piece of HTML without a style, to stand in another page; its title is a heading of this
    level."""
    body = "\n".join(_part(part, level) for part in paper.parts)
    head = "".join(f"<p>{_lines(line)}</p>" for line in paper.letterhead)
    head = f'<div class="letterhead">{head}</div>\n' if head else ""
    said = notice(paper)
    said = f'<p class="notice" role="note">{said}</p>\n' if said else ""
    return f"{said}{head}<h{level}>{_escaped(paper.title)}</h{level}>\n{body}"


def _part(part: Part, above: int) -> str:
    if isinstance(part, Heading):
        level = min(part.level + above, 6)
        return f"<h{level}>{_escaped(part.text)}</h{level}>"
    if isinstance(part, Paragraph):
        return f"<p>{_lines(part.text)}{_cite(part.cite)}</p>"
    if isinstance(part, Gap):
        return f'<p class="gap"><strong>{TO_BE_WRITTEN}</strong> {_lines(part.text)}{_cite(part.cite)}</p>'
    if isinstance(part, Listing):
        return "<ul>" + "".join(f"<li>{_lines(item)}</li>" for item in part.items) + "</ul>"
    if isinstance(part, Signature):
        rows = "".join(f"<dt>{_lines(label)}</dt><dd>{_cell(cell)}</dd>" for label, cell in part.rows)
        return f'<dl class="sign">{rows}</dl>'
    caption = _escaped(part.caption)
    if isinstance(part, Facts):
        head = ""
        rows = "".join(
            f'<tr><th scope="row">{_lines(label)}</th><td>{_cell(cell)}</td></tr>'
            for label, cell in part.rows
        )
    else:
        titles = "".join(f'<th scope="col">{_escaped(text)}</th>' for text in part.headers)
        head = f"<thead><tr>{titles}</tr></thead>"
        rows = "".join(
            "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in part.rows
        )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption>{head}<tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, Gap):
        return f'<span class="gap-here"><strong>{TO_BE_WRITTEN}</strong> {_lines(cell.text)}</span>'
    return _lines(cell)


def _escaped(text: str) -> str:
    return escape(clean(text))


def _lines(text: str) -> str:
    return _escaped(text).replace("\n", "<br>")


def _cite(cite: str) -> str:
    return f' <span class="cite">({_escaped(cite)})</span>' if cite else ""
