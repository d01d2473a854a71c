"""The profile as a picture: one square for each question, area by area. No totals, so nothing to rank."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classroom.chart import Chart
from classroom.display.canvas import Canvas
from classroom.display.figure import Key
from classroom.display.table import Table

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
    YES: "in place",
    PARTLY: "partly in place",
    NO: "not yet in place (\u2013)",
    UNKNOWN: "to find out (?)",
    OPEN: "not answered",
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
        most = max(rows, key=lambda row: sum(state in (NO, PARTLY) for state in row[1]), default=None)
        says = "Each square is one question of its area."
        if full:
            says += f" All in place: {', '.join(full)}."
        if most and any(state in (NO, PARTLY) for state in most[1]):
            says += f" Most is still to be done in: {most[0]}."
        return cls(
            title=f"Profile of {profile.name if profile.country else 'your country'}",
            units="questions",
            source=f"answers given on {profile.on.isoformat()}; questions of this course",
            says=says,
            rows=rows,
        )

    def draw(self, ident: str) -> Canvas:
        canvas = Canvas(TOP + ROW * len(self.rows), ident)
        for r, (title, states) in enumerate(self.rows):
            y = TOP + ROW * r
            canvas.text(0, y + 10, title, "start", strong=True)
            for i, state in enumerate(states):
                fill, outline, sign = LOOK[state]
                x = 1 + i * (SIZE + GAP)
                canvas.rect(x, y + 17, SIZE, SIZE, fill, stroke=outline, radius=3)
                if sign:
                    canvas.text(x + SIZE / 2, y + 33, sign, tone=outline, strong=True, size=15)
        return canvas

    def keys(self) -> list[Key]:
        used = [state for state in LOOK if any(state in states for _, states in self.rows)]
        return [Key(WORDS[state], "bar", _key_tone(state)) for state in used]

    def data(self) -> Table:
        used = [state for state in LOOK if any(state in states for _, states in self.rows)]
        rows = [(title, *(states.count(state) for state in used)) for title, states in self.rows]
        columns = ("Area", *(WORDS[state].partition(" (")[0] for state in used))
        return Table(f"Numbers behind: {self.title}", columns, rows, self.units, numbers=self.numbers)


def _key_tone(state: str) -> str:
    """The legend draws plain bars: the fill of a state, or its outline where it has no fill of its own."""
    fill, outline, _ = LOOK[state]
    return outline if fill in ("none", "paper") else fill
