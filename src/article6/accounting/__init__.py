"""Corresponding adjustments and what follows from them (2/CMA.3 annex 6-17 and 23).

Start with `Flows` (what was first transferred and used) and `emissions_balance`.
"""

from article6.accounting.balance import BalanceYear, EmissionsBalance, covered_emissions, emissions_balance
from article6.accounting.errors import AccountingError
from article6.accounting.flows import Flows
from article6.accounting.series import Series, YearBasis, by_action_year, by_use_year, by_vintage
from article6.accounting.verdict import achievement
from article6.ndc.method import Method
from article6.readings import READINGS, Readings

__all__ = [
    "AccountingError",
    "BalanceYear",
    "EmissionsBalance",
    "Flows",
    "Method",
    "READINGS",
    "Readings",
    "Series",
    "YearBasis",
    "achievement",
    "by_action_year",
    "by_use_year",
    "by_vintage",
    "covered_emissions",
    "emissions_balance",
]
