"""The closing capstone: one country's file, its papers step by step, and the dossier that is taken home.

from classroom.capstone import dossier, keep_dossier, self_assessment
keep_dossier(dossier(decisions={"note": "..."}, sell=400_000, assessment=self_assessment({...})))
"""

from .assess import SelfAssessment, self_assessment
from .desk import begin_report, check_report, open_story, papers
from .dossier import dossier
from .errors import CapstoneError
from .picture import sale_chart
from .saving import keep_dossier

__all__ = [
    "CapstoneError",
    "SelfAssessment",
    "begin_report",
    "check_report",
    "dossier",
    "keep_dossier",
    "open_story",
    "papers",
    "sale_chart",
    "self_assessment",
]
