"""A question whose answer is a file, or the thing a file holds: a workbook, a letter, a report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from classroom import work
from classroom.answers import is_empty
from classroom.errors import AskBack, NotAnswered, brief
from classroom.feedback import State, Verdict
from classroom.language import _, counted
from classroom.questions.base import Question
from classroom.wording import Text, fill, fill_untranslated


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing the file must meet.

    missed: what is wrong in this file, as a sentence, or None where it is met; a function of what was read
    and the scenario. sentence: what leads on. spoil: the right thing made wrong in just this way, for the
    proof.
    """

    name: str
    missed: Callable[[Any, Any], str | None]
    sentence: Text
    spoil: Callable[[Any, Any], Any]
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFile(Question):
    """file_name: what the file is called unless the learner says otherwise; open: reads a path and returns
    the thing, or raises ValueError with a sentence; holds: the class of that thing, which code may hand in as
    it stands; make: the right thing, a function of the scenario; demands: looked at in order.
    """

    kind: ClassVar[str] = "file"
    file_name: Text
    open: Callable[[Path], Any]
    holds: type
    make: Callable[[Any], Any]
    demands: Sequence[Demand]

    def rule_ids(self) -> list[str | None]:
        return [*Question.rule_ids(self), *(demand.rule for demand in self.demands)]

    def judge(self, given: Any, s: Any) -> Verdict:
        path = None if isinstance(given, self.holds) else self._path(given)
        thing = given if path is None else self._read(path)
        missed = [(demand, said) for demand in self.demands if (said := demand.missed(thing, s))]
        if not missed:
            return self.right(s)
        demand, said = missed[0]
        if path is not None:  # whoever hands in a file knows it by its name
            said = said.replace(str(path), path.name)
        hits = counted(
            "{n} of {of} points is met.",
            "{n} of {of} points are met.",
            len(self.demands) - len(missed),
            of=len(self.demands),
        )
        text = f"{hits} {said} {fill(demand.sentence, s)}"
        return Verdict(State.MISTAKE, text, demand.name, demand.rule)

    def _path(self, given: Any) -> Path:
        if is_empty(given):
            raise NotAnswered(_("There is no file yet."))
        if not isinstance(given, str | Path):
            raise AskBack(
                _("Give the name of a file, in quotation marks, not {given}.").format(given=brief(given))
            )
        path = _found(Path(given))
        if path is None:
            raise AskBack(
                _(
                    'There is no file "{name}" here. Put it into the folder my-work beside the '
                    "notebook, and check again."
                ).format(name=brief(Path(given).name))
            )
        return path

    def _read(self, path: Path) -> Any:
        try:
            return self.open(path)
        except (OSError, ValueError) as problem:
            said = str(problem).replace(str(path), path.name)
            raise AskBack(_("The file cannot be read: {said}").format(said=said)) from None

    def wanted(self, s: Any) -> str:
        return _("your file, such as {file_name}").format(file_name=fill_untranslated(self.file_name, s))

    def solution(self, s: Any) -> Any:
        return self.make(s)

    def solution_text(self, s: Any) -> str:
        return _("a file that meets all {n} points").format(n=len(self.demands))

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        return [(d.name, d.spoil(self.make(s), s), fill(d.sentence, s)) for d in self.demands]

    def static_html(self, s: Any) -> str:
        return self.wanted_html(s)


def _found(path: Path) -> Path | None:
    """The file where it is named, else in the folder of the learner's work."""
    for place in (path, work.folder() / path):
        try:
            if place.exists():
                return place
        except (OSError, ValueError):  # a name that no file can have
            return None
    return None
