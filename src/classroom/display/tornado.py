"""A tornado: how far a result moves when one input after the other is put to the ends of its range."""

from dataclasses import dataclass

from classroom.language import _

from .canvas import Canvas, text_width, ticks
from .figure import Chart, Key, behind
from .table import Table


@dataclass(frozen=True, slots=True)
class Swing:
    """One bar: the input's `name`, its two ends as text, and the result at each end."""

    name: str
    low_input: str
    high_input: str
    at_low: object
    at_high: object


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoChart(Chart):
    """Bars around the result with no input moved (`base`; `base_name` says what that is), the widest first.

    The part of a bar towards the low end of its input is solid, that towards the high end hatched. `limit` is
    (name, value), drawn as an upright line.
    """

    base: object
    swings: tuple[Swing, ...]
    base_name: str = ""
    limit: tuple[str, object] | None = None

    def __post_init__(self):
        self.check()
        if not self.swings:
            raise ValueError(f"The chart {self.title!r} has no inputs to show.")

    def draw(self, ident: str) -> Canvas:
        step, top, bar = 46, 26, 20
        canvas = Canvas(top + step * len(self.swings) + 26, ident)
        ends = [value for one in self.swings for value in (one.at_low, one.at_high)]
        ends += [self.base, *([self.limit[1]] if self.limit else [])]
        marks = ticks(min(ends), max(ends), 4)
        left, right = 10, canvas.width - 24

        def x(amount) -> float:
            return left + float((amount - marks[0]) / (marks[-1] - marks[0])) * (right - left)

        bottom = top + step * len(self.swings)
        canvas.text(0, 12, self.units, "start", "muted")
        for mark in marks:
            canvas.line(x(mark), top, x(mark), bottom, "grid")
            label = self.numbers.show(mark)
            room = min(max(x(mark), text_width(label) / 2), canvas.width - text_width(label) / 2)
            canvas.text(room, bottom + 17, label, "middle", "muted")
        for i, one in enumerate(self.swings):
            y = top + step * i + 21
            for value, tone in ((one.at_low, "host"), (one.at_high, "hatch:buyer")):
                start, end = sorted((x(self.base), x(value)))
                stroke = tone.removeprefix("hatch:") if ":" in tone else None
                canvas.rect(start, y, end - start, bar, tone, stroke=stroke)
        canvas.line(x(self.base), top, x(self.base), bottom, "ink", 2)
        if self.limit:
            canvas.line(x(self.limit[1]), top, x(self.limit[1]), bottom, "target", 2.5, "6 4")
        for i, one in enumerate(self.swings):  # last, so that the line does not run through the words
            canvas.text(0, top + step * i + 15, one.name, "start", strong=True, halo=True)
        return canvas

    def keys(self) -> list[Key]:
        return [
            Key(_("input at its low end"), "bar", "host"),
            Key(_("input at its high end"), "bar", "hatch:buyer"),
            Key(
                self.base_name or _("with all defaults: {base}").format(base=self.numbers.show(self.base)),
                "line",
                "ink",
            ),
            *([Key(self.limit[0], "line", "target", "6 4")] if self.limit else []),
        ]

    def data(self) -> Table:
        columns = [_("Input"), _("Low end"), _("Result there"), _("High end"), _("Result at the high end")]
        rows = [(one.name, one.low_input, one.at_low, one.high_input, one.at_high) for one in self.swings]
        if self.limit:
            columns.append(self.limit[0])
            rows = [(*row, self.limit[1]) for row in rows]
        return Table(
            behind(self.title),
            columns,
            rows,
            self.units,
            numbers=self.numbers,
        )
