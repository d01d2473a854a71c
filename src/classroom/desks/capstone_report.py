"""The annual report of the capstone, held against the checks."""

from typing import Any

from classroom.capstone.case import country_file
from classroom.capstone.draft import draft_name, unfinished
from classroom.capstone.steps import EXERCISE
from classroom.desks.desk import Desk
from classroom.desks.report import of_report

__all__ = ["make"]


def make(pack: Any) -> Desk:
    """The desk of the report that was begun in step 8."""
    file = country_file(pack)
    return of_report(
        "capstone.report", f"{EXERCISE}.8", draft_name(file), lambda: unfinished(file), file.checked
    )
