"""The question of the lesson on the review week: which label will the public read?"""

from collections.abc import Callable
from datetime import date
from typing import Any

from article6.review import PUBLIC_LABELS, Review, ReviewFinding, public_label
from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option


def scenario(pack: Any) -> Scenario:
    published = date(pack.period.last + 3, 4, 12)
    findings = (
        ReviewFinding(id="F1", text="Row 12 was not sent again.", persistent=True),
        ReviewFinding(id="F2", text="A sum does not agree."),
        ReviewFinding(id="F3", text="Training on tables.", kind="capacity"),
    )
    done = Review(party=pack.host.code, report="regular", findings=findings, published_on=published)
    return Scenario(pack, published=published, letter=public_label(done).letter)


def right(letter: str) -> Callable[[Any], bool]:
    """Whether this is the label that the findings give."""
    return lambda s: s.letter == letter


TOLD = {
    "b": ("Is there any finding that counts as an inconsistency?", "review.labels"),
    "c": (
        "It would fit if the team had set no mark. Did it?",
        "review.significant-persistent",
    ),
    "e": ("One mark of this kind, none of the other. The need for training plays no part.", None),
    "f": ("That needs two marks, on two matters. Count the marks.", "review.labels"),
    "g": ("That needs one finding with both marks. Which finding is called significant?", "review.labels"),
}

EXERCISE = Exercise(
    id="review.which-label",
    title="Which label will it be?",
    minutes=(1, 3),
    place="lesson",
    objectives=["compute the public label from the findings of a review"],
    rules=["review.labels", "review.significant-persistent"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="A review report is published on {published}. It names two inconsistencies: F1 "
            "stood in the last review already, and the team calls it persistent; F2 is new, and the team "
            "does not mark it. F3 is a need for training. Which label does the public read?",
            options=[
                Option(f"label {letter}", PUBLIC_LABELS[letter], right(letter), *told)
                for letter, told in TOLD.items()
            ],
            hints=[
                "Go down the seven questions of the lesson; stop at the first yes.",
                "How many marks are there?",
            ],
        )
    ],
)
