"""The Article 6.4 mechanism: its activity cycle, crediting periods, levies, fees and kinds of unit.

Names are found on first use, so importing the room costs nothing. What the texts leave open, and what is
done here meanwhile, is the list `CONVENTIONS`.
"""

from importlib import import_module

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

__all__ = list(_MODULE_OF)


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
