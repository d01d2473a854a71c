"""Is a report complete? One finding for each sub-paragraph that is missing, named by its letter.

`completeness(report, conditions)` gives all of them, inconsistencies first. Its parts stand on their own, for
the checks of the list: `responsibilities` (75); `omissions`, `order` and `supplementary` (76 for initial
reports, 100 for the regular information); `confidential` (77); `reversals_addressed` (105). Checks 101 and
102 look beyond the report: `article6.reports.between`.

An applicable item left out is an inconsistency (4/CMA.6 para. 33; 6/CMA.4 annex II 3(a)). Order and
supplementary elements are warnings: the outlines are encouraged, the elements come "as relevant".
"""

from __future__ import annotations

from collections.abc import Iterator

from article6.findings import Finding, Outcome
from article6.reports.answers import Answers, finding, rule_of, words_for
from article6.reports.conditions import WHEN, Conditions
from article6.reports.confidential import confidential
from article6.reports.order import order
from article6.reports.outline import OutlineItem
from article6.reports.report import Report

__all__ = ["completeness", "omissions", "responsibilities", "reversals_addressed", "supplementary"]

_NOT_KNOWN = Conditions()


def completeness(report: Report, conditions: Conditions = _NOT_KNOWN) -> tuple[Finding, ...]:
    """All that one report by itself can tell, inconsistencies first, else in the order of the outline."""
    found = [
        *omissions(report, conditions),
        *responsibilities(report),
        *order(report),
        *supplementary(report, conditions),
        *confidential(report),
        *reversals_addressed(report),
    ]
    return tuple(sorted(found, key=lambda one: one.outcome is Outcome.WARNING))


def omissions(report: Report, conditions: Conditions = _NOT_KNOWN) -> Iterator[Finding]:
    """Each applicable item that is not there: once for the Party, then for each cooperative approach.

    Where nobody knows whether an item applies it is asked for, as a warning; where the decision leaves that
    to the Party ("if applicable"), silence is its answer. The regular information owes every approach of
    `conditions.approaches`; an initial report those that it names.
    """
    known = conditions.about(report)
    answers = Answers(report, known)
    yield from _missing(answers, answers.once, known, None)
    for item in answers.orphans:
        yield finding(
            report,
            item.key,
            None,
            f"{item.key} does not say which cooperative approach it describes.",
            "Write the identifier of the approach, such as CA0099, beside the item.",
            rule_of(report.kind, item.key),
            Outcome.WARNING,
        )
    first, span = answers.each[0], _span(answers.each)
    for approach in answers.approaches:
        if answers.speaks_of(approach):
            yield from _missing(answers, answers.each, known, approach)
        else:
            yield finding(
                report,
                span,
                approach,
                f"Nothing is said on the cooperative approach {approach}: {span} are missing.",
                "Write these items for the approach.",
                first.rule,
            )
    takes_part_in_none = report.kind == "regular" and known.approaches == ()
    if not answers.approaches and not takes_part_in_none:
        yield finding(
            report,
            span,
            None,
            f"The report names no cooperative approach, and {span} stand once for each.",
            "Write these items for each approach, with its identifier.",
            first.rule,
        )


def responsibilities(report: Report) -> Iterator[Finding]:
    """Check 75: each participation responsibility of paragraph 4(a) to (f) has its text; a question if not.

    Silent where the paragraph as a whole is missing, which is an omission, or where one text answers for all.
    """
    answers = Answers(report)
    parts = [item for item in answers.once if " 4(" in item.key]
    if parts and not answers.has_exactly(parts[0].whole) and any(answers.has(item) for item in parts):
        for item in parts:
            if not answers.has(item):
                yield finding(
                    report,
                    item.key,
                    None,
                    f"Nothing is said on paragraph {item.key.split()[1]}: {item.heading}.",
                    item.write,
                    item.rule,
                    Outcome.WARNING,
                    check=75,
                )


