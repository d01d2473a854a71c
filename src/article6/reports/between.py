"""What a report owes to other reports: content carried over, and what is missing of other Parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from article6.findings import Finding, Outcome
from article6.parties import party
from article6.reports.answers import Answers, finding
from article6.reports.outline import find, outline
from article6.reports.report import Report

__all__ = ["carried_over", "says_what_is_missing"]


def carried_over(updated: Report, regular: Report) -> Iterator[Finding]:
    """Check 101: the content of an updated initial report stands in the next BTR too (2/CMA.3 annex 19).

    An item may stand there under its own key, or under the item of the regular information that takes it up:
    22(b) for 18(h), 22(f) to (k) for 18(i), 21(c) for the copy of the authorization; 18(g) may also stand in
    a text of 21(b) or annex I that names the approach. One warning for each approach says what was not found.
    """
    told, next_ = Answers(updated), Answers(regular)
    for approach in told.approaches:
        named = any(
            approach in one.text for key, _, one in next_.items if key in ("18(g)", "21(b)", "annex I")
        )
        gone = []
        for item in outline("updated initial"):
            if not told.has(item, approach) or next_.has_exactly(item.key, approach):
                continue
            home = find("regular", item.later) if item.later else None
            if home is not None and next_.has(home, approach if home.each else None):
                continue
            if item.whole == "18(g)" and named:
                continue
            if not next_.has_exactly(item.whole, approach):
                gone.append(item.key)
        if gone:
            yield finding(
                regular,
                "19",
                approach,
                f"The updated initial report tells of {approach} what is not here: {', '.join(gone)}.",
                "Include the content of the update, or the update itself, in the next BTR due.",
                "report.updated",
                Outcome.WARNING,
                check=101,
            )


def says_what_is_missing(report: Report, absent: Iterable[str]) -> Iterator[Finding]:
    """Check 102: the report says which other participants' information is not available.

    `absent`: codes of Parties of the same approaches whose information was not available; each is found in
    `missing_others` by its code or its name.
    """
    told = report.missing_others.casefold()
    for code in dict.fromkeys(absent):
        if code == report.party or code.casefold() in told or party(code).name.casefold() in told:
            continue
        yield finding(
            report,
            "information of other Parties",
            None,
            f"It does not say that information of {party(code)} was not available.",
            "To the extent possible, say in the report which information of which Party is missing.",
            "review.missing-others",
            Outcome.WARNING,
            check=102,
        )
