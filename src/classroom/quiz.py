"""A module's quiz: eight to twelve short questions, each of which names the lesson that teaches it.

The questions are data, in `exercises/<module>/quiz.toml` beside a short `quiz.py`:

    EXERCISE = read("05-accounting", scenario)

    title = "Corresponding adjustments"

    [[questions]]
    prompt = "{host.name} first transfers {sold:,} t. Who adds?"
    lesson = "1-the-emissions-balance"        # the notebook that teaches it
    rule = "balance.add-first-transfers"
    many = true                               # only where several options may be right
    after = "..."                             # may be left out: shown once it is right

    [[questions.options]]                     # three or more
    key = "host"
    text = "The host"
    right = true                              # left out where it is wrong
    feedback = "It adds what it first transferred."

The hints of a quiz are where to look: the lesson first, then the paragraph. The score counts what was right
at the first attempt, without a hint.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from article6.beside import beside
from classroom import registry
from classroom.display.page import book_page
from classroom.errors import ClassroomError
from classroom.exercise import Exercise, Scenario
from classroom.language import _, counted
from classroom.progress import Entry
from classroom.questions import Choice, Option
from classroom.sitting import current
from classroom.wording import Text

FEWEST, MOST = 8, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a quiz: `lesson` is the page below notebooks/ that teaches it, `rule` where it stands.

    `many` if several options may be right; `after` is shown once it is right.
    """

    prompt: Text
    options: Sequence[Option]
    lesson: str
    rule: str = ""
    many: bool = False
    after: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion(Choice):
    """A choice that knows the lesson which teaches it (its page below notebooks/)."""

    lesson: str


def quiz(
    module: str,
    title: str,
    questions: Sequence[Asked],
    *,
    scenario: Callable[[Any], Any] = Scenario,
    minutes: tuple[int, int] = (8, 12),
) -> Exercise:
    """The quiz of a module, as an exercise with the id "<module>.quiz".

    Raises ClassroomError if it has not 8 to 12 questions, if a question has fewer than three options, or if
    it names a lesson that is not in the book.
    """
    id = f"{module}.quiz"
    if not FEWEST <= len(questions) <= MOST:
        raise ClassroomError(f'"{id}" has {len(questions)} questions; a quiz has {FEWEST} to {MOST}.')
    for number, asked in enumerate(questions, 1):
        if len(asked.options) < 3:
            raise ClassroomError(f'"{id}", question {number}: offer three options or more.')
    return Exercise(
        id=id,
        title=f"Quiz: {title}",
        minutes=minutes,
        objectives=["see which lessons of this module you are sure of, and which to read again"],
        rules=list(dict.fromkeys(asked.rule for asked in questions if asked.rule)),
        scenario=scenario,
        story=f"{len(questions)} short questions. Each tells you at once whether you are right, and why. "
        "The score counts what you answered right at the first attempt.",
        questions=[_question(id, number, asked) for number, asked in enumerate(questions, 1)],
        place="quiz",
    )


def read(folder: str, scenario: Callable[[Any], Any] = Scenario) -> Exercise:
    """The quiz of the module taught in a folder of notebooks/ ("05-accounting"), from its quiz.toml.

    Raises ClassroomError with the file and the question where something does not fit.
    """
    module = folder.partition("-")[2]
    where = f"{module}/quiz.toml"
    try:
        data = beside("classroom.exercises", where)
    except ValueError as wrong:  # no TOML
        raise ClassroomError(f"{where} cannot be read: {wrong}.") from None
    asked = []
    for number, one in enumerate(data.get("questions", []), 1):
        try:
            options = [Option(**{"right": False, **option}) for option in one.pop("options")]
            asked.append(Asked(options=options, lesson=f"{folder}/{one.pop('lesson')}", **one))
        except (KeyError, TypeError) as wrong:
            raise ClassroomError(
                f"{where}, question {number}: {wrong}; see classroom.quiz for the keys."
            ) from None
    return quiz(module, data.get("title", folder), asked, scenario=scenario)


