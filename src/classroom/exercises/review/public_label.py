"""Compute the public label of a review from its findings, and its dates from the review week."""

from datetime import date
from typing import Any

from article6.review import PUBLIC_LABELS, Review, ReviewFinding, clock, public_label
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Item, Mistake, Number, Option, Ordering

# The findings of five reviews: (significant, persistent) of each inconsistency; None: not published.
REVIEWS: dict[str, list[tuple[bool, bool]] | None] = {
    "a": None,
    "b": [],
    "c": [(False, False), (False, False)],
    "d": [(True, False), (False, False)],
    "f": [(True, False), (False, True)],
    "g": [(True, True), (False, True)],
}
TEXTS = {
    "a": "The team has met and written its draft. The report is not published.",
    "b": "The report is published. The team names needs for capacity-building, and no inconsistency.",
    "c": "Published; two inconsistencies, which the team calls neither significant nor persistent.",
    "d": "Published; two inconsistencies. The team calls one of them significant.",
    "f": "Published; one inconsistency is significant, another one, on a different matter, is persistent.",
    "g": "Published; one inconsistency is both significant and persistent, another one is persistent.",
}
TOLD = {
    "a": "Has the report been published?",
    "b": "Is a need for capacity-building an inconsistency?",
    "c": "Inconsistencies there are. What did the team say about their weight?",
    "d": "One of them carries a mark. Which?",
    "f": "There are two marks, on two different matters. Is there a label for that?",
    "g": "Look for one finding that carries both marks. It decides.",
}


def review_of(key: str, published: date) -> Review:
    """The review behind a case."""
    marks = REVIEWS[key]
    findings = tuple(
        ReviewFinding(id=f"F{n}", text="A finding.", significant=s, persistent=p)
        for n, (s, p) in enumerate(marks or (), 1)
    )
    return Review(
        party="XHA", report="regular", findings=findings, published_on=None if marks is None else published
    )


def label(key: str) -> str:
    """The letter of 4/CMA.6 paragraph 37 for a case, as the review room computes it."""
    return public_label(review_of(key, date(2029, 5, 1))).letter


def scenario(pack: Any) -> Scenario:
    monday = next(d for d in (date(pack.period.last + 3, 3, day) for day in range(8, 15)) if d.weekday() == 0)
    steps = {step.name: step for step in clock(monday)}
    return Scenario(
        pack,
        week=monday,
        steps=steps,
        final=steps["final"].last,
        weeks=(steps["final"].last - monday).days // 7,
        days=(steps["final"].last - steps["dates agreed"].last).days,
        **opening(pack),
    )


