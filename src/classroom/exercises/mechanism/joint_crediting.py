"""From reference emissions to ITMOs: a scheme designed like the Joint Crediting Mechanism, step by step."""

import math
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from article6.baselines.joint_crediting import chiller, partner_adjustment, split
from article6.mechanism.levies import ADAPTATION_SHARE, LEAST_OMGE_SHARE
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.mechanism._joint_year import credited, three, uncredited
from classroom.opening import opening
from classroom.questions import Choice, Mistake, Number, Option, Table


def scenario(pack: Any) -> Scenario:
    story = other_year(pack)
    year = chiller(
        story.electricity,
        cop_project=story.cop_project,
        cop_reference=story.cop_reference,
        cop_business_as_usual=story.cop_bau,
        grid_factor=story.grid_factor,
    )
    shared = split(story.verified, share(pack))
    return Scenario(
        pack,
        **opening(pack),
        joint=story,
        year=year,
        shared=shared,
        adds=partner_adjustment(shared, shared.japan, vintage=pack.mechanism.vintage).result,
    )


def other_year(pack: Any) -> SimpleNamespace:
    """The scheme with another chiller and another lot than the pack's, which the lesson works out.

    The lot ends with a 1: under each pack's share the two ways to round then differ.
    """
    own = pack.joint
    other = {"electricity": own.electricity * 3 // 4, "verified": own.verified * 2 // 3 // 10 * 10 + 1}
    return SimpleNamespace(**{key: getattr(own, key) for key in own} | other)


def share(pack: Any) -> Fraction:
    """The buyer's share, as a part of one."""
    return Fraction(pack.joint.share_percent) / 100


def tables(s: Any) -> list[Given]:
    story = s.joint
    return [
        Given(
            f"{story.title}: one year of a new chiller",
            ("Item", "Value", "Unit"),
            [
                ("Electricity of the new chiller", story.electricity, "MWh"),
                ("COP of the new chiller", story.cop_project, ""),
                ("Reference COP, fixed in the methodology", story.cop_reference, ""),
                ("COP of the chiller usually bought", story.cop_bau, ""),
                ("Emission factor of the grid", story.grid_factor, "t CO2 per MWh"),
            ],
            s.pack.source,
        ),
        Given(
            "All chillers of the scheme",
            ("Item", "Value", "Unit"),
            [
                (f"Verified, vintage {s.pack.mechanism.vintage}", story.verified, "t CO2 eq"),
                (f"Share of {s.pack.buyer.name}, as agreed", story.share_percent, "%"),
            ],
            s.pack.source,
        ),
    ]


def two(buyer: int, host: int, s: Any) -> dict[str, int]:
    return {s.pack.buyer.name: buyer, s.pack.host.name: host}


def by_levies(s: Any) -> dict[str, int]:
    """As if the two levies of Article 6.4 came first."""
    levied = sum(math.ceil(one * s.joint.verified) for one in (ADAPTATION_SHARE, LEAST_OMGE_SHARE))
    left = split(s.joint.verified - levied, share(s.pack))
    return two(left.japan, left.partner, s)


def by_nearest(s: Any) -> dict[str, int]:
    near = split(s.joint.verified, share(s.pack), rounding="nearest")
    return two(near.japan, near.partner, s)


divided = Table(
    prompt="All verified tonnes of the scheme are shared out: {joint.share_percent:.1}% to {buyer.name}, "
    "the rest to {host.name}. The two sides have agreed to round the part of {buyer.name} **down**. How many "
    "credits does each side get?",
    unit="t CO2 eq",
    corner="Issued to",
    places=0,
    rows=lambda s: (s.pack.buyer.name, s.pack.host.name),
    columns=lambda s: ("t CO2 eq",),
    answer=lambda s: two(s.shared.japan, s.shared.partner, s),
    mistakes=[
        Mistake(
            "nearest",
            by_nearest,
            "You rounded to the nearest tonne. That has been seen in practice, too, but what did these two "
            "sides agree?",
        ),
        Mistake(
            "exchanged",
            lambda s: two(s.shared.partner, s.shared.japan, s),
            "The amounts are right, the sides are not. Whose share does the table give?",
        ),
        Mistake(
            "half each",
            lambda s: two(s.joint.verified // 2, s.joint.verified - s.joint.verified // 2, s),
            "You shared equally. What have the two sides agreed?",
        ),
        Mistake(
            "levies first",
            by_levies,
            "You took 5% and 2% first. Those levies belong to the Article 6.4 mechanism. Does this "
            "scheme issue A6.4ERs?",
            "a64.levy-adaptation",
        ),
    ],
    hints=[
        "Only one of the two parts is computed. The other is what remains.",
        "Verified x share, without the decimals; then verified less that.",
    ],
    working="Verified x share of {buyer.name}, rounded down; the rest to {host.name}.",
    after="One tonne more or less: it matters little, but write the rule down before the first issuance.",
)

adjustment = Number(
    prompt="{host.name} authorizes the whole part of {buyer.name} for use towards the NDC of {buyer.name}, "
    "and these credits are then transferred to {buyer.name}. {host.name} keeps its own part. What does "
    "{host.name} add to its emissions balance? Give the sign.{invented}",
    unit="t CO2 eq",
    rule="balance.add-first-transfers",
    answer=lambda s: s.adds,
    mistakes=[
        Mistake(
            "all that is issued",
            lambda s: s.joint.verified,
            "You took both parts. Does what {host.name} keeps for itself leave the country?",
            "first-transfer.ndc",
        ),
        Mistake(
            "its own part",
            lambda s: s.shared.partner,
            "This is the part that stays. Who else would count it? For which part is there a second counter?",
            "first-transfer.ndc",
        ),
        Mistake(
            "nothing",
            lambda s: 0,
            "The credits come from a bilateral scheme, with a share agreed. Once authorized and transferred, "
            "what are they?",
            "itmo.authorized",
        ),
        Mistake(
            "minus",
            lambda s: -s.adds,
            "The amount is right. Does {host.name} give these outcomes away, or use them?",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "Ask of each part: is it authorized, and does it go to another Party?",
        "One of the two amounts of question 4. Whoever first transfers adds.",
    ],
    working="What is authorized and first transferred: the part of {buyer.name}, with a plus.",
    after="What {host.name} keeps lowers its inventory and is adjusted for by nobody. If it is sold later, "
    "it needs an authorization first.",
)

older = Choice(
    prompt="Among the papers is an older lot: reductions of 2019 and 2020, verified last month and shared "
    "in the same way. {buyer.name} asks {host.name} to authorize its part for the NDC of {buyer.name}. "
    "What do you answer?{invented}",
    rule="itmo.vintage-2021",
    options=[
        Option(
            "authorize",
            "We authorize: they were verified after 2021",
            False,
            "Verification is a paper of today. Which year does annex 1(e) look at?",
            "itmo.vintage-2021",
        ),
        Option(
            "without adjustment",
            "We authorize, and need not adjust for years before 2021",
            False,
            "First things first: can these credits be ITMOs at all? Then ask about entries.",
            "itmo.vintage-2021",
        ),
        Option(
            "part",
            "We authorize those of 2020, and refuse those of 2019",
            False,
            "Annex 1(e) draws a line between two years. On which side of it does 2020 lie?",
            "itmo.vintage-2021",
        ),
        Option(
            "no",
            "We cannot: no signature makes ITMOs of them",
            True,
            "An ITMO represents mitigation from 2021 onward. The credits remain what the scheme says they "
            "are.",
            "itmo.vintage-2021",
        ),
    ],
    hints=[
        "Three dates are in the story: when it was reduced, verified and authorized.",
        "Read 2/CMA.3 annex 1(e). It knows only one of them.",
    ],
    after="So read the vintage of a credit before its price.",
)

EXERCISE = Exercise(
    id="mechanism.joint-crediting",
    title="From reference emissions to ITMOs",
    minutes=(20, 30),
    objectives=[
        "compute credits from a conservative reference, and what is left uncredited",
        "share an issuance out, and say which part the host adjusts for",
    ],
    rules=["first-transfer.ndc", "balance.add-first-transfers", "itmo.vintage-2021"],
    scenario=scenario,
    story="Suppose that {host.name} and {buyer.name} run a scheme that is designed like the Joint "
    "Crediting Mechanism (JCM): a joint committee has approved a methodology with a conservative reference, "
    "and both sides get credits. The activity is called *{joint.title}*. {boss} asks what the scheme "
    "credits, who gets it, and what it costs your balance. Chiller and lot are not those of the lesson."
    "\n\n{caution}",
    tables=tables,
    questions=[three, credited, uncredited, divided, adjustment, older],
)
