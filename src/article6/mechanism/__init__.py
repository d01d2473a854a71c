"""The Article 6.4 mechanism: its activity cycle, crediting periods, levies, fees and kinds of unit.

    from article6.mechanism import split_issuance, late_authorization, host_record, CONVENTIONS
    from article6.mechanism import cycle, transition, non_market     # tables: cycle.steps() ...

Names are found on first use, so importing the room costs nothing. What the texts leave open, and what is
done here meanwhile, is the list `CONVENTIONS`.
"""

from importlib import import_module

_TABLES = ("cycle", "non_market", "transition")
_MODULE_OF = {
    "CONVENTIONS": "conventions",
    "Convention": "conventions",
    "MechanismError": "errors",
    "CreditingPeriod": "crediting",
    "crediting_periods": "crediting",
    "AUTHORIZED": "levies",
    "MITIGATION_CONTRIBUTION": "levies",
    "CEILINGS": "fee_levels",
    "Schedule": "fee_levels",
    "activity_bill": "fees",
    "change_fee": "fees",
    "inclusion_fee": "fees",
    "issuance_fee": "fees",
    "registration_fee": "fees",
    "renewal_fee": "fees",
    "LateAuthorization": "late",
    "authorizable": "late",
    "late_authorization": "late",
    "Addition": "host",
    "HostRecord": "host",
    "Movement": "host",
    "host_record": "host",
    "USES": "kinds",
    "Verdict": "kinds",
    "may": "kinds",
    "ACCOUNT_TYPES": "registry",
    "Registry": "registry",
    "Lot": "levies",
    "Part": "levies",
    "Split": "levies",
    "is_ldc_or_sids": "levies",
    "split_issuance": "levies",
}

__all__ = [*_MODULE_OF, *_TABLES]


def __getattr__(name: str) -> object:
    if name in _TABLES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
