"""Activity types: what an activity reduces, with every parameter, default, range and source as data.

    from article6.baselines.activities import activities, approaches, estimate, tornado
    estimate("cookstoves", fnrb=0.40).working.text()

Nothing is read when this package is imported; a type's table is read on its first use.
"""

from article6.baselines.activities.activity import IDS, ActivityType, activities, activity
from article6.baselines.activities.errors import ActivityError
from article6.baselines.activities.estimate import Estimate, estimate, series
from article6.baselines.activities.margins import Plant
from article6.baselines.activities.parameter import MARKS, Option, Parameter
from article6.baselines.activities.sensitivity import (
    ByApproach,
    ResultRange,
    approaches,
    result_range,
    tornado,
)

__all__ = [
    "IDS",
    "MARKS",
    "ActivityError",
    "ActivityType",
    "ByApproach",
    "Estimate",
    "Option",
    "Parameter",
    "Plant",
    "ResultRange",
    "activities",
    "activity",
    "approaches",
    "estimate",
    "result_range",
    "series",
    "tornado",
]
