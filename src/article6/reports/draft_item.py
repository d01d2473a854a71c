"""One item of a draft: the Party's text, what is known, and the gap that is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from article6.paper import Gap, Heading, Paragraph, Table
from article6.reports.answers import Answers
from article6.reports.conditions import WHEN, Conditions
from article6.reports.confidential import leaks
from article6.reports.draft_approach import AUTHORIZATIONS
from article6.reports.draft_ledger import LEDGER
from article6.reports.draft_ndc import NDC
from article6.reports.draft_sources import Known, Part, Sources, text_of
from article6.reports.outline import OutlineItem, outline, within
from article6.reports.report import Item, Report

__all__ = ["Place", "confidential_annex", "item_parts", "written_parts"]

_KNOWN = {**NDC, **AUTHORIZATIONS, **LEDGER}
_SECRET_CITE = "2/CMA.3 annex 24; 6/CMA.4 para. 6"


@dataclass(frozen=True, slots=True)
class Place:
    """What every item of one draft is written from."""

    report: Report
    sources: Sources
    known: Conditions
    public: bool


def item_parts(place: Place, item: OutlineItem, approach: str | None) -> list[Part]:
    """The parts of one item; none where it does not apply and nothing is written."""
    texts = _texts(place.report, item, approach)
    holds = place.known.holds(item.when, approach)
    if not texts and holds is False:
        return []
    secret = [one for one in texts if one.confidential]
    parts: list[Part] = [part for one in texts for part in written_parts(place, one, item.cite)]
    parts += _reversals(place, item, approach)
    if secret and place.public:
        return parts  # what is known of the item might tell what the Party holds back
    found = _known(place, item, approach)
    parts = [*found.parts, *parts] if not texts else [*parts, *found.parts]
    if not texts:
        parts += _gap(place, item, approach, found, holds)
    return parts


def confidential_annex(place: Place) -> Iterator[Part]:
    """Annex II of the regular information: the confidential items, or in public how many there are."""
    secret = [one for one in place.report.items if one.secret and one.written]
    yield Heading("Annex II Confidential information")
    if not secret:
        yield Paragraph("None.")
        return
    if place.public:
        several = "1 item is" if len(secret) == 1 else f"{len(secret)} items are"
        yield Paragraph(f"{several} not part of the public version.", _SECRET_CITE)
        return
    for one in secret:
        at = f"{one.key}, {one.approach}" if one.approach else one.key
        yield Heading(at, 2)
        yield Paragraph(_basis(one), _SECRET_CITE)
        yield from (Paragraph(text) for text in _paragraphs(one.text))


def _texts(report: Report, item: OutlineItem, approach: str | None) -> list[Item]:
    """What the Party wrote for the item: under its key, under its elements, or for the whole paragraph.

    The text of a whole paragraph is shown at the first of its items, and the others point to it.
    """
    first = next(one for one in outline(report.kind) if one.whole == item.whole)
    found = []
    for key, own, one in Answers(report).items:
        if not one.written or (approach is not None and own != approach):
            continue
        if within(key, item.key) or key in {element.key for element in item.element}:
            found.append(one)
        elif within(item.key, key):
            if item is first:
                found.append(one)
            else:
                found.append(replace(one, text=f"See the text on {key} above.", covers=()))
    return found


def written_parts(place: Place, one: Item, cite: str) -> list[Part]:
    """A text of the Party as paragraphs; what is confidential is told instead of shown."""
    if not one.written:
        return []
    if one.confidential and place.public:
        return [Paragraph(f"Confidential information was left out here. {_basis(one)}", _SECRET_CITE)]
    if one.confidential and place.report.kind == "regular":
        return [Paragraph(f"Confidential: see annex II. {_basis(one)}", _SECRET_CITE)]
    paragraphs = _paragraphs(one.text)
    parts: list[Part] = [Paragraph(text) for text in paragraphs[:-1]]
    parts += [Paragraph(text, cite) for text in paragraphs[-1:]]
    if one.confidential:
        return [Paragraph(f"Confidential, not for publication. {_basis(one)}", _SECRET_CITE), *parts]
    return parts


def _basis(one: Item) -> str:
    if not one.reason.strip():
        return "The Party has not yet given the basis for protecting it, and should."
    reason = one.reason.strip()
    return f"Basis: {reason}{'' if reason[-1] in '.!?' else '.'}"


def _paragraphs(text: str) -> list[str]:
    """A text at its empty lines."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _known(place: Place, item: OutlineItem, approach: str | None) -> Known:
    """What the sources tell, where the draft may show it."""
    name = item.key.partition(" ")[2] if item.whole in ("18(a)", "18(b)", "21(a)") else item.key
    find = _KNOWN.get(name)
    found = find(place.sources, approach) if find is not None else Known()
    if place.public and any(leaks(place.report, text_of(found.parts))):
        return Known()
    return found


def _gap(
    place: Place, item: OutlineItem, approach: str | None, found: Known, holds: bool | None
) -> list[Part]:
    """What is left to write, with the supplementary elements as prompts; none where all is known."""
    lines = []
    if not found.enough:
        left = found.write if found.parts and found.write else item.write
        meaning, question = WHEN[item.when] if item.when else ("", "")
        # Of a whole chapter it is said at its head; safeguards and entities ask for a sentence either way.
        open_ = holds is None and question and not item.part and item.when not in ("safeguards", "entities")
        lines.append(f"Only if {meaning}: {left[0].lower()}{left[1:]}" if open_ else left)
    elements = [
        one.write
        for one in item.element
        if not one.same and place.known.holds(one.when, approach) is not False
    ]
    if elements:
        lines.append("As relevant, also say (4/CMA.6 annex I):")
        lines += [f"- {text}" for text in elements]
    return [Gap("\n".join(lines), item.cite)] if lines else []


def _reversals(place: Place, item: OutlineItem, approach: str | None) -> list[Part]:
    if item.key not in ("18(h)(iii)", "22(b)(iii)"):
        return []
    rows = tuple(
        (
            str(one.year or "not given"),
            f"{one.quantity:,}" if one.quantity is not None else "not quantified yet",
            one.addressed.strip() or Gap("Say how it is addressed in full."),
        )
        for one in place.report.reversals
        if one.approach == approach
    )
    return [Table("Reversals", ("Year", "t CO2 eq", "How it is addressed in full"), rows)] if rows else []
