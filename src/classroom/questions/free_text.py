"""A question answered in the learner's own words and assessed by the learner against a rubric."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from classroom.answers import is_empty
from classroom.errors import AskBack, NotAnswered
from classroom.feedback import State, Verdict
from classroom.language import _
from classroom.questions.base import Question
from classroom.wording import Text, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText(Question):
    """rubric: what a good text contains, one criterion each; model: a text that contains all of it.

    First the text is given, and the rubric comes back. Then the learner says which criteria are met
    (`met=[1, 3]`, `"all"` or `"none"`). Solved when all are; the text itself is never stored.
    """

    kind: ClassVar[str] = "free text"
    rubric: Sequence[Text]
    model: Text
    least_words: int = 5

    def judge(self, given: Any, s: Any, met: Any = None) -> Verdict:
        if is_empty(given):
            raise NotAnswered(_("There is no text yet."))
        if not isinstance(given, str):
            raise AskBack(
                _("The question asks for a text in quotation marks, not {name}.").format(
                    name=type(given).__name__
                )
            )
        if len(given.split()) < self.least_words:
            raise AskBack(_("Write full sentences, at least {n} words in all.").format(n=self.least_words))
        criteria = self.criteria(s)
        if met is None:
            listed = "\n".join(f"{i}. {text}" for i, text in enumerate(criteria, 1))
            return Verdict(State.ASSESS, _("Which of these does your text contain?") + f"\n\n{listed}")
        ticked = self._ticked(met)
        unmet = [text for i, text in enumerate(criteria, 1) if i not in ticked]
        share = (len(criteria) - len(unmet), len(criteria))
        if unmet:
            listed = "\n".join(f"- {text}" for text in unmet)
            return Verdict(
                State.WRONG,
                _("{n} of {of} are there. Add to your text:").format(n=share[0], of=share[1])
                + f"\n\n{listed}",
                share=share,
            )
        texts = [_("One way to say it: {model}").format(model=fill(self.model, s)), fill(self.after, s)]
        return Verdict(State.RIGHT, "\n\n".join(t for t in texts if t), rule=self.rule, share=share)

    def criteria(self, s: Any) -> list[str]:
        return [fill(text, s) for text in self.rubric]

    def _ticked(self, met: Any) -> set[int]:
        last = len(self.rubric)
        if isinstance(met, str):
            word = met.strip().casefold()
            met = {"all": range(1, last + 1), "none": ()}.get(word, re.findall(r"\d+", word) or [word])
        elif isinstance(met, int):
            met = [met]
        try:
            numbers = {int(n) for n in met}
        except (TypeError, ValueError):
            numbers = {0}
        if not numbers <= set(range(1, last + 1)):
            raise AskBack(
                _(
                    "Say which criteria are met by their numbers, 1 to {last}, such as met=[1, "
                    '2], or met="all".'
                ).format(last=last)
            )
        return numbers

    def wanted(self, s: Any) -> str:
        return _("in your own words")

    def solution(self, s: Any) -> str:
        return fill(self.model, s)

    def solution_text(self, s: Any) -> str:
        return self.solution(s)

    def static_html(self, s: Any) -> str:
        return self.wanted_html(s)

    def secrets(self, s: Any) -> list[str]:
        return Question.secrets(self, s) + self.criteria(s) + [self.solution(s)]
