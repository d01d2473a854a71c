"""The question of the lesson on adjustment: two years, one before a new law and one after it."""

from fractions import Fraction

from article6.baselines.adjustment import linear
from article6.baselines.ambition import compound
from article6.baselines.reductions import emission_reductions
from article6.baselines.wrong_methods import adjusted_from_business_as_usual, without_the_minimum
from classroom.baseline_story import business_as_usual
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number

TWO = Fraction(2, 100)
PRINCIPLES = "a64.baseline-principles"
APPROACHES = "a64.baseline-approaches"


def scenario(pack):
    """The pack's activity; the law starts in crediting year `law`, and `before` is the year before it."""
    story = pack.baseline
    return Scenario(
        pack,
        **opening(pack),
        title=story.title,
        approach=story.approach_baseline,
        usual=story.bau,
        lowered=story.law_bau,
        project=story.project,
        before=story.law_year - 1,
        law=story.law_year,
    )


def _adjusted(s, method=linear):
    return method((s.approach,) * s.pack.baseline.years, annual=TWO)


def _both(s, values):
    """The year before the law and its first year together."""
    return values[s.before - 1] + values[s.law - 1]


def _right(s):
    return _both(s, emission_reductions(_adjusted(s), business_as_usual(s.pack), s.project).series)


def _not_adjusted(s):
    approach = (s.approach,) * s.pack.baseline.years
    return _both(s, emission_reductions(approach, business_as_usual(s.pack), s.project).series)


def _one_year_more(s):
    """The adjustment counted from year 1: every year loses one share too many."""
    lowered = [one - TWO * s.approach for one in _adjusted(s).series]
    return _both(s, emission_reductions(lowered, business_as_usual(s.pack), s.project).series)


def _one_year_less(s):
    """The adjustment taken for the first time in year 3: from year 2 on, one share too few."""
    lowered = [min(s.approach, one + TWO * s.approach) for one in _adjusted(s).series]
    return _both(s, emission_reductions(lowered, business_as_usual(s.pack), s.project).series)


def _compound(s):
    """The share of the year before; in year 2 the two ways agree, so there the mistake cannot be made."""
    lowered = _adjusted(s, compound)
    if s.before <= 2:
        return None
    return _both(s, emission_reductions(lowered, business_as_usual(s.pack), s.project).series)


EXERCISE = Exercise(
    id="baselines.after-the-law",
    title="The year before the law, and the year after",
    minutes=(5, 8),
    place="lesson",
    objectives=["apply the downward adjustment and the minimum rule when a law comes"],
    rules=[APPROACHES, PRINCIPLES],
    scenario=scenario,
    questions=[
        Number(
            prompt="**{title}.** {host.name} wants to be more ambitious: the adjustment takes **2%** of the "
            "first year's approach baseline ({approach:,} t CO2 eq) each year, for the first time in "
            "crediting year 2. Business as usual is {usual:,} t a year; a new law lowers it to {lowered:,} t "
            "from crediting year {law} on. The activity emits {project:,} t a year, without leakage. What "
            "are the reductions of crediting years **{before} and {law} together**?{invented}",
            unit="t CO2 eq",
            rule=APPROACHES,
            answer=_right,
            mistakes=[
                Mistake(
                    "law left out",
                    lambda s: _both(s, without_the_minimum(_adjusted(s), s.project)),
                    "Your baseline of year {law} lies above what the law already brings about. Which of the "
                    "two levels of that year may be credited against?",
                    PRINCIPLES,
                ),
                Mistake(
                    "fall counted twice",
                    lambda s: _both(
                        s,
                        adjusted_from_business_as_usual(_adjusted(s), business_as_usual(s.pack), s.project),
                    ),
                    "You took the adjustment from a level that the law had lowered already. From which "
                    "baseline is it taken?",
                    APPROACHES,
                ),
                Mistake(
                    "not adjusted",
                    _not_adjusted,
                    "You met the law, and forgot the 2%. How many times have they been taken by year "
                    "{before}?",
                    APPROACHES,
                ),
                Mistake(
                    "activity not taken off",
                    lambda s: _right(s) + 2 * s.project,
                    "These are the crediting baselines of both years. What does the activity itself emit?",
                    APPROACHES,
                ),
                Mistake(
                    "only the year with the law",
                    lambda s: s.lowered - s.project,
                    "This is year {law} alone. Two years are asked for.",
                    APPROACHES,
                ),
                Mistake(
                    "one year too many",
                    _one_year_more,
                    "You began to count in year 1. In which year is the 2% taken for the first time?",
                    APPROACHES,
                ),
                Mistake(
                    "one year too few",
                    _one_year_less,
                    "One share of 2% is missing. It is taken in year 2 already: how often by year {before}?",
                    APPROACHES,
                    may_equal=("not adjusted",),
                ),
                Mistake(
                    "activity taken off once",
                    lambda s: _right(s) + s.project,
                    "You added two baselines and took the activity off once. In how many years does it emit?",
                    APPROACHES,
                ),
                Mistake(
                    "compound",
                    _compound,
                    "You took 2% of the year before. Of which year's baseline are they here?",
                    APPROACHES,
                ),
            ],
            hints=[
                "Two steps for each year: adjust the approach baseline, then compare it with business as "
                "usual of that year.",
                "The lower of the two is the crediting baseline. Take off what the activity emits.",
            ],
            working="Adjust the approach baseline; take the lower of it and business as usual; take off what "
            "the activity emits; add the two years.",
            after="The law made the reductions of year {law} smaller. The host has not lost what is missing: "
            "the law brings it about, and it stays in the host's own balance.",
        )
    ],
)
