"""The question of the lesson on changes: what a revocation reaches where issuance is the first transfer."""

from article6.authorization import reach
from classroom.cycle.agreed import oimp_authorization
from classroom.exercise import Exercise, Scenario
from classroom.questions import Mistake, Number


def scenario(pack):
    """The sums of the second approach, and what `reach` says of a revocation."""
    verified, issued, cancelled = (
        sum(part.values()) for part in (pack.oimp.verified, pack.oimp.issued, pack.oimp.cancelled)
    )
    revoked = reach(oimp_authorization(pack), first_transferred=issued, on_record=verified)
    return Scenario(
        pack,
        verified=verified,
        issued=issued,
        cancelled=cancelled,
        reached=revoked.reached + revoked.ahead,
    )


EXERCISE = Exercise(
    id="authorization.what-a-change-reaches",
    title="What does the revocation reach?",
    minutes=(2, 4),
    place="lesson",
    objectives=["say which outcomes a revocation reaches"],
    rules=["authorization.changes", "first-transfer.oimp"],
    scenario=scenario,
    questions=[
        Number(
            prompt="Another authorization, for {oimp.user}: under *{oimp_approach.title}* first transfer is "
            "the **issuance**. {verified:,} t are verified, {issued:,} t of these are issued, and "
            "{cancelled:,} t of those are cancelled. The terms leave alone what is first transferred. Now "
            "{host.name} revokes. How much of what is verified does the revocation reach?",
            unit="t CO2 eq",
            answer=lambda s: s.reached,
            mistakes=[
                Mistake(
                    "not cancelled",
                    lambda s: s.issued - s.cancelled,
                    "These are issued and not yet used. Which event did this authorization name?",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "all but the cancelled",
                    lambda s: s.verified - s.cancelled,
                    "This would be right if the cancellation were the first transfer. Is it?",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "all",
                    lambda s: s.verified,
                    "A part of it is first transferred already. What does a revocation leave alone?",
                    "authorization.changes",
                ),
                Mistake(
                    "the issued",
                    lambda s: s.issued,
                    "These are what the revocation leaves alone. What remains?",
                    "authorization.changes",
                ),
                Mistake(
                    "nothing",
                    lambda s: 0,
                    "Is everything that is verified also first transferred?",
                    "first-transfer.oimp",
                ),
            ],
            hints=[
                "Find first what is first transferred. The definition names the event.",
                "What is verified and has not come to that event is still in reach.",
            ],
            working="Verified - issued.",
            rule="authorization.changes",
        )
    ],
)
