"""Horizontal stacked bars: how an amount divides."""

from dataclasses import dataclass

from classroom.language import _

from .canvas import Canvas, text_width, ticks
from .figure import Chart, Key, behind
from .table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StackChart(Chart):
    """One bar per row, divided into `parts`.

    `parts`: (name, tone) in order of stacking. `rows`: (label, amounts in the order of the parts).
    `limit`: (name, amount) drawn as an upright line through all bars. `most` fixes the end of the axis.
    """

    parts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple], ...]
    limit: tuple[str, object] | None = None
    most: object | None = None

    def __post_init__(self):
        self.check()
        for label, amounts in self.rows:
            if len(amounts) != len(self.parts):
                raise ValueError(
                    f"The chart {self.title!r}: the bar {label!r} has {len(amounts)} amounts "
                    f"for {len(self.parts)} parts."
                )
            if any(amount < 0 for amount in amounts):
                raise ValueError(
                    f"The chart {self.title!r}: the bar {label!r} has a negative part; "
                    "stacks cannot show one."
                )

    def draw(self, ident: str) -> Canvas:
        step, top, bar = 48, 24, 24
        canvas = Canvas(top + step * len(self.rows) + 24, ident)
        highest = max(
            [sum(amounts) for _, amounts in self.rows] + [self.limit[1] if self.limit else 0, self.most or 0]
        )
        marks = ticks(0, highest, 4)
        left, right = 4, canvas.width - 30

        def x(amount) -> float:
            return left + float(amount / marks[-1]) * (right - left)

        bottom = top + step * len(self.rows)
        canvas.text(0, 12, self.units, "start", "muted")
        for mark in marks:
            canvas.line(x(mark), top, x(mark), bottom, "grid" if mark else "muted")
            canvas.text(x(mark), bottom + 16, self.numbers.show(mark), "middle" if mark else "start", "muted")
        for i, (label, amounts) in enumerate(self.rows):
            y, reached = top + step * i + 18, 0
            canvas.text(left + 4, y - 4, label, "start", strong=True, halo=True)
            for (_name, tone), amount in zip(self.parts, amounts, strict=True):
                if amount:
                    self._part(canvas, x(reached), y, x(reached + amount) - x(reached), bar, tone, amount)
                reached += amount
        if self.limit:
            canvas.line(x(self.limit[1]), top, x(self.limit[1]), bottom, "target", 2.5, "6 4")
        return canvas

    def _part(self, canvas: Canvas, x, y, width, height, tone: str, amount) -> None:
        solid = tone.removeprefix("hatch:")
        canvas.rect(x, y, width - 1, height, tone, stroke=solid if ":" in tone else None)
        label = self.numbers.show(amount)
        if text_width(label) + 8 < width:
            if ":" in tone:
                canvas.rect(
                    x + width / 2 - text_width(label) / 2 - 3,
                    y + 4,
                    text_width(label) + 6,
                    height - 8,
                    "paper",
                    radius=2,
                )
            light = tone in ("soft", "grid") or ":" in tone
            canvas.text(
                x + width / 2, y + height / 2 + 4, label, tone=None if light else "paper", strong=True
            )

    def keys(self) -> list[Key]:
        keys = [Key(name, "bar", tone) for name, tone in self.parts]
        return keys + ([Key(self.limit[0], "line", "target", "6 4")] if self.limit else [])

    def data(self) -> Table:
        columns = ["", *(name for name, _ in self.parts)]
        rows = [(label, *amounts) for label, amounts in self.rows]
        if self.limit:
            columns.append(self.limit[0])
            rows = [(*row, self.limit[1]) for row in rows]
        columns[0] = _("Bar")
        return Table(behind(self.title), columns, rows, self.units, numbers=self.numbers)
