"""Does a report follow its outline? Warnings only: the outlines are encouraged (6/CMA.4 para. 36)."""

from __future__ import annotations

from collections.abc import Iterator

from article6.findings import Finding, Outcome
from article6.reports.answers import OUTLINE_RULE, Answers, canonical, finding, words_for
from article6.reports.outline import outline, within
from article6.reports.report import Report

__all__ = ["order"]


def order(report: Report) -> Iterator[Finding]:
    """Where the order leaves the outline, where an item stands twice, where a key is none of the outline.

    First comes the Party, then one approach after the other, then the annexes. Only the first item out of its
    place is told: the others follow from it.
    """
    answers = Answers(report)
    rank = {approach: number for number, approach in enumerate(answers.approaches)}
    first: dict[tuple[str, str | None], int] = {}
    highest: tuple[tuple[int, ...], str] | None = None
    told = False
    for number, (key, approach, _) in enumerate(answers.items, 1):
        position = _position(report.kind, key)
        if position is None:
            if report.kind == "initial" or _position("initial", key) is None:
                yield _warning(
                    report,
                    key,
                    approach,
                    f"{key!r:.60} is no item of the outline.",
                    "Write the paragraph with its letters, such as 18(h)(iii) or 22(d)(i).",
                )
            continue  # else content of the initial report: welcome in updates (4/CMA.6 para. 44; annex 19)
        name = f"{key}{words_for(approach)}"
        if (key, approach) in first and not key.startswith("annex"):
            yield _warning(
                report,
                key,
                approach,
                f"{name} stands twice, as items {first[key, approach]} and {number}.",
                "Keep one text, so that it is clear which one counts.",
            )
            continue
        first[key, approach] = number
        block, at = position
        here = (block, rank.get(approach, 0) if block == 1 else 0, at)
        if highest is not None and here < highest[0]:
            if not told:
                told = True
                yield _warning(
                    report,
                    key,
                    approach,
                    f"{name} stands after {highest[1]}; in the outline it comes before it.",
                    "Follow the outline: first the Party, then one approach after the other.",
                )
        else:
            highest = here, name


def _position(kind: str, key: str) -> tuple[int, int] | None:
    """(0 Party, 1 approach, 2 annex; place in the outline); a paragraph stands where its first item does."""
    key = canonical(kind, key)
    for number, item in enumerate(outline(kind)):
        block = 1 if item.each else 0 if item.paragraph else 2
        if within(item.key, key):
            return block, 100 * number
        for place, element in enumerate(item.element, 1):
            if element.key == key:
                return block, 100 * number + place
    return None


def _warning(report: Report, key: str, approach: str | None, problem: str, mend: str) -> Finding:
    return finding(report, key, approach, problem, mend, OUTLINE_RULE[report.kind], Outcome.WARNING)
