"""What every kind of question shares: a prompt, hints, and a judgement that teaches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any, ClassVar

from classroom.errors import AskBack, NotAnswered
from classroom.feedback import State, Verdict
from classroom.language import _, counted
from classroom.wording import Text, fill, show


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named wrong method: what it yields, and the sentence that helps whoever made it.

    value: the wrong answer as a function of the scenario; None where it cannot be made on this pack.
    sentence: moves the learner on without giving the answer; a format string over the scenario.
    rule: the id of the rule it runs against. may_equal: names of other mistakes of the same question that may
    yield the same value on some pack; the one listed first is then told.
    """

    name: str
    value: Callable[[Any], Any]
    sentence: Text
    rule: str | None = None
    may_equal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Common parts. Texts are format strings over the scenario or functions of it.

    hints: a ladder of at least two, from a nudge to nearly there; after: what is worth knowing once it is
    solved; working: how the answer is found, shown only when asked for after the last hint, and recorded.
    """

    kind: ClassVar[str] = "question"
    prompt: Text
    hints: Sequence[Text]
    after: Text = ""
    working: Text = ""
    rule: str | None = None

    def check(self, given: Any, s: Any, **more: Any) -> Verdict:
        """The judgement of what was given; never raises for what a learner can write."""
        try:
            return self.judge(given, s, **more)
        except NotAnswered as missing:
            return Verdict(State.UNANSWERED, str(missing))
        except AskBack as unclear:
            return Verdict(State.ASK_BACK, str(unclear))

    def judge(self, given: Any, s: Any) -> Verdict:
        raise NotImplementedError

    def right(self, s: Any) -> Verdict:
        return Verdict(State.RIGHT, fill(self.after, s), rule=self.rule)

    def mistaken(self, mistake: Mistake, s: Any, **extra: Any) -> Verdict:
        return Verdict(State.MISTAKE, fill(mistake.sentence, s, **extra), mistake.name, mistake.rule)

    def rule_ids(self) -> list[str | None]:
        """The rules it names: its own, and those of what can go wrong."""
        return [self.rule, *(m.rule for m in getattr(self, "mistakes", ()))]

    def prompt_text(self, s: Any) -> str:
        return fill(self.prompt, s)

    def wanted(self, s: Any) -> str:
        """What an answer looks like, for "not answered yet" and for the form."""
        raise NotImplementedError

    def solution(self, s: Any) -> Any:
        """An answer that is right; used by the proof and by the working, never shown before."""
        raise NotImplementedError

    def solution_text(self, s: Any) -> str:
        raise NotImplementedError

    def working_text(self, s: Any) -> str:
        text = fill(self.working, s) if self.working else ""
        told = _("Answer: {answer}").format(answer=self.solution_text(s))
        return f"{text}\n\n{told}".strip()

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        """(name, answer, expected sentence) of each way to go wrong that has its own message here."""
        return []

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        """Pairs of names that cannot be told apart on this pack; "answer" stands for the right answer."""
        return []

    def wanted_html(self, s: Any) -> str:
        """What an answer looks like, as the last line below a question in a page."""
        told = _("Answer: {answer}.").format(answer=self.wanted(s))
        return f'<p class="a6-wanted">{escape(told)}</p>'

    def static_html(self, s: Any) -> str:
        """What the page shows of the question besides its prompt: options, rows; never an answer."""
        return ""

    def secrets(self, s: Any) -> list[str]:
        """Texts nobody may read before answering: feedback, hints, working."""
        texts = [fill(t, s) for t in (*self.hints, self.after, self.working) if t]
        return texts + [sentence for _, _, sentence in self.wrong_answers(s)]

    def secret_numbers(self, s: Any) -> list[Fraction]:
        """Answer values that must not stand in what is handed out."""
        return []


def mark_of(s: Any) -> str:
    return getattr(s, "decimal_mark", ".")


def number_text(value: Fraction | int, s: Any, places: int = 2) -> str:
    return show(value, mark_of(s), places=places)


def hits_told(hits: int, of: int) -> str:
    """How many are right, as a sentence: "1 of 6 is right."."""
    return counted("{n} of {of} is right.", "{n} of {of} are right.", hits, of=of)
