"""A list and the pages it turns, linked in the browser: it works with a kernel and without one.

    linked("Year", {"2021": "<p>...</p>", "2022": "<p>...</p>"})

Most widgets need a running kernel: in the static book they look alive and are not. Here the browser itself
carries the choice to the pages, and every page is already there. A list, not a slider: Jupyter's
sliders have no name for a screen reader, and tell it a position in place of the value.
"""

from collections.abc import Mapping
from typing import Any

from classroom.display.jupyterlab import for_widgets
from classroom.display.page import css, in_book
from classroom.errors import ClassroomError

MOST = 40  # every page is stored in the notebook's page; more would make it heavy


def linked(label: str, pages: Mapping[str, str], start: str | None = None) -> Any:
    """A list named `label` that offers the keys of `pages`; below it stands the page (HTML) that was chosen.

    `start` is the one to begin with, the last one if not given. Raises ClassroomError for too few pages, too
    many, or a start that is none of them.
    """
    import ipywidgets as widgets

    steps = list(pages)
    if not 2 <= len(steps) <= MOST:
        raise ClassroomError(f"A list needs 2 to {MOST} pages, not {len(steps)}.")
    if start is not None and start not in pages:
        raise ClassroomError(f"The list has no {start!r}; it has {steps[0]} to {steps[-1]}.")
    at = len(steps) - 1 if start is None else steps.index(start)
    choice = widgets.Dropdown(
        options=steps,
        index=at,
        description=label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="max-content"),
    )
    wide = {"width": "100%", "max_width": "34rem"}  # without a width, a page shrinks to one letter a line
    leaves = [widgets.HTML(f'<div class="a6">{page}</div>', layout=wide) for page in pages.values()]
    book = widgets.Stack(leaves, selected_index=at, layout=wide)
    widgets.jslink((choice, "index"), (book, "selected_index"))
    style = [] if in_book() else [widgets.HTML(f"<style>{css()}</style>{for_widgets()}")]
    return widgets.VBox([*style, choice, book], layout={"width": "100%"})
