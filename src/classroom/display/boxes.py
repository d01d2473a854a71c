"""A picture of who gives what to whom: named boxes, and arrows with words."""

from dataclasses import dataclass

from classroom.language import _, later

from .canvas import Canvas, text_width
from .figure import Chart
from .table import Table

_TOP, _STEP, _HIGH = 38, 104, 58  # where the first row begins, from row to row, height of a box


@dataclass(frozen=True, slots=True)
class Box:
    """A box: `name` (a line break is kept), its place as (column, row) from 0, and a tone."""

    name: str
    column: int
    row: int
    tone: str = "third"


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two boxes, by name; `both` ways or one; `words` say what flows."""

    start: str
    end: str
    words: str
    both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxChart(Chart):
    """Boxes in columns and rows. `frame`: (name, first column), drawn around what stands from there on."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    units: str = later("boxes and arrows")  # not written in the picture
    frame: tuple[str, int] | None = None

    def __post_init__(self):
        self.check()
        known = {box.name for box in self.boxes}
        for arrow in self.arrows:
            if arrow.start not in known or arrow.end not in known:
                raise ValueError(f"The arrow {arrow.words!r} begins or ends at no box; boxes are {known}.")

    def draw(self, ident: str) -> Canvas:
        rows = 1 + max(box.row for box in self.boxes)
        canvas = Canvas(_TOP + (rows - 1) * _STEP + _HIGH + 12, ident)
        places = {box.name: self._place(canvas, box) for box in self.boxes}
        if self.frame is not None:
            name, column = self.frame
            left = min(x for box in self.boxes if box.column >= column for x in [places[box.name][0]]) - 12
            canvas.rect(
                left, 20, canvas.width - left - 1, canvas.height - 22, "none", stroke="muted", radius=8
            )
            canvas.text((left + canvas.width) / 2, 13, name, tone="muted")
        for arrow in self.arrows:
            self._arrow(canvas, places[arrow.start], places[arrow.end], arrow)
        for box in self.boxes:
            x, y, wide, high = places[box.name]
            canvas.rect(x, y, wide, high, "paper", stroke=box.tone, radius=6)
            lines = box.name.split("\n")
            for number, line in enumerate(lines):
                offset = 16 * (number - (len(lines) - 1) / 2)
                canvas.text(x + wide / 2, y + high / 2 + 4 + offset, line, strong=True, tone=box.tone)
        return canvas

    def _place(self, canvas: Canvas, box: Box) -> tuple[float, float, float, float]:
        columns = 1 + max(one.column for one in self.boxes)
        wide = min(150, (canvas.width - 24) / columns - 36)
        step = (canvas.width - 28 - wide) / max(columns - 1, 1)
        return 10 + box.column * step, _TOP + box.row * _STEP, wide, _HIGH

    def _arrow(self, canvas: Canvas, one: tuple, other: tuple, arrow: Arrow) -> None:
        (x1, y1, wide, high), (x2, y2, *_) = one, other
        if x1 == x2:  # above each other
            x, top, bottom = x1 + wide / 2, min(y1, y2) + high, max(y1, y2)
            canvas.line(x, top, x, bottom, "muted", 2)
            if arrow.both or y2 > y1:
                canvas.arrow_head(x, bottom, False, "muted")
            if arrow.both or y2 < y1:
                canvas.arrow_head(x, top, True, "muted")
            right = x + 8 + text_width(arrow.words) > canvas.width - 4
            side, anchor = (-8, "end") if right else (8, "start")
            canvas.text(x + side, (top + bottom) / 2 + 4, arrow.words, anchor, halo=True)
            return
        start, end = (x1 + wide, y1 + high / 2), (x2, y2 + high / 2)
        if x2 < x1:
            start, end = (x1, y1 + high / 2), (x2 + wide, y2 + high / 2)
        canvas.line(*start, *end, "muted", 2)
        for tip, tail in ((end, start), *(((start, end),) if arrow.both else ())):
            self._head(canvas, tip, tail)
        canvas.text((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - 6, arrow.words, halo=True)

    def _head(self, canvas: Canvas, tip: tuple, tail: tuple) -> None:
        dx, dy = tip[0] - tail[0], tip[1] - tail[1]
        length = (dx * dx + dy * dy) ** 0.5
        dx, dy = dx / length * 8, dy / length * 8
        canvas.area(
            [tip, (tip[0] - dx - dy / 2, tip[1] - dy + dx / 2), (tip[0] - dx + dy / 2, tip[1] - dy - dx / 2)],
            "muted",
        )

    def data(self) -> Table:
        def flat(name: str) -> str:
            return name.replace("\n", " ")

        rows = [
            (a.words, flat(a.start), flat(a.end), _("both ways") if a.both else _("one way"))
            for a in self.arrows
        ]
        return Table(
            _("What flows in: {title}").format(title=self.title),
            (_("What"), _("From"), _("To"), _("Direction")),
            rows,
        )
