"""Desks: a step that works on a reader's own text, file or numbers, in the page as in a notebook.

    desk("authorization.letter")      # in the book: inputs, buttons, a result, files to take home

In JupyterLab the cells of the notebook do the same with files in `my-work`, so that nothing is shown there.
Each module here makes one desk; `classroom.inpage.desks` lets a page work at it.
"""

from importlib import import_module
from typing import Any

from classroom import packs
from classroom.desks.desk import Desk, DeskError, Download, Field, Worked
from classroom.display.page import in_book
from classroom.errors import nearest

__all__ = ["Desk", "DeskError", "Download", "Field", "Worked", "desk", "make", "names"]

_HOME = {
    "authorization.letter": "letter",
    "baselines.workbench": "workbench",
    "capstone.dossier": "dossier",
    "capstone.report": "capstone_report",
    "integrity.design-a-programme": "programme",
    "reporting.annual-report": "report",
    "start.readiness": "readiness",
}


def names() -> list[str]:
    """The desks there are."""
    return list(_HOME)


def make(name: str, pack: Any = None) -> Desk:
    """The desk of that name with the numbers of the pack, by default the one in force."""
    if name not in _HOME:
        raise DeskError(f'There is no desk "{name}". {nearest(str(name), names())}')
    return import_module(f"classroom.desks.{_HOME[name]}").make(packs.active() if pack is None else pack)


def desk(name: str) -> Any:
    """The desk in the page of the book; nothing elsewhere."""
    made = make(name)  # a wrong name is refused everywhere
    if not in_book():
        return None
    from classroom.desks.page import Page

    return Page(made, packs.active().id)
