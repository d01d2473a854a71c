"""A desk as HTML of the book: all its inputs with what stands in them at first, switched off until the script
has found them, and no result."""

import json
from dataclasses import dataclass
from html import escape
from itertools import chain, groupby, repeat

from classroom.desks.desk import Desk, Field
from classroom.language import _

__all__ = ["MOST_BYTES", "Page"]

MOST_BYTES = 2_000_000  # of a file that is put on the desk


@dataclass(frozen=True, slots=True)
class Page:
    """The desk in the page; as text, what it is for."""

    desk: Desk
    pack: str

    def __repr__(self) -> str:
        return f"{self.desk.title}\n{self.desk.lead}"

    def _repr_html_(self) -> str:
        desk, base = self.desk, "a6-desk-" + self.desk.name.replace(".", "-")
        fields = "".join(
            _group(group, [(one, desk.asked(one)) for one in several], base)
            for group, several in groupby(desk.fields, lambda one: one.group)
        )
        acts = "".join(
            f'<button type="{kind}" class="a6-button{" a6-first" if kind == "submit" else ""}" '
            f'data-act="{act}">{escape(words)}</button>'
            for kind, (act, words) in zip(chain(["submit"], repeat("button")), desk.acts, strict=False)
        )
        says = _("To work here, switch on JavaScript in your browser.")
        hand_in = f' data-hand-in="{desk.hand_in}"' if desk.hand_in else ""
        return (
            f'<section class="a6-desk a6-ask" id="{base}" aria-labelledby="{base}-title" '
            f'data-desk="{desk.name}" data-pack="{escape(self.pack, quote=True)}"{hand_in}>'
            f'<p class="a6-desk-title" id="{base}-title"><strong>{escape(desk.title)}</strong></p>'
            f"<p>{escape(desk.lead)}</p>"
            f'<form autocomplete="off" novalidate aria-labelledby="{base}-title">'
            f'<fieldset class="a6-answer" disabled><legend class="a6-heard">{escape(desk.title)}</legend>'
            f'{fields}</fieldset><div class="a6-buttons" hidden>{acts}</div></form>'
            '<div class="a6-doing" role="status"></div><div class="a6-reply" role="status"></div>'
            '<ul class="a6-desk-files" hidden></ul><div class="a6-desk-result a6"></div>'
            f"<noscript><p>{escape(says)}</p></noscript></section>"
        )


def _group(name: str, fields: list[tuple[Field, bool]], base: str) -> str:
    """Fields with whether they are asked at first, under their name if they have one."""
    html = "".join(_field(one, asked, base) for one, asked in fields)
    if not name:
        return html
    hidden = "" if any(asked for _one, asked in fields) else " hidden"
    return f'<fieldset class="a6-desk-group"{hidden}><legend>{escape(name)}</legend>{html}</fieldset>'


def _field(one: Field, asked: bool, base: str) -> str:
    id = f"{base}-{one.name.replace('.', '-')}"
    told = f'<p class="a6-wanted" id="{id}-help">{escape(one.help)}</p>' if one.help else ""
    more = f' aria-describedby="{id}-help"' if one.help else ""
    when = f' data-when="{escape(json.dumps(one.when), quote=True)}"' if one.when else ""
    label = f'<label for="{id}">{escape(one.label)}</label>'
    named = f'id="{id}" data-field="{escape(one.name, quote=True)}"{more}'
    hidden = "" if asked else " hidden"
    return f'<div class="a6-desk-field"{when}{hidden}>{label}{_input(one, named, id)}{told}</div>'


def _input(one: Field, named: str, id: str) -> str:
    start = escape(one.start, quote=True)
    if one.kind == "text":
        # The first line break of a text area is not part of its text.
        area = f'<textarea {named} rows="{one.rows}" spellcheck="false">\n{start}</textarea>'
        if not one.forms:
            return area
        opens = escape(_("Go on with a file of yours"))
        return (
            f'{area}<p class="a6-line"><label for="{id}-open">{opens}</label>'
            f'<input type="file" id="{id}-open" data-opens="{id}" data-most="{MOST_BYTES}" '
            f'accept="{",".join(one.forms)}"></p>'
        )
    if one.kind == "file":
        return f'<input type="file" {named} data-most="{MOST_BYTES}" accept="{",".join(one.forms)}">'
    if one.kind == "pick":
        options = "".join(
            f'<option value="{escape(value, quote=True)}"{" selected" if value == one.start else ""}>'
            f"{escape(label)}</option>"
            for value, label in one.options
        )
        return f"<select {named}>{options}</select>"
    return f'<input type="text" {named} value="{start}" spellcheck="false" autocapitalize="off">'
