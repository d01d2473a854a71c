"""Storage that may be lost again: units set aside in a buffer, a reversal, and what is still to be remedied.

    stored = set_aside(100_000, "0.12")
    stored.buffer, stored.holder          # 12,000 and 88,000
    reverse(stored.buffer, 15_000)        # buffer left 0, shortfall 3,000

The mechanism asks that the risk of non-permanence is minimized and reversals are addressed in full (3/CMA.3
annex 31(d)(ii)). That a buffer is a part of the removals, by a risk score, is the usual form of it. Whether
the two levies are shares of all removals or of what is left beside the buffer was not seen: `levies_on` says
which is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from article6.integrity.errors import IntegrityError
from article6.mechanism.levies import split_issuance
from article6.units import UnitError, exact
from article6.working import Step, Working, grouped

__all__ = ["LEVIES_ON", "Reversal", "Stored", "reverse", "set_aside"]

LEVIES_ON = (None, "all", "holder")


@dataclass(frozen=True, slots=True)
class Stored:
    """An issuance for removals, in units: the `buffer`, the levies, the part of the `holder`; the working."""

    removals: int
    buffer: int
    adaptation: int
    omge: int
    working: Working

    @property
    def holder(self) -> int:
        """Units for the participants."""
        return self.removals - self.buffer - self.adaptation - self.omge


@dataclass(frozen=True, slots=True)
class Reversal:
    """After a reversal: units `left` in the buffer, and the `shortfall` that somebody else must remedy."""

    reversed_t: int
    left: int
    shortfall: int


def set_aside(removals_t: int, score, *, levies_on: str | None = None) -> Stored:
    """Split `removals_t` t between the buffer, by the risk `score` (a part from 0 to 1), and the holder.

    The holder's part is rounded down. `levies_on`: None leaves the levies out, "all" takes them as shares of
    all removals, "holder" of what is left beside the buffer: an open point. `IntegrityError` for wrong input.
    """
    _whole(removals_t, "Removals")
    try:
        score = exact(score)
    except UnitError as error:
        raise IntegrityError(f"Risk score: {error}") from None
    if not 0 <= score <= 1:
        raise IntegrityError(f"A risk score is a part from 0 to 1, not {score}; write 12 per cent as '0.12'.")
    if levies_on not in LEVIES_ON:
        raise IntegrityError(f"Levies are taken on 'all' or on 'holder', not on {levies_on!r}.")
    beside = floor(removals_t * (1 - score))
    base = {None: 0, "all": removals_t, "holder": beside}[levies_on]
    levies = split_issuance(authorized=base)
    if levies.adaptation + levies.omge > beside:
        raise IntegrityError(
            f"A buffer of {grouped(removals_t - beside)} t leaves less than the levies on all "
            f"{grouped(removals_t)} t; lower the score, or take the levies on the holder's part."
        )
    steps = [
        Step(
            "buffer",
            "Set aside",
            "removals x risk score",
            f"{grouped(removals_t)} x {grouped(score)}",
            removals_t - beside,
            "units",
            rule="a64.design-reversals",
            note="A buffer is the usual form; the decision asks that reversals are addressed in full.",
        )
    ]
    if levies_on:
        for symbol, name, value, rule in (
            ("SOP", "Share of proceeds for adaptation", levies.adaptation, "a64.levy-adaptation"),
            ("OMGE", "Overall mitigation in global emissions", levies.omge, "a64.levy-omge"),
        ):
            steps.append(
                Step(
                    symbol,
                    name,
                    f"share of {'all removals' if levies_on == 'all' else 'what is left beside the buffer'}",
                    grouped(base),
                    value,
                    "units",
                    rule=rule,
                    note="Which of the two amounts it is a share of was not seen: an open point.",
                )
            )
    taken = " - ".join(step.symbol for step in steps)
    numbers = " - ".join(grouped(step.value) for step in steps)
    left = beside - levies.adaptation - levies.omge
    steps.append(
        Step(
            "holder",
            "To the holder",
            f"removals - {taken}",
            f"{grouped(removals_t)} - {numbers}",
            left,
            "units",
            source="what is left",
        )
    )
    working = Working("Removals, buffer and holder", tuple(steps))
    return Stored(removals_t, removals_t - beside, levies.adaptation, levies.omge, working)


def reverse(buffer: int, reversed_t: int) -> Reversal:
    """Cover a reversal of `reversed_t` t from a buffer of so many units, as far as it goes."""
    _whole(buffer, "The buffer")
    _whole(reversed_t, "A reversal")
    covered = min(buffer, reversed_t)
    return Reversal(reversed_t, buffer - covered, reversed_t - covered)


def _whole(tonnes, what: str) -> None:
    if type(tonnes) is not int or tonnes < 0:
        raise IntegrityError(f"{what} is a whole number of tonnes, zero or more, not {tonnes!r}.")
