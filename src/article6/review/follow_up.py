"""What follows from a finding: duties, corrections, and recommendations that must be repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from article6.reports.report import Report
from article6.review.review import Recommendation, Review, ReviewFinding

__all__ = ["Duty", "Standing", "corrected_by", "duties", "may_revise", "standing"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does what because of a finding, in the strength of the text: "shall", "requested", "may"."""

    who: str
    what: str
    modal: str
    rule: str


def duties(finding: ReviewFinding) -> tuple[Duty, ...]:
    """What follows from a finding (4/CMA.6 para. 38-44). Nothing is suspended and nobody is punished.

    Paragraphs 38 and 41 say "significant and persistent". For what the platform shows (38) we read it of
    either mark, for the compliance committee (41) of both on one finding: no text settles it.
    """
    if finding.kind != "inconsistency":
        return ()
    found = [
        Duty(
            "the Party",
            "answer the recommendation and report back how it was resolved",
            "shall",
            "review.respond",
        ),
        Duty(
            "the Party",
            "correct it in the next updated initial report or regular information, whichever comes first",
            "may",
            "review.correct",
        ),
    ]
    marked = finding.significant or finding.persistent
    if marked:
        found.append(
            Duty(
                "the platform",
                "show it as such, with its duration, whether the Party answered, and whether one Party or "
                "several are concerned",
                "shall",
                "review.display",
            )
        )
    if finding.significant and finding.persistent:
        found.append(
            Duty(
                "the lead reviewers",
                "talk to the compliance committee through the secretariat",
                "are encouraged",
                "review.significant-persistent",
            )
        )
    if marked and finding.affects_balance:
        found.append(
            Duty(
                "each participating Party",
                "address it, so that nothing is counted twice",
                "shall",
                "review.affects-balance",
            )
        )
        found.append(
            Duty(
                "the team and the secretariat",
                "highlight it in the first section of the report, notify the CMA, and give notice to the "
                "Parties of the approach and the public",
                "shall",
                "review.affects-balance",
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """An earlier recommendation that is not resolved: for how many `days`, and whether it is `repeated`."""

    recommendation: Recommendation
    days: int
    repeated: bool


def standing(review: Review, on: date) -> tuple[Standing, ...]:
    """The earlier recommendations not resolved on the day `on` (6/CMA.4 annex II 6; 4/CMA.6 para. 38)."""
    return tuple(
        Standing(r, (on - r.since).days, r.id in review.repeated)
        for r in review.earlier
        if r.resolved_on is None or r.resolved_on > on
    )


def corrected_by(review: Review, reports: Iterable[Report]) -> Report | None:
    """The report in which findings of this review can be corrected: the first that follows it (para. 44).

    It is an updated initial report or regular information, whichever is submitted earlier; None if neither is
    there. An inconsistency of the automated check is another matter: it needs a new version of the AEF.
    """
    if review.published_on is None:
        return None
    later = [
        r
        for r in reports
        if r.party == review.party
        and r.kind in ("updated initial", "regular")
        and r.date > review.published_on
    ]
    return min(later, key=lambda r: r.date, default=None)


def may_revise(review: Review, on: date) -> bool:
    """May the Party still hand in a revised initial report? Before the end of the review week (para. 36)."""
    if review.report != "initial" or review.week is None:
        return False
    return (on - review.week).days <= 6
