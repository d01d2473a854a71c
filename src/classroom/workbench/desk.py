"""The workbench as a notebook calls it: a result for a type and values, a form without them."""

from dataclasses import dataclass

from classroom.language import _, later

from .. import packs
from ..display.page import in_book, styled
from .bench import Bench, work_out
from .start import start

__all__ = ["workbench"]

_HERE = later("Here, in JupyterLab, stands a form for all values of all types. As it opens, it says:")


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
        except ImportError:  # no ipywidgets here
            return work_out(opens.activity, opens.values, opens.year, mark)
        return Form(opens, mark).box
    return _Opened(work_out(opens.activity, opens.values, opens.year, mark))


@dataclass(frozen=True, slots=True)
class _Opened:
    """What stands in the book where the form is in Jupyter."""

    bench: Bench

    def _repr_html_(self) -> str:
        return styled(f"<p><em>{_(_HERE)}</em></p>\n{self.bench.shown().result_html()}")

    def __repr__(self) -> str:
        return f"{_(_HERE)}\n{self.bench!r}"
