"""Were credits considered before the decision to go ahead was taken? A comparison of dates."""

from __future__ import annotations

from datetime import date, datetime

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import HABIT, Result, Test, Verdict
from article6.working import Step, Working

__all__ = ["prior_consideration"]


def prior_consideration(
    *, decided: date, considered: date | None, notified: date | None = None, notice_days: int | None = 180
) -> Result:
    """Whether credits were considered on or before the day of the decision, and told in time.

    `decided` is the day of the first commitment that cannot be undone cheaply; `considered` the day of the
    earliest paper that counts on credits, None where there is none; `notified` the day the authorities were
    told, which is such a paper itself if it lies before the decision. A notice must reach them at most
    `notice_days` after the decision (None: no notice is asked for). Considered too late speaks against the
    activity; a paper or notice missing or late leaves it not shown. Raises `AdditionalityError` for what is
    not a date, and for days below zero.
    """
    days = {"decided": decided, "considered": considered, "notified": notified}
    for name, day in days.items():
        if day is None and name != "decided":
            continue
        if not isinstance(day, date) or isinstance(day, datetime):
            raise AdditionalityError(f"{name} is {day!r}.", "Give a date.")
    if notice_days is not None and (type(notice_days) is not int or notice_days < 0):
        raise AdditionalityError(f"notice_days is {notice_days!r}.", "Give days, zero or more, or None.")
    papers = [considered] if considered is not None else []
    if notified is not None and notified <= decided:
        papers.append(notified)  # a notice given before the decision shows it too
    before = (decided - min(papers)).days if papers else None
    after = None if notified is None else (notified - decided).days
    if before is None:
        verdict, sentence = Verdict.NOT_SHOWN, "No paper shows that credits were considered in time."
    elif before < 0:
        verdict = Verdict.FAILED
        sentence = f"Credits were first considered {-before} days after the decision: too late to decide it."
    elif notice_days is not None and after is None:
        verdict, sentence = Verdict.NOT_SHOWN, "Credits were considered in time, but nobody was given notice."
    elif notice_days is not None and after > notice_days:
        verdict = Verdict.NOT_SHOWN
        sentence = f"Credits were considered in time, but notice came {after} days after the decision."
    else:
        verdict = Verdict.PASSED
        sentence = f"Credits were considered on {min(papers)}, the decision fell on {decided}."
    steps = []
    if after is not None:
        steps.append(Step("N", "Notice after the decision", "notified - decided", "", after, "days"))
    steps.append(
        Step(
            "D",
            "Consideration before the decision",
            "decided - considered",
            f"{decided} - {min(papers)}" if papers else "no paper",
            before or 0,
            "days",
        )
    )
    return Result(
        test=Test.PRIOR_CONSIDERATION,
        verdict=verdict,
        sentence=sentence,
        working=Working("Prior consideration", tuple(steps)),
        questions=(
            "Is the decision dated by the first contract, or by the day building began?",
            "Who wrote the paper that counts on credits, and can its date be checked?",
        ),
        note=f"The test and the days for a notice: {HABIT}",
    )
