"""The sum of all Parties' adjustments: zero exactly when all that was first transferred is used for NDCs.

Only as cumulative amounts. In a single year vintage stands against use year, or an average against a
full amount, and the sum may have either sign: nothing is wrong then.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.accounting.errors import AccountingError
from article6.accounting.flows import Flows
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.working import Step


@dataclass(frozen=True, slots=True)
class PartySum:
    """One Party: all it first transferred, all it used, and the difference."""

    party: str
    first_transferred: Amount
    used: Amount
    net: Amount


@dataclass(frozen=True, slots=True)
class GlobalSum:
    """The cumulative adjustments of several Parties, added up.

    `net` = first transferred - used; `oimp` is the part of it first transferred for OIMP, which no
    Party will subtract; `unused` the rest: held, or cancelled without a use towards an NDC.
    """

    parties: tuple[PartySum, ...]
    unit: str
    first_transferred: Amount
    used: Amount
    net: Amount
    oimp: Amount
    unused: Amount
    sentence: str
    working: tuple[Step, ...]
    rules: tuple[str, ...] = (
        "adjustment.no-net-increase",
        "balance.add-first-transfers",
        "balance.subtract-uses",
    )


def global_sum(flows: Mapping[str, Flows]) -> GlobalSum:
    """Add up the cumulative adjustments of Parties: {party: flows}, all in one unit."""
    if not flows:
        raise AccountingError("There is no Party to add up.", 'Give {"XHA": flows, "XBU": flows}.')
    units = {one.unit for one in flows.values()}
    if len(units) > 1:
        raise AccountingError(
            f"The flows are in {' and in '.join(sorted(units))}.", "Convert them to one unit first."
        )
    parties = tuple(
        PartySum(code, one.first_transferred.total, one.used.total, one.net_total)
        for code, one in flows.items()
    )
    first = tidy(sum(party.first_transferred for party in parties))
    used = tidy(sum(party.used for party in parties))
    oimp = tidy(sum(one.first_transferred_oimp.total for one in flows.values()))
    net, unit = tidy(first - used), units.pop()
    steps = (
        *(
            Step(
                f"{one.party}: first transferred - used",
                f"{show(one.first_transferred)} - {show(one.used)}",
                one.net,
                unit,
                "adjustment.all-itmos",
            )
            for one in parties
        ),
        Step(
            "sum over the Parties",
            " + ".join(f"({show(one.net, signed=True)})" for one in parties),
            net,
            unit,
            "adjustment.no-net-increase",
        ),
    )
    return GlobalSum(
        parties, unit, first, used, net, oimp, tidy(net - oimp), _sentence(net, oimp, unit), steps
    )


def _sentence(net: Amount, oimp: Amount, unit: str) -> str:
    if net == 0:
        return "The sum is zero: as much was used for NDCs as was first transferred."
    if net < 0:
        return (
            f"The sum is {show(net, unit)}: more was used than first transferred. "
            "A first transferring Party is missing here, or units were used that nobody first transferred."
        )
    rest = tidy(net - oimp)
    parts = []
    if oimp > 0:
        parts.append(f"{show(oimp)} first transferred for OIMP, which no Party subtracts")
    if rest > 0:
        parts.append(f"{show(rest)} not used for an NDC, held or cancelled")
    because = f": {' and '.join(parts)}" if parts else ""
    return f"The sum is {show(net, unit, signed=True)}{because}."
