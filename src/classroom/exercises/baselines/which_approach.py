"""The question of the lesson on three approaches: six justifications, and the approach each of them is."""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Decisions

BEST, BENCHMARK, EXISTING, NONE = "technology", "benchmark", "existing", "none"
RULE = "a64.baseline-approaches"


def scenario(pack):
    """The years before the first crediting year, of which records would speak."""
    last = pack.baseline.grid.data_year
    return Scenario(pack, **opening(pack), first=last - 3, last=last)


EXERCISE = Exercise(
    id="baselines.which-approach",
    title="Six sentences from project documents",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell the three approaches apart, and see where none of them was followed"],
    rules=[RULE, "a64.baseline-principles"],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="Each sentence justifies the baseline of an activity in {host.name}. Which approach of "
            "3/CMA.3 annex 36 is it, or is it none of them as it stands?{invented}",
            options=[
                (BEST, "best available technology"),
                (BENCHMARK, "ambitious benchmark"),
                (EXISTING, "existing emissions, adjusted downwards"),
                (NONE, "none of them as it stands"),
            ],
            cases=[
                Case(
                    "records",
                    "The boiler emitted what its records of {first}-{last} show. The baseline is their "
                    "average, and it is adjusted downwards, more each year.",
                    EXISTING,
                    "The number begins with what this very boiler emitted. Which approach begins there?",
                    rule=RULE,
                ),
                Case(
                    "records as they are",
                    "The boiler emitted what its records of {first}-{last} show. The baseline is their "
                    "average for the whole crediting period.",
                    NONE,
                    "Compare it with the case before. What was done to the average there, and not here?",
                    rule=RULE,
                ),
                Case(
                    "new turbine",
                    "The cleanest turbine that investors can afford here and that does no other harm emits "
                    "less than the plants of today. The baseline is its emission factor.",
                    BEST,
                    "Nobody's record is used and no group is compared. What is the factor of?",
                    rule=RULE,
                ),
                Case(
                    "best fifth",
                    "Of all plants with the same service in similar circumstances, the cleanest that give a "
                    "fifth of the output were taken. The baseline is their average.",
                    BENCHMARK,
                    "A group of similar plants stands behind this number. Which approach compares a group?",
                    rule=RULE,
                ),
                Case(
                    "average of all",
                    "All plants with the same service in similar circumstances were taken, good and bad. "
                    "The baseline is their average.",
                    NONE,
                    "Annex 36(ii) names whose average level must be reached at least. Whose is it?",
                    rule=RULE,
                ),
                Case(
                    "forecast",
                    "The consultant's forecast of business as usual to the end of the crediting period. "
                    "The baseline is the forecast.",
                    NONE,
                    "Annex 33 says where a baseline lies, seen from business as usual. Where?",
                    rule="a64.baseline-principles",
                ),
            ],
            hints=[
                "Ask of each sentence: is it about one technology, about a group, or about a record?",
                "Then ask what annex 36 adds to that: feasible and sound; the best performing; adjusted "
                "downwards.",
            ],
            after="Three sentences sound like an approach and leave out the half that makes it strict.",
        )
    ],
)
