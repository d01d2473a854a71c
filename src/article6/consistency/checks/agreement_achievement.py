"""Check 88: the assessment of achievement below the rows of table 4."""

from __future__ import annotations

from collections.abc import Iterator

from article6.consistency.annual_totals import Amount
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.table4_view import View, agrees, number, own_ndc, view
from article6.findings import Finding, Outcome, Place
from article6.ndc.amounts import show
from article6.ndc.ndc import Ndc
from article6.ndc.target import T_CO2_EQ, Direction

IN_THE_TABLE = ("absolute", "non-GHG", "policies and measures")  # kinds of targets tested on a row itself


def achievement(dossier: Dossier) -> Iterator[Finding]:
    """88: the first report with end-year information tests the indicator with its adjustments.

    Of a single-year NDC the NDC year alone, of a multi-year NDC all years together.
    """
    seen = view(dossier.table4)
    if seen is None:
        return
    block, ndc = seen.form.achievement, own_ndc(dossier, seen.form)
    row = 14 if ndc is not None and ndc.target.unit != T_CO2_EQ else 13
    if block is None:
        unquantified = ndc is not None and ndc.target.kind == "policies and measures"
        if seen.at(row, seen.last) is not None and not unquantified:
            yield _told(
                seen,
                f"There is no assessment of achievement, and the table has the end year {seen.last}.",
                "The first report with information on the end year says whether the target was achieved.",
                "table4.achievement",
            )
        return
    year = block.year if block.year is not None else seen.last
    if seen.at(row, year) is None:
        yield _told(
            seen,
            f"There is an assessment of achievement, and row {row} has no number for {year}.",
            "Until then the columns show progress; leave the assessment to the report with the end year.",
            "table4.achievement",
            Outcome.WARNING,
        )
        return
    if seen.method is None:
        return  # check 54
    wrong_years = list(_years_tested(seen, ndc))
    yield from wrong_years
    if not wrong_years:
        yield from _number_tested(seen, ndc, row)


def _years_tested(seen: View, ndc: Ndc | None) -> Iterator[Finding]:
    year = seen.form.achievement.year
    if seen.method.for_multi_year:
        if year is not None:
            yield _told(
                seen,
                f"The assessment tests {year}; a multi-year NDC is tested on all years of "
                f"{seen.first}-{seen.last} together.",
                "Compare the sum of row 13 with the budget or the sum of the levels.",
                "method.multi-year",
            )
    else:
        right = (ndc.target.year if ndc is not None else None) or seen.last
        if year is None or (ndc is not None and year != right):
            yield _told(
                seen,
                f"The assessment tests {year or 'all years'}; a single-year NDC is tested in its NDC year "
                f"only, {right}.",
                f"Compare the number of {right} with the target.",
                "table4.23l",
            )


def _number_tested(seen: View, ndc: Ndc | None, row: int) -> Iterator[Finding]:
    """The final indicator is the adjusted number of the table, and the answer follows from it.

    A Party may state an intensity, or a percentage below a baseline: then the number is no row of the table,
    and only the one without adjustments is recognized. So it is where the kind of target is not known.
    """
    final, year = number(seen.form.achievement.final_indicator), seen.form.achievement.year
    if ndc is not None and ndc.target.yearly_limits:
        return  # the year farthest from its limit is tested
    rights = {one: _over(seen, one, year) for one in ((row,) if ndc is not None else (13, 14))}
    rights = {one: right for one, right in rights.items() if right is not None}
    if not rights:
        return
    if final is not None and any(agrees(final, right) for right in rights.values()):
        yield from _answer(seen, ndc, final)
        return
    row, right = next(iter(rights.items()))
    bare = _over(seen, 5 if row == 14 else 3, year)
    unadjusted = None not in (final, bare) and agrees(final, bare) and bare != right
    if not unadjusted and (ndc is None or ndc.target.kind not in IN_THE_TABLE):
        return
    problem = (
        f"The final indicator is {show(final)}; row {row} "
        f"{f'of {year}' if year is not None else 'of all years'} is {show(right)}."
    )
    if unadjusted:
        problem += " It is the number without corresponding adjustments."
    yield _told(
        seen, problem, "Test the number that includes the necessary corresponding adjustments.", "table4.23l"
    )


def _over(seen: View, row: int, year: int | None) -> Amount | None:
    """The number of a year, or of all years added up; None where one is not there."""
    cells = [seen.at(row, at) for at in (range(seen.first, seen.last + 1) if year is None else (year,))]
    return None if None in cells else sum(cells)


def _answer(seen: View, ndc: Ndc | None, final: Amount) -> Iterator[Finding]:
    """Does the answer follow from the two numbers?"""
    block = seen.form.achievement
    target = number(block.target)
    if target is None or not isinstance(block.achieved, bool):
        return
    if ndc is None and seen.rows.get(14):
        return  # an indicator may have to be above its level, or below
    direction = Direction.AT_MOST if ndc is None else ndc.target.direction
    met = final <= target if direction is Direction.AT_MOST else final >= target
    if met != block.achieved:
        yield _told(
            seen,
            f"The answer is {'achieved' if block.achieved else 'not achieved'}; {show(final)} against a "
            f"target of {direction.value} {show(target)} says otherwise.",
            "Correct the answer or the numbers.",
            "table4.achievement",
        )


def _told(seen: View, problem: str, mend: str, rule: str, outcome: Outcome = Outcome.INCONSISTENT) -> Finding:
    place = seen.form.place(0)
    return Finding(
        outcome=outcome,
        place=Place(place.file, place.table, 0, "achievement"),
        problem=problem,
        mend=mend,
        rule=rule,
        check=88,
    )


CHECKS = (
    Check(
        88,
        "H",
        "The assessment tests the adjusted number, in the right years",
        ("B", "W"),
        ("table4.23l", "table4.achievement", "method.multi-year"),
        ("table4",),
        achievement,
    ),
)
