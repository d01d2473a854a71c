"""The proof that an exercise works on a pack: unsolved is told, solved passes, every mistake is recognised.

A pack that makes a mistake look like the answer, or two mistakes look alike, is refused for that exercise:
a learner would be told something wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from classroom.exercise import Exercise
from classroom.feedback import State, Verdict
from classroom.leaks import given_text, number_in, telling
from classroom.questions import Choice, Decisions, FreeText, Number, Ordering, Question, Table, WorkFile
from classroom.questions.base import number_text
from classroom.questions.labels import taken
from classroom.wording import fill

LEAST_QUESTIONS, LEAST_MISTAKES, LEAST_HINTS = 4, 3, 2


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold. question is None where it concerns the whole exercise, pack where any."""

    exercise: str
    question: int | None
    pack: str | None
    what: str

    def __str__(self) -> str:
        place = f'Exercise "{self.exercise}"'
        place += f", question {self.question}" if self.question else ""
        place += f', pack "{self.pack}"' if self.pack else ""
        return f"{place}: {self.what}"


def shape_faults(exercise: Exercise) -> list[Fault]:
    """What an exercise lacks whatever the pack: questions, mistakes, hints, objectives, rules."""
    found = []
    least = 1 if exercise.place == "lesson" else LEAST_QUESTIONS
    if len(exercise.questions) < least:
        found.append((None, f"{len(exercise.questions)} questions are too few; it needs {least}."))
    for name in ("objectives", "rules"):
        if not getattr(exercise, name):
            found.append((None, f"it names no {name}."))
    if any(not 1 <= n <= len(exercise.questions) for n in exercise.answered):
        found.append((None, "`answered` names a question that does not exist."))
    if len(exercise.answered) == len(exercise.questions):
        found.append((None, "every question is answered on purpose; nothing is left to solve."))
    for n, question in enumerate(exercise.questions, 1):
        if len(question.hints) < LEAST_HINTS:
            found.append((n, f"{len(question.hints)} hints are too few; it needs {LEAST_HINTS}."))
        if isinstance(question, Number | Table) and len(question.mistakes) < LEAST_MISTAKES:
            found.append((n, f"{len(question.mistakes)} mistakes are too few; it needs {LEAST_MISTAKES}."))
        if isinstance(question, FreeText) and not question.rubric:
            found.append((n, "a free text needs a rubric."))
        if isinstance(question, WorkFile) and len(question.demands) < LEAST_MISTAKES:
            found.append((n, f"{len(question.demands)} demands are too few; it needs {LEAST_MISTAKES}."))
    return [Fault(exercise.id, n, None, what) for n, what in found]


def prove(exercise: Exercise, pack: Any) -> list[Fault]:
    """Everything that does not hold for this exercise on this pack; empty if it is proved."""
    faults = [Fault(exercise.id, f.question, pack.id, f.what) for f in shape_faults(exercise)]
    try:
        s = exercise.scenario(pack)
        given = given_text(exercise, pack)
    except Exception as error:  # whatever an author's function raises is a fault of the exercise
        return [*faults, Fault(exercise.id, None, pack.id, _raised("the story or a prompt", error))]
    for n, question in enumerate(exercise.questions, 1):
        try:
            faults += [Fault(exercise.id, n, pack.id, what) for what in _question(question, s, given)]
        except Exception as error:
            faults.append(Fault(exercise.id, n, pack.id, _raised("the question", error)))
    return faults


def _raised(where: str, error: Exception) -> str:
    return f"{where} raises {type(error).__name__}: {error}"


def _question(question: Question, s: Any, given: str) -> Iterator[str]:
    more = {"met": "all"} if isinstance(question, FreeText) else {}
    if question.check(..., s).state is not State.UNANSWERED:
        yield "three dots are not reported as unanswered."
    solution = question.solution(s)
    passed = question.check(solution, s, **more)
    if passed.state is not State.RIGHT:
        yield f"its own solution is answered with {passed.state}: {passed.text}"
    if isinstance(question, Number):
        written = number_text(solution, s, question.closeness(s).places)
        if question.check(f"{written} {question.asked(s).label}", s).state is not State.RIGHT:
            yield f"the answer as the page would write it, {written}, is not accepted."
    if isinstance(question, Choice | Ordering | Decisions):
        for key in taken(question.labels(s)):
            yield f'the key "{key}" is the letter of another option; give it a longer one.'
    collisions = question.collisions(s)
    for one, other in collisions:
        yield f'the pack makes "{one}" and "{other}" the same; change the pack (two mistakes may declare it).'
    named = question.wrong_answers(s)
    if isinstance(question, Decisions) and len(set(solution.values())) < 2:
        yield "every case is decided in the same way; whoever never thinks is right."
    if isinstance(question, Number | Table) and len(named) < LEAST_MISTAKES:
        yield f"only {len(named)} mistakes can be made on this pack; it needs {LEAST_MISTAKES}."
    colliding = {name for pair in collisions for name in pair}
    for name, wrong, sentence in named:
        if name not in colliding:
            yield from _own_message(question, s, name, wrong, sentence)
    yield from _gives_away(question, s, given)


def _own_message(question: Question, s: Any, name: str, wrong: Any, sentence: str) -> Iterator[str]:
    verdict: Verdict = question.check(wrong, s)
    allies = {name}
    for mistake in getattr(question, "mistakes", ()):
        if name in mistake.may_equal or mistake.name == name:
            allies |= {mistake.name, *mistake.may_equal}
    if verdict.mistake not in allies:
        told = f'the one of "{verdict.mistake}"' if verdict.mistake else f"only {verdict.text!r}"
        yield f'the mistake "{name}" does not get its own message but {told}.'
    elif verdict.mistake == name and not sentence.strip():
        yield f'the mistake "{name}" has no sentence.'


def _gives_away(question: Question, s: Any, given: str) -> Iterator[str]:
    """Hints and feedback lead on; the answer itself must not stand in them."""
    told = {f"hint {i}": fill(h, s) for i, h in enumerate(question.hints, 1)}
    told |= {f'the mistake "{name}"': sentence for name, _, sentence in question.wrong_answers(s)}
    for number in question.secret_numbers(s):
        if telling(number) and not number_in(number, given):
            for where, text in told.items():
                if number_in(number, text):
                    yield f"{where} gives the answer away."