def _question(id: str, number: int, asked: Asked) -> QuizQuestion:
    if _title(asked.lesson) is None:
        raise ClassroomError(
            f'"{id}", question {number}: there is no lesson "{asked.lesson}"; name its page below '
            'notebooks/, such as "05-accounting/1-the-emissions-balance".'
        )
    from article6 import rules

    def page(s: Any) -> str:
        return _("The lesson that teaches it: *{title}*.").format(title=_title(asked.lesson))

    def place(s: Any) -> str:
        if not asked.rule:
            return _("Compare the options in pairs.")
        return _("It stands in {cite}.").format(cite=rules.get(asked.rule).cite)

    return QuizQuestion(
        prompt=asked.prompt,
        options=asked.options,
        many=asked.many,
        after=asked.after,
        rule=asked.rule or None,
        hints=[page, place],
        lesson=asked.lesson,
    )


def _title(lesson: str) -> str | None:
    from classroom.readiness import catalogue

    known = {one.page: one.title for one in catalogue().lessons.values() if one.page}
    return known.get(lesson)


@dataclass(frozen=True, slots=True)
class Score:
    """How a quiz stands on the pack in force: answered, right at once, and the lessons to read again."""

    id: str
    questions: int
    solved: int
    at_once: int
    again: tuple[tuple[str, str], ...]  # (page below notebooks/, title)

    def sentences(self) -> list[str]:
        """What the learner reads."""
        if not self.solved and not self.again:
            return [_("You have not answered a question of this quiz yet.")]
        told = [
            _("{at_once} of {questions} right at the first attempt, {solved} solved.").format(
                at_once=self.at_once, questions=self.questions, solved=self.solved
            )
        ]
        if self.solved == self.questions and not self.again:
            told.append(_("You know this module. Go on with its exercises, or with the next one."))
        elif self.solved < self.questions:
            left = self.questions - self.solved
            told.append(counted("{n} question is still open.", "{n} questions are still open.", left))
        return told

    def __repr__(self) -> str:
        again = [_("Read again: {title}").format(title=title) for _page, title in self.again]
        return "\n".join([*self.sentences(), *again])

    def _repr_html_(self) -> str:
        return self.html(_lesson_link)

    def html(self, link: Callable[[str, str], str]) -> str:
        """The same as HTML; `link(page, title)` makes the way to a lesson."""
        told = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences())
        links = "".join(f"<li>{link(page, title)}</li>" for page, title in self.again)
        again = f"<p>{_('Worth reading again:')}</p><ul>{links}</ul>" if links else ""
        return f'<div class="a6-score" role="status">{told}{again}</div>'


def score(quiz_id: str) -> Score:
    """How a quiz stands: `score("accounting.quiz")`, for the pack in force.

    Raises UnknownExercise for an unknown id, ClassroomError if the id is that of another exercise.
    """
    exercise = registry.find(quiz_id)[0]
    if exercise.place != "quiz":
        raise ClassroomError(
            _('"{id}" is no quiz; progress() shows how the exercises stand.').format(id=exercise.id)
        )
    desk = current()
    entries = [
        desk.store.entry(desk.pack.id, f"{exercise.id}.{n}") for n in range(1, len(exercise.questions) + 1)
    ]
    missed = [
        q.lesson for q, e in zip(exercise.questions, entries, strict=True) if e != Entry() and not at_once(e)
    ]
    return Score(
        exercise.id,
        len(entries),
        sum(e.solved for e in entries),
        sum(at_once(e) for e in entries),
        tuple((page, _title(page) or page) for page in dict.fromkeys(missed)),
    )


def at_once(entry: Entry) -> bool:
    """True if the question was right at the first attempt, without a hint and without its working."""
    return entry.solved and entry.attempts == 1 and not entry.hints and not entry.shown


def _lesson_link(page: str, title: str) -> str:
    return book_page(f"../notebooks/{page}.html", escape(title))
