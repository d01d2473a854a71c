"""The workbench for a page: the inputs of one activity type that move its result most, in a few steps."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from article6.baselines.activities import Estimate, Parameter, tornado
from article6.working import grouped

from .. import packs
from ..display.numbers import Numbers
from ..display.working import marked
from ..view import Control, Shown, Verdict, View
from ..workbench import Start, start, work_out
from ..workbench.bench import SOURCE
from ..workbench.pictures import UNIT
from .setting import caution, source

STEPS = (4, 3, 3)  # of the three inputs that move most: 36 results, all of which a page holds


def workbench(pack=None, activity: str | None = None) -> View:
    """An activity type with its three inputs that move most; without a type, the chosen one of the pack."""
    if pack is None or isinstance(pack, str):
        pack = packs.load(pack) if pack else packs.active()
    begin, mark = start(pack, activity), pack.decimal_mark
    opened = work_out(begin.activity, begin.values, begin.year, mark)
    first = opened.estimate.whole_tonnes

    @cache
    def bench(moved: tuple) -> Shown:
        done = work_out(begin.activity, {**begin.values, **dict(moved)}, begin.year, mark)
        change = Numbers(mark).show(done.estimate.whole_tonnes - first, signed=True)
        words = f"{change} {UNIT}" if done.estimate.whole_tonnes != first else "no change"
        told = source(pack) if begin.of_pack else SOURCE
        return done.shown(told, Verdict("Against the start", None, words), folded=True)

    title = opened.estimate.type.title
    return View(
        "workbench",
        f"The workbench: {title[:1].lower()}{title[1:]}",
        tuple(_controls(opened.estimate, begin, mark)),
        lambda **moved: bench(tuple(moved.items())),
        f"{'It begins with the values of the story' if begin.of_pack else 'It begins with the defaults'}, in "
        f"crediting year {begin.year}. Move the three inputs that matter most." + caution(pack),
    )


def _controls(opened: Estimate, begin: Start, mark: str) -> Iterator[Control]:
    standing = opened.type.with_choices(opened.values)
    bars = [bar for bar in tornado(begin.activity, begin.year, **begin.values) if bar.width]
    for bar, many in zip(bars, STEPS, strict=False):
        parameter, given = standing[bar.name], opened.values[bar.name]

        def write(value, unit: str = parameter.unit) -> str:
            return marked(f"{grouped(value)} {unit}".rstrip(), mark)

        steps = _steps(parameter, given, many, begin.claims.get(bar.name))
        yield Control.steps(bar.name, f"{parameter.name} ({parameter.symbol})", steps, given, write=write)


def _steps(parameter: Parameter, given: float, many: int, claim: float | None) -> list[float]:
    """The ends of the range and the value given; of more steps also the claim, or one between."""
    found = {parameter.low, given, parameter.high}
    if claim is not None and many > 3:
        found.add(claim)
    if many > len(found):
        found.add(_between(parameter, *_widest_gap(sorted(found))))
    return sorted(found)


def _widest_gap(values: list[float]) -> tuple[float, float]:
    return max(pairwise(values), key=lambda pair: pair[1] - pair[0])


def _between(parameter: Parameter, low: float, high: float) -> float:
    """The middle, in two digits that say something; whole where the parameter is."""
    middle = float(f"{(low + high) / 2:.2g}")
    return int(middle) if parameter.kind == "whole" else middle
