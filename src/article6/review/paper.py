"""The review report as a document, in the order of the outline (6/CMA.4 annex III)."""

from __future__ import annotations

from article6.paper import Gap, Heading, Listing, Paper, Paragraph, Part, Table
from article6.review.follow_up import standing
from article6.review.labels import public_label
from article6.review.review import Review, ReviewFinding

__all__ = ["report_paper"]

_SUBJECT = {
    "initial": "the initial report (2/CMA.3 annex 18)",
    "updated initial": "the updated initial report (2/CMA.3 annex 19)",
    "regular": "the regular information (2/CMA.3 annex 21-23)",
}


def report_paper(review: Review, documents: tuple[str, ...] = ()) -> Paper:
    """The report of a review, for the public: answers marked confidential are left out (annex II 22-23).

    What only the team can write stands as a marked gap. `documents` are those used in the review.
    """
    title = f"Article 6 technical expert review of {review.party}: {review.report} report"
    if review.report == "regular":
        title = f"Article 6 technical expert review of {review.party}: regular information"
    return Paper(title, tuple(_parts(review, documents)))


def _parts(review: Review, documents: tuple[str, ...]) -> list[Part]:
    found = [f for f in review.findings if f.kind == "inconsistency"]
    parts: list[Part] = [Heading("I. Introduction and summary")]
    urgent = [f for f in found if f.affects_balance and (f.significant or f.persistent)]
    if urgent:  # 4/CMA.6 para. 42(a): in the first section, for the review under Article 13
        parts.append(Heading("For the attention of the Article 13 technical expert review", 2))
        parts.append(Listing(tuple(f"{f.id}: {f.text}" for f in urgent)))
    parts += [
        Heading("A. Introduction", 2),
        Paragraph(f"This is the report of the review of {_SUBJECT[review.report]} of {review.party}."),
        Heading("B. Process", 2),
        _process(review),
        Heading("C. Scope", 2),
        Paragraph(
            "The team looked at whether the information is consistent. It made no political judgment and did "
            "not judge whether the NDC, the approach, its activities or its authorization are adequate.",
            "6/CMA.4 annex II para. 2-3, 10",
        ),
        Heading("D. Summary", 2),
        Paragraph(f"{public_label(review).text}.", "4/CMA.6 para. 37"),
        Heading("E. Information provided by the Party", 2),
        *_answers(review),
        Heading("II. Technical review"),
        Heading("A. Consistency", 2),
        _findings(found),
        Heading("B. Capacity-building needs and areas for improvement", 2),
        *_others(review),
        Heading("C. Earlier recommendations not resolved", 2),
        *_earlier(review),
        Heading("III. Conclusions and recommendations"),
        *_recommendations(found),
        Heading("Annex: documents used"),
        Listing(documents) if documents else Gap("List the documents used in the review."),
    ]
    return parts


def _process(review: Review) -> Part:
    if not review.team or review.week is None:
        return Gap("Name the team, its co-leads and the review week.", "6/CMA.4 annex II para. 39-43")
    names = ", ".join(f"{e.name} ({e.nominated_by}{', co-lead' if e.lead else ''})" for e in review.team)
    return Paragraph(f"The review week began on {review.week}. The team: {names}.")


def _answers(review: Review) -> list[Part]:
    if not review.questions:
        return [Paragraph("The team asked no questions before the review week.")]
    rows = []
    for q in review.questions:
        answer = "The answer is confidential." if q.confidential else q.answer or "No answer was given."
        rows.append((q.id, q.text, answer))
    return [Table("Questions and answers", ("No.", "Question", "Answer"), tuple(rows))]


def _findings(found: list[ReviewFinding]) -> Part:
    if not found:
        return Paragraph("The team identified no inconsistencies.")
    rows = tuple(
        (f.id, f.approach or "all", f.item or "-", f.text, f.paragraph or "-", _marks(f)) for f in found
    )
    heads = ("No.", "Approach", "Item", "Finding", "Paragraph", "Marked as")
    return Table("Inconsistencies identified", heads, rows)


def _marks(finding: ReviewFinding) -> str:
    marks = [word for word in ("significant", "persistent") if getattr(finding, word)]
    return " and ".join(marks) or "-"


def _others(review: Review) -> list[Part]:
    found = [f for f in review.findings if f.kind != "inconsistency"]
    if not found:
        return [Paragraph("None was identified.")]
    return [Listing(tuple(f"{f.id}: {f.text}" for f in found))]


def _earlier(review: Review) -> list[Part]:
    on = review.published_on or review.week
    left = standing(review, on) if on is not None else ()
    if not left:
        return [Paragraph("There is none.")]
    rows = tuple(
        (s.recommendation.id, s.recommendation.text, f"{s.days} days", "yes" if s.repeated else "no")
        for s in left
    )
    return [Table("Not resolved", ("No.", "Recommendation", "Standing for", "Repeated here"), rows)]


def _recommendations(found: list[ReviewFinding]) -> list[Part]:
    if not found:
        return [Paragraph("There is nothing to recommend.")]
    parts: list[Part] = []
    for f in found:
        text = f"{f.id}: {f.recommendation}" if f.recommendation else ""
        cite = "6/CMA.4 annex II para. 5"
        parts.append(Paragraph(text, cite) if text else Gap(f"Write what {f.id} asks of the Party.", cite))
    return parts
