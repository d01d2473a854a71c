"""The host's market design: four levers on what buyers ask for, and what each does to budget and target."""

from functools import cache

from article6.integrity.chance import largest_export
from article6.integrity.errors import IntegrityError
from article6.integrity.policy import Fee, Outcome, Policy, apply

from ..display.stack import StackChart
from ..display.table import Table
from ..view import Control, Shown, Verdict, View
from .market import Market, market
from .setting import caution, setting

SHARES = {"0": "none", "0.1": "a tenth", "0.2": "a fifth", "0.5": "half"}
LISTS = {"any": "any measure", "dear": "dear measures only", "conditional": "what the plan leaves over"}
FEES = {"none": "none", "5": "5", "20": "20", "floor": "as high as the fee floor"}
CAPS = {"none": "none", "half": "half of what is asked", "safe": "what the risk allows"}


def market_design(pack=None) -> View:
    """List x share kept x cap x fee; what is sold and kept, the money, and the chance of missing."""
    m, note = market(pack), caution(setting(pack).pack)

    def compute(share: str, fee: str, listed: str, cap: str) -> Shown:
        policy = _policy(m, share, fee, listed, cap)
        return _shown(m, policy, apply(policy, m.proposals(), m.measures, m.need, funded_up_to=m.limit))

    fees = {key: f"{text} {m.money} per tonne" if key.isdigit() else text for key, text in FEES.items()}
    asked = ", ".join(f"{m.unit.say(p.tonnes)} of {p.measure.lower()}" for p in m.proposals())
    return View(
        "market_design",
        "Design the market of the host",
        (
            Control.choice("listed", "May be sold", LISTS, "any"),
            Control.choice("share", "Share kept by the host", SHARES, "0"),
            Control.choice("cap", "Cap on what is sold", CAPS, "none"),
            Control.choice("fee", "Fee per tonne sold", fees, "floor"),
        ),
        compute,
        f"Buyers ask {m.name} for {asked}. The host needs {m.unit.say(m.need)} a year for its own target "
        f"and funds measures up to {m.per_t(m.limit)} per tonne. Dear measures are those above that. "
        f"“What the risk allows” is as much of the first measure as keeps the chance of missing within "
        f"{m.percent(m.accepted)}.{note}",
    )


@cache
def safe_amount(measures, need: int, name: str, accepted, limit, step_t: int) -> int:
    """The largest sale of one measure, in whole steps, that keeps the chance within what is accepted."""
    try:
        return largest_export(measures, need, name, accepted, step_t=step_t, funded_up_to=limit)
    except IntegrityError:  # the chance is too high before anything is sold
        return 0


def _policy(m: Market, share: str, fee: str, listed: str, cap: str) -> Policy:
    proposals = m.proposals()
    if cap == "half":
        room = sum(p.tonnes for p in proposals) // 2
    else:
        first = proposals[0].measure
        room = (
            safe_amount(m.measures, m.need, first, m.accepted, m.limit, m.step_t) if cap == "safe" else None
        )
    dear = frozenset(one.name for one in m.measures if one.cost_per_t > m.limit)
    kind = Fee("flat", fee) if fee.isdigit() else Fee(fee)
    return Policy(
        "chosen",
        positive_list=dear if listed == "dear" else None,
        conditional_only=listed == "conditional",
        share_kept=share,
        fee=kind,
        cap_t=room,
    )


def _shown(m: Market, policy: Policy, outcome: Outcome) -> Shown:
    return Shown(
        (_table(m, policy, outcome),),
        (_chart(m, outcome),),
        _sentences(m, outcome),
        ("participation.contribution", "authorization.5h"),
        m.source,
        _verdicts(m, outcome),
    )


def _verdicts(m: Market, outcome: Outcome) -> list[Verdict]:
    if outcome.net is None:
        budget = Verdict(
            f"Budget of {m.judged}", False, "no money repairs this: the need can no longer be met"
        )
    else:
        budget = Verdict(
            f"Budget of {m.judged}",
            outcome.net >= 0,
            f"fees {m.millions(outcome.revenue)}, cost of replacing {m.millions(outcome.replacing)}, "
            f"net {m.millions(outcome.net, signed=True)}",
        )
    words = f"missed with a chance of {m.percent(outcome.risk.chance)}; accepted are {m.percent(m.accepted)}"
    return [budget, Verdict(f"Target of {m.judged}", outcome.risk.chance <= m.accepted, words)]


def _sentences(m: Market, outcome: Outcome) -> list[str]:
    u, asked = m.unit, sum(d.proposal.tonnes for d in outcome.decisions)
    out = [
        f"Of {u.say(asked)} asked for, {u.say(outcome.sold)} are sold and {u.say(outcome.kept)} stay with "
        f"{m.name}, paid for by the sellers."
    ]
    if outcome.sold and outcome.selling.fee_floor is not None:
        out.append(
            f"The fee floor of this sale is {m.per_t(outcome.selling.fee_floor)} per tonne sold: with less, "
            "the host pays the difference."
        )
    if outcome.replacing is not None and outcome.replacing < 0:
        out[0] += " What is kept spares the host measures of its own."
    before = apply(
        Policy("nothing sold", positive_list=frozenset()),
        [d.proposal for d in outcome.decisions],
        m.measures,
        m.need,
        funded_up_to=m.limit,
    )
    out.append(
        f"With nothing sold, the chance of missing the target would be {m.percent(before.risk.chance)}. "
        "A fee changes the budget, not this chance."
    )
    return out


def _table(m: Market, policy: Policy, outcome: Outcome) -> Table:
    rows = []
    for d in outcome.decisions:
        cost = next(one.cost_per_t for one in m.measures if one.name == d.proposal.measure)
        fee = outcome.revenue / outcome.sold if outcome.revenue is not None and outcome.sold else 0
        needs = cost / (1 - policy.share_kept) + fee if d.sold else None
        rows.append((d.proposal.measure, m.unit(d.proposal.tonnes), m.unit(d.sold), m.unit(d.kept), needs))
    return Table(
        "What becomes of each request",
        ("Measure", "Asked for", "Sold", "Kept", f"Price the seller needs, {m.money} per t"),
        rows,
        f"{m.unit.unit}, unless the column says otherwise. Buyers offer {m.per_t(m.price[0])} to "
        f"{m.per_t(m.price[1])} per t",
        numbers=m.numbers,
        empty="–",
    )


def _chart(m: Market, outcome: Outcome) -> StackChart:
    u = m.unit
    return StackChart(
        title="Asked for: sold, kept, refused",
        units=u.unit,
        source=m.source,
        numbers=u.numbers,
        says="What is kept counts for the host's own target. What is refused is still there to be done.",
        parts=(("Sold", "hatch:buyer"), ("Kept", "host"), ("Refused", "soft")),
        rows=tuple((d.proposal.measure, (u(d.sold), u(d.kept), u(d.refused))) for d in outcome.decisions),
        most=u(max(d.proposal.tonnes for d in outcome.decisions)),
    )
