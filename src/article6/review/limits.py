"""What a review may judge, and who may sit in the team (6/CMA.4 annex II para. 2, 10, 36-43)."""

from __future__ import annotations

from dataclasses import dataclass

from article6.review.review import Review, ReviewFinding

__all__ = ["Breach", "outside_scope", "team_breaches"]

_OUT = {
    "political": "it is a political judgment",
    "NDC": "it judges whether the NDC is adequate or appropriate",
    "approach": "it judges whether the cooperative approach is adequate or appropriate",
    "activity": "it judges whether an activity is adequate or appropriate",
    "authorization": "it judges whether the authorization is adequate or appropriate",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that is passed: `problem` and `mend` are sentences; `binding` is False where none is set."""

    problem: str
    mend: str
    rule: str
    binding: bool = True


def outside_scope(finding: ReviewFinding) -> Breach | None:
    """Why a finding is outside the scope of a review; None if it is inside (annex II para. 10)."""
    if finding.subject == "information":
        return None
    why = _OUT.get(finding.subject, f"its subject {finding.subject!r} is none that a review may judge")
    return Breach(
        f"Finding {finding.id} is outside the scope of a review: {why}.",
        "Say what information is missing or does not agree, or take the finding out.",
        "review.not",
    )


def team_breaches(review: Review) -> tuple[Breach, ...]:
    """What is wrong with the team (annex II para. 36, 39, 41-43)."""
    return tuple(_team(review))


def _team(review: Review):
    team, party = review.team, review.party
    if len(team) < 2:
        yield Breach(
            f"The team has {len(team)} member{'s' if len(team) != 1 else ''}.",
            "Compose it of two experts or more.",
            "review.team-size",
        )
    leads = [e for e in team if e.lead]
    if len(leads) != 2 or {e.developed for e in leads} != {True, False}:
        named = ", ".join(f"{e.name} ({'developed' if e.developed else 'developing'})" for e in leads)
        yield Breach(
            f"The co-leads are {named or 'not named'}.",
            "Name two: one from a developed and one from a developing country Party.",
            "review.leads",
        )
    for expert in team:
        if expert.nominated_by == party:
            yield Breach(
                f"{expert.name} was nominated by {party}, the Party under review.",
                "Choose an expert nominated by another Party.",
                "review.leads" if expert.lead else "review.ldc-member",
                binding=expert.lead,  # for other members the text says so for LDC and SIDS reviews only
            )
        if not expert.trained:
            yield Breach(
                f"{expert.name} has not completed the training programme.",
                "Complete the training before serving, or choose another expert.",
                "review.training",
            )
    if team and {e.name for e in team} == set(review.previous_team):
        yield Breach(
            f"The same team reviewed {party} the last time.",
            "Change the team: it may not perform two successive reviews of one Party.",
            "review.no-successive",
        )
