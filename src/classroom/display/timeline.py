"""Events and entries on lanes over the years: when something happens, and in which year it counts."""

from dataclasses import dataclass

from classroom.language import _

from .canvas import Canvas, text_width
from .figure import Chart, behind
from .table import Table


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a year on a lane (counted from 0).

    `entry` marks an entry in a balance rather than an event. `leads_to` are the positions of the events that
    this one leads to.
    """

    lane: int
    year: int
    label: str
    tone: str = "muted"
    entry: bool = False
    leads_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart(Chart):
    """`lanes` from top to bottom, `years` from left to right, and arrows from an event to where it counts."""

    lanes: tuple[str, ...]
    years: tuple[int, ...]
    events: tuple[Event, ...]

    def __post_init__(self):
        self.check()
        for event in self.events:
            if event.year not in self.years or not 0 <= event.lane < len(self.lanes):
                raise ValueError(
                    f"The chart {self.title!r}: the event {event.label!r} "
                    f"({event.year}, lane {event.lane}) lies outside it."
                )

    def draw(self, ident: str) -> Canvas:
        head, lane = 26, 86
        canvas = Canvas(head + lane * len(self.lanes), ident)
        slot = canvas.width / len(self.years)

        def place(event: Event) -> tuple[float, float]:
            near = [e for e in self.events if (e.lane, e.year) == (event.lane, event.year)]
            shift = (near.index(event) - (len(near) - 1) / 2) * min(24, slot / len(near))
            return (self.years.index(event.year) + 0.5) * slot + shift, head + lane * event.lane + 48

        for i, year in enumerate(self.years):
            canvas.text((i + 0.5) * slot, 14, str(year), strong=True)
            if i:
                canvas.line(i * slot, 22, i * slot, canvas.height - 4, "grid")
        for i in range(len(self.lanes)):
            y = head + lane * i
            canvas.rect(0, y, canvas.width, lane - 6, "soft", radius=4, opacity="0.45")
        for event in self.events:
            for target in event.leads_to:
                self._arrow(canvas, place(event), place(self.events[target]), event.tone)
        for i, name in enumerate(self.lanes):
            canvas.text(6, head + lane * i + 14, name, "start", "muted", halo=True)
        for event in self.events:
            self._event(canvas, event, *place(event), self._above(event))
        return canvas

    def _above(self, event: Event) -> bool:
        """Is the label above the marker? It gives way to arrows downwards and to the labels beside it."""
        if event.leads_to:
            return self.events[event.leads_to[0]].lane > event.lane
        lane = [other for other in self.events if other.lane == event.lane and other is not event]
        beside = [other for other in lane if abs(other.year - event.year) <= 1 and not other.entry]
        arrows = [self._above(other) for other in beside if other.leads_to]
        if arrows:
            return not all(arrows)
        before = [other for other in beside if self.events.index(other) < self.events.index(event)]
        return len(before) % 2 == 1

    @staticmethod
    def _arrow(canvas: Canvas, start, end, tone: str) -> None:
        (x1, y1), (x2, y2) = start, end
        up = y2 < y1
        y1, y2 = (y1 - 12, y2 + 13) if up else (y1 + 4, y2 - 13)
        middle = (y1 + y2) / 2
        x1, y1, x2, y2, middle = (f"{v:.1f}" for v in (x1, y1, x2, y2, middle))
        canvas.curve(f"M{x1} {y1} C{x1} {middle} {x2} {middle} {x2} {y2}", tone, 1.8, "5 3")
        canvas.arrow_head(float(x2), float(y2), up, tone)

    def _event(self, canvas: Canvas, event: Event, x, y, above: bool) -> None:
        width = text_width(event.label)
        at = min(max(x, width / 2 + 2), canvas.width - width / 2 - 2)
        if event.entry:
            canvas.rect(at - width / 2 - 7, y - 11, width + 14, 22, event.tone, radius=4)
            canvas.text(at, y + 4, event.label, tone="paper", strong=True)
        else:
            canvas.marker(x, y - 4, "circle", event.tone, 6)
            canvas.text(at, y - 15 if above else y + 19, event.label, halo=True)

    def data(self) -> Table:
        rows = [(event.label, self.lanes[event.lane], str(event.year)) for event in self.events]
        return Table(behind(self.title), (_("What"), _("Where"), _("Year")), rows)
