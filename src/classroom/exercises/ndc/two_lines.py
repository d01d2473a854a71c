"""The question of the lesson on trajectories: what does another starting year change?"""

from article6.ndc import Period, Trajectory
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    host, period = pack.host, Period(pack.period.first, pack.period.last)
    recent = Trajectory.linear(period, host.start_level, host.target, start_year=host.start_year)
    early = Trajectory.linear(period, host.reference_level, host.target, start_year=host.reference_year)
    year = period.last - 1
    return Scenario(
        pack,
        **opening(pack),
        year=year,
        last=period.last,
        recent=recent,
        early=early,
        change=early[year] - recent[year],
    )


EXERCISE = Exercise(
    id="ndc.two-lines",
    title="The same target, another start",
    minutes=(3, 6),
    place="lesson",
    objectives=["find a level on a straight line"],
    rules=["method.trajectory"],
    scenario=scenario,
    questions=[
        Number(
            prompt="Both lines end at {host.target:,} t in {last}. One starts with {host.start_level:,} t in "
            "{host.start_year}, the other with {host.reference_level:,} t in {host.reference_year}. By "
            "how much does the "
            "level of **{year}** change if {host.name} takes the earlier start? Plus for a higher level, "
            "minus for a "
            "lower one.{invented}",
            unit="t CO2 eq",
            rule="method.trajectory",
            answer=lambda s: s.change,
            mistakes=[
                Mistake(
                    "sign turned round",
                    lambda s: -s.change,
                    "The size is right. New level minus old level: is it higher or lower?",
                    "method.trajectory",
                ),
                Mistake(
                    "the level itself",
                    lambda s: s.early[s.year],
                    "This is the new level. By how much does it differ from the other one?",
                    "method.trajectory",
                ),
                Mistake(
                    "the starting levels compared",
                    lambda s: s.host.reference_level - s.host.start_level,
                    "This compares the two starts. By {year} both lines have almost met again.",
                    "method.trajectory",
                ),
                Mistake(
                    "the budgets compared",
                    lambda s: s.early.sum - s.recent.sum,
                    "This is the difference over all years of the period. The question is about {year} "
                    "alone.",
                    "method.multi-year",
                ),
            ],
            hints=[
                "{year} is one step before the target on both lines. How large is a step on each?",
                "A step is the fall from start to target, divided by the years in between.",
            ],
            working="Level of {year} on the line from {host.reference_year}, less that on the line from "
            "{host.start_year}.",
            after="One step before the end the two lines are close. Over the whole period the difference "
            "adds up.",
        )
    ],
)
