"""A crediting baseline beside the NDC: four questions in order, and the lower of the two paths.

Methodologies align with the NDC of each participating Party (3/CMA.3 annex 33). Paths may be emissions or
emission factors, as long as both are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from article6.baselines.amounts import Amount, number, series, share, tidy
from article6.baselines.errors import BaselineError

__all__ = ["Alignment", "Answer", "aligned", "alignment", "falling_compound", "falling_linear"]

RULE = "a64.baseline-principles"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, its answer, what follows from it, and the id of the rule behind it."""

    question: str
    answer: bool | None  # None: cannot be told
    follows: str
    rule: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The four answers, and the baseline of each year at or below the path of the NDC."""

    answers: tuple[Answer, ...]
    series: tuple[Amount, ...]


def falling_linear(first: Amount, annual: Amount, years: int) -> tuple[Amount, ...]:
    """`first`, less `annual` of it each year: the way of rule-based adjustments. Stops at 0."""
    first, part = number(first, "The first level"), share(annual, "The annual share")
    return tuple(tidy(max(0, first - first * part * y)) for y in range(years))


def falling_compound(first: Amount, annual: Amount, years: int) -> tuple[Amount, ...]:
    """`first`, each year less `annual` of the year before: the way of technical trends."""
    first, kept = number(first, "The first level"), 1 - share(annual, "The annual share")
    return tuple(tidy(first * kept**y) for y in range(years))


def aligned(method: Sequence[Amount], ndc_path: Sequence[Amount]) -> tuple[Amount, ...]:
    """min(method, path of the unconditional NDC) of each year."""
    levels = series(method, "The method's baseline")
    path = series(ndc_path, "The path of the NDC", len(levels))
    return tuple(min(pair) for pair in zip(levels, path, strict=True))


def alignment(
    method: Sequence[Amount],
    ndc_path: Sequence[Amount] | None,
    *,
    inside_ndc: bool,
    unconditional: bool,
    first_year: int,
    ndc_end: int,
) -> Alignment:
    """Ask the four questions of a baseline, whose year 1 is the calendar year `first_year`.

    `inside_ndc`: the sector is covered; `unconditional`: the measure is of what the Party does by itself;
    `ndc_end`: last year of the NDC. `ndc_path` is the sector's path under the unconditional NDC (None if the
    NDC implies none: the third question then stays open and the method's baseline stands).
    """
    levels = series(method, "The method's baseline")
    if inside_ndc and ndc_path is None:
        raise BaselineError(
            "The sector is inside the NDC, and no path was given.",
            "Give the level that the unconditional NDC implies for each year.",
            RULE,
        )
    result = levels if ndc_path is None else aligned(levels, ndc_path)
    return Alignment(
        (
            _inside(inside_ndc),
            _unconditional(unconditional),
            _below(levels, result, ndc_path is not None),
            _past_end(first_year + len(levels) - 1, ndc_end),
        ),
        result,
    )


def _inside(inside: bool) -> Answer:
    follows = (
        "First transfers are added to the emissions the NDC is measured by."
        if inside
        else "First transfers are adjusted for all the same: leaving a sector out frees no units for sale."
    )
    rule = "adjustment.inside-ndc" if inside else "adjustment.outside-ndc"
    return Answer("Is the sector inside the NDC?", inside, follows, rule)


def _unconditional(unconditional: bool) -> Answer:
    follows = (
        "The credits compete with what the Party must do by itself."
        if unconditional
        else "The measure goes beyond what the Party promised to do by itself."
    )
    return Answer("Is the measure in the unconditional part of the NDC?", unconditional, follows, RULE)


def _below(levels: Sequence[Amount], result: Sequence[Amount], known: bool) -> Answer:
    question = "Is the baseline at or below the path of the unconditional NDC?"
    if not known:
        return Answer(question, None, "No path was given to compare with.", RULE)
    years = [str(y) for y, (a, b) in enumerate(zip(levels, result, strict=True), 1) if a > b]
    if not years:
        return Answer(question, True, "The method's baseline stands in every year.", RULE)
    return Answer(question, False, f"The path takes its place in crediting year {', '.join(years)}.", RULE)


def _past_end(last_year: int, ndc_end: int) -> Answer:
    past = last_year > ndc_end
    follows = (
        f"Crediting runs to {last_year}, the NDC to {ndc_end}: the next NDC is bound already now."
        if past
        else f"Crediting ends in {last_year}, inside the NDC that runs to {ndc_end}."
    )
    return Answer("Does the crediting period run past the end of the NDC?", past, follows, RULE)
