"""A programme of the host: its settings in a file, what they lead to, and what a good one meets."""

import re
import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from article6.integrity.abatement import named
from article6.integrity.policy import Fee, Outcome, Policy, Proposal, apply
from classroom.questions import Demand
from classroom.view import Table
from classroom.views.market import Market
from classroom.work import folder

__all__ = [
    "DEMANDS",
    "from_text",
    "good",
    "least_sold",
    "opened",
    "outcome",
    "price_needed",
    "read",
    "requests",
    "show",
    "template",
]

KEYS = {"measures": list, "share_kept_percent": (int, float), "fee_per_t": (int, float), "cap_t": int}


def requests(m: Market) -> tuple[Proposal, ...]:
    """What buyers would take, at the high price: all of each measure they ask for, and of a dear one."""
    names = (*m.asked, m.spare.name)
    return tuple(Proposal(name, int(named(m.measures, name).potential_t), m.price[1]) for name in names)


def outcome(m: Market, policy: Policy) -> Outcome:
    """What the policy makes of the requests; every tonne that is planned arrives, for the money."""
    return apply(_named(policy, m), requests(m), m.measures, m.need, funded_up_to=m.limit)


def _named(policy: Policy, m: Market) -> Policy:
    """The policy with the measures as the table writes them: capital letters do not matter in a file."""
    written = {p.measure.casefold(): p.measure for p in requests(m)}
    if policy.positive_list is None:
        return policy
    listed = frozenset(written.get(name.strip().casefold(), name) for name in policy.positive_list)
    return replace(policy, positive_list=listed)


def price_needed(cost: Fraction, share_kept: Fraction, fee: Fraction) -> Fraction:
    """What whoever sells needs per tonne sold: the measure, also for what the host keeps, and the fee."""
    return cost / (1 - share_kept) + fee


def least_sold(safe: int, step: int) -> int:
    """The least that a programme must sell: half of what the risk allows of the first measure, in steps."""
    return safe // 2 // step * step


def good(m: Market, safe: int) -> Policy:
    """A programme that meets all demands: one measure, a cap within the risk, a fee at the floor."""
    first = next(iter(m.asked))
    most = int(min(safe, named(m.measures, first).potential_t))
    return Policy(
        "One measure, capped",
        frozenset({first}),
        cap_t=most * 3 // 4 // m.step_t * m.step_t,
        fee=Fee("floor"),
    )


def template(m: Market) -> str:
    """The file to begin with: everything may be sold, nothing is kept, and there is no fee."""
    wanted = requests(m)
    names = ", ".join(f'"{p.measure}"' for p in wanted)
    return (
        "# My programme. Write behind the equals signs, and save.\n"
        "# In numbers _ may group the digits: 400_000 is 400000. No commas.\n\n"
        f"# May be sold: leave out what may not.\nmeasures = [{names}]\n\n"
        "# Of each activity this part stays with the host, paid for by the seller. 20 for a fifth.\n"
        "share_kept_percent = 0\n\n"
        f"# Paid to the host for each tonne sold, {m.money}.\nfee_per_t = 0\n\n"
        "# No more than so many tonnes are sold in the year, in all.\n"
        f"cap_t = {sum(p.tonnes for p in wanted):_}\n"
    )


def read(path: str | Path) -> Policy:
    """The programme in a file; ValueError says which line cannot be used, and how it is written."""
    return from_text(Path(path).read_text(encoding="utf-8"))


