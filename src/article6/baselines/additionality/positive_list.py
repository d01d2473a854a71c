"""Ways that need no analysis of this one activity: a list, a performance benchmark, a simplified approach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import Result, Test, Verdict
from article6.baselines.swing import Number, is_number
from article6.parties import Party
from article6.working import Step, Working, grouped

__all__ = ["Listed", "performance", "positive_list", "simplified"]

NO_TEXT = "What a methodology may accept here is in the Supervisory Body's standard, which could not be read."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a positive list: a type of activity, who lists it, and from which day to which."""

    activity_type: str
    listed_by: str
    from_day: date
    to_day: date | None = None
    conditions: tuple[str, ...] = ()


def positive_list(
    entries: Sequence[Listed], activity_type: str, on: date, *, met: Sequence[str] = ()
) -> Result:
    """Whether the type stands on a list in force on the day `on`, with every condition met.

    `met` holds the conditions that are met. A list that does not name the type says nothing about the
    activity: the test is then not applicable. The words of type and conditions are compared as written.
    Raises `AdditionalityError` for an entry that ends before it begins.
    """
    for entry in entries:
        if entry.to_day is not None and entry.to_day < entry.from_day:
            raise AdditionalityError(
                f"The entry for {entry.activity_type!r} ends on {entry.to_day} before it begins.",
                "Correct the dates.",
            )
    named = [e for e in entries if e.activity_type == activity_type]
    live = [e for e in named if e.from_day <= on and (e.to_day is None or on <= e.to_day)]
    lacking = [[c for c in e.conditions if c not in met] for e in live]
    full = [e for e, lacks in zip(live, lacking, strict=True) if not lacks]
    if full:
        verdict, sentence = Verdict.PASSED, f"{full[0].listed_by} lists {activity_type}."
    elif live:
        verdict = Verdict.NOT_SHOWN
        sentence = f"{live[0].listed_by} lists {activity_type}, but not shown: {'; '.join(lacking[0])}."
    elif named:
        verdict = Verdict.NOT_APPLICABLE
        sentence = f"{named[0].listed_by} lists {activity_type}, but not on {on}."
    else:
        verdict, sentence = Verdict.NOT_APPLICABLE, f"No list given here names {activity_type}."
    steps = (
        Step("P", "Entries in force that name the type", "", "", len(live), "entries"),
        Step("M", "Of these, with every condition met", "", "", len(full), "entries"),
    )
    return Result(
        test=Test.LIST,
        verdict=verdict,
        sentence=sentence,
        working=Working("Positive list", steps),
        questions=(
            "Who made the list, for which mechanism, and when is it looked at again?",
            "Is the type still rare, or has its price fallen since it was listed?",
        ),
        note=NO_TEXT,
    )


def performance(
    *,
    intensity: Number,
    benchmark: Number,
    uptake: Fraction | float,
    uptake_limit: Fraction | float,
    unit: str = "t CO2 eq/MWh",
) -> Result:
    """Whether the activity is better than a benchmark that few reach.

    `intensity` and `benchmark` in `unit`, lower is better; `uptake` is the share of the output in the region
    that already reaches the benchmark, and must not lie above `uptake_limit`. Both the benchmark and the
    limit are the caller's: no text that was read gives them. Raises `AdditionalityError` for a number below
    zero and for a share above 1.
    """
    for name, number in (("intensity", intensity), ("benchmark", benchmark)):
        if not is_number(number) or number < 0:
            raise AdditionalityError(f"{name} is {number!r}.", "Give a finite number, zero or more.")
    for name, share in (("uptake", uptake), ("uptake_limit", uptake_limit)):
        if not is_number(share) or not 0 <= share <= 1:
            raise AdditionalityError(f"{name} is {share!r}.", "Give a share from 0 to 1.")
    if intensity >= benchmark:
        verdict, sentence = Verdict.NOT_SHOWN, "The activity is no better than the benchmark."
    elif uptake > uptake_limit:
        verdict = Verdict.NOT_SHOWN
        sentence = (
            f"The activity is better than the benchmark, but {grouped(uptake * 100)}% reach it already."
        )
    else:
        verdict = Verdict.PASSED
        sentence = f"The activity is better than a benchmark that {grouped(uptake * 100)}% reach."
    steps = (
        Step("U", "Uptake", "", f"limit {grouped(uptake_limit * 100)}%", uptake * 100, "%"),
        Step(
            "G",
            "Better than the benchmark by",
            "benchmark - intensity",
            f"{grouped(benchmark)} - {grouped(intensity)}",
            benchmark - intensity,
            unit,
        ),
    )
    return Result(
        test=Test.PERFORMANCE,
        verdict=verdict,
        sentence=sentence,
        working=Working("Performance benchmark", steps),
        questions=(
            "Who are the peers? With all plants of a grid among them a benchmark can be zero.",
            "In which year was the uptake counted, and how fast does it rise?",
        ),
        note=NO_TEXT,
    )


def simplified(host: Party, *, requested: bool, requirements_met: bool | None = None) -> Result:
    """Whether a simplified approach can stand in: for an LDC or SIDS, at its request, as required.

    `requirements_met` is None while nobody has looked at the Supervisory Body's requirements. Not applicable
    for any other host, and where the Party did not ask.
    """
    eligible = bool(host.ldc or host.sids)
    if not eligible and None in (host.ldc, host.sids):
        verdict, sentence = Verdict.NOT_SHOWN, f"It is not recorded whether {host.name} is an LDC or a SIDS."
    elif not eligible:
        verdict = Verdict.NOT_APPLICABLE
        sentence = f"{host.name} is neither a least developed country nor a small island developing State."
    elif not requested:
        verdict, sentence = Verdict.NOT_APPLICABLE, f"{host.name} did not request a simplified approach."
    elif requirements_met is None:
        verdict = Verdict.NOT_SHOWN
        sentence = (
            "The Party asked; whether the activity meets the Supervisory Body's requirements is not shown."
        )
    elif requirements_met:
        verdict, sentence = Verdict.PASSED, f"{host.name} asked, and the requirements of the Body are met."
    else:
        verdict, sentence = Verdict.NOT_SHOWN, "The requirements of the Supervisory Body are not met."
    met = sum((eligible, eligible and requested, eligible and requested and bool(requirements_met)))
    rule = "a64.additionality-simplified"
    step = Step("C", "Conditions met, of three", "", "", met, "conditions", rule=rule)
    return Result(
        test=Test.SIMPLIFIED,
        verdict=verdict,
        sentence=sentence,
        working=Working("Simplified approach", (step,)),
        questions=("Where is the request of the Party, and which approach did the Supervisory Body apply?",),
        rule=rule,
        note="The Supervisory Body may do so; its requirements could not be read.",
    )
