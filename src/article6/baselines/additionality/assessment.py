"""One activity, all its tests in order, and one cautious conclusion.

told = assess("Solar plant", [prior, law, locked, analysis.result, practice])
told.conclusion, told.sentence, told.missing
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from article6 import rules
from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import Result, Test, Verdict

__all__ = ["ORDER_NOTE", "Assessment", "Conclusion", "assess"]

ALWAYS = (Test.PRIOR_CONSIDERATION, Test.REGULATION, Test.LOCK_IN)
SHORT = (Test.SIMPLIFIED, Test.LIST, Test.PERFORMANCE)  # each stands in for the three that follow them

ORDER_NOTE = (
    "3/CMA.3 annex 38 asks what would have happened, what the law requires and whether emissions are locked "
    "in. "
    "The order of the tests, and what may stand in for what, are habits of the CDM, from memory: the "
    "Supervisory Body's own additionality standard could not be read."
)


class Conclusion(StrEnum):
    """What the tests say together."""

    ADDITIONAL = "additional"
    IN_PART = "additional in part"
    NOT_SHOWN = "additionality not shown"
    NOT_ADDITIONAL = "not additional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The conclusion for one activity.

    `results` in the order of the tests; `sentence` says why; `missing` names the tests nobody made; `notes`
    hold what is not from a text that was read, each once. `rule` is the id of the rule.
    """

    title: str
    conclusion: Conclusion
    sentence: str
    results: tuple[Result, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    rule: str = "a64.additionality"

    @property
    def cite(self) -> str:
        """Where the rule stands: "3/CMA.3 annex 38"."""
        return rules.get(self.rule).cite

    @property
    def questions(self) -> tuple[str, ...]:
        """What a reviewer would ask, test by test, each question once."""
        return tuple(dict.fromkeys(question for result in self.results for question in result.questions))

    def __getitem__(self, test: Test) -> Result:
        """The result of one test; KeyError names the tests that were made."""
        for result in self.results:
            if result.test == test:
                return result
        raise KeyError(f"{test}; the tests made are {', '.join(r.test for r in self.results)}")

    def text(self) -> str:
        """The assessment as lines of plain text."""
        lines = [f"{self.title}: {self.conclusion}. {self.sentence}", *map(str, self.results)]
        if self.missing:
            lines.append(f"Not made: {', '.join(self.missing)}.")
        return "\n".join([*lines, *self.notes])


def assess(title: str, results: Iterable[Result]) -> Assessment:
    """Puts the results of the tests together, in the order of `Test`, cautiously.

    One test that speaks against the activity decides: not additional. Otherwise additionality is shown where
    prior consideration, the law and lock-in all speak for it, and either a short way does (a positive list, a
    performance benchmark, a simplified approach), or the investment analysis and common practice do. Barriers
    stand in for the investment analysis only where that was not made or is not applicable. A test that is
    missing or not shown leaves it not shown; a test that speaks for it in part makes it additional in part.
    Raises `AdditionalityError` for a test given twice.
    """
    order = list(Test)
    made = sorted(results, key=lambda result: order.index(result.test))
    by_test: dict[Test, Result] = {}
    for result in made:
        if result.test in by_test:
            raise AdditionalityError(
                f"The test {result.test!s} is given twice.", "Give one result for each test."
            )
        by_test[result.test] = result
    verdicts = {test: result.verdict for test, result in by_test.items()}
    needed = _needed(verdicts)
    missing = tuple(str(test) for test in needed if test not in verdicts)
    conclusion, sentence = _concluded(by_test, needed, missing)
    return Assessment(
        title=title,
        conclusion=conclusion,
        sentence=sentence,
        results=tuple(made),
        missing=missing,
        notes=tuple(dict.fromkeys((ORDER_NOTE, *(result.note for result in made if result.note)))),
    )


def _needed(verdicts: Mapping[Test, Verdict]) -> tuple[Test, ...]:
    """The tests that must speak for this activity."""
    short = next((test for test in SHORT if verdicts.get(test) is Verdict.PASSED), None)
    if short is not None:
        return (*ALWAYS, short)
    open_ = verdicts.get(Test.INVESTMENT, Verdict.NOT_APPLICABLE) is Verdict.NOT_APPLICABLE
    money = Test.BARRIERS if open_ and Test.BARRIERS in verdicts else Test.INVESTMENT
    return (*ALWAYS, money, Test.COMMON_PRACTICE)


def _concluded(
    by_test: Mapping[Test, Result], needed: tuple[Test, ...], missing: tuple[str, ...]
) -> tuple[Conclusion, str]:
    """The conclusion, with the sentence of the result that decided it."""
    against = next((r for r in by_test.values() if r.verdict is Verdict.FAILED), None)
    if against is not None:
        return Conclusion.NOT_ADDITIONAL, against.sentence
    weak = (Verdict.NOT_SHOWN, Verdict.NOT_APPLICABLE)
    doubtful = next((by_test[t] for t in needed if t in by_test and by_test[t].verdict in weak), None)
    if doubtful is not None:
        return Conclusion.NOT_SHOWN, doubtful.sentence
    if missing:
        return Conclusion.NOT_SHOWN, f"Nobody asked about {missing[0]}."
    part = next((by_test[t] for t in needed if by_test[t].verdict is Verdict.IN_PART), None)
    if part is not None:
        return Conclusion.IN_PART, part.sentence
    return Conclusion.ADDITIONAL, "Every test that is needed speaks for it."
