"""The workbench as a notebook calls it: a result for a type and values, a form without them."""

from .. import packs
from ..display.page import in_book
from .bench import work_out
from .start import start

__all__ = ["workbench"]


def workbench(activity: str | None = None, /, *, year: int = 1, **values: object):
    """The bench of a type with values by key; without a type the form, opening with the type of the pack.

    In the book, or where there are no widgets, the form is the result with which it opens.
    Raises `ActivityError` as `work_out` does.
    """
    mark = packs.active().decimal_mark
    if activity is not None:
        return work_out(activity, values, year, mark)
    opens = start()
    if not in_book():
        try:
            from .form import Form
        except ImportError:
            pass  # no ipywidgets here
        else:
            return Form(opens, mark).box
    return work_out(opens.activity, opens.values, opens.year, mark)
