"""What the capstone notebook calls: the story, the papers of a step, the report that is to be finished."""

from dataclasses import replace
from typing import Any

from article6.aef import Aef
from classroom import registry
from classroom.cycle.drafts import findings_table, keep_draft, open_draft
from classroom.exercise import Exercise
from classroom.page import Page
from classroom.sitting import current
from classroom.view import Table
from classroom.work import Kept

from .case import country_file
from .draft import draft_name, unfinished
from .errors import CapstoneError
from .papers import PAPERS
from .steps import EXERCISE

__all__ = ["begin_report", "check_report", "open_story", "papers"]


def open_story() -> Page:
    """The story alone; its tables come step by step."""
    return Page.of_story(replace(_exercise(), tables=None), current().pack)


def papers(step: int) -> Page:
    """The papers of one step as tables. Raises CapstoneError for a step that has none."""
    if step not in PAPERS:
        raise CapstoneError(f"Step {step!r} has no papers of its own; those with papers are {_some(PAPERS)}.")
    pack = current().pack
    return Page.of_tables(PAPERS[step](_exercise().scenario(pack)), pack.decimal_mark)


def begin_report() -> Kept:
    """Write the unfinished annual report into `my-work`; a file that is there already is left alone."""
    file = country_file(current().pack)
    return keep_draft(unfinished(file), draft_name(file), once=True)


def check_report(report: Aef | None = None) -> Table:
    """What the consistency checks say of your file, or of a report given."""
    file = country_file(current().pack)
    result = file.checked(open_draft(draft_name(file)) if report is None else report)
    print(result.sentence)
    return findings_table(result.findings)


def _exercise() -> Exercise:
    return registry.get(EXERCISE)


def _some(numbers: Any) -> str:
    return ", ".join(map(str, numbers))
