"""What a form with buttons says and offers next: the same in Jupyter and in a page.

The engine speaks of calls (`hint("…")`); whoever has buttons before him is told of buttons.
"""

from dataclasses import dataclass, replace

from classroom.exercise import Exercise
from classroom.feedback import Result, State
from classroom.language import _
from classroom.progress import Entry
from classroom.questions import Question

__all__ = ["Offer", "heading", "in_buttons", "offer", "solved_before"]

_MISSED = {State.MISTAKE, State.UNIT, State.WRONG}


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form of one question offers: hints not read yet, and the working once none is left."""

    hints_left: int
    working: bool


def heading(exercise: Exercise, number: int) -> str:
    """What stands above a question: its number, where there are several."""
    return _("Question {n}").format(n=number) if len(exercise.questions) > 1 else _("Your turn")


def offer(question: Question, entry: Entry) -> Offer:
    """What is offered to somebody who stands there with this question."""
    left = max(0, len(question.hints) - entry.hints)
    return Offer(left, not left and not entry.solved)


def in_buttons(result: Result, offered: Offer) -> Result:
    """The same result; what to do next is said in terms of the form's buttons.

    The criteria of a free text are boxes to tick in the form: they are not listed a second time.
    """
    text, step = result.text, ""
    if result.state is State.ASSESS:
        text = text.partition("\n\n")[0]
        step = _("Tick what your text contains, then press Check again.")
    elif result.state in _MISSED and offered.hints_left:
        step = _("Try again, or press Hint.")
    return replace(result, text=text, next_step=step)


def solved_before(name: str) -> Result:
    """What stands below a question that was solved in an earlier sitting."""
    return Result(name, State.NOTE, _("You have solved this before."), head=_("Solved"))
