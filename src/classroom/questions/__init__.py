"""The kinds of question: number, choice, ordering, table of numbers, decisions, file, free text."""

from classroom.questions.base import Mistake, Question
from classroom.questions.choice import Choice, Option
from classroom.questions.decisions import Case, Decisions
from classroom.questions.free_text import FreeText
from classroom.questions.number import Number
from classroom.questions.ordering import Item, Ordering
from classroom.questions.table import Table
from classroom.questions.work_file import Demand, WorkFile

__all__ = [
    "Case",
    "Choice",
    "Decisions",
    "Demand",
    "FreeText",
    "Item",
    "Mistake",
    "Number",
    "Option",
    "Ordering",
    "Question",
    "Table",
    "WorkFile",
]
