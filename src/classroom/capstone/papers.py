"""The papers of each step: what lies on the desk when the question is asked. They hold no answer."""

from typing import Any

from classroom.exercise import Given
from classroom.exercises.baselines._numbers import written
from classroom.exercises.baselines.your_activity import needed

__all__ = ["PAPERS", "every_paper"]


def _market(s: Any) -> list[Given]:
    m, money = s.file.market, s.currency
    measures = [(one.name, one.potential_t, one.cost_per_t) for one in m.measures]
    return [
        Given(
            f"{s.host.name} in one year of its NDC",
            ("Point", "Amount"),
            [
                ("Its own target needs, t CO2 eq", m.need),
                (f"It pays for measures up to, {money} per t", m.limit),
                ("Buyers ask for, t CO2 eq", s.asked),
            ],
        ),
        Given(
            "Measures", ("Measure", "Potential, t CO2 eq", f"Cost, {money} per t"), measures, s.pack.source
        ),
    ]


def _activity(s: Any) -> list[Given]:
    result = s.file.activity
    standing = result.type.with_choices(result.values)
    steps = needed(result)
    start = next(n for n, step in enumerate(steps) if step.symbol == "BE")
    entered = [standing[key] for key in result.used if standing[key].numeric]
    given = [(p.symbol, p.name, written(s.pack, result.values[p.key], 9), p.unit) for p in entered]
    found = [(p.symbol, p.name, written(s.pack, p.value), p.unit) for p in steps[:start]]
    return [
        Given(
            "Values, and what follows from them so far",
            ("Symbol", "What it is", "Value", "Unit"),
            [*given, *found],
            s.pack.source,
        ),
        Given(
            "The steps that are left",
            ("Symbol", "What it is", "Formula", "Unit"),
            [(step.symbol, step.name, step.formula, step.unit) for step in steps[start:]],
        ),
    ]


def _authorization(s: Any) -> list[Given]:
    data = s.file.draft.data()
    shown = ("id", "party", "approach", "date", "duration", "purposes", "parties", "entities", "vintages")
    shown += ("metrics", "units", "gases", "sectors", "activities", "change_terms", "underlying_registries")
    rows = [(name, _text(data.get(name, ""))) for name in shown]
    rows += [(name, "") for name in ("definition", "framework", "quantity", "registry")]
    return [Given("The draft on your desk", ("Entry", "What it says"), rows)]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return str(value.get("id", ""))
    return str(value)


def _sales(s: Any) -> list[Given]:
    rows = []
    for sale, chance in s.file.chances.items():
        price = s.file.selling(sale).break_even
        chance_text = written(s.pack, chance * 100, 2)
        rows.append((_tonnes(s, sale), chance_text, "" if price is None else written(s.pack, price, 2)))
    heads = ("Sale, t CO2 eq", "Chance of missing the target, %", f"Break-even price, {s.currency} per t")
    return [Given("What a sale does to the own target", heads, rows, s.pack.source)]


def _tonnes(s: Any, value: int) -> str:
    return written(s.pack, value, 0)


def _level(s: Any) -> list[Given]:
    rows = [(str(s.vintage), s.level, s.host.target)]
    heads = ("Year", "Covered emissions", "Target level")
    return [Given(f"{s.host.name} (t CO2 eq)", heads, rows, s.pack.source)]


def _finding(s: Any) -> list[Given]:
    row = s.found_row
    rows = [
        (f"Report, table 3, row {row.row}", f"{row.first} to {row.last}", row.quantity),
        ("Registry", f"{row.first} to {row.last}", "one unit per serial"),
    ]
    heads = ("Where", "Serials", "t CO2 eq")
    return [Given(f"Annual report for {s.found_year} and registry", heads, rows)]


PAPERS = {1: _market, 2: _activity, 4: _authorization, 5: _sales, 7: _level, 9: _finding}


def every_paper(s: Any) -> list[Given]:
    """The papers of all steps, in their order."""
    return [paper for make in PAPERS.values() for paper in make(s)]
