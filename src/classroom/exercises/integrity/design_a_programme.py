"""Design a programme within limits, and defend it: the outcome is judged, so that several designs pass."""

from typing import Any

from article6.integrity.abatement import named
from article6.integrity.policy import Fee, Policy, kept_of_ratio
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.integrity import _programme
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Mistake, Number, Option, WorkFile
from classroom.views.design import safe_amount
from classroom.views.market import market

RULE = "participation.contribution"
SELL, KEEP, FEE = 4, 1, 5  # the ratio and the fee of the first question
PASSES, TARGET, BUDGET, BOTH = "passes", "target", "budget", "both"


def designs(m: Any, safe: int) -> dict[str, Policy]:
    """The drafts on the desk, by their key."""
    dear = frozenset({m.spare.name})
    return {
        "open": Policy("No rule"),
        "fee": Policy("Fee as high as the floor", fee=Fee("floor")),
        "cap": Policy("Cap, no fee", frozenset({next(iter(m.asked))}), cap_t=safe),
        "half": Policy("Half of each activity kept", share_kept="0.5", fee=Fee("flat", FEE)),
        "dear": Policy("Only the dear measure", dear, fee=Fee("flat", FEE)),
    }


def judged(m: Any, done: Any) -> str:
    """The two tests of the government: chance of missing, and net result."""
    risky, costly = done.risk.chance > m.accepted, done.net is None or done.net < 0
    return {(False, False): PASSES, (True, False): TARGET, (False, True): BUDGET, (True, True): BOTH}[
        risky, costly
    ]


def scenario(pack: Any) -> Scenario:
    m = market(pack)
    first = next(iter(m.asked))
    safe = safe_amount(m.measures, m.need, first, m.accepted, m.limit, m.step_t)
    good = _programme.good(m, safe)
    drafts = designs(m, safe)
    return Scenario(
        pack,
        **opening(pack),
        market=m,
        first=first,
        low_first=first.lower(),
        cost=named(m.measures, first).cost_per_t,
        fee=FEE,
        sell=SELL,
        keep=KEEP,
        kept=kept_of_ratio(SELL, KEEP),
        need=m.need,
        limit=m.limit,
        accepted=m.accepted * 100,
        highest=m.price[1],
        lowest=m.price[0],
        least=_programme.least_sold(safe, m.step_t),
        drafts=drafts,
        outcomes={key: _programme.outcome(m, policy) for key, policy in drafts.items()},
        good=good,
        good_outcome=_programme.outcome(m, good),
        nothing=_programme.outcome(m, Policy("Nothing", frozenset())),
        file_name="my-programme.toml",
    )


def tables(s: Any) -> list[Given]:
    m = s.market
    asked = {p.measure: p.tonnes for p in _programme.requests(m)}
    return [
        Given(
            f"Measures of {m.name}: potential in t CO2 eq a year, cost in {m.money} per t",
            ("Measure", "Cost", "Potential", "Asked for"),
            [(x.name, x.cost_per_t, x.potential_t, asked.get(x.name, 0)) for x in m.measures],
            m.source,
        ),
        Given(
            "Five drafts for the programme, and what each leads to",
            ("Draft", "Sold, t CO2 eq", f"Net result, {m.money}", "Chance of missing"),
            [
                (
                    done.policy.name,
                    done.sold,
                    "target out of reach" if done.net is None else done.net,
                    m.percent(done.risk.chance),
                )
                for done in s.outcomes.values()
            ],
            m.source,
        ),
    ]


def _price(s: Any, kept: Any, fee: Any) -> Any:
    return _programme.price_needed(s.cost, kept, fee)


