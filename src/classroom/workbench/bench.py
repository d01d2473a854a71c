"""One activity worked out: the result with its working, its range, what moves it, what a reviewer asks.

bench = work_out("cookstoves", {"fnrb": 0.40})
bench.estimate.whole_tonnes, bench.questions      # -> 9046 t CO2 eq; what to be ready for
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from article6.baselines.activities import Estimate, ResultRange, estimate, result_range, tornado
from article6.baselines.swing import Swing
from article6.working import grouped
from classroom.language import _, later

from ..display.figure import next_ident
from ..display.numbers import Numbers
from ..display.page import standalone, styled
from ..display.table import Table
from ..display.working import WorkingTable, marked
from ..view import Shown, Verdict
from .keeping import Saved, csv_of, save
from .pictures import UNIT, range_chart, tornado_chart
from .questions import Asked, asked

__all__ = ["Bench", "work_out"]

RULES = ("a64.baseline-considers", "a64.baseline-principles")
SOURCE = later("Each line of the working names where its value comes from.")


@dataclass(frozen=True, slots=True)
class Bench:
    """An estimate, its `reach` (all inputs at their ends) and `swings` (one at a time, the widest first).

    `mark` is the decimal mark with which numbers are written.
    """

    estimate: Estimate
    reach: ResultRange
    swings: tuple[Swing, ...]
    mark: str = "."

    @property
    def title(self) -> str:
        """The type and the year."""
        return _("{title}, year {year}").format(title=self.estimate.type.title, year=self.estimate.year)

    @property
    def questions(self) -> tuple[Asked, ...]:
        """What a reviewer would ask."""
        return asked(self.estimate, self.swings)

    def shown(self, source: str = "", *also: Verdict, folded: bool = False) -> Shown:
        """Everything as a view shows it; `also` are verdicts beside the result, `folded` is the working."""
        numbers, moving = Numbers(self.mark), bool(self.swings) and self.swings[0].width > 0
        charts = (
            (
                range_chart(self.reach, self.swings[0], numbers),
                tornado_chart(self.estimate, self.swings, numbers),
            )
            if moving
            else ()
        )
        rules = dict.fromkeys([*(s.rule for s in self.estimate.working.steps if s.rule), *RULES])
        return Shown(
            (self._asked(), WorkingTable(self.estimate.working, self.mark, folded)),
            charts,
            self._sentences(moving),
            tuple(rules),
            source or _(SOURCE),
            (self._result(), *also, self._values()),
        )

    def html(self) -> str:
        """The bench as a piece of HTML."""
        return self.shown().html(next_ident("workbench"))

    def page(self) -> str:
        """The bench as a page of its own, to print or to send. It loads nothing from elsewhere."""
        return standalone(escape(self.title), f'<div class="a6">{self.html()}</div>')

    def csv(self) -> str:
        """The steps of the working as comma-separated values, one line a step; numbers with a point."""
        return csv_of(self.estimate.working)

    def save(self) -> Saved:
        """Keeps the working as .html and .csv in the folder my-work; an earlier file stays as it was."""
        return save(f"workbench-{self.estimate.type.id}", self.page(), self.csv())

    def text(self) -> str:
        """The bench as plain text."""
        return self.shown().text()

    __repr__ = text

    def _repr_html_(self) -> str:
        return styled(self.html())

    def _result(self) -> Verdict:
        return Verdict(self.title, None, f"{self._t(self.estimate.whole_tonnes)} {UNIT}")

    def _values(self) -> Verdict:
        """Whether all values lie inside their teaching ranges."""
        outside = [one.parameter.name for one in self.questions if one.outside]
        if not outside:
            return Verdict(_("Values"), True, _("all inside their teaching ranges"))
        return Verdict(
            _("Values"), False, _("outside the teaching range: {outside}").format(outside=", ".join(outside))
        )

    def _t(self, tonnes: int) -> str:
        return Numbers(self.mark).show(tonnes)

    def _sentences(self, moving: bool) -> list[str]:
        result, reach = self.estimate, self.reach
        out = [
            _("The working ends in {exact} {unit}; rounded down, {whole} {unit}.").format(
                exact=marked(grouped(result.reductions), self.mark),
                unit=UNIT,
                whole=self._t(result.whole_tonnes),
            )
        ]
        if moving:
            out.append(
                _(
                    "All inputs at the conservative ends of their ranges give {low}, all at the "
                    "generous ends {high} {unit}: outer limits, not a forecast."
                ).format(
                    low=self._t(reach.conservative.whole_tonnes),
                    high=self._t(reach.generous.whole_tonnes),
                    unit=UNIT,
                )
            )
        if result.warnings:
            out.append(marked(" ".join(result.warnings), self.mark))
        return out

    def _asked(self) -> Table:
        """The questions as a table; where nothing is asked, it says so."""
        rows = [
            (one.parameter.name, marked(f"{one.why}. {' '.join(one.questions)}", self.mark))
            for one in self.questions
        ]
        nothing = (
            _("Nothing in particular"),
            _("Every value is a default, and none of them moves the result."),
        )
        return Table(
            _("What a reviewer would ask"), (_("Input"), _("Why, and the questions")), rows or [nothing]
        )


def work_out(activity: str, values: Mapping[str, object], year: int = 1, mark: str = ".") -> Bench:
    """Works out a type with these values by key, defaults elsewhere, in a crediting year (1 is the first).

    Raises `ActivityError` for an unknown type, parameter or option, and for a value that cannot be.
    """
    return Bench(
        estimate(activity, year, **values),
        result_range(activity, year, **values),
        tornado(activity, year, **values),
        mark,
    )