EXERCISE = Exercise(
    id="review.public-label",
    title="Compute the public label",
    minutes=(15, 25),
    objectives=["compute the label that the public sees", "put the steps of a review on the calendar"],
    rules=["review.labels", "review.clock", "review.significant-persistent"],
    scenario=scenario,
    story=(
        "The platform shows one label for each review. Journalists read it, and so do the Parties you trade "
        "with. The "
        "label follows from the findings by seven rules (4/CMA.6 paragraph 37). {caution}"
    ),
    questions=[
        Choice(
            prompt="Who decides whether an inconsistency is significant?",
            options=[
                Option(
                    "software",
                    "The consistency check, by the size of the difference",
                    False,
                    "A check finds differences. Weighing them is left to people. To whom?",
                    "review.significant-persistent",
                ),
                Option(
                    "team",
                    "The review team",
                    True,
                    "The team determines it and highlights it in the report.",
                    "review.significant-persistent",
                ),
                Option(
                    "party",
                    "The Party under review, in its comments",
                    False,
                    "It may comment on the draft. Whose report is it?",
                    "review.significant-persistent",
                ),
                Option(
                    "cma",
                    "The CMA, once a year",
                    False,
                    "The CMA is told of some of them. Who has marked them before?",
                    "review.affects-balance",
                ),
            ],
            hints=["Read 4/CMA.6 paragraph 41.", "It is written into the report on the review."],
        ),
        Decisions(
            prompt="Which label does each review get?",
            cases=[
                Case(key, text, lambda s, key=key: label(key), TOLD[key], rule="review.labels")
                for key, text in TEXTS.items()
            ],
            options=[(letter, f"({letter}) {text}") for letter, text in PUBLIC_LABELS.items()],
            hints=[
                "First ask whether the report is published, then whether there is an inconsistency at all.",
                "A finding with both marks decides before everything else.",
            ],
            after="The label describes the report as published. No text says that a later correction "
            "rewrites it; we read that it does not.",
            rule="review.labels",
        ),
        Ordering(
            prompt="Put the steps of a review in order.",
            items=[
                Item("dates agreed", "The dates are agreed with the Party"),
                Item("team composed", "The team is composed"),
                Item("questions sent", "Questions and the completeness check are sent"),
                Item("answers", "The Party answers"),
                Item("draft", "The draft goes to the Party"),
                Item("final", "The report is finished"),
            ],
            answer=lambda s: [name for name in s.steps if name != "comments"],
            mistakes=[
                Mistake(
                    "answers in the week",
                    lambda s: [
                        "dates agreed",
                        "team composed",
                        "questions sent",
                        "draft",
                        "answers",
                        "final",
                    ],
                    "The answers are asked for in the week before. What is made in the review week?",
                    "review.clock",
                ),
                Mistake(
                    "team first",
                    lambda s: [
                        "team composed",
                        "dates agreed",
                        "questions sent",
                        "answers",
                        "draft",
                        "final",
                    ],
                    "Eight weeks before, and six weeks before: which is which?",
                    "review.clock",
                ),
            ],
            hints=[
                "The steps are counted back from the review week: 8, 6, 4 and 1 weeks.",
                "The draft is of the week itself.",
            ],
            rule="review.clock",
        ),
        Number(
            prompt="The review week begins on {week}. The draft is received on its Friday and every time "
            "limit is used. "
            "How many weeks after that Monday is the report finished, counted in whole weeks?",
            unit="",
            unit_needed=False,
            answer=lambda s: s.weeks,
            mistakes=[
                Mistake(
                    "without the comments",
                    lambda s: 2,
                    "These are the two weeks for the final report. What happens before them?",
                    "review.clock",
                ),
                Mistake(
                    "from the agreement",
                    lambda s: s.weeks + 8,
                    "You counted from the day the dates were agreed. Count from the review week.",
                    "review.clock",
                ),
                Mistake(
                    "the week as well",
                    lambda s: s.weeks + 1,
                    "One too many: four weeks and some days are four whole weeks.",
                    "review.clock",
                ),
            ],
            hints=[
                "Up to two weeks for comments on the draft.",
                "And two weeks after them for the final report.",
            ],
            working="Friday of the week, two weeks for comments, two weeks for the report.",
            after="If nobody hurries, the report is out by {final}.",
            rule="review.clock",
        ),
        Choice(
            prompt="A significant inconsistency affects the emissions balance of {host.name}. What happens "
            "to its units?",
            options=[
                Option(
                    "frozen",
                    "They are frozen until it is resolved",
                    False,
                    "No text freezes them. What are Parties *requested* to do?",
                    "consistency.no-use",
                ),
                Option(
                    "nothing",
                    "Nothing by itself: it is shown, notified, and has to be addressed",
                    True,
                    "It is highlighted for the Article 13 review, notified to the CMA, and made known to "
                    "the Parties "
                    "of the approach.",
                    "review.affects-balance",
                ),
                Option(
                    "cancelled",
                    "They are cancelled",
                    False,
                    "A cancellation is an act of the holder. Does a review act on accounts?",
                    "review.principles",
                ),
                Option(
                    "penalty",
                    "{host.name} pays a penalty in units",
                    False,
                    "Read how reviews are described: facilitative, non-punitive. What follows instead?",
                    "review.principles",
                ),
            ],
            hints=["Read 4/CMA.6 paragraphs 39 to 44.", "They speak of addressing, showing and notifying."],
        ),
    ],
)
