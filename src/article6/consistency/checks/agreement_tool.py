"""Checks 103 and 104: the result itself carries what it must, and its label follows from the checks.

Both look at our own work first. The label that the CARP wrote into a file is not the Party's (check 8): an
odd one is a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from article6.consistency import labels
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.findings import Finding, Outcome, Place

STATUSES = ("initial report", "updated initial report", "review", "review report")
WORST_FIRST = (Outcome.INCONSISTENT, Outcome.NULL, Outcome.WARNING)
LABELS = {  # 4/CMA.6 para. 29; a warning is no inconsistency
    Outcome.INCONSISTENT: labels.INCONSISTENT,
    Outcome.NULL: labels.NOT_AVAILABLE,
    Outcome.WARNING: labels.CONSISTENT,
    None: labels.CONSISTENT,
}


def marked_with_statuses(dossier: Dossier) -> Iterator[Finding]:
    """103: the result carries the status of initial report, update, review and review report.

    That the check runs whatever is missing is the engine's: it stops for nothing.
    """
    shown = labels.statuses(dossier)
    for name in STATUSES:
        if not shown.get(name):
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=_place(dossier),
                problem=f"The result does not show the status of the {name}.",
                mend='Show it; "not at hand" is a status too.',
                rule="consistency.any-time",
                check=103,
            )


def label_follows(dossier: Dossier) -> Iterator[Finding]:
    """104: any inconsistency, else any `Null`, else none (R8). Warnings never change the label."""
    for count in range(len(WORST_FIRST) + 1):
        for outcomes in combinations(WORST_FIRST, count):
            worst = next((one for one in WORST_FIRST if one in outcomes), None)
            if labels.label_of(outcomes) != LABELS[worst]:
                yield Finding(
                    outcome=Outcome.INCONSISTENT,
                    place=_place(dossier),
                    problem=f"Results that are {', '.join(outcomes) or 'all passed'} are given the label "
                    f'"{labels.label_of(outcomes)}".',
                    mend=f'Give the label "{LABELS[worst]}".',
                    rule="consistency.labels",
                    check=104,
                )
    yield from _in_the_file(dossier)


def _in_the_file(dossier: Dossier) -> Iterator[Finding]:
    aef = dossier.aef
    official = {_plain(text): text for text in (labels.CONSISTENT, labels.INCONSISTENT, labels.NOT_AVAILABLE)}
    told: set[str] = set()
    found: set[str] = set()
    for row in (aef.submission, *aef.actions):
        if row.check_result is None:
            continue
        shown = _plain(row.check_result)
        if shown in official:
            if row is not aef.submission:
                found.add(official[shown])
        elif shown not in told:
            told.add(shown)
            yield _question(
                dossier,
                aef.place(row, "check_result"),
                row.check_result,
                f'"{row.check_result}" is none of the three results of the consistency check.',
            )
    whole = official.get(_plain(aef.submission.check_result or ""))
    if whole == labels.CONSISTENT and labels.INCONSISTENT in found:
        yield _question(
            dossier,
            aef.place(aef.submission, "check_result"),
            whole,
            f'The submission is marked "{whole}", and some of its rows "{labels.INCONSISTENT}".',
        )


def _question(dossier: Dossier, place: Place, value: str, problem: str) -> Finding:
    return Finding(
        outcome=Outcome.WARNING,
        place=place,
        problem=problem,
        mend="The field is filled by the platform: leave it empty, and ask where its text came from.",
        rule="consistency.labels",
        check=104,
        value=value,
    )


def _place(dossier: Dossier) -> Place:
    return dossier.aef.place(dossier.aef.submission)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


CHECKS = (
    Check(
        103,
        "H",
        "The result carries the status of reports and review",
        ("B",),
        ("consistency.any-time",),
        ("aef",),
        marked_with_statuses,
    ),
    Check(
        104,
        "H",
        "The label follows from the checks",
        ("B", "W"),
        ("consistency.labels",),
        ("aef",),
        label_follows,
    ),
)
