"""An exercise: a story from a pack, and questions whose answers and mistakes are computed from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from classroom.errors import ClassroomError, UnknownExercise
from classroom.language import _
from classroom.questions.base import Question
from classroom.wording import Text

PLACES = ("notebook", "lesson", "quiz")  # a notebook of its own; one question in a lesson; a module's quiz


class Scenario:
    """The values one exercise works with on one pack: `Scenario(pack, quantity=1300, ...)`.

    Names are attributes, in functions (`s.quantity`) and in texts (`{quantity:,}`). What is not given here is
    looked up in the pack (`{host.name}`).
    """

    def __init__(self, pack: Any, **values: Any) -> None:
        self.__dict__.update(values, pack=pack)

    def __setattr__(self, name: str, value: Any) -> None:
        raise ClassroomError(f"A scenario is read-only: give {name!r} when it is made.")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return getattr(self.__dict__["pack"], name)
        except AttributeError:
            own = ", ".join(n for n in self.__dict__ if n != "pack")
            raise AttributeError(
                f"neither the scenario ({own}) nor the pack {self.__dict__['pack'].id!r} has {name!r}."
            ) from None


@dataclass(frozen=True, slots=True)
class Given:
    """A table of given data in the story: caption with units, column heads, rows, and where it is from."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. minutes: a range; rules: ids of article6.rules; place: one of PLACES.

    story: a text; tables: a function of the scenario that returns a list of `Given`; answered: the numbers of
    the questions that the notebook answers on purpose, to show how it is done.
    """

    id: str
    title: str
    minutes: tuple[int, int]
    objectives: Sequence[str]
    rules: Sequence[str]
    scenario: Callable[[Any], Any]
    questions: Sequence[Question]
    story: Text = ""
    tables: Callable[[Any], Sequence[Given]] | None = None
    place: str = "notebook"
    answered: tuple[int, ...] = ()

    def question(self, number: int) -> Question:
        """Question 1, 2, ...; raises UnknownExercise with the numbers there are."""
        if not 1 <= number <= len(self.questions):
            last = len(self.questions)
            told = _('There is no question "{id}.{number}": {id} has one question, 1.')
            if last > 1:
                told = _('There is no question "{id}.{number}": {id} has questions 1 to {last}.')
            raise UnknownExercise(told.format(id=self.id, number=number, last=last))
        return self.questions[number - 1]

    def rule_ids(self) -> list[str]:
        """Every rule id the exercise names, in order, once."""
        ids = list(self.rules)
        for q in self.questions:
            ids += q.rule_ids()
        return [r for r in dict.fromkeys(ids) if r]
