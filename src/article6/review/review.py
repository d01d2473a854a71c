"""The review as data: whom, what, when, by whom, with which findings (6/CMA.4 annex II)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

__all__ = ["KINDS", "SUBJECTS", "Expert", "Question", "Recommendation", "Review", "ReviewFinding"]

KINDS = ("inconsistency", "improvement", "capacity")  # 6/CMA.4 annex II para. 5 and 7
# What a finding may judge, and what it must leave alone (6/CMA.4 annex II para. 10).
SUBJECTS = ("information", "political", "NDC", "approach", "activity", "authorization")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """A member of the team: `nominated_by` a Party; `developed` says which kind of Party that is."""

    name: str
    nominated_by: str
    developed: bool
    lead: bool = False
    trained: bool = True
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFinding:
    """One finding of the team. The team, never software, decides `significant` and `persistent`.

    `kind` of KINDS: only an inconsistency counts for the public label. `paragraph` is what it rests on
    ("2/CMA.3 annex 23(c)"), `subject` of SUBJECTS what it judges: only "information" is in scope, whether it
    is about the NDC, the approach or the authorization. `item` is the report's sub-paragraph or table cell.
    """

    id: str
    text: str
    kind: str = "inconsistency"
    paragraph: str = ""
    subject: str = "information"
    item: str = ""
    approach: str | None = None
    significant: bool = False
    persistent: bool = False
    affects_balance: bool = False
    recommendation: str = ""
    answer: str = ""  # of the Party
    resolved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the team and the answer of the Party, which may mark it confidential (annex II 22)."""

    id: str
    text: str
    asked_on: date
    paragraph: str = ""
    answer: str = ""
    answered_on: date | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation of an earlier review: since when, and whether it was resolved."""

    id: str
    text: str
    since: date
    resolved_on: date | None = None
    approach: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review. `week` is the Monday of the review week; `steps` dates what has happened.

    The names of steps are those of `clock.STEPS`: "dates agreed", "team composed" ... "final".
    """

    party: str
    report: str  # "initial", "updated initial" or "regular"
    week: date | None = None
    steps: Mapping[str, date] = field(default_factory=dict)
    team: tuple[Expert, ...] = ()
    previous_team: tuple[str, ...] = ()  # names of the team of the review before
    questions: tuple[Question, ...] = ()
    findings: tuple[ReviewFinding, ...] = ()
    earlier: tuple[Recommendation, ...] = ()
    repeated: tuple[str, ...] = ()  # ids of earlier recommendations that this review repeats
    published_on: date | None = None
    label: str = ""  # the public label as shown (4/CMA.6 para. 37)