def supplementary(report: Report, conditions: Conditions = _NOT_KNOWN) -> Iterator[Finding]:
    """Supplementary elements of 4/CMA.6 annex I that no text is marked for: one question per item.

    An element has an item of its own, or a text that names it under `covers`. No element is asked for under
    an item that is missing, nor one that the Party alone judges ("if applicable").
    """
    known = conditions.about(report)
    answers = Answers(report, known)
    for approach in (None, *answers.approaches):
        covered = answers.covered(approach)
        for item in answers.once if approach is None else answers.each:
            missing = [
                one
                for one in item.element
                if one.key not in covered and not one.same and _asked(known, one.when, approach)
            ]
            if missing and answers.has(item, approach):
                names = ", ".join(one.key.removeprefix(item.paragraph).strip() for one in missing)
                yield finding(
                    report,
                    item.key,
                    approach,
                    f"{item.key}{words_for(approach)}: no text is marked for {names}.",
                    f"As relevant, say {'; '.join(one.write for one in missing)}. "
                    "Then name the elements under 'covers'.",
                    "initial.supplementary",
                    Outcome.WARNING,
                )


def reversals_addressed(report: Report) -> Iterator[Finding]:
    """Check 105: a reversal that is reported comes with how it is addressed in full."""
    regular = report.kind == "regular"
    for one in report.reversals:
        if not one.addressed.strip():
            year = f" of {one.year}" if one.year else ""
            size = f", {one.quantity:,} t CO2 eq," if one.quantity is not None else ""
            yield finding(
                report,
                "22(b)(iii)" if regular else "18(h)(iii)",
                one.approach,
                f"A reversal{year}{size} is reported for {one.approach}, without how it is addressed.",
                "Say how the reversal is addressed in full.",
                "regular.22b" if regular else "initial.18h",
                Outcome.WARNING,
                check=105,
            )


# --- how omissions are decided ----------------------------------------


def _asked(known: Conditions, when: str, approach: str | None) -> bool:
    """True if the condition holds, or is open to all; False where it does not, or the Party alone judges."""
    holds = known.holds(when, approach)
    return bool(WHEN[when][1]) if holds is None else holds


def _missing(
    answers: Answers, items: list[OutlineItem], known: Conditions, approach: str | None
) -> Iterator[Finding]:
    told: set[str] = set()  # paragraphs that the decision asks for as a whole
    for item in items:
        if answers.has(item, approach) or item.whole in told or not _asked(known, item.when, approach):
            continue
        holds = known.holds(item.when, approach)
        if not item.part:
            if holds is None and _other_metric(answers, items, item, approach):
                continue
            yield _absent(answers.report, item, item.key, item.label, approach, holds)
        elif not any(answers.has(one, approach) for one in items if one.whole == item.whole):
            told.add(item.whole)
            yield _absent(answers.report, item, item.whole, item.whole, approach, holds)
        elif " 64(" in item.key:  # "as applicable", says 18/CMA.1 annex 64; 4(a) to (f) are check 75
            yield finding(
                answers.report,
                item.key,
                None,
                f"{item.label} is not there.",
                f"As applicable: {_small(item.write)}",
                item.rule,
                Outcome.WARNING,
            )


def _absent(
    report: Report, item: OutlineItem, key: str, name: str, approach: str | None, holds: bool | None
) -> Finding:
    what = f"Write what {key} asks for, item by item." if key != item.key else item.write
    if holds:
        problem = f"{name} is missing{words_for(approach)}."
        return finding(report, key, approach, problem, what, item.rule)
    meaning, question = WHEN[item.when]
    return finding(
        report,
        key,
        approach,
        f"{name} is not there{words_for(approach)}. {question}",
        f"If {meaning}: {_small(what)}",
        item.rule,
        Outcome.WARNING,
    )


def _other_metric(
    answers: Answers, items: list[OutlineItem], item: OutlineItem, approach: str | None
) -> bool:
    """Outcomes are measured in t CO2 eq or not: with one of 22(c) and (d) the other is not asked for."""
    pair = {"t CO2 eq": "non-GHG", "non-GHG": "t CO2 eq"}.get(item.when)
    return any(answers.has(one, approach) for one in items if pair and one.when == pair)


def _span(items: list[OutlineItem]) -> str:
    """The paragraphs from the first to the last: "18(g) to (i)"."""
    last = items[-1].whole
    return f"{items[0].whole} to {last[last.index('(') :]}"


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
