"""What a live view shows for other inputs: the same function as when the book was built."""

from functools import cache
from html import escape

from classroom import views
from classroom.language import active
from classroom.view import View

__all__ = ["show"]


def show(view: str, args: list, at: list[int], ident: str) -> dict:
    """The view `view(*args)` with each control at this position; ids in the HTML begin with `ident`."""
    made = _made(view, tuple(args), active())
    chosen = made.at(at)
    shown = made.show(**chosen)
    return {
        "settings": made.describe(chosen),
        "result": shown.result_html(),
        "body": shown.body_html(escape(ident)),
    }


@cache
def _made(view: str, args: tuple, language: str) -> View:
    """A view is made once: reading its pack takes longer than the answer."""
    return views.make(view, *args)
