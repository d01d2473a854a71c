"""Overselling, second half: is the sale within the limit, and how much of a measure may be sold."""

from classroom.questions import Choice, Mistake, Number, Option

__all__ = ["largest", "verdict"]

RULE = "participation.contribution"

verdict = Choice(
    prompt="{boss} wants one sentence for the cabinet on the whole request. Which one do your numbers carry?",
    rule=RULE,
    options=[
        Option(
            "free",
            "The sale is within the limit, so it costs the host nothing",
            False,
            "Two questions: does the chance stay within the limit, and does the own target become dearer? "
            "Look at "
            "both of your tables.",
            RULE,
        ),
        Option(
            "fewer",
            "The sale goes beyond the limit; to come back within it, sell less or fund more measures",
            lambda s: s.after > s.accepted,
            "Compare the chance with the sale with what the government accepts.",
            RULE,
        ),
        Option(
            "fee",
            "The sale goes beyond the limit; a fee as high as the fee floor brings the chance back within it",
            False,
            "A fee is money. Which tonnes does the model add for it, if nobody funds another measure?",
            RULE,
        ),
        Option(
            "within",
            "The sale is within the limit; the chance of missing is higher than before, and the host needs "
            "at "
            "least the fee floor",
            lambda s: s.after <= s.accepted,
            "Look at your last table: is the second percentage at or below the one that is accepted?",
            RULE,
        ),
    ],
    hints=[
        "First compare two percentages: the chance with the sale, and the one that is accepted.",
        "Then ask what the fee does. It pays somebody; does it deliver a tonne?",
    ],
    after="Cost and risk are two questions. The fee answers the first. Tonnes answer the second.",
)

largest = Number(
    prompt="Only **{first}** is sold, and nothing else. What is the largest sale, in whole steps of {step:,} "
    "t, "
    "that keeps the chance of missing at {accepted:,}% or below? Find it with `chance`; nobody replaces what "
    "is sold.",
    unit="t CO2 eq",
    rule=RULE,
    answer=lambda s: s.safe,
    mistakes=[
        Mistake(
            "one step too far",
            lambda s: s.safe + s.step,
            "Very near. Look at the chance once more: is it at or below the limit, or does it only round to "
            "it?",
            RULE,
        ),
        Mistake(
            "what is asked for",
            lambda s: s.first_asked,
            "This is what the buyers want. Put it into `chance`, and then a step more and a step less. Is it "
            "the "
            "edge?",
            RULE,
        ),
        Mistake(
            "surplus on average",
            lambda s: s.spare_on_average,
            "This is what is left over in an average year. In how many years is there less?",
            RULE,
        ),
        Mistake(
            "surplus on paper",
            lambda s: s.spare_on_paper,
            "This is what is left over if every measure brings all of its potential. How often does that "
            "happen?",
            RULE,
            may_equal=("what is asked for",),
        ),
    ],
    hints=[
        "Try a round amount: `chance({{'{first}': ...}})`. Too much? Halve it. Too little? Go half-way up.",
        "Close in until one step more passes the limit. Of two neighbours, the smaller is the answer.",
    ],
    working="The largest multiple of the step whose chance of missing is within the limit.",
    after=lambda s: (
        f"Buyers ask for {s.market.unit.say(s.first_asked)}. "
        + (
            "Most of that does not fit, unless more measures are funded."
            if 2 * s.safe < s.first_asked
            else "Not all of that fits, unless more measures are funded."
            if s.safe < s.first_asked
            else "That fits, if nothing else is sold and the measures deliver as the model says."
        )
    ),
)
