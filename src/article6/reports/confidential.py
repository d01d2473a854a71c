"""Confidential items: marked with a reason, and never in a public output (2/CMA.3 annex 24; 6/CMA.4 para. 6).

`public(report)` is the report as it may be published: the text of a confidential item is gone, its key, its
approach and the reason stay. `leaks` looks for confidential text in any output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from article6.findings import Finding, Outcome, Place
from article6.reports.answers import finding, words_for
from article6.reports.report import Item, Report

__all__ = ["confidential", "leaks", "public", "secrets"]

SHORTEST_LINE = 12  # letters: a shorter line of a longer text is too common to be told as a leak


def public(report: Report) -> Report:
    """The report without the text of its confidential items."""
    items = tuple(replace(item, text="", covers=()) if item.secret else item for item in report.items)
    return replace(report, items=items)


def confidential(report: Report) -> Iterator[Finding]:
    """Check 77: a confidential item has its reason (a warning: "should"); no other item repeats its text."""
    for item in report.items:
        if item.secret and item.written and not item.reason.strip():
            yield finding(
                report,
                item.key,
                item.approach,
                f"{item.key}{words_for(item.approach)} is confidential, and no reason is given.",
                "Say on which basis the information is protected.",
                "confidential.reason",
                Outcome.WARNING,
                check=77,
            )
    open_texts = [(item, item.text) for item in report.items if not item.secret]
    for secret in (item for item in report.items if item.secret):
        for item, text in open_texts:
            if _found(secret, text):
                yield finding(
                    report,
                    item.key,
                    item.approach,
                    f"{item.key}{words_for(item.approach)} is public and repeats confidential text of "
                    f"{secret.key}{words_for(secret.approach)}.",
                    "Take the text out of the public item, or mark that item confidential too.",
                    "confidential.marked",
                    check=77,
                )


def leaks(report: Report, output: str, name: str = "public output") -> Iterator[Finding]:
    """Check 77: confidential text of the report that stands in a public output, given as plain text.

    `name` is what the finding calls the output. The finding does not repeat the text.
    """
    for item in report.items:
        if _found(item, output):
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=Place(name, report.name, 0, item.key),
                problem=f"Confidential text of {item.key}{words_for(item.approach)} stands in the {name}.",
                mend="Take it out before the output is published.",
                rule="confidential.marked",
                check=77,
            )


def secrets(item: Item) -> tuple[str, ...]:
    """The pieces of a confidential text that must not appear: the whole, and each of its longer lines."""
    if not item.secret or not item.text.strip():
        return ()
    lines = [line.strip() for line in item.text.splitlines() if len(line.strip()) >= SHORTEST_LINE]
    return tuple(dict.fromkeys((item.text.strip(), *lines)))


def _found(item: Item, text: str) -> bool:
    plain = _plain(text)
    return any(
        re.search(rf"(?<!\w){re.escape(_plain(piece))}(?!\w)", plain) is not None for piece in secrets(item)
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
