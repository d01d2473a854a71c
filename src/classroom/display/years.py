"""Amounts over years: bars, the adjustment that moves them, and lines to compare them with."""

from collections.abc import Mapping
from dataclasses import dataclass

from classroom.language import _, later, spoken

from .axes import YearAxes, window
from .canvas import Canvas, ticks
from .figure import Chart, Key, behind, key_line
from .table import Table

DASHES = {"solid": None, "dashed": "6 4", "dotted": "1.5 4"}


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar a year. `tone` is a tone of the palette, or "hatch:<tone>"."""

    name: str
    values: Mapping[int, object]
    tone: str = "emissions"


@dataclass(frozen=True, slots=True)
class Changes:
    """What moves the first bars up or down: an arrow over a hatched field, and the level it leads to."""

    name: str
    values: Mapping[int, object]
    result: str
    tone: str = "host"


@dataclass(frozen=True, slots=True)
class Line:
    """A level to compare with: a line through the years, or a short bar where only one year has it.

    Later lines lie on earlier ones. Where two may be equal, the first is the wider and can be seen beside it.
    """

    name: str
    values: Mapping[int, object]
    tone: str = "target"
    dash: str = "dashed"
    marker: str = "diamond"
    width: float = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChart(Chart):
    """Grouped bars per year, the changes to the first of them, and lines.

    `axis` fixes lowest and highest amount, so that a reader who changes an input sees the bars move and not
    the axis. `mark` is a year to set off, such as the target year. In place of years there may be names, such
    as methods: they stay in the order given, and `across` says what they are.
    """

    bars: tuple[Bars, ...] = ()
    changes: Changes | None = None
    lines: tuple[Line, ...] = ()
    axis: tuple | None = None
    mark: int | None = None
    across: str = later("Year")

    def __post_init__(self):
        if not self.bars and not self.lines:
            raise ValueError(f"The chart {self.title!r} has nothing to draw: give it bars or lines.")
        if self.changes and not self.bars:
            raise ValueError(f"The chart {self.title!r} has changes but no bars for them to move.")
        self.check()

    @property
    def years(self) -> list:
        """What stands along the axis: every year from the first to the last with an amount, or every name."""
        found = self._found()
        if all(isinstance(year, int) for year in found):
            return list(range(min(found), max(found) + 1))  # a year without an amount keeps its place
        return found

    def _found(self) -> list:
        return list(dict.fromkeys(year for series in (*self.bars, *self.lines) for year in series.values))

    def _levels(self) -> dict[int, object]:
        first = self.bars[0].values
        return {year: first[year] + change for year, change in self.changes.values.items() if year in first}

    def _all(self) -> list:
        found = [v for series in (*self.bars, *self.lines) for v in series.values.values()]
        return found + list(self._levels().values()) if self.changes else found

    @property
    def floor(self):
        """The lowest amount on the axis if bars do not start at zero, else None."""
        low, high = window(self._all(), self.axis)
        if not self.bars or low <= 0:
            return None
        return ticks(low, high)[0]

    @property
    def caution(self) -> str:
        if self.floor is None:
            return ""
        floor = self.numbers.show(self.floor)
        return _("The axis starts at {floor}, not at zero, so that the changes can be seen.").format(
            floor=floor
        )

    def draw(self, ident: str) -> Canvas:
        canvas = Canvas(256, ident)
        low, high = window(self._all(), self.axis)
        axes = YearAxes(canvas, self.years, low, high, self.units, self.numbers, self.mark)
        self._draw_bars(canvas, axes)
        if self.changes:
            self._draw_changes(canvas, axes)
        for line in self.lines:
            self._draw_line(canvas, axes, line)
        if self.changes:
            self._write_changes(canvas, axes)
        return canvas

    def _draw_bars(self, canvas: Canvas, axes: YearAxes) -> None:
        width = min(axes.slot * 0.62 / len(self.bars), 34) if self.bars else 0
        base = axes.y(max(axes.low, 0))
        for i, bars in enumerate(self.bars):
            for year, value in bars.values.items():
                x = axes.x(year) + (i - len(self.bars) / 2) * width
                top = min(axes.y(value), base)
                solid = bars.tone.removeprefix("hatch:")
                canvas.rect(
                    x,
                    top,
                    width - 1,
                    abs(axes.y(value) - base),
                    bars.tone,
                    stroke=solid if ":" in bars.tone else None,
                )
                if self.floor is not None:
                    self._tear(canvas, x, base, width)

    @staticmethod
    def _tear(canvas: Canvas, x, base, width) -> None:
        y, step = base - 9, (width + 1) / 4
        points = [(x - 1 + step * i, y + (3 if i % 2 else -1)) for i in range(5)]
        canvas.area(points + [(px, py + 4) for px, py in reversed(points)], "paper")

    def _draw_changes(self, canvas: Canvas, axes: YearAxes) -> None:
        width, tone = min(axes.slot * 0.62, 34 * len(self.bars)), self.changes.tone
        bar = width / len(self.bars)
        for year, level in self._levels().items():
            start, end = axes.y(self.bars[0].values[year]), axes.y(level)
            x = axes.x(year) - width / 2
            if start != end:
                canvas.rect(x, min(start, end), bar - 1, abs(end - start), f"hatch:{tone}")
            canvas.line(x - 3, end, x + bar + 2, end, tone, 3)
            if abs(end - start) > 14:
                middle, up = x + (bar - 1) / 2, end < start
                canvas.line(middle, start, middle, end + (8 if up else -8), tone, 2)
                canvas.arrow_head(middle, end + (2 if up else -2), up, tone)

    def _write_changes(self, canvas: Canvas, axes: YearAxes) -> None:
        if axes.slot < 44:
            return
        for year, level in self._levels().items():
            change = self.changes.values[year]
            if change:
                top = min(axes.y(self.bars[0].values[year]), axes.y(level))
                for line in self.lines:  # a label on a line would be hard to read: it moves above it
                    at = axes.y(line.values[year]) if year in line.values else None
                    top = at - 3 if at is not None and top - 18 < at < top + 3 else top
                canvas.text(
                    axes.x(year),
                    top - 6,
                    self.numbers.show(change, signed=True),
                    tone=self.changes.tone,
                    strong=True,
                    halo=True,
                )

    @staticmethod
    def _draw_line(canvas: Canvas, axes: YearAxes, line: Line) -> None:
        points = [(axes.x(year), axes.y(value)) for year, value in sorted(line.values.items())]
        if len(points) == 1:
            (x, y), half = points[0], axes.slot * 0.46
            canvas.line(x - half, y, x + half, y, line.tone, 2.5, DASHES[line.dash])
        else:
            canvas.path(points, line.tone, line.width, DASHES[line.dash])
        if line.marker:
            for x, y in points if len(points) > 1 else [(points[0][0] + axes.slot * 0.46, points[0][1])]:
                canvas.marker(x, y, line.marker, line.tone, 3.6)

    def keys(self) -> list[Key]:
        keys = [Key(bars.name, "bar", bars.tone) for bars in self.bars]
        if self.changes:
            keys.append(Key(self.changes.name, "bar", f"hatch:{self.changes.tone}"))
            keys.append(Key(self.changes.result, "level", self.changes.tone))
        return keys + [key_line(line.name, line.tone, DASHES[line.dash], line.marker) for line in self.lines]

    def data(self) -> Table:
        series = [(bars.name, bars.values) for bars in self.bars]
        if self.changes:
            series += [(self.changes.name, self.changes.values), (self.changes.result, self._levels())]
        series += [(line.name, line.values) for line in self.lines]
        found = set(self._found())
        rows = [(str(y), *(values.get(y) for _, values in series)) for y in self.years if y in found]
        return Table(
            behind(self.title),
            (spoken(self.across), *(name for name, _ in series)),
            rows,
            self.units,
            signed=(self.changes.name,) if self.changes else (),
            numbers=self.numbers,
            empty="–",
        )
