"""The label the public sees, computed from the findings of a review (4/CMA.6 para. 34-37)."""

from __future__ import annotations

from dataclasses import dataclass

from article6.review.review import Review, ReviewFinding

__all__ = ["ITEM_LABELS", "PUBLIC_LABELS", "PublicLabel", "item_label", "public_label"]

# 4/CMA.6 para. 37. The official text of (g) prints "consistencies"; "inconsistencies" is meant.
PUBLIC_LABELS = {
    "a": "Review pending",
    "b": "Review finalized and no inconsistencies identified",
    "c": "Review finalized and inconsistencies identified",
    "d": "Review finalized and significant inconsistencies identified",
    "e": "Review finalized and persistent inconsistencies identified",
    "f": "Review finalized and significant inconsistencies and persistent inconsistencies identified",
    "g": "Review finalized and inconsistencies identified that are both significant and persistent",
}
ITEM_LABELS = ("No inconsistencies identified", "Inconsistencies identified")  # para. 34-35


@dataclass(frozen=True, slots=True)
class PublicLabel:
    """One of the seven labels: its `letter` in para. 37, the `text`, and `why` it is this one."""

    letter: str
    text: str
    why: str

    def __str__(self) -> str:
        return self.text


def public_label(review: Review, approach: str | None = None) -> PublicLabel:
    """The label of a review, or of what it found on one cooperative approach (4/CMA.6 para. 37).

    A label stands for the report as published; we read that correcting a finding later does not change it,
    for no text says that it does. A finding that names no approach counts for each. As printed, the
    conditions of (d) and (e) hold in case (f) too, so (g) and (f) are looked at first.
    """
    if review.published_on is None:
        return _label("a", "The review report is not published yet.")
    found = [
        f
        for f in review.findings
        if f.kind == "inconsistency" and (approach is None or f.approach in (None, approach))
    ]
    both = [f for f in found if f.significant and f.persistent]
    significant = [f for f in found if f.significant]
    persistent = [f for f in found if f.persistent]
    if both:
        return _label("g", f"{_named(both)} both significant and persistent.")
    if significant and persistent:
        return _label("f", f"{_named(significant)} significant; {_named(persistent)} persistent.")
    if significant:
        return _label("d", f"{_named(significant)} significant; none is persistent.")
    if persistent:
        return _label("e", f"{_named(persistent)} persistent; none is significant.")
    if found:
        return _label("c", f"{len(found)} found; none is significant or persistent.")
    return _label("b", "The report is published and names no inconsistency.")


def item_label(findings: tuple[ReviewFinding, ...]) -> str:
    """The label of one item reviewed (4/CMA.6 para. 34-35)."""
    return ITEM_LABELS[any(f.kind == "inconsistency" for f in findings)]


def _label(letter: str, why: str) -> PublicLabel:
    return PublicLabel(letter, PUBLIC_LABELS[letter], why)


def _named(findings: list[ReviewFinding]) -> str:
    names = [f.id for f in findings]
    told = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"{told} {'are' if len(names) > 1 else 'is'}"
