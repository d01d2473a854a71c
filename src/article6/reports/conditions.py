"""What decides whether an item of an outline applies: the words "if applicable" and their like, as data.

A condition is True, False, or None where nobody knows. A known condition makes an omission; an unknown one
makes a question, or nothing where the decision leaves the judgement to the Party.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.ledger.events import Cancelled, GivenToAdaptationFund
from article6.ndc import Method, Ndc

if TYPE_CHECKING:
    from article6.ledger import Ledger
    from article6.reports.report import Report

__all__ = ["WHEN", "Conditions", "conditions"]

# condition -> (what it means, the question where it is not known; "" where the Party alone judges)
WHEN = {
    "no BTR yet": (
        "no biennial transparency report was submitted yet",
        "It is not known whether a biennial transparency report was submitted before.",
    ),
    "trajectory": (
        "the method is a trajectory or a budget, 7(a)(i) or 7(b)",
        "It is not known whether the method is a trajectory or a budget.",
    ),
    "non-GHG NDC": (
        "the NDC, or a part of it, is in a non-GHG metric",
        "It is not known whether the NDC has a part in a non-GHG metric.",
    ),
    "policies": (
        "the NDC is a first or first updated one of policies and measures that is not quantified",
        "It is not known whether the NDC consists of policies and measures that are not quantified.",
    ),
    "t CO2 eq": (
        "outcomes are measured and transferred in t CO2 eq",
        "It is not known in which metric outcomes were transferred.",
    ),
    "non-GHG": (
        "outcomes are measured and first transferred in a non-GHG metric",
        "It is not known in which metric outcomes were first transferred.",
    ),
    "entities": (
        "entities are authorized",
        "It is not known whether entities are authorized.",
    ),
    "safeguards": (
        "further CMA guidance sets safeguards and limits",
        "No such guidance was found in the decisions up to CMA.6; later ones were not read.",
    ),
    "co-benefits": ("as applicable: there are mitigation co-benefits of this kind", ""),
    "adaptation": ("if applicable: the approach contributes resources for adaptation", ""),
    "OMGE": ("if applicable: the approach delivers overall mitigation in global emissions", ""),
    "if applicable": ("if applicable", ""),
    "optional": ("a place of the outline that may stay empty", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is known about a Party and its approaches; None is "not known".

    `trajectory`: the method is 7(a)(i) or 7(b). `policies`: an unquantified first or first updated NDC.
    `approaches`: all cooperative approaches the Party takes part in: the regular information covers each.
    Per approach, `{"CA0099": True}`: `ghg` and `non_ghg` the metric of outcomes transferred, `co_benefits`,
    `adaptation` and `omge`, and whether `entities` are authorized; an approach that is not named is unknown.
    """

    btr_submitted: bool | None = None
    trajectory: bool | None = None
    non_ghg_ndc: bool | None = None
    policies: bool | None = None
    safeguards: bool | None = None
    approaches: tuple[str, ...] | None = None
    ghg: Mapping[str, bool] = field(default_factory=dict)
    non_ghg: Mapping[str, bool] = field(default_factory=dict)
    co_benefits: Mapping[str, bool] = field(default_factory=dict)
    adaptation: Mapping[str, bool] = field(default_factory=dict)
    omge: Mapping[str, bool] = field(default_factory=dict)
    entities: Mapping[str, bool] = field(default_factory=dict)

    def holds(self, when: str, approach: str | None = None) -> bool | None:
        """Whether a condition of the outline holds; `when` is a key of WHEN, or "" for always."""
        if when in _PARTY:
            value = getattr(self, _PARTY[when])
            return (not value if when == "no BTR yet" else value) if value is not None else None
        if when in _APPROACH:
            return getattr(self, _APPROACH[when]).get(approach)
        return {"": True, "optional": False, "if applicable": None}[when]

    def about(self, report: Report) -> Conditions:
        """The same, with what the report itself tells: annexed to a BTR, it stands beside the 64 information.

        A reading of ours [D]: paragraph 18(b) asks for the information where no BTR was submitted "yet".
        """
        if self.btr_submitted is None and report.annexed_to_btr is not None:
            return replace(self, btr_submitted=True)
        return self


_PARTY = {
    "no BTR yet": "btr_submitted",
    "trajectory": "trajectory",
    "non-GHG NDC": "non_ghg_ndc",
    "policies": "policies",
    "safeguards": "safeguards",
}
_APPROACH = {
    "t CO2 eq": "ghg",
    "non-GHG": "non_ghg",
    "co-benefits": "co_benefits",
    "adaptation": "adaptation",
    "OMGE": "omge",
    "entities": "entities",
}


def conditions(
    party: str,
    *,
    ndc: Ndc | None = None,
    ledger: Ledger | None = None,
    authorizations: Iterable[Authorization] = (),
    btr_submitted: bool | None = None,
    on: date | None = None,
) -> Conditions:
    """What NDC, ledger and authorizations tell of the conditions, until `on`; the rest stays unknown.

    A contribution that the ledger shows makes 22(j) or 22(k) apply. None on record proves nothing: an
    approach may contribute money.
    """
    given = [a for a in authorizations if a.party == party and (on is None or a.date <= on)]
    approaches = dict.fromkeys(a.approach for a in given)
    ghg: dict[str, bool] = {}
    non_ghg: dict[str, bool] = {}
    adaptation: dict[str, bool] = {}
    omge: dict[str, bool] = {}
    if ledger is not None:
        own = [v[0] for v in ledger.authorizations.values() if v[0].party == party]
        own = [a for a in own if on is None or a.date <= on]
        given += own
        approaches |= dict.fromkeys(a.approach for a in own)
        moved = [*ledger.first_transfers(party, on), *ledger.uses(party, on)]
        approaches |= dict.fromkeys(one.approach for one in moved)
        approaches |= dict.fromkeys(row.block.approach for row in ledger.holdings(party, on))
        for one in moved:
            (ghg if one.metric == "GHG" else non_ghg)[one.approach] = True
        for event in ledger.events:
            if getattr(event, "by", None) != party or (on is not None and event.date > on):
                continue
            if isinstance(event, GivenToAdaptationFund):
                adaptation[event.block.approach] = True
            elif isinstance(event, Cancelled) and event.purpose == "OMGE":
                omge[event.block.approach] = True
        for approach in ghg.keys() ^ non_ghg.keys():  # every transfer so far was in one of the two
            ghg.setdefault(approach, False)
            non_ghg.setdefault(approach, False)
    return Conditions(
        btr_submitted=btr_submitted,
        trajectory=None if ndc is None or ndc.method is None else ndc.method is not Method.AVERAGING,
        non_ghg_ndc=None if ndc is None else ndc.target.kind == "non-GHG",
        policies=None if ndc is None else ndc.target.kind == "policies and measures",
        approaches=tuple(approaches) or None,
        ghg=ghg,
        non_ghg=non_ghg,
        adaptation=adaptation,
        omge=omge,
        entities={a.approach: True for a in given if a.entities},
    )
