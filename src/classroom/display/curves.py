"""Lines over an amount: how a result follows an input that is not a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import Canvas, text_width, ticks
from .figure import Chart, Key, behind, key_line
from .table import Table
from .years import DASHES


@dataclass(frozen=True, slots=True)
class Curve:
    """One line through points (input, result), in order; `dash` and `marker` as in a YearChart."""

    name: str
    points: Sequence[tuple[object, object]]
    tone: str = "host"
    dash: str = "solid"
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveChart(Chart):
    """Curves over an input named `across` (with its unit); `limit` is (name, result), drawn level."""

    across: str
    curves: tuple[Curve, ...]
    limit: tuple[str, object] | None = None
    axis: tuple | None = None

    def __post_init__(self):
        self.check()
        if not self.curves or any(len(curve.points) < 2 for curve in self.curves):
            raise ValueError(f"The chart {self.title!r}: every curve needs two points or more.")

    def draw(self, ident: str) -> Canvas:
        canvas = Canvas(262, ident)
        inputs = [x for curve in self.curves for x, _ in curve.points]
        results = [y for curve in self.curves for _, y in curve.points]
        results += [self.limit[1]] if self.limit else []
        upright = ticks(*(self.axis or (min(0, *results), max(results))), 5)
        level = ticks(min(inputs), max(inputs), 5)
        labels = [self.numbers.show(mark) for mark in upright]
        left, right = max(text_width(label) for label in labels) + 12, canvas.width - 18
        top, bottom = 26, canvas.height - 42

        def x(amount) -> float:
            return left + float((amount - level[0]) / (level[-1] - level[0])) * (right - left)

        def y(amount) -> float:
            return bottom - float((amount - upright[0]) / (upright[-1] - upright[0])) * (bottom - top)

        canvas.text(0, 12, self.units, "start", "muted")
        for mark, label in zip(upright, labels, strict=True):
            canvas.line(left, y(mark), right, y(mark), "grid" if mark else "muted")
            canvas.text(left - 6, y(mark) + 4, label, "end", "muted")
        for mark in level:
            label = self.numbers.show(mark)
            canvas.text(
                min(x(mark), canvas.width - text_width(label) / 2), bottom + 18, label, "middle", "muted"
            )
        canvas.text(right, canvas.height - 6, self.across, "end", "muted")
        if self.limit:
            canvas.line(left, y(self.limit[1]), right, y(self.limit[1]), "target", 2, "6 4")
        for curve in self.curves:
            points = [(x(a), y(b)) for a, b in curve.points]
            canvas.path(points, curve.tone, 2.4, DASHES[curve.dash])
            if curve.marker:
                for px, py in points:
                    canvas.marker(px, py, curve.marker, curve.tone, 3.6)
        return canvas

    def keys(self) -> list[Key]:
        keys = [key_line(c.name, c.tone, DASHES[c.dash], c.marker) for c in self.curves]
        return keys + ([Key(self.limit[0], "line", "target", "6 4")] if self.limit else [])

    def data(self) -> Table:
        known = [dict(curve.points) for curve in self.curves]
        inputs = sorted({x for points in known for x in points})
        return Table(
            behind(self.title),
            (self.across, *(curve.name for curve in self.curves)),
            [(self.numbers.show(x), *(points.get(x) for points in known)) for x in inputs],
            self.units,
            numbers=self.numbers,
            empty="–",
        )
