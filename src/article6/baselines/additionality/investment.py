"""Two ways to ask whether the activity would go ahead without selling credits: simple cost, and comparison.

The third, against a benchmark, is `benchmark.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from article6.baselines.additionality.cash import Project, npv
from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.additionality.result import HABIT, Result, Test, Verdict
from article6.baselines.additionality.sensitivity import NEAR, percent, sensitivity
from article6.baselines.swing import Number
from article6.working import Step, Working

__all__ = ["ANALYSIS_NOTE", "ASSUMPTIONS", "comparison", "simple_cost"]

ANALYSIS_NOTE = f"The ways to analyse an investment, and the change by 10%: {HABIT}"
ASSUMPTIONS = (
    "Where do price, output, cost and lifetime come from, and were they known when the decision was taken?",
    "Are tax, loans, subsidies and residual value left out, and would they change the answer?",
)


def simple_cost(project: Project) -> Result:
    """The simple cost analysis: an activity that costs money and earns none but for its credits.

    An activity with other income cannot use it.
    """
    income, cost = sum(project.outputs()) * project.price, project.capex + project.opex * project.years
    unit = project.currency
    steps = (
        Step("IN", "Income without credits, all years", "sum of output x price", "", income, unit),
        Step("CO", "Cost, all years", "capex + years x opex", "", cost, unit, note="not discounted"),
    )
    if income:
        verdict = Verdict.NOT_APPLICABLE
        sentence = (
            "The activity earns or saves money besides its credits: use the benchmark or the comparison."
        )
    elif cost:
        verdict = Verdict.PASSED
        sentence = "The activity costs money and earns none without credits."
    else:
        verdict = Verdict.NOT_SHOWN
        sentence = "The activity costs nothing, so cost cannot be what holds it back."
    questions = ("Is there really no other income: savings, fees, by-products, a grant?", *ASSUMPTIONS[:1])
    return Result(
        test=Test.INVESTMENT,
        verdict=verdict,
        sentence=sentence,
        working=Working("Simple cost analysis", steps),
        questions=questions,
        note=ANALYSIS_NOTE,
    )


def comparison(
    project: Project, alternatives: Mapping[str, Project], rate: Number, *, by: Number = 0.10
) -> Result:
    """The investment comparison: is another way to give the same service the better investment?

    The net present values at `rate`, without credits, are compared; the activity's own inputs then move by
    the share `by`. Speaks for additionality where one alternative stays better in every case. Raises
    `AdditionalityError` for no alternative, and for one with other years or another currency.
    """
    if not alternatives:
        raise AdditionalityError("There is nothing to compare with.", "Name at least one alternative.")
    for name, other in alternatives.items():
        if (other.years, other.currency) != (project.years, project.currency):
            raise AdditionalityError(
                f"{name!r} runs {other.years} years in {other.currency}, the activity {project.years} years "
                f"in "
                f"{project.currency}.",
                "Bring all to the same years and currency: net present values are compared as they are.",
            )
    own = npv(rate, project.flows())
    others = {name: npv(rate, other.flows()) for name, other in alternatives.items()}
    best = max(others, key=others.__getitem__)
    bars = sensitivity(project, rate, by=by)
    highest = max(value for bar in bars for value in (bar.at_low, bar.at_high, bar.base))
    near = NEAR * sum(npv(rate, [abs(f) for f in p.flows()]) for p in (project, alternatives[best]))
    if own >= others[best] - near:
        verdict = Verdict.FAILED
        sentence = "Without credits the activity is the best of the investments compared."
    elif highest >= others[best] - near:
        verdict = Verdict.NOT_SHOWN
        sentence = f"{best} is the better investment, but not when one input moves by {percent(by)}."
    else:
        verdict = Verdict.PASSED
        sentence = f"{best} stays the better investment when any one input moves by {percent(by)}."
    formula, put_in, unit = "sum of CF_t / (1 + r)^t", f"r = {percent(rate)}", project.currency
    steps = (
        *(
            Step(f"NPV_{i}", f"Net present value of {name}", formula, put_in, value, unit)
            for i, (name, value) in enumerate(others.items(), 1)
        ),
        Step("NPV_max", f"Highest value with one input moved by {percent(by)}", "", "", highest, unit),
        Step("NPV", "Net present value of the activity without credits", formula, put_in, own, unit),
    )
    questions = (
        "Do all alternatives give the same service, and is the one that would otherwise happen among them?",
        *ASSUMPTIONS,
    )
    return Result(
        test=Test.INVESTMENT,
        verdict=verdict,
        sentence=sentence,
        working=Working("Investment comparison", steps),
        questions=questions,
        note=ANALYSIS_NOTE,
    )
