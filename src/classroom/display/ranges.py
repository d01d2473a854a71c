"""Ranges side by side: for each row a span from low to high, with the central value on it."""

from dataclasses import dataclass

from classroom.language import _, later, spoken

from .canvas import Canvas, text_width, ticks
from .figure import Chart, Key, behind
from .table import Table


@dataclass(frozen=True, slots=True)
class Span:
    """One row: a name, the low, central and high value, and a tone of the palette."""

    name: str
    low: object
    central: object
    high: object
    tone: str = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChart(Chart):
    """Spans one below the other on one axis; `limit` is (name, value), drawn as an upright line."""

    spans: tuple[Span, ...]
    limit: tuple[str, object] | None = None
    central: str = later("central value")

    def __post_init__(self):
        self.check()
        for span in self.spans:
            if not span.low <= span.central <= span.high:
                raise ValueError(
                    f"The chart {self.title!r}: in {span.name!r} the central value lies outside its range."
                )

    def draw(self, ident: str) -> Canvas:
        step, top = 44, 26
        canvas = Canvas(top + step * len(self.spans) + 26, ident)
        ends = [value for span in self.spans for value in (span.low, span.high)]
        ends += [self.limit[1]] if self.limit else []
        marks = ticks(min(0, *ends), max(ends), 4)
        left, right = 10, canvas.width - 24

        def x(amount) -> float:
            return left + float((amount - marks[0]) / (marks[-1] - marks[0])) * (right - left)

        bottom = top + step * len(self.spans)
        canvas.text(0, 12, self.units, "start", "muted")
        for mark in marks:
            canvas.line(x(mark), top, x(mark), bottom, "grid" if mark else "muted")
            label = self.numbers.show(mark)
            room = min(max(x(mark), text_width(label) / 2), canvas.width - text_width(label) / 2)
            canvas.text(room, bottom + 17, label, "middle", "muted")
        if self.limit:
            canvas.line(x(self.limit[1]), top, x(self.limit[1]), bottom, "target", 2.5, "6 4")
        for i, span in enumerate(self.spans):
            y = top + step * i + 29
            written = f"{span.name}: {self.numbers.show(span.central)}"
            canvas.text(0, y - 13, written, "start", strong=True, halo=True)
            canvas.rect(x(span.low), y - 6, max(x(span.high) - x(span.low), 2), 12, span.tone, opacity="0.3")
            for end in (span.low, span.high):
                canvas.line(x(end), y - 8, x(end), y + 8, span.tone, 2)
            canvas.marker(x(span.central), y, "diamond", span.tone, 6.5)
        return canvas

    def keys(self) -> list[Key]:
        tone = self.spans[0].tone
        keys = [
            Key(spoken(self.central), "line", tone, None, "diamond"),
            Key(_("from low to high"), "band", tone),
        ]
        return keys + ([Key(self.limit[0], "line", "target", "6 4")] if self.limit else [])

    def data(self) -> Table:
        columns = [_("Row"), _("Low"), spoken(self.central).capitalize(), _("High")]
        rows = [(span.name, span.low, span.central, span.high) for span in self.spans]
        if self.limit:
            columns.append(self.limit[0])
            rows = [(*row, self.limit[1]) for row in rows]
        return Table(behind(self.title), columns, rows, self.units, numbers=self.numbers)