price = Number(
    prompt="A tonne of {low_first} costs {cost:,} {currency}. The draft law says: **sell {sell}, keep "
    "{keep}**. For every "
    "{sell} tonnes sold, {keep} stays with {host.name}, and the seller pays for all of them. Beside it there "
    "is a fee of "
    "{fee:,} {currency} for each tonne **sold**. Which price per tonne sold does the seller need, to cover "
    "its cost?",
    unit="{currency} per t CO2 eq",
    rule=RULE,
    answer=lambda s: _price(s, s.kept, s.fee),
    mistakes=[
        Mistake(
            "nothing kept",
            lambda s: _price(s, 0, s.fee),
            "This would do if everything were sold. Who pays for the tonne that stays?",
            RULE,
        ),
        Mistake(
            "a quarter kept",
            lambda s: _price(s, kept_of_ratio(SELL - KEEP, KEEP), s.fee),
            "You kept one tonne of {sell}. How many tonnes are there in all, if {sell} are sold?",
            RULE,
        ),
        Mistake(
            "the share on top",
            lambda s: s.cost * (1 + s.kept) + s.fee,
            "You added a fifth to the cost. Take five tonnes, and divide what they cost by the tonnes sold.",
            RULE,
        ),
        Mistake(
            "fee for all tonnes",
            lambda s: (s.cost + s.fee) / (1 - s.kept),
            "You let the seller pay the fee for what is kept, too. Read once more for which tonnes it is "
            "due.",
            RULE,
        ),
        Mistake(
            "fee forgotten",
            lambda s: _price(s, s.kept, 0),
            "The tonnes are paid for. The host wants something, too.",
            RULE,
        ),
    ],
    hints=[
        "Take the smallest case: how many tonnes are made so that {sell} can be sold?",
        "Cost of all tonnes made, divided by the tonnes sold. Then the fee.",
    ],
    working="Cost x (sold + kept) / sold, plus the fee.",
    after="A share kept is a price for the seller as much as a fee is. The host gets tonnes for it instead "
    "of money.",
)

TOLD = {
    "open": "Compare both columns with the limits of the story, one after the other.",
    "fee": "One column is at its limit by design. Look at the other.",
    "cap": "A cap is in tonnes. Which of the two columns does that help, and who pays for what replaces the "
    "sale?",
    "half": "Much is kept here, and much is still sold. Compare both columns with the limits.",
    "dear": "The plan does not need this measure. Look at both columns.",
}


def _case(key: str) -> Case:
    return Case(
        key,
        lambda s: s.drafts[key].name,
        lambda s: judged(s.market, s.outcomes[key]),
        TOLD[key],
        rule=RULE,
    )


drafts = Decisions(
    prompt="Five drafts are on the desk, and the second table says what each leads to. The government has "
    "two tests: "
    "the chance of missing the target is at most **{accepted:,}%**, and the **net result** (fees, less what "
    "the own "
    "target costs more) is not below zero. Which draft passes?",
    options=[
        (PASSES, "passes both tests"),
        (TARGET, "fails the test of the target only"),
        (BUDGET, "fails the test of the budget only"),
        (BOTH, "fails both"),
    ],
    cases=[_case(key) for key in TOLD],
    rule=RULE,
    hints=[
        "Take one column at a time. A net result of exactly zero passes.",
        "A fee moves the budget only. A list, a share and a cap move tonnes.",
    ],
    working="Chance at or below the limit, and net result at or above zero.",
    after=lambda s: (
        "Where only the dear measure is sold, both tests are passed on paper. A seller would need "
        f"{s.market.per_t(s.market.spare.cost_per_t + FEE)} per tonne, and buyers pay up to "
        f"{s.market.per_t(s.highest)}. "
        "So there is a third test."
        if s.market.spare.cost_per_t + FEE > s.highest
        else "There is a third test: somebody has to pay the price."
    ),
)

programme = WorkFile(
    prompt="Now yours. Write your settings into `{file_name}`, which is begun above: what may be "
    "sold, the share "
    "kept, the fee, the cap. It has to (1) sell **{least:,} t or more**, (2) at a price that buyers pay: at "
    "most "
    "{highest:,} {currency} per t, (3) keep the chance of missing at **{accepted:,}% or below**, and (4) "
    "leave the net "
    "result at **zero or above**. Many programmes do.",
    file_name="{file_name}",
    open=_programme.read,
    holds=Policy,
    make=lambda s: s.good,
    demands=_programme.DEMANDS,
    rule=RULE,
    hints=[
        "Tonnes first: lower the cap until the chance is within the limit. Then look at the net result.",
        "A tonne sold is replaced by the next one that the plan has not taken. The fee has to cover the "
        "difference in "
        "cost, and the price must still be one that buyers pay.",
    ],
    working="A short list, a cap within the risk, and a fee of what replacing costs more.",
    after="Change one setting and look again: how far can each go before a test fails? That is the room you "
    "have when you "
    "negotiate.",
)

