"""A range that widens over the years, with the middle case and lines to compare it with."""

from collections.abc import Mapping
from dataclasses import dataclass

from classroom.language import _

from .axes import YearAxes, window
from .canvas import Canvas
from .figure import Chart, Key, behind, key_line
from .table import Table
from .years import DASHES, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChart(Chart):
    """`low`, `middle` and `high` per year as a band with a line through it; `lines` as in a YearChart."""

    name: str
    low: Mapping[int, object]
    middle: Mapping[int, object]
    high: Mapping[int, object]
    lines: tuple[Line, ...] = ()
    axis: tuple | None = None
    mark: int | None = None
    tone: str = "host"

    def __post_init__(self):
        self.check()
        if not self.low.keys() == self.middle.keys() == self.high.keys():
            raise ValueError(f"The chart {self.title!r}: low, middle and high must have the same years.")
        for year in self.middle:
            if not self.low[year] <= self.middle[year] <= self.high[year]:
                raise ValueError(f"The chart {self.title!r}: in {year} the middle lies outside low and high.")

    def draw(self, ident: str) -> Canvas:
        years = sorted({*self.middle, *(year for line in self.lines for year in line.values)})
        every = [v for s in (self.low, self.high, *(line.values for line in self.lines)) for v in s.values()]
        canvas = Canvas(256, ident)
        axes = YearAxes(canvas, years, *window(every, self.axis), self.units, self.numbers, self.mark)
        known = sorted(self.middle)
        lower = [(axes.x(year), axes.y(self.low[year])) for year in known]
        upper = [(axes.x(year), axes.y(self.high[year])) for year in known]
        canvas.area([*upper, *reversed(lower)], self.tone, opacity="0.2")
        for edge in (lower, upper):
            canvas.path(edge, self.tone, 1, DASHES["dotted"])
        middle = [(axes.x(year), axes.y(self.middle[year])) for year in known]
        canvas.path(middle, self.tone, 2.2)
        for x, y in middle:
            canvas.marker(x, y, "circle", self.tone, 3.6)
        for line in self.lines:
            points = [(axes.x(year), axes.y(value)) for year, value in sorted(line.values.items())]
            if len(points) == 1:
                (x, y), half = points[0], axes.slot * 0.46
                points = [(x - half, y), (x + half, y)]
            canvas.path(points, line.tone, 2.2, DASHES[line.dash])
            if line.marker:
                for x, y in points[-1:] if len(line.values) == 1 else points:
                    canvas.marker(x, y, line.marker, line.tone, 3.6)
        return canvas

    def keys(self) -> list[Key]:
        keys = [Key(_("{name}, central case").format(name=self.name), "line", self.tone, None, "circle")]
        keys.append(Key(_("from the low to the high case"), "band", self.tone))
        return keys + [key_line(line.name, line.tone, DASHES[line.dash], line.marker) for line in self.lines]

    def data(self) -> Table:
        series = [(_("Low"), self.low), (_("Central"), self.middle), (_("High"), self.high)]
        series += [(line.name, line.values) for line in self.lines]
        years = sorted({year for _, values in series for year in values})
        return Table(
            behind(self.title),
            (_("Year"), *(name for name, _ in series)),
            [(str(year), *(values.get(year) for _, values in series)) for year in years],
            self.units,
            numbers=self.numbers,
            empty="–",
        )
