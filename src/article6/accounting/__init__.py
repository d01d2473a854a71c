"""Corresponding adjustments and what follows from them (2/CMA.3 annex 6-17 and 23).

Start with `Flows` (what was first transferred and used) and `emissions_balance`.
"""

from article6.accounting.balance import BalanceYear, EmissionsBalance, covered_emissions, emissions_balance
from article6.accounting.block import AchievementBlock, achievement_block
from article6.accounting.breakdown import Breakdown, BreakdownLine, breakdown
from article6.accounting.errors import AccountingError
from article6.accounting.flows import Flows
from article6.accounting.indicator import AdjustedIndicator, IndicatorYear, adjusted_indicator
from article6.accounting.representativeness import Representativeness, representativeness
from article6.accounting.restatement import Change, Restatement, one_method, restatement
from article6.accounting.room import Room, room
from article6.accounting.series import Series, YearBasis, by_action_year, by_use_year, by_vintage
from article6.accounting.table4 import Row, Table4, table4
from article6.accounting.verdict import achievement
from article6.accounting.worldwide import GlobalSum, PartySum, global_sum
from article6.ndc.method import Method
from article6.readings import READINGS, Reading, Readings

__all__ = [
    "READINGS",
    "AccountingError",
    "AchievementBlock",
    "AdjustedIndicator",
    "BalanceYear",
    "Breakdown",
    "BreakdownLine",
    "Change",
    "EmissionsBalance",
    "Flows",
    "GlobalSum",
    "IndicatorYear",
    "Method",
    "PartySum",
    "Reading",
    "Readings",
    "Representativeness",
    "Restatement",
    "Room",
    "Row",
    "Series",
    "Table4",
    "YearBasis",
    "achievement",
    "achievement_block",
    "adjusted_indicator",
    "breakdown",
    "by_action_year",
    "by_use_year",
    "by_vintage",
    "covered_emissions",
    "emissions_balance",
    "global_sum",
    "one_method",
    "representativeness",
    "restatement",
    "room",
    "table4",
]
