"""Would the activity earn what an investor asks for without selling credits? The benchmark analysis.

analysis = benchmark_analysis(solar, rate=0.10, credit_price=10)
analysis.result.verdict, analysis.irr, analysis.bars[0].name, analysis.break_even_credit_price
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from article6.baselines.additionality.cash import Project, break_even, has_rate, irr, npv
from article6.baselines.additionality.investment import ANALYSIS_NOTE, ASSUMPTIONS
from article6.baselines.additionality.result import Result, Test, Verdict
from article6.baselines.additionality.sensitivity import (
    VARIED,
    PriceRow,
    at_price,
    cases,
    percent,
    reaches,
    sensitivity,
)
from article6.baselines.swing import Number, Swing
from article6.working import Step, Working, grouped

__all__ = ["Investment", "benchmark_analysis"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment:
    """A benchmark analysis: its `result` and what a table or a chart needs.

    `irr` and `npv` without credits; `bars` in the rate of return where every case has one, otherwise in the
    net present value, as `measure` says ("IRR" or "NPV"). `with_credits` is the row at the credit price
    expected, or None, and `credits_suffice` whether it reaches the benchmark. `break_even_credit_price` is
    None where the project has no credits; `break_even_price` where it has no output. Both are in currency per
    unit and may be zero or below: then no credit is needed.
    """

    result: Result
    irr: float | None
    npv: Number
    measure: str
    bars: tuple[Swing, ...]
    with_credits: PriceRow | None
    credits_suffice: bool | None
    break_even_credit_price: Number | None
    break_even_price: Number | None


def benchmark_analysis(
    project: Project,
    rate: Number,
    *,
    credit_price: Number | None = None,
    vary: Iterable[str] = VARIED,
    by: Number = 0.10,
) -> Investment:
    """The benchmark analysis: does the activity earn the benchmark `rate` without credits?

    Earning it speaks against additionality. Missing it in every case, with each input of `vary` moved by the
    share `by`, speaks for it; reaching it in one case leaves it not shown. With `credit_price`, the price
    expected, it also says whether the credits close the gap. Raises `AdditionalityError` as `sensitivity`
    does.
    """
    vary, flows = tuple(vary), project.flows()
    moved = cases(project, vary, by)
    measure = "IRR" if all(map(has_rate, (flows, *moved.values()))) else "NPV"
    row = None if credit_price is None else at_price(project, rate, credit_price)
    suffice = None if row is None else reaches(project.flows(credit_price), rate)
    credit = break_even(project, "credit_price", rate) if any(project.credits()) else None
    price = break_even(project, "price", rate) if any(project.outputs()) else None
    verdict, sentence = _judged(flows, moved, rate)
    questions = [
        f"Who else uses the benchmark of {percent(rate)}, for which risk and in which year?",
        *ASSUMPTIONS,
    ]
    if verdict is Verdict.PASSED and suffice is False:
        sold = f"{grouped(credit_price)} {project.currency}/t CO2 eq"
        questions.insert(
            0,
            f"At {sold} the credits do not bring the activity to its benchmark either. Is it credible that "
            f"they "
            "were decisive?",
        )
    result = Result(
        test=Test.INVESTMENT,
        verdict=verdict,
        sentence=sentence,
        working=Working("Benchmark analysis", tuple(_steps(project, rate, moved, row, credit, price))),
        questions=tuple(questions),
        note=ANALYSIS_NOTE,
    )
    return Investment(
        result=result,
        irr=irr(flows) if has_rate(flows) else None,
        npv=npv(rate, flows),
        measure=measure,
        bars=sensitivity(project, rate, measure=measure, vary=vary, by=by),
        with_credits=row,
        credits_suffice=suffice,
        break_even_credit_price=credit,
        break_even_price=price,
    )


def _judged(
    flows: Sequence[Number], moved: Mapping[str, Sequence[Number]], rate: Number
) -> tuple[Verdict, str]:
    """The verdict and its sentence, from the flows without credits as they are and with one input moved."""
    goal = percent(rate)
    rich = [name for name, case in moved.items() if reaches(case, rate)]
    if reaches(flows, rate):
        sentence = (
            f"Without credits the activity earns the benchmark of {goal}: it would pay its investor anyway."
        )
        return Verdict.FAILED, sentence
    if rich:
        sentence = (
            f"Without credits the activity misses the benchmark of {goal}, but not with {' or '.join(rich)}."
        )
        return Verdict.NOT_SHOWN, sentence
    sentence = (
        f"Without credits the activity misses the benchmark of {goal} in every case of the sensitivity."
    )
    return Verdict.PASSED, sentence


def _steps(
    project: Project,
    rate: Number,
    moved: Mapping[str, Sequence[Number]],
    row: PriceRow | None,
    credit: Number | None,
    price: Number | None,
) -> Iterator[Step]:
    """The working: return and value, the best case of the sensitivity, and the prices that suffice."""
    flows, money = project.flows(), project.currency
    value, total, at = npv(rate, flows), "sum of CF_t / (1 + r)^t", f"sum of CF_t / {grouped(1 + rate)}^t"
    per_unit, per_tonne = f"{money}/{project.unit}", f"{money}/t CO2 eq"
    if has_rate(flows):
        yield Step(
            "IRR",
            "Rate of return without credits",
            "the r at which NPV = 0",
            "",
            irr(flows) * 100,
            "% a year",
        )
    if row is not None:
        sold = f"{at} at {grouped(row.credit_price)} {per_tonne}"
        yield Step("NPV_c", "Net present value with credits", total, sold, row.npv, money)
        if row.irr is not None:
            yield Step(
                "IRR_c",
                "Rate of return with credits",
                "the r at which NPV_c = 0",
                "",
                row.irr * 100,
                "% a year",
            )
    if moved:
        name, best = max(((n, npv(rate, case)) for n, case in moved.items()), key=lambda one: one[1])
        yield Step("NPV_max", "Highest net present value in the sensitivity", "", name, best, money)
    if price is not None:
        one = npv(rate, project.per_one("price"))
        put_in = f"{grouped(project.price)} - ({grouped(value)}) / {grouped(one)}"
        name, formula = "Price that reaches the benchmark without credits", "price - NPV / present output"
        yield Step("p*", name, formula, put_in, price, per_unit)
    if credit is not None:
        put_in = f"-({grouped(value)}) / {grouped(npv(rate, project.per_one('credit_price')))}"
        name, formula = "Credit price that reaches the benchmark", "-NPV / present credits"
        yield Step("c*", name, formula, put_in, credit, per_tonne)
    yield Step("NPV", "Net present value without credits", total, at, value, money)
