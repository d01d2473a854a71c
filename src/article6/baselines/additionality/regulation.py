"""Is it required anyway? What the activity does, year by year, beyond what laws in force or scheduled ask.

3/CMA.3 annex 38 counts mitigation that exceeds any mitigation required by law or regulation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import Result, Test, Verdict
from article6.baselines.swing import Number, is_number
from article6.working import Step, Working, grouped

__all__ = ["Requirement", "required_share", "regulation"]

NOTHING = 1e-12  # a share this small is the rounding of a float, not mitigation
UNENFORCED = (
    "The text speaks of what is required by law or regulation and makes no exception for laws that are not "
    "enforced; leaving those out was a habit of the CDM, from memory."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A law or regulation that asks for mitigation, whether in force or scheduled.

    `share` of the emissions concerned that must be mitigated (0.6: six tenths of the gas must be captured);
    `from_day` when it takes effect, `to_day` its last day or None; `enforced` says whether it is applied.
    """

    name: str
    share: Number
    from_day: date
    to_day: date | None = None
    enforced: bool = True

    def __post_init__(self) -> None:
        _share(f"The share that {self.name!r} requires", self.share)
        if self.to_day is not None and self.to_day < self.from_day:
            raise AdditionalityError(
                f"{self.name!r} ends on {self.to_day} before it begins on {self.from_day}.",
                "Correct the dates.",
            )

    def binds(self, year: int) -> bool:
        """Whether it has effect on any day of the year: a part of a year binds the whole, to be cautious."""
        return self.from_day.year <= year and (self.to_day is None or year <= self.to_day.year)


def required_share(
    requirements: Sequence[Requirement], year: int, *, count_unenforced: bool = True
) -> Number:
    """The largest share any requirement asks for in the year; 0 where none does.

    Requirements are taken to speak of the same emissions: several that add up are to be given as one.
    """
    binding = (r.share for r in requirements if r.binds(year) and (count_unenforced or r.enforced))
    return max(binding, default=0)


def regulation(
    requirements: Sequence[Requirement],
    *,
    achieved: Number,
    first_year: int,
    last_year: int,
    count_unenforced: bool = True,
) -> Result:
    """Whether the activity does more than the law asks, in each year of the crediting period.

    `achieved` is the share of the emissions concerned that it mitigates, 0 to 1. What exceeds the law is
    additional here; the share required belongs into the baseline. More in no year speaks against the
    activity; more in some years, or above a share required, speaks for it in part. With `count_unenforced`,
    as the text reads, a law that is not applied counts too. Raises `AdditionalityError` for a share outside 0
    to 1, and for years that run backwards.
    """
    _share("The share that the activity achieves", achieved)
    if type(first_year) is not int or type(last_year) is not int or last_year - first_year >= 100:
        raise AdditionalityError(
            f"The years run from {first_year!r} to {last_year!r}.", "Give whole years, 100 of them at most."
        )
    if last_year < first_year:
        raise AdditionalityError(
            f"The years run from {first_year} to {last_year}.", "Put the first year first."
        )
    years = range(first_year, last_year + 1)
    asked = {y: required_share(requirements, y, count_unenforced=count_unenforced) for y in years}
    beyond = {y: achieved - share if achieved - share > NOTHING else 0 for y, share in asked.items()}
    good = [y for y in years if beyond[y] > 0]
    if not good:
        verdict, sentence = Verdict.FAILED, "The law asks for all that the activity does."
        if not achieved:
            sentence = "The activity mitigates nothing, so it exceeds nothing."
    elif len(good) < len(years):
        verdict = Verdict.IN_PART
        sentence = f"The activity does more than the law asks only in {_spans(good)}."
    elif any(asked.values()):
        verdict = Verdict.IN_PART
        sentence = "The activity does more than the law asks; only what exceeds the law is additional."
    else:
        verdict, sentence = Verdict.PASSED, "No law in force or scheduled asks for what the activity does."
    steps = [
        Step(
            f"X_{y}",
            f"Share beyond the law in {y}",
            "max(0, achieved - required)",
            f"max(0, {grouped(achieved)} - {grouped(asked[y])})",
            beyond[y],
            "share of the emissions",
            rule="a64.additionality",
        )
        for y in years
    ]
    ignored = [r.name for r in requirements if not r.enforced and not count_unenforced]
    return Result(
        test=Test.REGULATION,
        verdict=verdict,
        sentence=sentence,
        working=Working("Beyond the law, year by year", tuple(steps)),
        questions=(
            "Which laws, permits and licences were looked through, on which day, and by whom?",
            "Is a law announced that takes effect within the crediting period?",
            *(f"{name}: what shows that it is not enforced?" for name in ignored),
        ),
        note=UNENFORCED if any(not r.enforced for r in requirements) else "",
    )


def _share(what: str, value: Number) -> None:
    """Refuses what is not a share between 0 and 1."""
    if not is_number(value) or not 0 <= value <= 1:
        raise AdditionalityError(f"{what} is {value!r}.", "Give a share from 0 to 1: 0.6 is 60%.")


def _spans(years: Sequence[int]) -> str:
    """Years in words: "2027-2029, 2032"."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in spans)
