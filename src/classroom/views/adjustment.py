"""A baseline through its crediting years: what lowers it, and what a new law does to it."""

from fractions import Fraction

from article6.baselines.adjustment import Adjusted, Basis, linear, unadjusted
from article6.baselines.ambition import compound
from article6.baselines.reductions import Reductions, emission_reductions

from ..baseline_story import business_as_usual
from ..display.numbers import Numbers, Scale
from ..display.table import Table
from ..display.years import Bars, Line, YearChart
from ..view import Control, Shown, View
from .setting import caution, round_amounts, setting, source

METHODS = {
    "none": "No adjustment",
    "linear": "Each year the same share of year 1",
    "baseline": "The same, and 10% of the baseline (reading A)",
    "reductions": "The same, and 10% of the reductions (reading B)",
    "compound": "Each year a share of the year before",
}
LETTERS = {"baseline": "A", "reductions": "B"}
TENTH = Fraction(1, 10)
# As told: reading A from the start, reading B from the second year.
STARTS = {Basis.BASELINE: 1, Basis.REDUCTIONS: 2}


def downward_adjustment(pack=None) -> View:
    """Method x yearly share x emissions with the activity x law; crediting baseline and reductions."""
    pack = setting(pack).pack
    story = pack.baseline
    unit = Scale("t\u00a0CO2\u00a0eq", 1, Numbers(pack.decimal_mark))
    levels = round_amounts(0, story.project // 2, story.project)
    shares = [Fraction(k, 100) for k in (1, 2, 3)]

    def compute(method: str, annual: Fraction, project: int, law: bool) -> Shown:
        return _shown(pack, unit, method, annual, project, law)

    return View(
        "downward_adjustment",
        "What lowers a baseline, and by how much?",
        (
            Control.choice("method", "Method", METHODS, "linear"),
            Control.steps(
                "annual",
                "Share a year",
                shares,
                shares[0],
                write=lambda share: f"{unit.numbers.show(share * 100)}%",
            ),
            Control.steps(
                "project", "Emitted with the activity, a year", levels, story.project, write=unit.say
            ),
            Control.choice("law", f"A new law in year {story.law_year}", {False: "no", True: "yes"}, False),
        ),
        compute,
        f"{story.title}: {unit.say(story.approach_baseline)} a year by the approach chosen, no leakage. "
        "The 10% has two readings, and neither could be checked against the standard itself." + caution(pack),
    )


def adjusted(pack, method: str, annual: Fraction, project: int) -> Adjusted:
    """The approach baseline of the pack, lowered by one of `METHODS`."""
    approach = (pack.baseline.approach_baseline,) * pack.baseline.years
    if method == "none":
        return unadjusted(approach)
    if method == "compound":
        return compound(approach, annual=annual)
    if method == "linear":
        return linear(approach, annual=annual)
    basis = Basis(method)
    return linear(approach, project, annual=annual, initial=TENTH, basis=basis, start=STARTS[basis])


def _shown(pack, unit: Scale, method: str, annual: Fraction, project: int, law: bool) -> Shown:
    lowered = adjusted(pack, method, annual, project)
    usual = business_as_usual(pack, law=law)
    result = emission_reductions(lowered, usual, project)
    return Shown(
        (_table(unit, lowered, result),),
        (_chart(pack, unit, lowered, usual, project, result),),
        _sentences(pack, unit, method, project, law, lowered, result),
        ("a64.baseline-approaches", "a64.baseline-principles"),
        source(pack),
    )


def _sentences(
    pack, unit: Scale, method: str, project: int, law: bool, lowered: Adjusted, result: Reductions
) -> list[str]:
    years, usual = len(result.years), business_as_usual(pack, law=law)
    without = emission_reductions(lowered.approach, usual, project)
    out = [f"Reductions of {years} years: {unit.say(result.total)}."]
    if method in LETTERS:
        out[0] += f" This is reading {LETTERS[method]} of the 10%."
    if result.total < without.total:
        out.append(f"Without the adjustment they would be {unit.say(without.total)}.")
    elif method != "none":
        out.append(
            "The adjustment changes nothing here: business as usual is the lower of the two throughout."
        )
    bound = [str(y) for y, (a, b) in enumerate(zip(lowered.series, usual, strict=True), 1) if b < a]
    if bound:
        noun = "year" if len(bound) == 1 else "years"
        out.append(
            f"In {noun} {', '.join(bound)} business as usual is lower, and takes the baseline's place."
        )
    return out


def _table(unit: Scale, lowered: Adjusted, result: Reductions) -> Table:
    rows = [
        (str(one.year), unit(lowering), unit(one.baseline), unit(one.reductions))
        for one, lowering in zip(result.years, lowered.amounts, strict=True)
    ]
    rows.append(("Sum", None, None, unit(result.total)))
    return Table(
        "Crediting year by crediting year",
        ("Year", "Adjustment", "Crediting baseline", "Reductions"),
        rows,
        unit.unit,
        strong=("Sum",),
        numbers=unit.numbers,
        empty="",
    )


def _chart(pack, unit: Scale, lowered: Adjusted, usual, project: int, result: Reductions) -> YearChart:
    def by_year(values) -> dict[int, object]:
        return {y: unit(value) for y, value in enumerate(values, 1)}

    highest = max(pack.baseline.approach_baseline, pack.baseline.bau)
    return YearChart(
        title="Baseline and activity, year by year",
        units=unit.unit,
        across="Crediting year",
        source=source(pack),
        says="Credited is what lies between the bar and the solid line: the lower of the two others.",
        numbers=unit.numbers,
        bars=(Bars("Emitted with the activity", by_year([project] * len(usual)), "host"),),
        lines=(
            # It is always equal to one of the two others: wide, and below them, so that each can be seen.
            Line("Crediting baseline", by_year(result.baselines), "target", "solid", "", width=6),
            Line("Approach baseline, adjusted", by_year(lowered.series), "buyer", "dashed"),
            Line("Business as usual", by_year(usual), "muted", "dotted", ""),
        ),
        axis=(0, unit(highest)),
    )
