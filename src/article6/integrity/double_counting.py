"""Double counting told apart: issued twice, claimed twice, used twice; and the same tonne paid for twice.

case = Case(uses=("ndc",), host_counts=True, adjusted=False)
[found.kind.name for found in classify(case)]        # -> ["Double claiming"]
"""

from __future__ import annotations

from dataclasses import dataclass

from article6.integrity.errors import IntegrityError
from article6.integrity.sourced import find, table

__all__ = ["USES", "Case", "Found", "Kind", "classify", "kind", "kinds"]

USES = {
    "ndc": "use towards the NDC of another Party",
    "oimp": "use for other international mitigation purposes",
    "contribution": "a contribution to the host's own target, with no claim to the tonne",
    "company": "a company counts the tonne against its own emissions, with no authorization",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to count twice: what it `means`, an `example`, the `tool` against it, and the id of a `rule`.

    `of` is "tonnes", or "money" where no tonne is counted twice.
    """

    id: str
    name: str
    of: str
    means: str
    example: str
    tool: str
    rule: str


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one tonne.

    `issued_in`: the programme of each unit issued for it and still in force; `uses`: one entry of USES for
    each time its unit was used; `host_counts`: the host's emissions show it, so that it counts for its NDC;
    `adjusted`: the host applied a corresponding adjustment for it; `paid_as`: each source of money for it.
    """

    issued_in: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    host_counts: bool = True
    adjusted: bool = False
    paid_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = next((use for use in self.uses if use not in USES), None)
        if unknown is not None:
            raise IntegrityError(f"There is no use {unknown!r}. There are: {', '.join(USES)}.")


@dataclass(frozen=True, slots=True)
class Found:
    """A kind that the case shows, and why; `open` where no decision says that it is one."""

    kind: Kind
    why: str
    open: bool = False


def kinds() -> tuple[Kind, ...]:
    """All kinds: three of tonnes, one of money."""
    return tuple(Kind(id, **row) for id, row in table("double_counting").items())


def kind(id: str) -> Kind:
    """The kind with this id; `IntegrityError` names those there are."""
    return find(kinds(), id, "kind of double counting")


def classify(case: Case) -> tuple[Found, ...]:
    """Which kinds the case shows, in the order of the table; several are possible, and none.

    Where the host's NDC does not cover the tonne there is no double claim, and a first transfer is adjusted
    for all the same (2/CMA.3 annex 14).
    """
    out = []
    if len(case.issued_in) > 1:
        out.append(Found(kind("issuance"), f"Units stand in {' and '.join(case.issued_in)} for one tonne."))
    if case.host_counts and not case.adjusted:
        asked = [USES[use] for use in case.uses if use in ("ndc", "oimp")]
        if asked:
            out.append(
                Found(
                    kind("claiming"),
                    f"The host counts the tonne and made no corresponding adjustment; beside it stands "
                    f"{asked[0]}.",
                )
            )
        elif "company" in case.uses:
            out.append(
                Found(
                    kind("claiming"),
                    "The host counts the tonne and so does a company. No decision rules on company claims; "
                    "codes of conduct differ.",
                    open=True,
                )
            )
    taken = [use for use in case.uses if use != "contribution"]
    if len(case.uses) > 1:
        words = " and ".join(USES[use] for use in case.uses)
        out.append(Found(kind("use"), f"One unit, {len(case.uses)} uses: {words}.", open=not taken))
    if len(case.paid_as) > 1:
        out.append(
            Found(
                kind("monetization"),
                f"Paid for as {' and as '.join(case.paid_as)}: no tonne is counted twice, but is the "
                "activity additional?",
                open=True,
            )
        )
    return tuple(out)
