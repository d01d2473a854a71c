"""The one error of making a ledger from reports."""

from __future__ import annotations

from article6 import rules
from article6.findings import Place

__all__ = ["RebuildError"]


class RebuildError(ValueError):
    """Reports that do not make a ledger. `place` and `other`, if there is one, do not fit together.

    `problem` and `mend` are sentences; `rule` is an id of `article6.rules`.
    """

    def __init__(
        self, place: Place, problem: str, mend: str, rule: str = "annual.20a", other: Place | None = None
    ) -> None:
        super().__init__(place, problem, mend, rule, other)
        self.place = place
        self.problem = problem
        self.mend = mend
        self.rule = rule
        self.other = other

    def __str__(self) -> str:
        both = f" (compared with {self.other})" if self.other else ""
        cite = rules.get(self.rule).cite
        return f"{self.place}: {self.problem}{both} {self.mend} ({cite}, rule {self.rule})"
