"""The page "Your progress": the table as it stands for everybody, and the buttons of what is kept here."""

from collections.abc import Mapping
from html import escape
from typing import Any

from classroom.language import _
from classroom.overview import Overview
from classroom.progress import MemoryStore

__all__ = ["panel_html"]


def panel_html(pack: Any, pages: Mapping[str, str]) -> str:
    """The panel; `pages` gives the address of the page of each exercise."""
    buttons = [
        _button("export", _("Export")),
        _button("import", _("Import")),
        _button("forget", _("Delete all")),
    ]
    sure = _("Delete what this browser has kept? This cannot be undone; an exported file stays.")
    says = _("With JavaScript switched off, nothing is kept and this table does not change.")
    return (
        f'<section class="a6-keep" data-pack="{escape(pack.id)}" aria-label="{escape(_("Your progress"))}">'
        '<p class="a6-kept-trouble" role="status"></p>'
        f'<div class="a6-buttons" hidden>{"".join(buttons)}'
        f'<label class="a6-import" hidden>{escape(_("Progress file"))} '
        '<input type="file" accept=".json,application/json"></label></div>'
        '<div class="a6-sure" role="group" aria-labelledby="a6-sure" hidden>'
        f'<p id="a6-sure">{escape(sure)}</p>'
        f"{_button('yes', _('Delete'))}{_button('no', _('Keep'))}</div>"
        '<div class="a6-doing" role="status"></div><div class="a6-told" role="status"></div>'
        f'<div class="a6-overview">{Overview.of(MemoryStore(), pack).html(pages)}</div>'
        f"<noscript><p>{escape(says)}</p></noscript></section>"
    )


def _button(does: str, words: str) -> str:
    return f'<button type="button" class="a6-button" data-do="{does}">{escape(words)}</button>'
