"""A report laid beside its outline: which item is answered, for which cooperative approach."""

from __future__ import annotations

import functools

from article6.findings import Finding, Outcome, Place
from article6.reports.conditions import Conditions
from article6.reports.outline import OutlineItem, find, normal, outline, within
from article6.reports.report import Item, Report

__all__ = ["CHECK", "OUTLINE_RULE", "Answers", "canonical", "finding", "place", "words_for"]

CHECK = {"initial": 76, "updated initial": 76, "regular": 100}  # in the list of 107 checks
OUTLINE_RULE = {
    "initial": "outline.initial",
    "updated initial": "outline.initial",
    "regular": "outline.regular",
}


class Answers:
    """The items of a report by key and approach.

    Where a report has one approach only, an item without one is taken to be on it. A text under a whole
    paragraph answers for all that lies in it, a text under a part for the paragraph that asks for it.
    """

    def __init__(self, report: Report, conditions: Conditions | None = None) -> None:
        self.report = report
        self.once = [item for item in outline(report.kind) if not item.each]
        self.each = [item for item in outline(report.kind) if item.each]
        named = dict.fromkeys(report.approaches)
        if report.kind == "regular" and conditions is not None:
            named |= dict.fromkeys(conditions.approaches or ())
        self.approaches = tuple(named)
        only = self.approaches[0] if len(self.approaches) == 1 else None
        self.items: list[tuple[str, str | None, Item]] = []
        self.orphans: list[Item] = []  # per approach, and it does not say which
        for item in report.items:
            key, approach = canonical(report.kind, item.key), item.approach
            if approach is None and any(_touch(key, one.key) for one in self.each):
                approach = only
                if only is None:
                    self.orphans.append(item)
            self.items.append((key, approach, item))

    def has(self, item: OutlineItem, approach: str | None = None) -> bool:
        """True if the item has a text, of its own or in a text of the whole paragraph."""
        return any(
            one.written and _touch(key, item.key) and (approach is None or own == approach)
            for key, own, one in self.items
        )

    def has_exactly(self, key: str, approach: str | None = None) -> bool:
        """True if something is written under just this key."""
        return any(
            one.written and own_key == key and approach in (None, own) for own_key, own, one in self.items
        )

    def speaks_of(self, approach: str) -> bool:
        """True if anything is written for this approach."""
        return any(
            one.written and own == approach and any(_touch(key, item.key) for item in self.each)
            for key, own, one in self.items
        )

    def covered(self, approach: str | None) -> set[str]:
        """Keys that stand by themselves or that a text names under `covers`."""
        mine = [(key, one) for key, own, one in self.items if own == approach and one.written]
        named = {canonical(self.report.kind, key) for _, one in mine for key in one.covers}
        return named | {key for key, _ in mine}


def finding(
    report: Report,
    key: str,
    approach: str | None,
    problem: str,
    mend: str,
    rule: str,
    outcome: Outcome = Outcome.INCONSISTENT,
    check: int | None = None,
) -> Finding:
    """A finding at one item of a report, under the check of its kind unless another is named."""
    return Finding(
        outcome=outcome,
        place=place(report, key, approach),
        problem=problem,
        mend=mend,
        rule=rule,
        check=CHECK[report.kind] if check is None else check,
    )


def place(report: Report, key: str, approach: str | None = None) -> Place:
    """Where an item stands: the report as the table, the paragraph and approach as the column."""
    return Place(report.source, report.name, 0, f"{key}, {approach}" if approach else key)


def words_for(approach: str | None) -> str:
    """The approach for a sentence: " for CA0099"."""
    return f" for {approach}" if approach else ""


def canonical(kind: str, key: str) -> str:
    """A key as the outline spells it, whatever its case and spaces; unknown keys are only tidied."""
    tidy = normal(key)
    return _spellings(kind).get(tidy.casefold(), tidy)


@functools.cache
def _spellings(kind: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for source in dict.fromkeys((kind, "initial")):
        for item in outline(source):
            for key in (item.key, item.whole, item.paragraph, *(one.key for one in item.element)):
                names.setdefault(key.casefold(), key)
            parent = item.paragraph.rpartition("(")[0]  # 22(d) is the paragraph of 22(d)(i)
            names.setdefault(parent.casefold(), parent)
    return names


def _touch(key: str, item: str) -> bool:
    """True if a text under `key` answers for `item`, or for a part of it."""
    return within(key, item) or within(item, key)


def rule_of(kind: str, key: str) -> str:
    """The rule of an item; the outline's own where the key is none."""
    item = find(kind, key)
    return item.rule if item is not None else OUTLINE_RULE[kind]
