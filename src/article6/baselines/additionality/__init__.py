"""Additionality: would the activity have happened without the mechanism? One file per test.

`assessment.assess` puts the results together. The rule is 3/CMA.3 annex 38-39; how the tests are made is
mostly a habit of the CDM, and every result says so in its `note`.
"""

from article6.baselines.additionality.assessment import Assessment, Conclusion, assess
from article6.baselines.additionality.barriers import Barrier, Evidence, Kind, barriers
from article6.baselines.additionality.benchmark import Investment, benchmark_analysis
from article6.baselines.additionality.cash import Project, break_even, irr, npv
from article6.baselines.additionality.common_practice import common_practice
from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.investment import comparison, simple_cost
from article6.baselines.additionality.lock_in import lock_in
from article6.baselines.additionality.positive_list import Listed, performance, positive_list, simplified
from article6.baselines.additionality.prior_consideration import prior_consideration
from article6.baselines.additionality.regulation import Requirement, regulation
from article6.baselines.additionality.result import Result, Test, Verdict
from article6.baselines.additionality.sensitivity import at_price, sensitivity

__all__ = [
    "AdditionalityError",
    "Assessment",
    "Barrier",
    "Conclusion",
    "Evidence",
    "Investment",
    "Kind",
    "Listed",
    "Project",
    "Requirement",
    "Result",
    "Test",
    "Verdict",
    "assess",
    "at_price",
    "barriers",
    "benchmark_analysis",
    "break_even",
    "common_practice",
    "comparison",
    "irr",
    "lock_in",
    "npv",
    "performance",
    "positive_list",
    "prior_consideration",
    "regulation",
    "sensitivity",
    "simple_cost",
    "simplified",
]
