"""The profile as a picture: one square for each question, area by area. No totals, so nothing to rank."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from classroom.chart import Chart
from classroom.display.canvas import Canvas
from classroom.display.figure import behind
from classroom.display.table import Table
from classroom.language import _, later

from .catalogue import NO, OPEN, PARTLY, UNKNOWN, YES

if TYPE_CHECKING:
    from .profile import Profile

# How a state is drawn: fill, outline, sign. The sign tells the states apart without colour.
LOOK = {
    YES: ("host", "host", ""),
    PARTLY: ("hatch:host", "host", ""),
    NO: ("paper", "target", "\u2013"),
    UNKNOWN: ("soft", "muted", "?"),
    OPEN: ("none", "grid", ""),
}
WORDS = {
    YES: later("in place"),
    PARTLY: later("partly in place"),
    NO: later("not yet in place"),
    UNKNOWN: later("to find out"),
    OPEN: later("not answered"),
}
SIZE, GAP, ROW, TOP = 22, 7, 56, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChart(Chart):
    """Rows of squares: (area, the state of each of its questions)."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]

    def __post_init__(self):
        self.check()

    @classmethod
    def of(cls, profile: "Profile") -> "ProfileChart":
        rows = tuple((a.title, tuple(i.state for i in items)) for a, items in profile.areas.items())
        full = [title for title, states in rows if set(states) == {YES}]
        missing = {title: sum(state in (NO, PARTLY) for state in states) for title, states in rows}
        highest = max(missing.values(), default=0)
        most = [title for title, number in missing.items() if number == highest]
        says = [_("Each square is one question of its area.")]
        if full:
            says.append(_("All in place: {areas}.").format(areas=", ".join(full)))
        if highest:
            says.append(_("Most is still to be done in: {areas}.").format(areas=", ".join(most)))
        return cls(
            title=_("Profile of {country}").format(country=profile.name)
            if profile.country
            else _("Profile of your country"),
            units=_("questions"),
            source=_("answers given on {day}; questions of this course").format(day=profile.on.isoformat()),
            says=" ".join(says),
            rows=rows,
        )

    def html(self, ident: str = "a6-profile") -> str:
        """The figure, with a legend that draws each state as the picture does."""
        keys = [f"<li>{_swatch(state, f'{ident}-k')}{escape(_(WORDS[state]))}</li>" for state in self.used]
        legend = "\n".join(['<ul class="a6-keys">', *keys, "</ul>", '<p class="a6-says">'])
        return super(ProfileChart, self).html(ident).replace('<p class="a6-says">', legend, 1)

    @property
    def used(self) -> list[str]:
        """The states that occur, in the order of the legend."""
        return [state for state in LOOK if any(state in states for _, states in self.rows)]

    def draw(self, ident: str) -> Canvas:
        canvas = Canvas(TOP + ROW * len(self.rows), ident)
        for r, (title, states) in enumerate(self.rows):
            y = TOP + ROW * r
            canvas.text(0, y + 10, title, "start", strong=True)
            for i, state in enumerate(states):
                _square(canvas, 1 + i * (SIZE + GAP), y + 17, SIZE, state)
        return canvas

    def data(self) -> Table:
        rows = [(title, *(states.count(state) for state in self.used)) for title, states in self.rows]
        columns = (_("Area"), *(_(WORDS[state]) for state in self.used))
        return Table(behind(self.title), columns, rows, self.units, numbers=self.numbers)


def _square(canvas: Canvas, x: float, y: float, size: float, state: str) -> None:
    fill, outline, sign = LOOK[state]
    canvas.rect(x, y, size, size, fill, stroke=outline, radius=3)
    if sign:
        canvas.text(x + size / 2, y + size * 0.73, sign, tone=outline, strong=True, size=size * 0.68)


def _swatch(state: str, ident: str) -> str:
    """One square for the legend; hidden from screen readers, which read the words beside it."""
    canvas = Canvas(16, f"{ident}-{list(LOOK).index(state)}", width=16)
    _square(canvas, 1, 1, 14, state)
    drawn = canvas.render("", "").partition("</desc>")[2]
    return f'<svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" width="16" height="16">{drawn}'
