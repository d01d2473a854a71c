"""Checks 78 to 81 and 84: the work of the review team. They say nothing about the Party's submission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import review
from article6.consistency.telling import days
from article6.findings import Finding, Outcome, Place
from article6.review.clock import ClockError, clock
from article6.review.follow_up import standing
from article6.review.labels import PUBLIC_LABELS, public_label
from article6.review.limits import outside_scope, team_breaches
from article6.review.review import Review

# 4/CMA.6 para. 37(g) as it is printed: accepted beside the label that is meant
AS_PRINTED = "Review finalized and consistencies identified that are both significant and persistent"


def scope(dossier: Dossier) -> Iterator[Finding]:
    """78: a finding judges information only; an inconsistency says which paragraph it rests on."""
    done = review(dossier)
    for one in () if done is None else done.findings:
        breach = outside_scope(one)
        if breach is not None:
            yield _told(done, 78, one.id, breach.problem, breach.mend, breach.rule)
        elif one.kind == "inconsistency" and not one.paragraph.strip():
            yield _told(
                done,
                78,
                one.id,
                f"Finding {one.id} cites no paragraph.",
                'Say which paragraph the information does not follow, such as "2/CMA.3 annex 23(c)".',
                "review.scope",
                Outcome.WARNING,
            )


def team(dossier: Dossier) -> Iterator[Finding]:
    """79: two experts or more, two co-leads of either kind of Party, none of them nominated by the Party."""
    done = review(dossier)
    if done is None:
        return
    if not done.team:
        yield _told(
            done,
            79,
            "team",
            "The team is not named.",
            "Name its members, who nominated them, and the two co-leads.",
            "review.team-size",
            Outcome.NULL,
        )
        return
    for breach in team_breaches(done):
        outcome = Outcome.INCONSISTENT if breach.binding else Outcome.WARNING
        yield _told(done, 79, "team", breach.problem, breach.mend, breach.rule, outcome)


def in_time(dossier: Dossier) -> Iterator[Finding]:
    """80: each step of the review comes in time, counted from the review week."""
    done = review(dossier)
    if done is None or done.week is None:
        return
    happened = {name: day for name, day in done.steps.items() if day is not None}
    try:
        steps = clock(done.week, happened)
    except ClockError:
        yield _told(
            done,
            80,
            "week",
            f"The review week begins on {days(done.week)}, which is no Monday.",
            "Give the Monday of the week: the steps are counted from it, by our convention.",
            "review.clock",
            Outcome.WARNING,
        )
        return
    for step in steps:
        day = happened.get(step.name)
        if day is not None and day > step.last:
            yield _told(
                done,
                80,
                step.name,
                f'The step "{step.name}" was on {days(day)}; the {step.who} {step.modal} {step.what} by '
                f"{days(step.last)}.",
                "Correct the day, or say in the report why it was later.",
                step.rule,
                Outcome.WARNING,
            )


def label(dossier: Dossier) -> Iterator[Finding]:
    """81: the public label is the one that follows from the findings. No label shown: nothing to compare."""
    done = review(dossier)
    shown = "" if done is None else _plain(done.label)
    if not shown:
        return
    right = public_label(done)
    accepted = {_plain(right.text)} | ({_plain(AS_PRINTED)} if right.letter == "g" else set())
    if shown not in accepted:
        known = {_plain(text) for text in PUBLIC_LABELS.values()} | {_plain(AS_PRINTED)}
        none = "" if shown in known else " It is none of the seven labels."
        yield _told(
            done,
            81,
            "label",
            f'The label shown is "{done.label}".{none} {right.why}',
            f'Show "{right.text}" (4/CMA.6 para. 37({right.letter})).',
            "review.labels",
        )


def repeated(dossier: Dossier) -> Iterator[Finding]:
    """84: recommendations of earlier reviews that stand are repeated. The report shows for how long."""
    done = review(dossier)
    on = None if done is None else _day_of(done)
    for one in () if on is None else standing(done, on):
        if not one.repeated and one.days >= 0:
            what = one.recommendation
            yield _told(
                done,
                84,
                what.id,
                f"Recommendation {what.id} ({what.text}) has stood for {one.days} days, since "
                f"{days(what.since)}, and is not repeated.",
                "Repeat it where the Party's submission does not respond to it; else say when it was "
                "resolved.",
                "review.repeat",
                Outcome.WARNING,
            )


def _day_of(done: Review) -> Day | None:
    """The day of the report; while there is none the last step, else the review week."""
    if done.published_on is not None:
        return done.published_on
    return max((day for day in (done.week, *done.steps.values()) if day is not None), default=None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _told(
    done: Review,
    check: int,
    column: str,
    problem: str,
    mend: str,
    rule: str,
    outcome: Outcome = Outcome.INCONSISTENT,
) -> Finding:
    return Finding(
        outcome=outcome,
        place=Place("", f"review of {done.party}, {done.report}", 0, column),
        problem=problem,
        mend=mend,
        rule=rule,
        check=check,
    )


CHECKS = (
    Check(
        78,
        "G",
        "A review judges information, and cites the paragraph",
        ("B", "W"),
        ("review.not", "review.scope"),
        ("review",),
        scope,
    ),
    Check(
        79,
        "G",
        "The review team is composed as it must be",
        ("B", "W"),
        ("review.team-size", "review.leads", "review.no-successive", "review.ldc-member", "review.training"),
        ("review",),
        team,
    ),
    Check(
        80,
        "G",
        "The steps of the review come in time",
        ("W",),
        ("review.clock",),
        ("review",),
        in_time,
    ),
    Check(
        81,
        "G",
        "The public label follows from the findings of the review",
        ("B",),
        ("review.labels",),
        ("review",),
        label,
    ),
    Check(
        84,
        "G",
        "Earlier recommendations that stand are repeated",
        ("W",),
        ("review.repeat", "review.display"),
        ("review",),
        repeated,
    ),
)