question = Choice(
    prompt="In the committee a member asks: *“The fee already pays for the replacement. Why a limit in "
    "tonnes as well? We "
    "give money away.”* Which answer holds?",
    rule=RULE,
    options=[
        Option(
            "decision",
            "“The decisions ask every host for a cap on what it authorizes.”",
            False,
            "Look for such a cap in 2/CMA.3 or 4/CMA.6. Who decides how much a host sells?",
            "authorization.5h",
        ),
        Option(
            "safe",
            "“A fee at the floor makes sure that we reach our target in any year.”",
            False,
            "Compare two drafts that differ in the fee only: what became of the chance?",
            RULE,
        ),
        Option(
            "time",
            "“The fee pays for a replacement that we plan. If it comes late or delivers less, the tonnes are "
            "sold all the "
            "same.”",
            True,
            "Money protects the target once it has become a measure, and the measure has delivered.",
            RULE,
        ),
        Option(
            "buyers",
            "“Without a limit buyers would not trust our units.”",
            False,
            "Buyers may like it or not. What does the limit protect at home?",
            RULE,
        ),
    ],
    hints=[
        "The member speaks of money. What is the target counted in?",
        "Think of a dry year, after the sale.",
    ],
)


def _speech(s: Any) -> str:
    m, done = s.market, s.good_outcome
    fee = m.per_t(done.revenue / done.sold)
    return (
        f"We open our market for {s.low_first}, and for {m.numbers.show(done.sold)} t a year, no more. For "
        f"each tonne we "
        f"take {fee}, because that is what it costs us to do something else in its place; the budget loses "
        f"nothing. "
        f"The chance that we miss our own target rises from {m.percent(s.nothing.risk.chance)} to "
        f"{m.percent(done.risk.chance)}; we said that we accept {m.percent(m.accepted)}. We refuse the rest "
        f"for now, "
        "although there are buyers, because our own target needs it first. These numbers come from a model "
        "with "
        "assumptions that I have laid before you. When the first deliveries are measured we shall work them "
        "out anew, and "
        "come back to you before the cap is raised."
    )


defence = FreeText(
    prompt="{boss} presents **your** programme to parliament. Write the paragraph: seven sentences at most, "
    "for people who "
    "have never seen a cost curve.",
    rubric=[
        "It says what may be sold and what may not, with the number of tonnes.",
        "It says what the country gets, and why the fee or the share is as high as it is.",
        "It gives the chance of missing the target, with and without the programme, and what is accepted.",
        "It names one thing that speaks against the programme, and does not hide it.",
        "It says that the numbers come from a model, and when they are looked at again.",
    ],
    model=_speech,
    hints=[
        "Begin with what is decided, not with how it was worked out.",
        "One sentence for each: tonnes, money, risk, objection, review.",
    ],
    rule=RULE,
)

EXERCISE = Exercise(
    id="integrity.design-a-programme",
    title="Design a programme and defend it",
    minutes=(45, 65),
    objectives=[
        "judge a design by tonnes, money and risk",
        "set list, share kept, fee and cap so that a programme stays within limits",
        "defend a programme before people who are not specialists",
    ],
    rules=[RULE, "authorization.5h"],
    scenario=scenario,
    story="{host.name} will write down how it sells, before the next request comes. It needs reductions of "
    "**{need:,} t** in "
    "the year for its own target, and funds measures up to {limit:,} {currency} per t. Buyers would take all "
    "of what the "
    "first table shows, and pay {lowest:,} to {highest:,} {currency} per t. {boss} asks you for a draft that "
    "parliament "
    "can accept.\n\nThe numbers belong to a model for teaching: sellers pay for the measures, every planned "
    "tonne counts "
    "for the money, nobody replaces what is sold when the chance is worked out.\n\n{caution}",
    tables=tables,
    questions=[price, drafts, programme, question, defence],
)
