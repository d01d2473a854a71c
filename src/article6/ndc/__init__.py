"""Nationally determined contributions, as an accountant reads them (18/CMA.1 annex 64; 2/CMA.3 annex 18)."""

from article6.ndc.achievement import Achievement, Outcome, compare
from article6.ndc.amounts import Amount, exact, show
from article6.ndc.coverage import Coverage
from article6.ndc.errors import NdcError
from article6.ndc.ghg_targets import AbsoluteTarget, BelowBauTarget, IntensityTarget
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.ndc.other_targets import NonGhgTarget, PoliciesTarget
from article6.ndc.path import Budget, Trajectory
from article6.ndc.period import Period
from article6.ndc.target import Direction, LevelInputs, NotYetKnown, Target
from article6.ndc.working import Step, plain

__all__ = [
    "AbsoluteTarget",
    "Achievement",
    "Amount",
    "BelowBauTarget",
    "Budget",
    "Coverage",
    "Direction",
    "IntensityTarget",
    "LevelInputs",
    "Method",
    "Ndc",
    "NdcError",
    "NonGhgTarget",
    "NotYetKnown",
    "Outcome",
    "Period",
    "PoliciesTarget",
    "Step",
    "Target",
    "Trajectory",
    "compare",
    "exact",
    "plain",
    "show",
]
