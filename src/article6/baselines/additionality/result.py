"""What one test of additionality says: a verdict, a sentence, its working, and what a reviewer would ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from article6 import rules
from article6.working import Working

__all__ = ["HABIT", "Result", "Test", "Verdict"]

HABIT = (
    "a habit of the CDM, from memory: the Supervisory Body's own additionality standard could not be read. "
    "Check it before relying on this."
)


class Test(StrEnum):
    """The tests, in the order in which an assessment asks them. The order is a habit of the CDM too."""

    __test__ = False  # a word of the trade, not a case for pytest

    PRIOR_CONSIDERATION = "prior consideration"
    REGULATION = "law and regulation"
    LOCK_IN = "lock-in"
    SIMPLIFIED = "simplified approach"
    LIST = "positive list"
    PERFORMANCE = "performance benchmark"
    INVESTMENT = "investment analysis"
    BARRIERS = "barriers"
    COMMON_PRACTICE = "common practice"


class Verdict(StrEnum):
    """What one test means for the activity."""

    PASSED = "speaks for additionality"
    IN_PART = "speaks for additionality in part"  # for some years, or for what exceeds the law
    NOT_SHOWN = "not shown"  # the evidence does not carry the claim
    FAILED = "speaks against additionality"  # decisive
    NOT_APPLICABLE = "not applicable"  # the test cannot be asked of this activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to one test.

    `sentence` says why in words; `rule` is an id of `article6.rules`; `working` holds the steps; `questions`
    are what a reviewer would ask next; `note` says what is not from a text that was read.
    """

    test: Test
    verdict: Verdict
    sentence: str
    working: Working
    questions: tuple[str, ...]
    rule: str = "a64.additionality"
    note: str = ""

    @property
    def cite(self) -> str:
        """Where the rule stands: "3/CMA.3 annex 38"."""
        return rules.get(self.rule).cite

    def __str__(self) -> str:
        return f"{self.test.capitalize()}: {self.verdict}. {self.sentence} ({self.cite})"
