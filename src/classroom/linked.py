"""A list and the pages it turns, linked in the browser: it works with a kernel and without one.

    linked("Year", {"2021": "<p>...</p>", "2022": "<p>...</p>"})

Here the browser itself carries the choice to the pages, and every page is already there: in Jupyter by a link
between two widgets, in the book by a few lines of script (assets/linked.js). A list, not a slider: Jupyter's
sliders have no name for a screen reader, and tell it a position in place of the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from classroom.display.figure import next_ident
from classroom.display.jupyterlab import for_widgets
from classroom.display.page import css, in_book
from classroom.errors import ClassroomError

MOST = 40  # every page is stored in the notebook's page; more would make it heavy


@dataclass(frozen=True, slots=True)
class Linked:
    """The list and its pages as HTML. Without the script one page stands there, and no list."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def linked(label: str, pages: Mapping[str, str], start: str | None = None) -> Any:
    """A list named `label` that offers the keys of `pages`; below it stands the page (HTML) that was chosen.

    `start` is the one to begin with, the last one if not given. Raises ClassroomError for too few pages, too
    many, or a start that is none of them.
    """
    steps = list(pages)
    if not 2 <= len(steps) <= MOST:
        raise ClassroomError(f"A list needs 2 to {MOST} pages, not {len(steps)}.")
    if start is not None and start not in pages:
        raise ClassroomError(f"The list has no {start!r}; it has {steps[0]} to {steps[-1]}.")
    at = len(steps) - 1 if start is None else steps.index(start)
    return _html(label, pages, at) if in_book() else _widget(label, pages, at)


def _html(label: str, pages: Mapping[str, str], at: int) -> Linked:
    """For the book: a list of the browser's own, hidden until its script is there."""
    ident = next_ident("linked")
    options = "".join(
        f'<option value="{i}"{" selected" if i == at else ""}>{escape(step)}</option>'
        for i, step in enumerate(pages)
    )
    leaves = "\n".join(
        f'<div class="a6-leaf"{"" if i == at else " hidden"}>{page}</div>'
        for i, page in enumerate(pages.values())
    )
    html = (
        '<div class="a6 a6-linked">\n'
        '<div class="a6-controls" hidden><div class="a6-control">\n'
        f'<label for="{ident}">{escape(label)}</label>\n'
        f'<select id="{ident}" autocomplete="off">{options}</select></div></div>\n'
        f'<div role="status">\n{leaves}\n</div>\n</div>'
    )
    return Linked(html, f"{label}: {', '.join(pages)}")


def _widget(label: str, pages: Mapping[str, str], at: int) -> Any:
    """For Jupyter: a list and a stack of pages, linked without the kernel."""
    import ipywidgets as widgets

    choice = widgets.Dropdown(
        options=list(pages),
        index=at,
        description=label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="max-content"),
    )
    wide = {"width": "100%", "max_width": "34rem"}  # without a width, a page shrinks to one letter a line
    leaves = [widgets.HTML(f'<div class="a6">{page}</div>', layout=wide) for page in pages.values()]
    stack = widgets.Stack(leaves, selected_index=at, layout=wide)
    widgets.jslink((choice, "index"), (stack, "selected_index"))
    style = widgets.HTML(f"<style>{css()}</style>{for_widgets()}")
    return widgets.VBox([style, choice, stack], layout={"width": "100%"})
