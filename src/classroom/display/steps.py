"""A step curve: measures side by side, as wide as what they can deliver and as high as what they cost."""

from dataclasses import dataclass

from classroom.language import _

from .canvas import Canvas, text_width, ticks
from .figure import Chart, Key, behind
from .table import Table


@dataclass(frozen=True, slots=True)
class Step:
    """A measure: what it can deliver, its cost per unit, and a tone (a sold one may be hatched)."""

    name: str
    quantity: object
    cost: object
    tone: str = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChart(Chart):
    """Steps in the order given, usually the cheapest first; a measure may be cut into steps of one name.

    `units` are those of the cost, `across` those of the quantities. `limits`: (name, quantity, tone), drawn
    as upright lines. `level`: (name, cost), drawn across, such as a price. `tones`: (meaning, tone).
    """

    steps: tuple[Step, ...]
    across: str
    limits: tuple[tuple[str, object, str], ...] = ()
    level: tuple[str, object] | None = None
    tones: tuple[tuple[str, str], ...] = ()

    def __post_init__(self):
        self.check()
        if not self.steps:
            raise ValueError(f"The chart {self.title!r} has no step to draw.")

    def draw(self, ident: str) -> Canvas:
        canvas = Canvas(262, ident)
        costs = [step.cost for step in self.steps] + ([self.level[1]] if self.level else [])
        up = ticks(min(*costs, 0), max(costs))
        wide = ticks(0, max(sum(s.quantity for s in self.steps), *(limit[1] for limit in self.limits), 0), 4)
        left = max(text_width(self.numbers.show(mark)) for mark in up) + 12
        right, top, bottom = canvas.width - 28, 26, canvas.height - 42

        def x(quantity) -> float:
            return left + float(quantity / wide[-1]) * (right - left)

        def y(cost) -> float:
            return bottom - float((cost - up[0]) / (up[-1] - up[0])) * (bottom - top)

        canvas.text(0, 12, self.units, "start", "muted")
        for mark in up:
            canvas.line(left, y(mark), right, y(mark), "grid" if mark else "muted")
            canvas.text(left - 6, y(mark) + 4, self.numbers.show(mark), "end", "muted")
        for mark in wide:
            canvas.text(x(mark), bottom + 16, self.numbers.show(mark), "middle", "muted")
        canvas.text(right, canvas.height - 6, self.across, "end", "muted")
        reached, spans = 0, {}
        for step in self.steps:
            start, end = x(reached), x(reached + step.quantity)
            edge, height = step.tone.removeprefix("hatch:"), max(abs(y(step.cost) - y(0)), 2)
            edge = "muted" if edge == "soft" else edge
            canvas.rect(start, min(y(step.cost), y(0)), end - start, height, step.tone, stroke=edge)
            first = spans.get(step.name, (start,))[0]
            spans[step.name] = (first, end, min(y(step.cost), y(0)))
            reached += step.quantity
        if self.level:
            canvas.line(left, y(self.level[1]), right, y(self.level[1]), "buyer", 2, "1.5 4")
        for _name, quantity, tone in self.limits:
            canvas.line(
                x(quantity), top - 6, x(quantity), bottom, tone, 2.5, "6 4" if tone == "target" else None
            )
        for name, (start, end, height) in spans.items():  # last, so that no line runs through a letter
            canvas.text((start + end) / 2, height - 5, self.letter(name), strong=True, halo=True)
        return canvas

    def letter(self, name: str) -> str:
        """The letter that stands for a measure in the drawing."""
        return chr(ord("A") + list(dict.fromkeys(step.name for step in self.steps)).index(name))

    def keys(self) -> list[Key]:
        keys = [Key(name, "bar", tone) for name, tone in self.tones]
        keys += [
            Key(name, "line", tone, "6 4" if tone == "target" else None) for name, _, tone in self.limits
        ]
        return keys + ([Key(self.level[0], "line", "buyer", "1.5 4")] if self.level else [])

    def data(self) -> Table:
        named = dict((tone, name) for name, tone in self.tones)
        columns = [
            _("Measure"),
            _("Quantity, {across}").format(across=self.across),
            _("Cost, {units}").format(units=self.units),
        ]
        rows = [(f"{self.letter(step.name)} {step.name}", step.quantity, step.cost) for step in self.steps]
        if named:
            columns.append(_("What for"))
            rows = [(*row, named.get(step.tone, "")) for row, step in zip(rows, self.steps, strict=True)]
        return Table(behind(self.title), columns, rows, numbers=self.numbers)

    def description(self) -> str:
        marks = [f"{name}: {self.numbers.show(q)}." for name, q, _ in self.limits]
        if self.level:
            marks.append(f"{self.level[0]}: {self.numbers.show(self.level[1])}.")
        # The base class is named: a dataclass with slots is a new class, which a bare super() does not know.
        return "\n".join([Chart.description(self), *marks])
