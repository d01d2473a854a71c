"""The five calls a learner makes: ask, check, hint, story, use_pack - and progress.

Form, code and page all end here, so that they always say the same.
"""

from pathlib import Path
from typing import Any

from classroom import registry
from classroom.display.page import in_book
from classroom.errors import UnknownExercise
from classroom.exercise import Exercise
from classroom.feedback import Result, State, Verdict
from classroom.language import _, counted, spoken
from classroom.progress import load
from classroom.questions.base import Question
from classroom.sitting import current
from classroom.wording import fill

_COUNTED = {State.MISTAKE, State.UNIT, State.WRONG, State.RIGHT}


def check(question_id: str, answer: Any = ..., /, met: Any = None) -> Result:
    """Look at an answer to one question: `check("accounting.averaging.2", 1300)`.

    Three dots stand for "not answered yet". `met` names the criteria that a free text meets, in the learner's
    own view.
    Raises UnknownExercise for an unknown id; nothing a learner can write as an answer raises.
    """
    exercise, number = _question(question_id)
    if number is None:
        return _which(exercise)
    desk = current()
    pack = desk.pack
    question, s = exercise.question(number), desk.scenario(exercise)
    more = {} if met is None or question.kind != "free text" else {"met": met}
    verdict = question.check(answer, s, **more)
    name = f"{exercise.id}.{number}"
    if verdict.state in _COUNTED and _is_new(name, pack, verdict, answer, met):
        desk.store.record(pack.id, name, attempts=1, solved=verdict.state is State.RIGHT)
    result = _dress(verdict, question, s, name, answer is ...)
    desk.results.append(result)
    return result


def hint(question_id: str, *, working: bool = False) -> Result:
    """The next hint. After the last one, `working=True` shows how it is done; that is recorded."""
    exercise, number = _question(question_id)
    if number is None:
        return _which(exercise)
    desk = current()
    pack = desk.pack
    question, s = exercise.question(number), desk.scenario(exercise)
    name = f"{exercise.id}.{number}"
    entry, total = desk.store.entry(pack.id, name), len(question.hints)
    if working and entry.hints < total and not entry.shown:
        left = total - entry.hints
        text = counted("There is still {n} hint first.", "There are still {n} hints first.", left)
        following = _("Next: {call}").format(call=f'`hint("{name}")`')
        return Result(name, State.NOTE, text, next_step=following, notes=desk.store.notes())
    if working:
        desk.store.record(pack.id, name, shown=True)
        text = question.working_text(s)
        return Result(name, State.WORKING, text, rule=_cite(question.rule), notes=desk.store.notes())
    if entry.hints < total:
        desk.store.record(pack.id, name, hints=1)
        text = fill(question.hints[entry.hints], s)
        head = _("Hint {n} of {total}").format(n=entry.hints + 1, total=total)
        return Result(name, State.HINT, text, head=head, notes=desk.store.notes())
    hints = " / ".join(fill(h, s) for h in question.hints)
    text, head = _("You have read all hints: {hints}").format(hints=hints), _("All hints")
    return Result(name, State.HINT, text, head=head, next_step=_working_offer(name), notes=desk.store.notes())


def ask(exercise_or_question_id: str) -> Any:
    """The question, or all questions of an exercise, to answer on the spot.

    In Jupyter a form; in the book, and where there are no widgets, the questions as text.
    """
    exercise, number = registry.find(exercise_or_question_id)
    numbers = [number] if number else list(range(1, len(exercise.questions) + 1))
    if current().widgets and not in_book():
        try:
            from classroom.forms import form
        except ImportError:  # no ipywidgets here
            pass
        else:
            return form(exercise, numbers)
    from classroom.page import Page

    return Page.of_questions(exercise, numbers, current().pack)


def story(exercise_id: str) -> Any:
    """The story of an exercise with its tables, told with the pack's Parties and numbers."""
    from classroom.page import Page

    exercise, _ = registry.find(exercise_id)
    return Page.of_story(exercise, current().pack)


def scenario(exercise_id: str) -> Any:
    """The values of an exercise on the pack in force, to compute with."""
    exercise, _ = registry.find(exercise_id)
    return exercise.scenario(current().pack)


def use_pack(name: str) -> Result:
    """Choose the pack, by its id or by the path of a `.toml` file; a bad one is refused and not chosen."""
    from classroom import packs

    pack = packs.use(name)
    told = f"{spoken(pack.title)} ({spoken(pack.kind)}). {spoken(pack.note)}".strip()
    return Result(pack.id, State.NOTE, told, head=_("Pack in use"))


def progress(file: str | Path | None = None) -> Any:
    """A table of all exercises: state and attempts, for the pack in force.

    `file`: progress that was exported from a page of the book; it is put together with what is known here.
    Raises ClassroomError for a file that holds none.
    """
    from classroom.overview import Overview

    desk = current()
    if file is not None:
        desk.store.take(load(Path(file)))
    return Overview.of(desk.store, desk.pack)


def _question(question_id: str) -> tuple[Exercise, int | None]:
    exercise, number = registry.find(question_id)
    return exercise, (1 if number is None and len(exercise.questions) == 1 else number)


def _which(exercise: Exercise) -> Result:
    raise UnknownExercise(
        _('Which question of "{id}"? Add its number, "{id}.1" to "{id}.{last}".').format(
            id=exercise.id, last=len(exercise.questions)
        )
    )


def _is_new(name: str, pack: Any, verdict: Verdict, answer: Any, met: Any) -> bool:
    """Running the same cell again is no new attempt, nor is anything once the question is solved."""
    desk = current()
    if desk.store.entry(pack.id, name).solved:
        return False
    try:
        seen = f"{answer!r}/{met!r}"
    except Exception:  # an object's own way to show itself may fail in any way
        seen = f"a {type(answer).__name__}"
    key = f"{pack.id}/{name}"
    if desk.last.get(key) == seen:
        return False
    desk.last[key] = seen
    return True


def _dress(verdict: Verdict, question: Question, s: Any, name: str, dots: bool) -> Result:
    store, state, text, next_step = current().store, verdict.state, verdict.text, ""
    head = ""
    if state is State.UNANSWERED:
        if dots:  # a cell for code that waits below a form; what stands in the form it cannot know
            head = _("Not answered in code")
            text = _(
                "Put your answer in the place of the three dots and run the cell again, or use the form."
            )
        asked = _("The question asks for {wanted}.").format(wanted=question.wanted(s))
        text = f"{text} {asked}"
        if dots and store.entry(s.pack.id, name).solved:
            head, text = _("Solved"), _("You have solved this before.")
    elif state is State.ASSESS:
        next_step = _("Then say which: {call}, or {all}.").format(
            call=f'`check("{name}", your_text, met=[1, 2])`', all='`met="all"`'
        )
    elif state in {State.MISTAKE, State.UNIT, State.WRONG} and question.kind != "free text":
        used, total = store.entry(s.pack.id, name).hints, len(question.hints)
        told = _("Hint {n} of {total}: {call}").format(n=used + 1, total=total, call=f'`hint("{name}")`')
        next_step = told if used < total else _working_offer(name)
    notes = store.notes()
    return Result(name, state, text, head, _cite(verdict.rule), verdict.mistake, next_step, notes)


def _working_offer(name: str) -> str:
    call = f'`hint("{name}", working=True)`'
    return _("To see the working instead: {call}. It is recorded as shown.").format(call=call)


def _cite(rule: str | None) -> str:
    if not rule:
        return ""
    from article6 import rules

    return rules.get(rule).cite
