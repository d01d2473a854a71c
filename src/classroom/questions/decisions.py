"""Several cases, each to be decided in the same way: sign or send back, refuse or record, true or false."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, ClassVar

from classroom.answers import is_empty
from classroom.errors import AskBack, ClassroomError, NotAnswered, brief
from classroom.feedback import State, Verdict
from classroom.language import _, counted
from classroom.questions.base import Question, hits_told
from classroom.questions.labels import pick
from classroom.wording import Text, fill, to_html

Told = Callable[[Mapping[str, str], Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. key: a short word for code; right: the key of the right decision, or a function of the
    scenario.

    told: the sentence for whoever decides otherwise; wrong: {decision: sentence} where one wrong decision
    deserves a sentence of its own; rule: the id of the rule that decides the case.
    """

    key: str
    text: Text
    right: str | Callable[[Any], str]
    told: Text
    wrong: Mapping[str, Text] = field(default_factory=dict)
    rule: str | None = None

    def decision(self, s: Any) -> str:
        """The key of the right decision on this pack."""
        return self.right(s) if callable(self.right) else self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions(Question):
    """cases: what is to be decided, or a function of the scenario that gives it; options: [(key, text)],
    the same for every case; tally: a sentence made from {case: given} and {case: right}, where "7 of 10 are
    right" is not what counts.

    Answers from code: {case: decision}, or a list in the order of the cases. A decision is given by its key,
    its letter or its text.
    """

    kind: ClassVar[str] = "decisions"
    cases: Sequence[Case] | Callable[[Any], Sequence[Case]]
    options: Sequence[tuple[str, Text]]
    tally: Told | None = None

    def cases_of(self, s: Any) -> Sequence[Case]:
        """The cases on this pack, undecided: to show them, nothing has to be worked out."""
        return self.cases(s) if callable(self.cases) else self.cases

    def rule_ids(self) -> list[str | None]:
        """Cases that depend on the pack name their rules only there."""
        cases = () if callable(self.cases) else self.cases
        return [*Question.rule_ids(self), *(case.rule for case in cases)]

    def labels(self, s: Any) -> list[tuple[str, str]]:
        """(key, text) of each decision in the order shown."""
        return [(key, fill(text, s)) for key, text in self.options]

    def judge(self, given: Any, s: Any) -> Verdict:
        cases = self.cases_of(s)
        written = self._written(given, cases, s)
        missing = [n for n, case in enumerate(cases, 1) if is_empty(written.get(case.key))]
        if missing:
            places = ", ".join(map(str, missing))
            raise NotAnswered(
                counted(
                    "{n} of {of} is not decided: {places}.",
                    "{n} of {of} are not decided: {places}.",
                    len(missing),
                    of=len(cases),
                    places=places,
                )
            )
        labels = self.labels(s)
        chosen = {}
        for n, case in enumerate(cases, 1):
            try:
                chosen[case.key] = pick(written[case.key], labels)
            except AskBack as unclear:
                raise AskBack(_("In case {n}: {unclear}").format(n=n, unclear=unclear)) from None
        right = self.solution(s)
        wrong = [(n, case) for n, case in enumerate(cases, 1) if chosen[case.key] != right[case.key]]
        if not wrong:
            return self.right(s)
        n, case = wrong[0]
        hits = hits_told(len(cases) - len(wrong), len(cases))
        if self.tally is not None:
            hits = self.tally(chosen, right)
        told = fill(case.wrong.get(chosen[case.key], case.told), s)
        at = _("Look at case {n}:").format(n=n)
        text = f"{hits} {at} {told}"
        return Verdict(State.MISTAKE, text, _name(case, chosen[case.key]), case.rule)

    def _written(self, given: Any, cases: Sequence[Case], s: Any) -> dict[str, Any]:
        if is_empty(given):
            raise NotAnswered(_("Nothing is decided yet."))
        if isinstance(given, list | tuple):
            if len(given) != len(cases):
                raise AskBack(
                    _("There are {n} cases and you gave {given}: one decision for each.").format(
                        n=len(cases), given=len(given)
                    )
                )
            return {case.key: value for case, value in zip(cases, given, strict=True)}
        if not isinstance(given, Mapping):
            raise AskBack(
                _(
                    "The question asks for a decision on each case: give {{case: decision}} or "
                    "a list, not {name}."
                ).format(name=type(given).__name__)
            )
        known = {str(n): case.key for n, case in enumerate(cases, 1)} | {
            c.key.casefold(): c.key for c in cases
        }
        found = {}
        for key, value in given.items():
            name = known.get(brief(key).strip().casefold())
            if name is None:
                raise AskBack(
                    _('There is no case "{key}"; they are 1 to {n}.').format(key=brief(key), n=len(cases))
                )
            found[name] = value
        return found

    def wanted(self, s: Any) -> str:
        return _("a decision on each of {n} cases").format(n=len(self.cases_of(s)))

    def solution(self, s: Any) -> dict[str, str]:
        right = {case.key: case.decision(s) for case in self.cases_of(s)}
        known = {key for key, _ in self.options}
        for key, decision in right.items():
            if decision not in known:
                raise ClassroomError(f"case {key!r} is decided by {decision!r}, which is no option.")
        return right

    def solution_text(self, s: Any) -> str:
        texts = dict(self.labels(s))
        return "; ".join(f"{n}: {texts[decision]}" for n, decision in enumerate(self.solution(s).values(), 1))

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        right = self.solution(s)
        return [
            (_name(case, key), right | {case.key: key}, fill(case.wrong.get(key, case.told), s))
            for case in self.cases_of(s)
            for key, _ in self.options
            if key != right[case.key]
        ]

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        """Cases that read alike cannot be told apart by whoever decides them."""
        seen: dict[str, str] = {}
        pairs = []
        for case in self.cases_of(s):
            text = fill(case.text, s).casefold()
            if text in seen:
                pairs.append((seen[text], case.key))
            seen[text] = case.key
        return pairs

    def static_html(self, s: Any) -> str:
        rows = "".join(f"<li>{to_html(fill(case.text, s))}</li>" for case in self.cases_of(s))
        options = ", ".join(f"<em>{escape(text)}</em>" for _, text in self.labels(s))
        each = escape(_("For each, one of: {options}.")).format(options=options)
        return f'<ol class="a6-cases">{rows}</ol><p class="a6-wanted">{each}</p>'


def _name(case: Case, decision: str) -> str:
    return f"{case.key}: {decision}"
