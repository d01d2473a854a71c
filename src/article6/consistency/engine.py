"""Running the checks of a dossier, and what they come to.

    from article6.consistency import Dossier, check
    result = check(Dossier(aef=mine, others=(theirs,)))
    result.label          # one of the three labels of 4/CMA.6 para. 29
    result.findings       # what was found, in the order of tables and rows

A check never stops another: the list is run to its end, whatever is missing (4/CMA.6 para. 30).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, field

from article6 import collector
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.labels import label_of, row_labels, statuses
from article6.consistency.typed import typed_dossier
from article6.findings import Finding, Outcome

__all__ = ["RESULTS", "Checked", "check", "listing"]

PASSED, NOT_APPLICABLE = "passed", "not applicable"
RESULTS = (PASSED, "warning", "null", "inconsistent", NOT_APPLICABLE)
# These compare rows of two Parties; check 50 says where the other one has not reported.
_BOTH_SIDES, _NOT_REPORTED = frozenset({45, 46, 48, 51, 52, 92}), 50
_RANK = {PASSED: 0, Outcome.WARNING: 1, Outcome.NULL: 2, Outcome.INCONSISTENT: 3}
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks of one submission come to.

    `findings`: by document, table and row. `results`: of every check, one of `RESULTS`. `label`: of the
    submission; `row_labels`: of each row of table 3, by its number. `statuses`: where initial report and
    review stand. `name`: what was checked.
    """

    name: str
    findings: tuple[Finding, ...]
    results: dict[int, str]
    label: str
    row_labels: dict[int, str]
    statuses: dict[str, str]
    checks: tuple[Check, ...] = field(repr=False)

    def of(self, number: int) -> tuple[Finding, ...]:
        """The findings of one check."""
        return tuple(finding for finding in self.findings if finding.check == number)

    @property
    def sentence(self) -> str:
        """The result in words."""
        counts = Counter(self.results.values())
        outcomes = Counter(finding.outcome for finding in self.findings)
        parts = [f"{_number(counts[PASSED], 'check')} passed"]
        if outcomes[Outcome.INCONSISTENT]:
            parts.append(
                f"{_number(outcomes[Outcome.INCONSISTENT], 'inconsistency', 'inconsistencies')} found"
            )
        if outcomes[Outcome.NULL]:
            parts.append(f"{_number(outcomes[Outcome.NULL], 'result')} open until another report is there")
        if outcomes[Outcome.WARNING]:
            parts.append(f"{_number(outcomes[Outcome.WARNING], 'question')} to look at")
        return f"{self.name}: {self.label}. {', '.join(parts)}."

    def as_dict(self) -> dict:
        """Everything as plain data, for JSON."""
        by_number = {one.number: one for one in self.checks}
        return {
            "name": self.name,
            "label": self.label,
            "sentence": self.sentence,
            "statuses": self.statuses,
            "results": [
                {"check": number, "title": by_number[number].title, "result": result}
                for number, result in sorted(self.results.items())
            ],
            "findings": [_plain(finding) for finding in self.findings],
            "row_labels": {str(row): label for row, label in self.row_labels.items()},
        }


def check(dossier: Dossier, only: Collection[int] | None = None, progress: Progress | None = None) -> Checked:
    """Run the checks, or `only` those with these numbers. `progress` is told (done, of, title) after each.

    Raises nothing for what stands in the dossier: a check that raises is a fault of ours.
    """
    from article6.consistency.checks import CHECKS  # 107 functions: loaded when they are needed

    chosen = tuple(one for one in CHECKS if only is None or one.number in only)
    dossier = typed_dossier(dossier)
    found: list[Finding] = []
    if dossier.aef is not None:
        found += [one for one in dossier.aef.findings if only is None or one.check in only]
    results = {one.number: PASSED for one in chosen}
    with collector.paused():
        for done, one in enumerate(chosen, start=1):
            if one.applies(dossier):
                found += one.run(dossier)
            else:
                results[one.number] = NOT_APPLICABLE
            if progress is not None:
                progress(done, len(chosen), one.title)
    for finding in found:
        before = results.get(finding.check)
        if before is not None and _RANK[finding.outcome] > _RANK.get(before, -1):
            results[finding.check] = finding.outcome.value
    if results.get(_NOT_REPORTED) == Outcome.NULL:
        for number in _BOTH_SIDES & results.keys():
            if results[number] == PASSED:  # nothing was found because nothing could be compared
                results[number] = Outcome.NULL.value
    found.sort(key=_order(dossier))
    return Checked(
        name=_name(dossier),
        findings=tuple(found),
        results=results,
        label=_label(dossier, chosen, found, results),
        row_labels=row_labels(dossier, found),
        statuses=statuses(dossier),
        checks=chosen,
    )


def listing(checks: Iterable[Check] | None = None) -> list[dict[str, str]]:
    """The list of checks as rows to print: id, title, kinds, where the rules stand."""
    if checks is None:
        from article6.consistency.checks import CHECKS as checks

    return [
        {"id": one.id, "title": one.title, "kinds": ", ".join(one.kinds), "basis": one.cite} for one in checks
    ]


def _label(dossier: Dossier, chosen: tuple[Check, ...], found: list[Finding], results: dict) -> str:
    """R8. What is found in the work of the review team says nothing about the submission."""
    of_the_team = {one.number for one in chosen if one.needs == ("review",)}
    outcomes = {finding.outcome for finding in found if finding.check not in of_the_team}
    ran = any(result not in (NOT_APPLICABLE, Outcome.NULL) for result in results.values())
    return label_of(outcomes, ran, dossier.readings.submission_label)


def _name(dossier: Dossier) -> str:
    return dossier.aef.name if dossier.aef is not None else f"Reports of {dossier.party or '?'}"


def _order(dossier: Dossier) -> Callable[[Finding], tuple]:
    own = "" if dossier.aef is None else dossier.aef.source or dossier.aef.name

    def key(finding: Finding) -> tuple:
        place = finding.place
        return place.file != own, place.file, place.table, place.row, finding.check or 0, place.column

    return key


def _number(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _plain(finding: Finding) -> dict:
    data = asdict(finding)
    data["outcome"] = finding.outcome.value
    data["cite"] = finding.cite
    return data
