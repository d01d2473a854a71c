"""The authorizations of the case, complete with the fourteen elements of 4/CMA.6 para. 5."""

from typing import Any

from article6.authorization import Authorization, AuthorizedEntity

__all__ = ["authorization", "entities", "oimp_authorization"]


_OPERATOR, _SECOND = "{} 2027-0451", "{} 2027-0452"  # identification numbers, invented


def authorization(pack: Any) -> Authorization:
    """The host authorizes the approach for use towards NDCs, by the buyer alone."""
    host, buyer, approach = pack.host, pack.buyer, pack.approach
    sold = pack.transfers.by_vintage
    room = sum(sold.values()) + sum(pack.late.by_vintage.values())
    return Authorization(
        id=approach.authorization,
        party=host.code,
        approach=approach.id,
        approach_title=approach.title,
        date=approach.authorized_on,
        duration=f"until 31 December {pack.period.last + 1}",
        purposes="NDC",
        parties={buyer.code},
        entities=(_OPERATOR.format(host.code),),
        quantity=_rounded_up(room),
        vintages=(pack.period.first, pack.period.last),
        metrics={"GHG"},
        units="t CO2 eq",
        gwp=pack.host.gwp_report,
        gases=("CO2",),
        sectors={approach.sector},
        activities={approach.activity},
        framework=_framework(host, approach),
        change_terms=(
            f"A change needs a written notice of 90 days by {host.name} to {buyer.name} and a new version of "
            "this authorization. It applies to outcomes that are not yet first transferred by then."
        ),
        registry=host.registry,
        underlying_registries=(f"National registry of activities of {host.name}",),
    )


def oimp_authorization(pack: Any, definition: str = "issuance") -> Authorization:
    """The host authorizes the second approach for other international mitigation purposes."""
    host, approach = pack.host, pack.oimp_approach
    return Authorization(
        id=approach.authorization,
        party=host.code,
        approach=approach.id,
        approach_title=approach.title,
        date=approach.authorized_on,
        final_date=approach.authorized_on.replace(year=pack.period.last + 1, month=12, day=31),
        duration=f"until 31 December {pack.period.last + 1}",
        purposes="OIMP",
        oimp=f"Use by {pack.oimp.user}",
        definition=definition,
        entities=(_SECOND.format(host.code),),
        quantity=_rounded_up(sum(pack.oimp.verified.values())),
        vintages=(pack.period.first, pack.period.last),
        metrics={"GHG"},
        units="t CO2 eq",
        gwp=pack.host.gwp_report,
        gases=("CO2",),
        sectors={approach.sector},
        activities={approach.activity},
        framework=_framework(host, approach),
        change_terms=(
            "A change needs a new version of this authorization and leaves first-transferred outcomes alone."
        ),
        registry=host.registry,
        underlying_registries=(f"National registry of activities of {host.name}",),
    )


def entities(pack: Any) -> tuple[AuthorizedEntity, ...]:
    """The two entities that the authorizations name, as table 5 of the annual report lists them."""
    host = pack.host.code
    return tuple(
        AuthorizedEntity(
            id=id.format(host),
            name=f"{approach.title}: operator",
            country=host,
            approach=approach.id,
            date=approach.authorized_on,
        )
        for id, approach in ((_OPERATOR, pack.approach), (_SECOND, pack.oimp_approach))
    )


def _framework(host: Any, approach: Any) -> str:
    return (
        f"National framework for cooperative approaches of {host.name}; monitoring plan of {approach.title}"
    )


def _rounded_up(tonnes: int) -> int:
    """A limit as an authorization names one: the next half of a power of ten."""
    step = 10 ** (len(str(tonnes)) - 1) // 2
    return -(-tonnes // step) * step
