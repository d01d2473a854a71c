"""Barriers, told with evidence. A fallback where no analysis of the investment can be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import HABIT, Result, Test, Verdict
from article6.working import Step, Working

__all__ = ["Barrier", "Evidence", "Kind", "barriers"]


class Kind(StrEnum):
    """What kind of barrier it is. A lack of return is no barrier here: that is the investment analysis."""

    FINANCE = "access to finance"
    TECHNOLOGY = "technology and skills"
    INSTITUTIONS = "institutions"
    CUSTOM = "prevailing practice"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: what it is called, and whether its author gains nothing from the activity."""

    title: str
    independent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """One barrier: `claim` in a sentence, its `evidence`, and the answers to the two questions that decide.

    `lifted_by`: how the credits overcome it ("" where nobody says). `spares`: an alternative that the barrier
    does not stop ("" where it stops all of them, the alternative without the activity included).
    """

    kind: Kind
    claim: str
    evidence: tuple[Evidence, ...] = ()
    lifted_by: str = ""
    spares: str = ""

    def missing(self) -> tuple[str, ...]:
        """What the barrier lacks to count, in words; empty if it counts."""
        lacks = []
        if not any(one.independent and one.title.strip() for one in self.evidence):
            lacks.append("evidence from somebody independent")
        if not self.lifted_by.strip():
            lacks.append("how the credits overcome it")
        if not self.spares.strip():
            lacks.append("an alternative that it does not stop")
        return tuple(lacks)


def barriers(claimed: Sequence[Barrier]) -> Result:
    """Whether at least one barrier counts: evidence, lifted by the credits, sparing an alternative.

    Never decisive against an activity: a barrier that is not shown leaves the question open. Raises
    `AdditionalityError` for a barrier without a claim.
    """
    for place, barrier in enumerate(claimed, 1):
        if not barrier.claim.strip():
            raise AdditionalityError(f"Barrier {place} says nothing.", "Write the claim as one sentence.")
    lacks = {barrier.claim: barrier.missing() for barrier in claimed}
    counting = [barrier for barrier in claimed if not barrier.missing()]
    if counting:
        verdict, sentence = Verdict.PASSED, f"{counting[0].claim.rstrip('.')}: told with evidence."
    elif claimed:
        first = next(iter(lacks))
        missing = ", and ".join(lacks[first])
        verdict, sentence = Verdict.NOT_SHOWN, f"{first.rstrip('.')}: this lacks {missing}."
    else:
        verdict, sentence = Verdict.NOT_SHOWN, "No barrier is claimed."
    steps = (
        Step("B", "Barriers claimed", "", "", len(claimed), "barriers"),
        Step("E", "Barriers that count", "", "", len(counting), "barriers"),
    )
    questions = tuple(f"{claim.rstrip('.')}: {lack}?" for claim, missing in lacks.items() for lack in missing)
    return Result(
        test=Test.BARRIERS,
        verdict=verdict,
        sentence=sentence,
        working=Working("Barriers", steps),
        questions=(*questions, "If the barrier is real, how did the others who run such activities pass it?"),
        note=f"Barriers as a fallback, and what lets one count: {HABIT}",
    )
