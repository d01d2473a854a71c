"""How a .docx looks: page, styles, footer, properties."""

from __future__ import annotations

from datetime import datetime

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from article6.paper import Paper, clean

__all__ = ["PALE", "WIDTH", "dress", "line"]

WIDTH = 17.0  # cm between the margins
PALE = "F1F1EF"  # the ground of header cells
_FONT = "Arial"  # every office suite has it, or a font of the same widths
_INK = RGBColor(0x1B, 0x1B, 0x1B)
_GREY = RGBColor(0x4D, 0x4D, 0x4D)
_BROWN, _CREAM = "9A5B00", "FFF3DC"
_UNDATED = datetime(2000, 1, 1)  # a paper without a date: the file needs one, and today would change it daily


def dress(document, paper: Paper) -> None:
    """Give an empty document its page, styles, footer and properties."""
    _set_page(document)
    _set_styles(document, paper.language)
    _set_footer(document, paper.title)
    _set_properties(document, paper)


def _set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _set_styles(document, language: str) -> None:
    styles = document.styles
    _font(styles["Normal"], 10.5)
    _font(styles["Title"], 18, bold=True, before=12, after=10)
    _without_border(styles["Title"])
    for level in range(1, 10):
        size = {1: 13, 2: 11}.get(level, 10.5)
        _font(styles[f"Heading {level}"], size, bold=True, before=14 if level == 1 else 10, after=3)
    _font(styles["List Bullet"], 10.5, after=3)
    _font(styles["Caption"], 10, bold=True, before=6, after=3)
    styles["Caption"].paragraph_format.keep_with_next = True
    for name, size, before, after in (
        ("Gap", 10.5, 2, 6),
        ("Notice", 10.5, 0, 12),
        ("Letterhead", 10.5, 0, 0),
        ("Cell", 9.5, 2, 2),
        ("Gap in a cell", 9.5, 2, 2),
        ("After table", 4, 0, 0),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _font(style, size, bold=name == "Notice", before=before, after=after)
        if name in ("Gap", "Gap in a cell", "Notice"):
            _mark(style)
    citation = styles.add_style("Citation", WD_STYLE_TYPE.CHARACTER)
    citation.font.size, citation.font.color.rgb = Pt(9), _GREY
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _font(style, size: float, bold: bool = False, before: float = 0, after: float = 6) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic, font.color.rgb = _FONT, Pt(size), bold, False, _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # the template's theme would win over the font
            del fonts.attrib[name]
    for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _without_border(style) -> None:
    properties = style.element.get_or_add_pPr()
    border = properties.find(qn("w:pBdr"))
    if border is not None:
        properties.remove(border)


def _mark(style) -> None:
    """A bar at the side and a ground of its own, so that nobody takes a gap for text."""
    borders = OxmlElement("w:pBdr")
    borders.append(line("left", _BROWN, "24"))
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _CREAM)):
        shade.set(qn(f"w:{key}"), value)
    properties = style.element.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(borders)
    spacing.addprevious(shade)


def _set_footer(document, title: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in ((f"{clean(title)}  |  ", "PAGE"), (" / ", "NUMPAGES")):
        paragraph.add_run(text, "Citation")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = paragraph.add_run("1", "Citation")
        field.append(run._r)
        paragraph._p.append(field)


def _set_properties(document, paper: Paper) -> None:
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject"):
        setattr(properties, name, "")
    properties.title = clean(paper.title)[:255]
    properties.language = paper.language
    day = paper.date
    written = datetime(day.year, day.month, day.day) if day else _UNDATED
    properties.created = properties.modified = written
    properties.revision = 1
    parts = document.part.package.rels
    for id in [id for id, part in parts.items() if part.reltype.endswith("/thumbnail")]:
        del parts[id]  # a picture of the empty template


def line(side: str, color: str, size: str):
    """A border of a cell, a table or a paragraph; `size` in eighths of a point."""
    border = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", size), ("space", "4"), ("color", color)):
        border.set(qn(f"w:{key}"), value)
    return border
