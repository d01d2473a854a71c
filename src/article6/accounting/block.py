"""The achievement block: what the first report with end-year information says (18/CMA.1 annex 70)."""

from dataclasses import dataclass

from article6.accounting.balance import EmissionsBalance
from article6.accounting.errors import AccountingError
from article6.accounting.indicator import AdjustedIndicator
from article6.ndc.achievement import Achievement
from article6.ndc.amounts import Amount, show
from article6.ndc.working import Step


@dataclass(frozen=True, slots=True)
class AchievementBlock:
    """Target restated, reference, final value with the adjustments in it, comparison, yes or no, why.

    `row` is the row of table 4 that is tested: 13, or 14 for a non-GHG target; `which` says of which
    years. Amounts are in `unit`.
    """

    target: str
    reference: str
    row: int
    which: str
    final: Amount
    adjustments: Amount
    goal: Amount
    margin: Amount
    achieved: bool
    explanation: str
    unit: str
    rules: tuple[str, ...]
    working: tuple[Step, ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(label, text) for each line of the block, in order."""
        return (
            ("Target", self.target),
            ("Reference", self.reference or "none stated"),
            ("Number tested", f"row {self.row}, {self.which}"),
            ("Final value, corresponding adjustments included", show(self.final, self.unit)),
            ("Corresponding adjustments in it", show(self.adjustments, self.unit, signed=True)),
            ("Margin (minus: the target is missed)", show(self.margin, self.unit, signed=True)),
            ("Achieved", "yes" if self.achieved else "no"),
            ("Explanation", self.explanation),
        )


def achievement_block(result: EmissionsBalance | AdjustedIndicator) -> AchievementBlock:
    """The block for a balance, or for the adjusted indicator of a non-GHG target, once it is decided."""
    ndc, verdict = result.ndc, result.achievement
    if verdict.achieved is None:
        raise AccountingError(
            f"The achievement block of {ndc.party} waits for end-year information.",
            verdict.sentence,
            "table4.achievement",
        )
    rows = [result[year] for year in verdict.years]
    which = f"all years of {ndc.period} together" if len(rows) > 1 else f"{rows[0].year} only"
    if ndc.target.yearly_limits:
        which = f"every year by itself; {rows[0].year} decides"
    return AchievementBlock(
        target=_restated(result, verdict),
        reference=ndc.target.reference,
        row=14 if isinstance(result, AdjustedIndicator) else 13,
        which=which,
        final=verdict.tested,
        adjustments=sum(row.adjustment for row in rows),
        goal=verdict.goal,
        margin=verdict.margin,
        achieved=verdict.achieved,
        explanation=verdict.sentence,
        unit=verdict.unit,
        rules=verdict.rules,
        working=verdict.working,
    )


def _restated(result: EmissionsBalance | AdjustedIndicator, verdict: Achievement) -> str:
    target = result.ndc.target
    when = target.year if target.year is not None else result.ndc.period
    return f"{target.kind} target for {when}: {target.direction.value} {show(verdict.goal, verdict.unit)}"