def from_text(text: str) -> Policy:
    """The programme in the text of a file; ValueError as for `read`."""
    commas = re.search(r"^\s*(\w+)\s*=\s*(\d{1,3}(?:,\d{3})+)\s*(?:#.*)?$", text, re.MULTILINE)
    if commas:
        name, number = commas.groups()
        raise ValueError(
            f"{name}: write {number.replace(',', '')} or {number.replace(',', '_')}, no commas in a number."
        )
    try:
        return _policy(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(
            f"{problem}. Write numbers with a decimal point, and names in quotation marks, as the template "
            f"does."
        ) from None


def _policy(given: dict[str, Any]) -> Policy:
    for name, kind in KEYS.items():
        value = given.get(name)
        if isinstance(value, bool) or not isinstance(value, kind):
            raise ValueError(f"the line {name!r} is missing, or is not of the kind that the template shows.")
    if not 0 <= given["share_kept_percent"] <= 100:  # also what is no number at all
        raise ValueError("the share kept is a percentage from 0 to 100; write 20 for a fifth.")
    more = [name for name in given if name not in KEYS]
    if more:
        raise ValueError(f"there is no setting {more[0]!r}; there are {', '.join(KEYS)}.")
    if not all(isinstance(name, str) for name in given["measures"]):
        raise ValueError("the measures are names in quotation marks, with commas between them.")
    return Policy(
        "Your programme",
        positive_list=frozenset(given["measures"]),
        share_kept=Fraction(str(given["share_kept_percent"])) / 100,
        fee=Fee("flat", str(given["fee_per_t"])),
        cap_t=given["cap_t"],
    )


def opened(name: str, m: Market) -> Policy:
    """The programme in a file of the learner's folder; where it cannot be read, it says why and gives the
    template's."""
    try:
        return read(folder() / name)
    except FileNotFoundError:  # nothing is written on a page of the book
        pass
    except (OSError, ValueError) as problem:
        print(f"{name}: {problem}\nUntil that is mended, the template is used:\n")
    return from_text(template(m))


def show(m: Market, policy: Policy) -> Table:
    """What a programme leads to, request by request, and three numbers below."""
    done = outcome(m, policy)
    rows = [
        (d.proposal.measure, d.proposal.tonnes, d.sold, d.kept, _price(m, done, d) if d.sold else None)
        for d in done.decisions
    ]
    net = "the own target is out of reach" if done.net is None else m.millions(done.net, signed=True)
    return Table(
        f"{policy.name}: net result {net}; chance of missing {m.percent(done.risk.chance)}",
        ("Measure", "Asked for", "Sold", "Kept by the host", f"Price the seller needs, {m.money}"),
        rows,
        f"t CO2 eq; price per t. Buyers pay up to {m.per_t(m.price[1])}",
        numbers=m.numbers,
        empty="–",
    )


def _price(m: Market, done: Outcome, decision: Any) -> Fraction:
    fee = done.revenue / done.sold if done.revenue is not None else Fraction(0)
    return price_needed(named(m.measures, decision.proposal.measure).cost_per_t, done.policy.share_kept, fee)


def _unknown(policy: Policy, s: Any) -> str | None:
    wanted = {p.measure for p in requests(s.market)}
    other = sorted((_named(policy, s.market).positive_list or frozenset()) - wanted)
    return f"Nobody asks for {other[0]!r}." if other else None


def _too_little(policy: Policy, s: Any) -> str | None:
    sold = outcome(s.market, policy).sold
    return None if sold >= s.least else f"{s.market.numbers.show(sold)} t are sold."


def _too_dear(policy: Policy, s: Any) -> str | None:
    m, done = s.market, outcome(s.market, policy)
    for d in done.decisions:
        if d.sold and policy.share_kept < 1 and _price(m, done, d) > m.price[1]:
            return (
                f"Whoever sells {d.proposal.measure.lower()} needs {m.per_t(_price(m, done, d))} per tonne."
            )
    return None


def _risky(policy: Policy, s: Any) -> str | None:
    chance = outcome(s.market, policy).risk.chance
    return None if chance <= s.market.accepted else f"The chance of missing is {s.market.percent(chance)}."


def _costly(policy: Policy, s: Any) -> str | None:
    net = outcome(s.market, policy).net
    if net is None:
        return "The own target is out of reach, whatever is paid."
    return None if net >= 0 else f"The net result is {s.market.millions(net, signed=True)}."


def _like(s: Any, **changes: Any) -> Policy:
    """The good programme with something changed."""
    same = {"positive_list": s.good.positive_list, "cap_t": s.good.cap_t, "fee": s.good.fee}
    return Policy("Spoilt", **{**same, **changes})


RULE = "participation.contribution"
DEMANDS = (
    Demand(
        "names",
        _unknown,
        "Write the names as in the table of requests.",
        lambda policy, s: _like(s, positive_list=s.good.positive_list | {"Something else"}),
    ),
    Demand(
        "something is sold",
        _too_little,
        "A programme nobody can use is no programme: open it a little further.",
        lambda policy, s: _like(s, cap_t=0),
        "authorization.5h",
    ),
    Demand(
        "a buyer pays the price",
        _too_dear,
        "No buyer in this story pays that. Leave the measure out, or ask less for it.",
        lambda policy, s: _like(s, fee=Fee("flat", s.market.price[1])),
    ),
    Demand(
        "the target",
        _risky,
        "That is more than the government accepts. Money does not lower it: which setting is in tonnes?",
        lambda policy, s: _like(s, cap_t=None),
        RULE,
    ),
    Demand(
        "the budget",
        _costly,
        "The own target becomes dearer than the fees bring in. What replaces a tonne that is sold, at which "
        "cost?",
        lambda policy, s: _like(s, fee=Fee("none")),
        RULE,
    ),
)
