"""The kinds of question: number, choice, ordering, table of numbers, free text."""

from classroom.questions.base import Mistake, Question
from classroom.questions.choice import Choice, Option
from classroom.questions.free_text import FreeText
from classroom.questions.number import Number
from classroom.questions.ordering import Item, Ordering
from classroom.questions.table import Table

__all__ = ["Choice", "FreeText", "Item", "Mistake", "Number", "Option", "Ordering", "Question", "Table"]
