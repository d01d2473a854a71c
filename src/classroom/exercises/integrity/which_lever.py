"""The question of the lesson on market design: which lever leaves the chance of missing where it is?"""

from article6.integrity.policy import Fee, Policy, Proposal, apply
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Option
from classroom.views.market import market


def scenario(pack):
    """What is sold under each rule, and under none."""
    m = market(pack)
    proposals = [Proposal(name, tonnes) for name, tonnes in m.asked.items()]
    asked = sum(m.asked.values())
    cap = proposals[0].tonnes // 2
    rules = {
        "none": Policy("none"),
        "fee": Policy("fee", fee=Fee("floor")),
        "cap": Policy("cap", cap_t=cap),
        "share": Policy("share", share_kept="0.2"),
        "conditional": Policy("conditional", conditional_only=True),
    }
    # What is left to the host decides the chance; tonnes differ even where every chance is 0 or 1.
    sold = {
        key: apply(rule, proposals, m.measures, m.need, funded_up_to=m.limit).sold
        for key, rule in rules.items()
    }
    return Scenario(
        pack,
        **opening(pack),
        asked=asked,
        cap=cap,
        measures=" and ".join(name.lower() for name in m.asked),
        order=", in this order" if len(m.asked) > 1 else "",
        by_order=", in the order of the requests" if len(m.asked) > 1 else "",
        spare=m.spare.name.lower(),
        same={key: sold[key] == sold["none"] for key in rules},
    )


def _same(key):
    return lambda s: s.same[key]


EXERCISE = Exercise(
    id="integrity.which-lever",
    title="One lever moves nothing",
    minutes=(2, 4),
    place="lesson",
    objectives=["say which lever protects the target and which the budget"],
    rules=["participation.contribution", "authorization.5h"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="Buyers ask {host.name} for {asked:,} t of {measures}{order}, and nothing else: this "
            "time nobody asks for {spare}, which the plan does not need. It wants a lower "
            "chance of missing its own target. Its treasury keeps all income: no further measure is "
            "paid from it. Four rules are proposed, one instead of the other. Which one leaves the "
            "chance **exactly as high** as no rule at all?{invented}",
            options=[
                Option(
                    "cap",
                    "A cap: at most {cap:,} t are authorized{by_order}",
                    _same("cap"),
                    "Tonnes that are not authorized stay with the measures of the host. Can that leave the "
                    "chance alone?",
                    "authorization.5h",
                ),
                Option(
                    "share",
                    "A share kept: a fifth of each activity stays with the host",
                    _same("share"),
                    "Count the tonnes that stay. Does the target get them, or the treasury?",
                    "participation.contribution",
                ),
                Option(
                    "fee",
                    "A fee per tonne, as high as the fee floor",
                    _same("fee"),
                    lambda s: (
                        "The treasury receives money, and no measure is paid from it. The same tonnes are "
                        "sold, "
                        "so the same tonnes are left."
                        if s.same["fee"]
                        else "Who receives it, and does a tonne come with it?"
                    ),
                    "participation.contribution",
                ),
                Option(
                    "conditional",
                    "Only tonnes that the plan for the own target does not take may be sold",
                    _same("conditional"),
                    "Compare what may be sold under this rule with what buyers ask for. Is it the same?",
                    "participation.contribution",
                ),
            ],
            hints=[
                "The chance is about tonnes. Ask of each rule how many tonnes stay with the host.",
                "Three of the four change a quantity.",
            ],
            after="Money protects the target only on the day it has become a measure, and the measure has "
            "delivered.",
        )
    ],
)
