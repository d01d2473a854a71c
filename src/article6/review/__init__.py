"""The Article 6 technical expert review (2/CMA.3 annex 25-28; 6/CMA.4 annex II; 4/CMA.6 para. 33-44).

    from article6 import review
    review.public_label(done).text
    review.clock(date(2027, 3, 15))

The team decides what is significant and what is persistent. The code computes what follows from it.
"""

from article6.review.clock import STEPS, ClockError, Step, clock
from article6.review.follow_up import Duty, Standing, corrected_by, duties, may_revise, standing
from article6.review.labels import ITEM_LABELS, PUBLIC_LABELS, PublicLabel, item_label, public_label
from article6.review.limits import Breach, outside_scope, team_breaches
from article6.review.paper import report_paper
from article6.review.review import Expert, Question, Recommendation, Review, ReviewFinding

__all__ = [
    "ITEM_LABELS",
    "PUBLIC_LABELS",
    "STEPS",
    "Breach",
    "ClockError",
    "Duty",
    "Expert",
    "PublicLabel",
    "Question",
    "Recommendation",
    "Review",
    "ReviewFinding",
    "Standing",
    "Step",
    "clock",
    "corrected_by",
    "duties",
    "item_label",
    "may_revise",
    "outside_scope",
    "public_label",
    "report_paper",
    "standing",
    "team_breaches",
]
